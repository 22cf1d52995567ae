/** The importers: every export is one. The dialects in MDX and Markdown need none, they compile as they are. */
// oxlint-disable-next-line unicorn/require-module-specifiers -- the list is empty so far
export {};

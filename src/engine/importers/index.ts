/** The importers: every export is one. The dialects in MDX and Markdown need none, they compile as they are. */
export {};

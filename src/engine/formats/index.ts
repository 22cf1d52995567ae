/** The formats a view is published in: every export is one. */
export { html } from './html.ts';
export { json } from './json.ts';
export { llms } from './llms.ts';
export { markdown } from './markdown.ts';

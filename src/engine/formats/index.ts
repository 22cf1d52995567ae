/** The formats a view is published in: every export is one. */
export { ard } from './ard.ts';
export { guidesJson } from './guides-json.ts';
export { html } from './html.ts';
export { json } from './json.ts';
export { llms } from './llms.ts';
export { llmsFull } from './llms-full.ts';
export { markdown } from './markdown.ts';
export { robots } from './robots.ts';
export { search } from './search.ts';
export { sitemap } from './sitemap.ts';

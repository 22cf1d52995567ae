/** The dialects that guides are written in: every export is one. */
export { canonical } from './canonical.ts';
export { docsExport } from './docs-export.ts';
export { headings } from './headings.ts';
export { hub } from './hub.ts';

/** What pages load of the engine, in the browser of a reader. It stands apart, as whoever imports it loads all that it names. */
export { readChoice, writeChoice } from './model/selection/choice.ts';
export { type Shown, shownOf, type SelectionIndex } from './model/selection/selection-index.ts';
export { resolveSelection } from './model/selection/selection.ts';
export { unknownNames } from './model/selection/unknown-names.ts';
export type { PackedIndex } from './search/packed-index.ts';
export type { SearchEntry, SearchFile } from './search/search-file.ts';
export { openSearch, type SearchFound, type SearchHit, type SiteSearch } from './search/site-search.ts';
export { termsOf } from './search/terms.ts';

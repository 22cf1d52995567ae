/** What this project has of the engine beside the public API in `index.ts`; the package promises none of it. */
import { engine } from './default-engine.ts';

/** Makes the fixes of a guide or a page. */
export const fix = engine.fix;

export type { UnreadableFile } from './check/unreadable-files.ts';
export { checkDates } from './check/check-dates.ts';
export { variantIdIn } from './compile/compile-variant.ts';
export { chooseFixes } from './diagnostics/fixes.ts';
export { element, text } from './blocks/hast.ts';
export { suggest } from './diagnostics/suggest.ts';
export { decodePart, encodePath, listFolder, resolveAddress, splitAddress } from './model/address/address.ts';
export { addressAt, basePathOf, pathBelow } from './model/address/base-path.ts';
export { categoryName } from './model/category-name.ts';
export { darkPalette, lightPalette, type Palette } from './model/color/palette.ts';
export { suggestId, whyNoPath } from './model/id.ts';
export { allowedActionsOf } from './model/selection/allowed-actions.ts';
export { readNames } from './model/selection/choice.ts';
export { type Shown, type SelectionIndex, selectionIndexOf } from './model/selection/selection-index.ts';
export { variableNamesOf } from './model/variant.ts';
export { type Title, wordsOfTitle } from './model/title.ts';
export { replaceVariables, unescapeVariables } from './model/variable.ts';
export { isPlainHost, webAddress } from './model/address/web-address.ts';
export { htmlElements } from './parse/html-names.ts';
export { type BodyPrints, createBodyPrints } from './print/body-prints.ts';
export { printElements } from './print/print-html.ts';
export { siteOfPublished } from './print/from-published.ts';
export {
  type GuideFacts,
  createGuideSearch,
  type GuideSearch,
  recordOf,
  recordOfFacts,
} from './search/guide-search.ts';
export type { SearchRecord } from './search/ranking.ts';
export { pageAt } from './model/site-pages.ts';
export { isEmptied } from './view/emptied.ts';
export { variableValues } from './view/options/variables.ts';

import type { CheckContext } from '../check-context.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Guide } from '../../model/guide.ts';
import { checkBrandFiles } from './check-brand-files.ts';
import { checkColors } from './check-colors.ts';
import { checkForbidden } from './check-forbidden.ts';
import { checkGlobs } from './check-globs.ts';
import { checkLanguage } from './check-language.ts';
import { checkLinking } from './check-linking.ts';
import { checkMessages } from './check-messages.ts';
import { checkSites } from './check-sites.ts';
import { checkVariables } from './check-variables.ts';

/** Everything that is wrong with variants beside their form and what they choose of actions. */
export function checkVariants(guides: readonly Guide[], context: CheckContext): Diagnostic[] {
  const { variants = [] } = context;
  return [
    ...checkSites(variants),
    ...variants.flatMap((file) => [
      ...checkBrandFiles(file, context),
      ...checkColors(file),
      ...checkVariables(file),
      ...checkLinking(file, context),
      ...checkMessages(file, context),
      ...checkLanguage(file, context),
      ...checkGlobs(file, guides, context),
      ...checkForbidden(file, guides, context),
    ]),
  ];
}

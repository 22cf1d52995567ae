import { variablesIn } from '../../model/variable.ts';
import { guideFrontmatterSchema } from '../head/frontmatter.ts';
import { defineDialect } from './define.ts';

const blocks = /<(?:Section|WhitelabelHide|WhitelabelOnly|Field|Copy)[\s/>]/u;
/** Names that other platforms have too, but for what theirs say of themselves. */
const shared = /<(?:Figure(?![^<>]*\ssrc=)|Image|Video)[\s/>]/u;
/** What our documents never have. */
const foreign = /^(?:import\s[^\n]*\sfrom\s|export\s)/mu;
const step = /<Step\s[^<>]*\b(?:scopes|scopesMatch|showScopes)\b/u;
const keys = /^(?:method|requires|verified|kind):/mu;

/**
 * Our own form, by marks that only it has. What fits both ours and the hub's is the hub's: a
 * vendor's words left standing would be worse than a variable not checked.
 */
export const canonical = defineDialect({
  name: 'canonical',
  detect: ({ text, frontmatter, variables }) =>
    blocks.test(text) ||
    (shared.test(text) && !foreign.test(text)) ||
    step.test(text) ||
    keys.test(frontmatter) ||
    variablesIn(text).some((name) => variables.has(name))
      ? 0.8
      : 0,
  frontmatter: guideFrontmatterSchema,
  isStrict: true,
  vendorWords: 'report',
  isAboutVendor: () => false,
  readElement: () => undefined,
  readNode: () => undefined,
});

import { tokensIn } from '../../model/token.ts';
import { guideFrontmatterSchema } from '../frontmatter.ts';
import { defineDialect } from './define.ts';

const blocks = /<(?:Section|WhitelabelHide|WhitelabelOnly|Field|Figure|Image|Copy|Video)[\s/>]/u;
const step = /<Step\s[^>]*\b(?:scopes|scopesMatch|showScopes)\b/u;
const keys = /^(?:method|requires|verified|kind):/mu;

/**
 * Our own form, by marks that only it has. What fits both ours and the hub's is the hub's: a
 * vendor's words left standing would be worse than a token not checked.
 */
export const canonical = defineDialect({
  name: 'canonical',
  detect: ({ text, frontmatter, tokens }) =>
    blocks.test(text) || step.test(text) || keys.test(frontmatter) || tokensIn(text).some((name) => tokens.has(name))
      ? 0.8
      : 0,
  frontmatter: guideFrontmatterSchema,
  isStrict: true,
  vendorWords: 'report',
  isAboutVendor: () => false,
  readElement: () => undefined,
  readNode: () => undefined,
});

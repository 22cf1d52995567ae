import { compileVariant, type Variant } from '../engine/index.ts';

const source = `
whitelabel: false
site: http://127.0.0.1:4321
brand: { name: Guides }
tokens: { support.email: 'help@example.com', callbackUrl: 'http://127.0.0.1:4321/oauth/{provider.id}/callback' }
`;

/** The variant of a content folder that has no `variants/default.yaml`. */
export const standardVariant: Variant = (() => {
  const { value } = compileVariant({ source, path: 'variants/default.yaml' });
  if (!value) throw new Error('Cannot make the standard variant: its source does not compile');
  return value;
})();

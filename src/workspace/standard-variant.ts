import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledVariants, compileVariant, type Variant } from '../engine/index.ts';

// The mailbox is nobody's, so that no other site leaks it: guides do say “example.com”.
const source = `
whitelabel: false
site: http://127.0.0.1:4321
brand: { name: Guides }
variables: { support.email: 'help@guides.invalid', callbackUrl: 'http://127.0.0.1:4321/oauth/{provider.id}/callback' }
`;

const path = 'variants/default.yaml';

/** The variant of a content folder that has no `variants/default.yaml`. */
export const standardVariant: Variant = (() => {
  const { value } = compileVariant({ source, path });
  if (!value) throw new Error('Cannot make the standard variant: its source does not compile');
  return value;
})();

/** The variants of a content folder, with the standard one where it has no `default`. */
export function withStandardVariant(files: CompiledVariants): CompiledVariants {
  return files.some((file) => /(?:^|[\\/])default\.ya?ml$/u.test(file.path))
    ? files
    : [{ path, value: standardVariant, diagnostics: [] }, ...files];
}

/** Says on standard error that a content folder's site is made in its name, where it is. */
export function noteStandardVariant(command: string, content: string): void {
  const hasOwn = ['yaml', 'yml'].some((extension) => existsSync(join(content, `variants/default.${extension}`)));
  if (hasOwn) return;
  const { brand, site } = standardVariant;
  process.stderr.write(
    `${command}: There is no ${join(content, 'variants/default.yaml')}: the default variant is named “${brand.name}”, at ${site}.\n`,
  );
}

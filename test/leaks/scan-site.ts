import { compileVariant, type Variant } from '../../src/engine/index.ts';
import type { Leak } from '../../src/leaks/leak.ts';
import { scanForLeaks } from '../../src/leaks/leak-gate.ts';
import { createFolder } from '../cli/run-command.ts';

/** A variant as its file says. */
export function variantOf(id: string, source: string): Variant {
  const { value, diagnostics } = compileVariant({ source, path: `variants/${id}.yaml` });
  if (!value) throw new Error(`Cannot make ${id}: ${JSON.stringify(diagnostics)}`);
  return value;
}

const vendor = variantOf(
  'default',
  `whitelabel: false
site: https://docs.stepwell.example
brand: { name: Stepwell, hub: Stepwell Hub, logo: { light: /brand/stepwell.svg, alt: Stepwell } }
variables: { support.email: help@stepwell-mail.example, callbackUrl: 'https://login.stepwell.example/oauth/{provider.id}' }
vendorWords: { OldName: '{product.name}' }
`,
);
const rival = variantOf(
  'rival',
  `site: https://connect.northwind.example
brand: { name: Northwind, hub: Northwind Link }
footer: { links: [{ label: Status, href: 'https://status.nw-cloud.example/now' }] }
`,
);
export const linear = variantOf('linear', 'site: https://connect.lnr.example\nbrand: { name: Linear }\n');
export const acmeSource = `site: https://connect.acme.example
brand: { name: Acme }
variables: { support.email: help@acme.example }
`;
const acme = variantOf('acme', acmeSource);

/** Searches a site of these files for leaks; `content` are files beside it. */
export async function scan(
  files: Readonly<Record<string, string | Uint8Array>>,
  { variant = acme, others = [vendor, rival], providers = [] as { id: string; name: string }[], content = {} } = {},
): Promise<Leak[]> {
  const site = Object.fromEntries(Object.entries(files).map(([path, data]) => [`site/${path}`, data]));
  const folder = createFolder({ 'content/guides/.keep': '', ...site, ...content });
  return scanForLeaks(`${folder}/site`, {
    variant,
    variants: [...others, variant],
    providers,
    content: `${folder}/content`,
  });
}

/** Terms that must not be found, and whose they are. */
export const name = { term: 'Stepwell', source: { variant: 'default', key: 'brand.name' } };
export const hub = { term: 'Stepwell Hub', source: { variant: 'default', key: 'brand.hub' } };
export const host = { term: 'docs.stepwell.example', source: { variant: 'default', key: 'site' } };
export const callback = {
  term: 'login.stepwell.example',
  source: { variant: 'default', key: 'variables.callbackUrl' },
};
export const mail = {
  term: 'help@stepwell-mail.example',
  source: { variant: 'default', key: 'variables.support.email' },
};

import { smallContent } from '../../cli/run-command.ts';

const drawing = (line: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Logo</title><path d="${line}"/></svg>`;

/** The file of a partner. */
export function sitePartner(name: string, site: string, more = ''): string {
  const host = new URL(site).host;
  return `whitelabel: true
site: ${site}
brand: { name: ${name}, hub: ${name} Hub${more} }
variables: { support.email: help@${host.replace(/[[\]:]/gu, '')}.invalid, callbackUrl: '${site}/oauth/{provider.id}/callback' }
`;
}

const logo = (id: string): string => `, logo: { light: /brands/${id}/logo.svg, alt: Logo }`;

/** A small content folder with partners. */
export const twoPartners: Readonly<Record<string, string>> = {
  ...smallContent,
  'content/variants/quellbrunn.yaml': sitePartner('Quellbrunn', 'https://help.quellbrunn.example', logo('quellbrunn')),
  'content/variants/tarnhelm.yaml': sitePartner('Tarnhelm', 'https://help.tarnhelm.example', logo('tarnhelm')),
  'content/variants/letters.yaml': sitePartner('Lettersmith', 'https://xn--bcher-kva.example'),
  'content/variants/one.yaml': sitePartner('Portone', 'http://[::1]:8081'),
  'content/variants/two.yaml': sitePartner('Porttwo', 'http://[::1]:8082'),
  'public/brands/quellbrunn/logo.svg': drawing('M1 1 L8 8 L3 5 L7 2 Z'),
  'public/brands/tarnhelm/logo.svg': drawing('M9 1 L2 6 L5 5 L4 2 Z'),
  'public/.env': 'SECRET=1',
};

import { webAddress } from '../../engine/internal.ts';
import { commandFor } from './advice.ts';
import type { Question, Scaffold } from './define.ts';
import { nameQuestion, problemOfName, yamlText } from './names.ts';
import { refuseTaken } from './taken.ts';

/** `variants/<id>.yaml`. */
export const variant: Scaffold = {
  name: 'variant',
  example: 'acme',
  problemOf: (id) => (id.includes('/') ? 'The id of a variant has one part, such as acme.' : problemOfName(id)),
  plan: async ({ content, id, answer }) => {
    const path = `variants/${id}.yaml`;
    refuseTaken(content, [path]);
    const name = await answer(nameQuestion('What is the brand called?', id));
    const site = (await answer(siteQuestion(id))).replace(/\/+$/u, '');
    return {
      files: [{ path, source: printVariant({ id, name, site }) }],
      next: [
        `Put its logo into public/brands/${id}/, which no other variant's site has, and name it in brand.logo.`,
        'Correct the mailbox, the callback address and what receives the form, and say which guides it shows.',
        `See it: ${commandFor(content, 'dev', `--variant ${id}`)}`,
      ],
    };
  },
};

function siteQuestion(id: string): Question {
  const host = id.replace(/[^a-z\d-]+/gu, '-').replace(/^-+|-+$/gu, '') || 'partner';
  return {
    flag: 'site',
    text: 'At which address will the site be?',
    standard: `https://connect.${host}.example`,
    problemOf: (answer) =>
      webAddress.safeParse(answer).success ? undefined : 'It is an address such as https://connect.acme.example.',
  };
}

function printVariant({ id, name, site }: { id: string; name: string; site: string }): string {
  const { hostname } = new URL(site);
  const mailHost = hostname.split('.').length > 2 ? hostname.slice(hostname.indexOf('.') + 1) : hostname;
  return `# The site of ${name}. All keys: the handbook's page “Variables and variants”.
${id === 'default' ? "# The vendor's own site, with what is marked for its own readers.\nwhitelabel: false\n" : ''}site: ${yamlText(site)}
brand:
  name: ${yamlText(name)}
  # hub: The name of the place where accounts are linked
  # logo:
  #   light: /brands/${id}/logo.svg
  #   dark: /brands/${id}/logo-dark.svg
  #   alt: The name in the logo
  # favicon: /brands/${id}/favicon.svg
  # colors: { accent: '#3f51b5' }
  # font: Georgia, serif
  # radius: 0.5rem
variables:
  support.email: ${yamlText(`help@${mailHost}`)}
  callbackUrl: ${yamlText(`${site}/oauth/{provider.id}/callback`)}
# What receives the form at the end of guides; without it they have none.
linking: { adapter: http, baseUrl: /linking }
guides:
  include: ['**']
# The actions that this brand uses, by provider. Without a line for a provider: all of its.
# actions:
#   lattice: [list_employees]
# footer:
#   links: [{ label: Imprint, href: https://www.example.com/imprint }]
`;
}

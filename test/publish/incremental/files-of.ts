import { stringify } from 'yaml';
import type { TestContent, TestGuide, TestPage, TestVariant } from './content.ts';

/** The files of a content folder and of `public` beside it, by path. */
export function filesOf(content: TestContent): Map<string, string> {
  const { providers, guides, pages, variants, files } = content;
  const perhaps = <T>(name: string, value: T | undefined): Record<string, T> =>
    value === undefined ? {} : { [name]: value };
  const written = new Map<string, string>();
  for (const [key, { id, name, category, description, website, actions, scopes, fields }] of Object.entries(
    providers,
  )) {
    const methods = Object.values(guides).filter(({ provider }) => provider === key);
    const provider = {
      name,
      category,
      actions,
      ...perhaps('description', description),
      ...perhaps('website', website),
      scopes: Object.fromEntries(Object.entries(scopes).map(([scope, said]) => [scope, { description: said }])),
      connections: Object.fromEntries(
        methods
          .filter(({ isSetup }) => !isSetup)
          .map(({ method }) => [method, { fields: Object.entries(fields).map(([key, label]) => ({ key, label })) }]),
      ),
    };
    if (methods.length > 0) written.set(`content/guides/${id}/provider.yaml`, stringify(provider));
  }
  for (const guide of Object.values(guides)) {
    const { title, description, method, label, requires, verified, updated } = guide;
    const facts = {
      title,
      description,
      method: { id: method, label },
      requires,
      ...perhaps('updated', updated),
      ...perhaps('verified', verified === undefined ? undefined : { on: verified, against: 'documentation' }),
    };
    written.set(
      `content${addressOf(guide, content).slice(0, -1)}.mdx`,
      `---\n${stringify(facts)}---\n\n${stepsOf(guide, content)}`,
    );
  }
  for (const page of Object.values(pages)) {
    const { title, description, updated } = page;
    const facts = { title, description, ...perhaps('updated', updated) };
    written.set(`content/${page.path}.mdx`, `---\n${stringify(facts)}---\n\n${proseOf(page, content).join('\n\n')}\n`);
  }
  for (const [id, variant] of Object.entries(variants)) {
    written.set(`content/variants/${id}.yaml`, stringify(variantFile(id, variant, content)));
  }
  for (const [path, text] of Object.entries(files)) written.set(`public/${path}`, text);
  return written;
}

/** Where a document's page is. */
function addressOf(document: TestGuide | TestPage, { providers }: TestContent): string {
  if ('path' in document)
    return `/${document.path.replace(/^pages\//u, '').replace(/(?:^|\/)index$/u, '')}/`.replace('//', '/');
  const { provider, isSetup, method } = document;
  return `/guides/${providers[provider]?.id}/${isSetup ? 'setup/' : ''}${method}/`;
}

function guidesOf(key: string, { guides }: TestContent): TestGuide[] {
  return Object.values(guides).filter(({ provider }) => provider === key);
}

function proseOf(document: TestGuide | TestPage, content: TestContent): string[] {
  const linked = document.links.flatMap((key) => {
    const provider = content.providers[key];
    if (provider) return guidesOf(key, content).length > 0 ? [`All [ways](/guides/${provider.id}/) there are.`] : [];
    const target = content.guides[key] ?? content.pages[key];
    return target && target !== document ? [`See [${target.words[0]}](${addressOf(target, content)}) first.`] : [];
  });
  const hidden = document.hides ? [`<WhitelabelHide>\n\n${document.words.at(-1)}.\n\n</WhitelabelHide>`] : [];
  return [...document.words.map((words) => `Write to {support.email}: ${words}.`), ...linked, ...hidden];
}

function stepsOf(guide: TestGuide, content: TestContent): string {
  const { scopes = {}, fields = {} } = content.providers[guide.provider] ?? {};
  const [scope] = Object.keys(scopes);
  const condition = guide.isConditional && scope !== undefined ? ` scopes="${scope}"` : '';
  const used = guide.isSetup ? [] : Object.keys(fields).map((key) => `<Field name="${key}" />`);
  const steps = [...guide.words, 'the end'].map(
    (words, at) =>
      `<Step title="Choose ${words}"${at === 1 ? condition : ''}>\n\nOn {plan}, click **${words}**. ${at === 0 ? used.join(' ') : ''}\n\n</Step>`,
  );
  return `${proseOf(guide, content).join('\n\n')}\n\n![Keys](/pictures/keys.svg)\n\n<Section title="Make it">\n\n<Steps>\n${steps.join('\n')}\n</Steps>\n\n</Section>\n`;
}

function variantFile(id: string, variant: TestVariant, { providers, guides }: TestContent): object {
  const {
    site,
    name,
    logo,
    accent,
    mail,
    plan,
    exclude,
    leavesSetups,
    offers,
    unlinks,
    links,
    more,
    messages,
    hasMistake,
  } = variant;
  const image = `/brands/${id}/logo.svg`;
  const left = exclude.flatMap((key) => {
    const guide = guides[key];
    return guide ? [`${providers[guide.provider]?.id}/${guide.isSetup ? 'setup/' : ''}${guide.method}`] : [];
  });
  if (leavesSetups && Object.values(guides).some(({ isSetup }) => isSetup)) left.push('*/setup/*');
  const offered = Object.entries(offers).flatMap(([key, count]) => {
    const provider = providers[key];
    const isUsed = Object.values(guides).some((guide) => guide.provider === key);
    return provider && isUsed ? [[provider.id, provider.actions.slice(0, count).map(({ id }) => id)]] : [];
  });
  return {
    ...(id === 'default' ? { whitelabel: false } : {}),
    site,
    brand: { name, colors: { accent }, ...(logo ? { logo: { light: image, alt: name } } : {}) },
    tokens: { 'support.email': mail, plan },
    guides: { exclude: left },
    actions: Object.fromEntries(offered),
    // What it leaves out others may link to.
    ...(unlinks || left.length > 0 ? { links: 'unlink' } : {}),
    ...(links ? { linking: { adapter: 'http', baseUrl: '/linking' } } : {}),
    messages,
    ...more,
    ...(hasMistake ? { colour: 'red' } : {}),
  };
}

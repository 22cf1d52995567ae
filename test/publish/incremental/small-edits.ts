import type { TestContent, TestDocument, TestGuide, TestProvider } from './content.ts';
import { createGuide, createPage, createProvider } from './first-content.ts';
import type { Random } from './random.ts';

/** Changes a content folder in one place, as its owner would. */
export type Edit = (content: TestContent, random: Random) => void;

export const keyOf = (list: object, random: Random): string => random.of(Object.keys(list));
const guideOf = ({ guides }: TestContent, random: Random): TestGuide => random.of(Object.values(guides));
const providerOf = ({ providers }: TestContent, random: Random): TestProvider => random.of(Object.values(providers));
const documentOf = ({ guides, pages }: TestContent, random: Random): TestDocument =>
  random.of([...Object.values(guides), ...Object.values(pages)]);
/** Whether there are enough: each costs a page of every site in every build. */
const isBig = (list: object): boolean => Object.keys(list).length > 7;
/** A key that nothing has yet. */
const fresh = (random: Random): string => `k${random.below(1e9)}`;
export const idOf = (random: Random): string => `${random.words(1)}-${random.below(1000)}`;
const replace = (list: string[], random: Random): void => {
  list[random.below(list.length)] = random.words(3);
};

/** Edits of documents, providers and public files, which leave most outputs of a site as they are. */
export const smallEdits: Readonly<Record<string, Edit>> = {
  text: (content, random) => replace(documentOf(content, random).words, random),
  title: (content, random) => void (documentOf(content, random).title = `Connect ${random.words(2)}`),
  description: (content, random) => void (documentOf(content, random).description = `About ${random.words(3)}.`),
  updated: (content, random) => {
    const document = documentOf(content, random);
    document.updated = document.updated === undefined ? `2026-11-${10 + random.below(20)}` : undefined;
  },
  hidden: (content, random) => {
    const document = documentOf(content, random);
    document.hides = !document.hides;
  },
  links: (content, random) => {
    documentOf(content, random).links = [keyOf(content.guides, random), ...(random.percent(50) ? ['help'] : [])];
  },
  'guide renamed': (content, random) => void (guideOf(content, random).method = idOf(random)),
  'guide moved': (content, random) => {
    const guide = guideOf(content, random);
    guide.provider = keyOf(content.providers, random);
    guide.method = idOf(random);
  },
  'guide for set-up': (content, random) => {
    const guide = guideOf(content, random);
    guide.isSetup = !guide.isSetup;
  },
  'new provider': (content, random) => {
    if (isBig(content.guides)) return;
    const key = fresh(random);
    content.providers[key] = createProvider(random, idOf(random));
    content.guides[fresh(random)] = createGuide(random, key, 'api-key');
  },
  'provider renamed': (content, random) => void (providerOf(content, random).id = idOf(random)),
  'provider named': (content, random) => void (providerOf(content, random).name = `The ${random.words(1)} tool`),
  category: (content, random) => void (providerOf(content, random).category = random.of(['crm', 'hris', 'ats', 'iam'])),
  'provider described': (content, random) => {
    const provider = providerOf(content, random);
    provider.description = provider.description === undefined ? `For ${random.words(3)}.` : undefined;
  },
  website: (content, random) => {
    providerOf(content, random).website = `https://${random.words(1)}.example`;
  },
  action: (content, random) => {
    const { actions } = providerOf(content, random);
    const action = actions[random.below(actions.length)];
    if (action) action.label = `do ${random.words(2)}`;
  },
  'new action': (content, random) => {
    const { actions, scopes } = providerOf(content, random);
    actions.push({ id: idOf(random), label: `do ${random.words(2)}`, scopes: [keyOf(scopes, random)] });
  },
  scope: (content, random) => {
    const { scopes } = providerOf(content, random);
    scopes[keyOf(scopes, random)] = random.words(3);
  },
  field: (content, random) => {
    const { fields } = providerOf(content, random);
    fields[random.of(['apiKey', 'domain', 'region'])] = `The ${random.words(1)} value`;
  },
  'new page': (content, random) => {
    if (isBig(content.pages)) return;
    const folder = random.of(['pages', 'pages', 'pages/guides', 'handbook', 'errors']);
    content.pages[fresh(random)] = createPage(random, `${folder}/${idOf(random)}`);
  },
  'page gone': (content, random) => {
    const key = keyOf(content.pages, random);
    if (Object.keys(content.pages).length > 2) delete content.pages[key];
  },
  'page renamed': (content, random) => {
    const page = random.of(Object.values(content.pages));
    page.path = `${page.path.replace(/[^/]+$/u, '')}${idOf(random)}`;
  },
  'start page': (content, random) => {
    if (content.pages['start']) delete content.pages['start'];
    else content.pages['start'] = createPage(random, 'pages/index');
  },
  'page above guides': (content, random) => {
    if (content.pages['above']) delete content.pages['above'];
    else content.pages['above'] = createPage(random, random.of(['handbook/index', 'pages/linking-help']));
  },
  'new file': (content, random) => {
    content.files[`${random.of(['files', 'deep/er', '.well-known', 'brands/south'])}/${idOf(random)}.txt`] =
      random.words(4);
  },
  'file changed': (content, random) => {
    content.files[random.of(plainFiles(content))] = random.words(4);
  },
  'file of the same size': (content, random) => {
    const path = random.of(plainFiles(content));
    const text = content.files[path] ?? '';
    content.files[path] = `${text.slice(0, -1)}${text.endsWith('x') ? 'y' : 'x'}`;
  },
  'file renamed': (content, random) => {
    const path = random.of(plainFiles(content));
    content.files[`files/${idOf(random)}.txt`] = content.files[path] ?? '';
    delete content.files[path];
  },
  headers: (content, random) => {
    if (random.percent(30)) delete content.files['_headers'];
    else content.files['_headers'] = `/files/*\n  X-Own: ${random.words(1)}\n`;
  },
  redirects: (content, random) => {
    if (content.files['_redirects']) delete content.files['_redirects'];
    else content.files['_redirects'] = `/old-${random.words(1)} /guides/ 301\n`;
  },
};

function plainFiles({ files }: TestContent): string[] {
  return ['files/none.txt', ...Object.keys(files).filter((path) => path.endsWith('.txt'))];
}

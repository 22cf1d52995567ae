import type { Random } from './random.ts';
import type { TestContent, TestDocument, TestGuide, TestPage, TestProvider, TestVariant } from './content.ts';

/** What a document says, at random. */
export function createDocument(random: Random): TestDocument {
  return {
    title: `Connect ${random.words(2)}`,
    description: `About ${random.words(4)}.`,
    words: Array.from({ length: 2 }, () => random.words(3)),
    links: [],
    updated: random.percent(50) ? `2026-10-1${random.below(10)}` : undefined,
    hides: random.percent(20),
  };
}

export function createGuide(random: Random, provider: string, method: string, isSetup = false): TestGuide {
  return {
    ...createDocument(random),
    provider,
    method,
    label: `By ${random.words(2)}`,
    isSetup,
    requires: random.percent(50) ? [`An ${random.words(1)} account`] : [],
    verified: undefined,
    isConditional: random.percent(50),
  };
}

export function createProvider(random: Random, id: string): TestProvider {
  return {
    id,
    name: `${id[0]?.toUpperCase()}${id.slice(1)}`,
    category: random.of(['crm', 'hris', 'ats']),
    description: random.percent(50) ? `Keeps ${random.words(3)}.` : undefined,
    website: undefined,
    actions: ['list', 'read', 'write'].map((name) => ({
      id: `${name}_${id}`,
      label: `${name} ${random.words(1)}`,
      scopes: [`${id}:${name}`],
    })),
    scopes: Object.fromEntries(['list', 'read', 'write'].map((name) => [`${id}:${name}`, random.words(2)])),
    fields: { apiKey: 'API key' },
  };
}

export function createVariant(random: Random, id: string, name: string): TestVariant {
  return {
    site: `https://guides.${id}-${name.toLowerCase()}.example`,
    name,
    logo: false,
    accent: '#0b6e75',
    mail: `help@${name.toLowerCase()}.example`,
    plan: 'the small plan',
    exclude: [],
    leavesSetups: false,
    offers: {},
    unlinks: false,
    links: random.percent(50),
    more: {},
    messages: {},
    hasMistake: false,
  };
}

export function createPage(random: Random, path: string): TestPage {
  return { ...createDocument(random), path };
}

export const drawing = (color: string, size = 8): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><rect width="8" height="8" fill="${color}"/></svg>\n`;

/** Four providers with one to three guides; pages and a page of the handbook; the vendor and two partners. */
export function firstContent(random: Random): TestContent {
  const guides: Record<string, TestGuide> = {
    one: createGuide(random, 'a', 'api-key'),
    two: createGuide(random, 'a', 'oauth2'),
    three: createGuide(random, 'a', 'oauth2-app', true),
    four: createGuide(random, 'b', 'api-key'),
    five: createGuide(random, 'c', 'api-key'),
    six: createGuide(random, 'd', 'basic'),
    seven: createGuide(random, 'b', 'oauth2'),
    eight: createGuide(random, 'd', 'oauth2'),
  };
  const pages: Record<string, TestPage> = {
    help: createPage(random, 'pages/guides/help'),
    terms: createPage(random, 'pages/terms'),
    handbook: createPage(random, 'handbook/writing'),
  };
  Object.assign(guides['one'] ?? {}, { links: ['four', 'help'] });
  Object.assign(guides['four'] ?? {}, { links: ['c'] });
  Object.assign(pages['terms'] ?? {}, { links: ['six', 'two'] });
  return {
    providers: Object.fromEntries(
      ['acorn', 'birch', 'cobalt', 'dahlia'].map((id) => [id[0] ?? '', createProvider(random, id)]),
    ),
    guides,
    pages,
    variants: {
      default: createVariant(random, 'default', 'Vendoria'),
      north: { ...createVariant(random, 'north', 'Nordhaven'), logo: true },
      south: { ...createVariant(random, 'south', 'Sudmark'), leavesSetups: true, offers: { a: 2 } },
    },
    files: {
      'files/a.txt': 'as it is',
      'pictures/keys.svg': drawing('#654321'),
      '.well-known/b.txt': 'hidden',
      _headers: '/files/*\n  X-Own: 1\n',
      'brands/north/logo.svg': drawing('#123456'),
      'brands/south/other.txt': 'south',
    },
    edited: 'a',
  };
}

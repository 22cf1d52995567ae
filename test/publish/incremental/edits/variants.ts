import type { TestContent, TestVariant } from '../content.ts';
import { createVariant, drawing } from '../first-content.ts';
import type { Random } from '../random.ts';
import { type Edits, idOf, keyOf } from './define.ts';

const partnerOf = ({ variants }: TestContent, random: Random): TestVariant =>
  random.of(Object.values(variants).filter(({ name }) => name !== 'Vendoria'));

/** Edits of variants: of one's file, or of which there are. */
export const variantEdits: Edits = {
  'brand named': (content, random) =>
    void (partnerOf(content, random).name = random.of(['Nordhaven', 'Sudmark', 'Ostrava Works', 'Westerlund'])),
  accent: (content, random) => void (partnerOf(content, random).accent = random.of(['#0b6e75', '#1f3a6e', '#7a1f5c'])),
  logo: (content) => {
    content.variants['north'] &&= { ...content.variants['north'], logo: !content.variants['north'].logo };
  },
  'logo drawn': (content, random) => {
    content.files['brands/north/logo.svg'] = drawing(random.of(['#123456', '#654321', '#abcdef']));
  },
  mail: (content, random) => void (partnerOf(content, random).mail = `${random.words(1)}@${idOf(random)}.example`),
  plan: (content, random) => void (random.of(Object.values(content.variants)).plan = `the ${random.words(2)} plan`),
  site: (content, random) => void (partnerOf(content, random).site = `https://${idOf(random)}.example`),
  'guides left out': (content, random) => {
    const variant = content.variants['south'] ?? partnerOf(content, random);
    variant.exclude = variant.exclude.length > 1 ? [] : [...variant.exclude, keyOf(content.guides, random)];
  },
  offers: (content, random) => {
    partnerOf(content, random).offers = { [keyOf(content.providers, random)]: 1 + random.below(2) };
  },
  'links taken out': (content, random) => {
    const variant = partnerOf(content, random);
    variant.unlinks = !variant.unlinks;
  },
  linking: (content, random) => {
    const variant = random.of(Object.values(content.variants));
    variant.links = !variant.links;
  },
  messages: (content, random) => {
    const name = random.of([
      'home.title',
      'nav.guides',
      'category.crm',
      'method.hint.api-key',
      'guide.fields',
      'search.label',
    ]);
    random.of(Object.values(content.variants)).messages[name] = random.words(3);
  },
  settings: (content, random) => {
    partnerOf(content, random).more = random.of([
      {},
      { search: false },
      { robots: 'noindex' },
      { agents: { llms: false } },
      { agents: { mcp: false } },
      { frameAncestors: ['https://frames.example'] },
      { footer: { links: [{ label: 'More', href: 'https://more.example/' }] } },
      { forbidden: ['unspeakable'] },
    ]);
  },
  mistake: (content, random) => void (partnerOf(content, random).hasMistake = true),
  'new partner': (content, random) => {
    if (content.variants['east']) delete content.variants['east'];
    else content.variants['east'] = { ...createVariant(random, 'east', 'Eastergate'), unlinks: true };
  },
};

/** Takes back the mistakes of the edits before: a variant that has one is not built. */
export function mendMistakes({ variants }: TestContent): void {
  for (const variant of Object.values(variants)) variant.hasMistake = false;
}

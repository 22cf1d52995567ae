import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Body,
  type BodyNode,
  compile,
  compileProvider,
  createEngine,
  type Diagnostic,
  type Guide,
} from '../../src/engine/index.ts';
import { goodGuide, makeFaults, someFaults } from './faulty-guides.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const path = 'guides/acme/api-key.mdx';
const provider = compileProvider({
  source:
    'name: Acme\nactions: [{ id: list, label: List, scopes: [people:read] }, { id: teams, label: Teams, scopes: [teams:read] }]\n' +
    'scopes: { people:read: {}, teams:read: {} }\n' +
    'connections: { api-key: { fields: [{ key: apiKey, label: Key }, { key: region, label: Region }] } }\n',
  path: 'guides/acme/provider.yaml',
}).value;
const engine = createEngine();
const input = (source: string) => ({ source, path, ...(provider ? { provider } : {}) });
const runs = fuzzRuns(250);

describe('random faults in random good guides', () => {
  test('the guides are good', () => {
    fc.assert(
      fc.property(goodGuide, (source) => {
        expect(wrongIn(compile(input(source)).diagnostics)).toEqual([]);
      }),
      { ...runs, numRuns: 100 },
    );
  });

  test('after the fixes every step, field and word is where it was, or a fault is reported', () => {
    fc.assert(
      fc.property(goodGuide, someFaults, (source, made) => {
        const good = compile(input(source)).guide;
        const faulty = makeFaults(source, made);
        const { text } = engine.fix({ kind: 'guide', ...input(faulty) });
        const { guide, diagnostics } = compile(input(text));
        if (wrongIn(diagnostics).length === 0) expect(good && lostIn(guide, good, faulty)).toEqual([]);
      }),
      runs,
    );
  });

  test('fixing ends, and what is fixed has nothing left to fix', () => {
    fc.assert(
      fc.property(goodGuide, someFaults, (source, made) => {
        const { text } = engine.fix({ kind: 'guide', ...input(makeFaults(source, made)) });
        expect(engine.fix({ kind: 'guide', ...input(text) }).text).toBe(text);
      }),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 4) },
    );
  });
});

/** What an author is told, but for what good guides are told as well. */
function wrongIn(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ code }) => !['scope-unused', 'action-unserved', 'field-unexplained'].includes(code))
    .map(({ code, message }) => `${code} ${message}`);
}

/** The places of the words, steps and fields of a good guide that another has not, if its source has them. */
function lostIn(guide: Guide | undefined, good: Guide, source: string): string[] {
  const found = new Set(guide && placesIn(guide));
  const words = new Set(source.match(/w\d+x/gu));
  const isThere = (place: string): boolean => (place.match(/w\d+x/gu) ?? []).every((word) => words.has(word));
  return placesIn(good).filter((place) => !found.has(place) && isThere(place));
}

function placesIn({ intro, sections, fields }: Guide): string[] {
  return [
    ...wordsIn(intro, ['intro']),
    ...fields.map(({ key, step }) => `field ${key} ${step ?? ''}`),
    ...sections.flatMap((section) => {
      const inSection = [section.title, section.condition];
      return section.content.flatMap((part) =>
        part.type === 'prose'
          ? wordsIn(part.body, inSection)
          : part.steps.flatMap(({ title, condition, showScopes, fields: keys, body }) => [
              `step ${JSON.stringify([...inSection, title, condition, showScopes, keys])}`,
              ...wordsIn(body, [...inSection, title]),
            ]),
      );
    }),
  ];
}

/** Each word with its conditions. */
function wordsIn(body: Body, within: readonly unknown[]): string[] {
  return body.flatMap((node: BodyNode) => {
    const here = node.data?.condition ? [...within, node.data.condition] : within;
    const texts = JSON.stringify('children' in node ? { ...node, children: [] } : node).match(/w\d+x/gu) ?? [];
    const own = texts.map((word) => `${word} ${JSON.stringify(here)}`);
    return [...own, ...('children' in node ? wordsIn(node.children as Body, here) : [])];
  });
}

test.each(['title="Open it scopes=people:read"', 'title="Open it scopes="people:read teams:read'])(
  'a condition that two missing quotes make a part of another value is not lost in silence: %s',
  (attributes) => {
    const source = `---\ntitle: A\ndescription: B.\n---\n\n<Section ${attributes}>\n\n<Steps>\n<Step title="C">\n\nD.\n\n</Step>\n</Steps>\n\n</Section>\n`;
    expect(compile(input(source)).diagnostics.map(({ code }) => code)).toContain('attribute-unclosed');
  },
);

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile, hasError, render, stepsOf } from '../../src/engine/index.ts';
import { compareWords } from '../../src/cli/content/compare-words.ts';

const shared = new URL('../../../shared/', import.meta.url).pathname;

function filesOf(folder: string): string[] {
  if (!existsSync(shared + folder)) return [];
  return readdirSync(shared + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.mdx?$/u.test(name))
    .map((name) => `${folder}/${name}`);
}

function read(path: string): string {
  return readFileSync(shared + path, 'utf8');
}

const corpus = ['corpus/hub', 'corpus/headings'].flatMap(filesOf);
const seed = filesOf('seed')[0];
const foreign = filesOf('corpus/foreign').filter((path) => !path.endsWith('README.md'));

describe.skipIf(corpus.length === 0)(
  `corpus (${corpus.length === 0 ? `skipped: there is no ${shared}corpus` : `${corpus.length} files`})`,
  () => {
    test.each(corpus)('%s compiles, and no word of it is lost', (path) => {
      const source = read(path);
      const { guide } = compile({ source, path });
      expect(guide).toBeDefined();
      expect(compareWords(source, guide ? render(guide, 'markdown') : '')).toMatchObject({ lost: [], changed: [] });
    });

    test('all but at most one have a section and a step, and no error', () => {
      const failed = corpus.filter((path) => {
        const { guide, diagnostics } = compile({ source: read(path), path });
        return !guide || hasError(diagnostics) || guide.sections.length === 0 || stepsOf(guide).length === 0;
      });
      expect(failed.length, failed.join(', ')).toBeLessThanOrEqual(1);
    });

    test.each(corpus)('%s printed as Markdown compiles to the same structure', (path) => {
      const { guide } = compile({ source: read(path), path });
      if (!guide) throw new Error('Cannot compile');
      const markdown = render(guide, 'markdown');
      const { guide: again } = compile({ source: markdown, path: 'again.md' });
      expect(again && outline(again)).toEqual(outline(guide));
      expect(again && render(again, 'markdown')).toBe(markdown);
    });
  },
);

describe.skipIf(foreign.length === 0)(
  `guides of other platforms${foreign.length === 0 ? ` (skipped: there is no ${shared}corpus)` : ''}`,
  () => {
    test.each(foreign)('no word of %s is lost, nor a blank between two', (path) => {
      const source = read(path);
      const { guide, diagnostics } = compile({ source, path });
      // What comes after a fence that never ends is code for the one and text for the other.
      if (diagnostics.some(({ code }) => code.startsWith('fence-'))) return;
      expect(compareWords(source, guide ? render(guide, 'markdown') : '')).toMatchObject({ lost: [], changed: [] });
    });
  },
);

describe.skipIf(!seed)(`seed${seed ? '' : ` (skipped: there is no ${shared}seed)`}`, () => {
  test('is read as its platform shows it', () => {
    const source = read(seed ?? '');
    const { guide, diagnostics } = compile({ source, path: 'lattice.md' });
    if (!guide) throw new Error('Cannot compile');
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(guide.title).toBe('Connect Lattice with API Key – StackOne Hub');
    expect(guide.description).toBe(
      'Link a Lattice account in the StackOne Hub using API Key. End-user guide to authorize the integration and start using Lattice actions.',
    );
    expect(guide.sections.map(({ title }) => title)).toEqual([
      'Generate an API Key',
      'Important Notes',
      'Linking the Account from the Hub',
    ]);
    expect(stepsOf(guide).map(({ title }) => title)).toEqual([
      'Sign in to Lattice',
      'Navigate to API Keys',
      'Generate a New API Key',
      'Navigate to the Hub',
      'Fill out the fields',
      'Connect',
    ]);
    expect(guide.sections.map(({ condition }) => condition.whitelabel)).toEqual([undefined, undefined, 'hide']);
    expect(guide.intro).toEqual([]);
    const markdown = render(guide, 'markdown');
    expect(markdown).not.toMatch(/Documentation Index|llms\.txt/u);
    expect(compareWords(source, markdown)).toMatchObject({ lost: [], changed: [] });
    const { guide: again } = compile({ source: markdown, path: 'again.md' });
    expect(again && outline(again)).toEqual(outline(guide));
  });
});

function outline(guide: Parameters<typeof stepsOf>[0]): unknown {
  return guide.sections.map((section) => ({
    title: section.title,
    condition: section.condition,
    steps: stepsOf({ sections: [section] }).map(({ title, condition }) => ({ title, condition })),
  }));
}

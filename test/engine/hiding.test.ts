import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, compile, type Diagnostic, render, type Variant, view } from '../../src/engine/index.ts';
import { standardVariant } from '../../src/workspace/standard-variant.ts';
import { foreignGuide } from './foreign-guides.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const head = '---\ntitle: T\ndescription: D.\n---\n\n';
const partner: Variant = { ...standardVariant, id: 'acme', whitelabel: true };
const div = '<div data-whitelabel-hide>';

/** A part about the hub in each form there is, and what the fix makes of it. */
const forms: readonly (readonly [name: string, wrong: string, right: string])[] = [
  [
    'a section by its heading, with those under it',
    '## One\n\nKeep.\n\n## Link from the Hub\n\nGone.\n\n### In the Hub\n\nGone.\n\n## Two\n\nKeep.\n',
    `## One\n\nKeep.\n\n${div}\n\n## Link from the Hub\n\nGone.\n\n### In the Hub\n\nGone.\n\n</div>\n\n## Two\n\nKeep.\n`,
  ],
  [
    'a section without a blank line before the next one',
    '## Link from the Hub\nGone.\n## Two\nKeep.\n',
    `${div}\n\n## Link from the Hub\nGone.\n\n</div>\n## Two\nKeep.\n`,
  ],
  [
    'a section with `Step` headings as deep as its own',
    '## Link from the Hub\n\n## Step 1: Press\n\nGone.\n\n## Notes\n\nKeep.\n',
    `${div}\n\n## Link from the Hub\n\n## Step 1: Press\n\nGone.\n\n</div>\n\n## Notes\n\nKeep.\n`,
  ],
  [
    'a step by its heading',
    '## Do\n\n### Step 1: Copy\n\nKeep.\n\n### Step 2: Paste in the Connect UI\n\nGone.\n\n#### Gone\n\n### Step 3: End\n\nKeep.\n',
    `## Do\n\n### Step 1: Copy\n\nKeep.\n\n${div}\n\n### Step 2: Paste in the Connect UI\n\nGone.\n\n#### Gone\n\n</div>\n\n### Step 3: End\n\nKeep.\n`,
  ],
  [
    'a step element',
    '<Steps>\n<Step title="Copy">\nKeep.\n</Step>\n<Step\n  title="Open the Hub">\nGone.\n</Step>\n</Steps>\n',
    '<Steps>\n<Step title="Copy">\nKeep.\n</Step>\n<Step data-whitelabel-hide\n  title="Open the Hub">\nGone.\n</Step>\n</Steps>\n',
  ],
  [
    'a section element',
    '<section data-guide-section data-guide-scopes="">\n  <h2>Link from the Hub</h2>\n\n  <p>Gone.</p>\n</section>\n\nKeep.\n',
    '<section data-whitelabel-hide data-guide-section data-guide-scopes="">\n  <h2>Link from the Hub</h2>\n\n  <p>Gone.</p>\n</section>\n\nKeep.\n',
  ],
  [
    'all of an element',
    'Keep.\n\n<div>\n  <h2>Link from the Hub</h2>\n\n  <Steps>\n    <Step title="x">Gone.</Step>\n  </Steps>\n\n  <p>Gone.</p>\n</div>\n',
    `Keep.\n\n${div}\n  <h2>Link from the Hub</h2>\n\n  <Steps>\n    <Step title="x">Gone.</Step>\n  </Steps>\n\n  <p>Gone.</p>\n</div>\n`,
  ],
  [
    'the end of an element',
    '<div>\n  <p>Keep.</p>\n\n  <h2>Link from the Hub</h2>\n\n  <p>Gone.</p>\n</div>\n',
    `<div>\n  <p>Keep.</p>\n\n  ${div}\n\n  <h2>Link from the Hub</h2>\n\n  <p>Gone.</p>\n\n  </div>\n</div>\n`,
  ],
  [
    'a section before what links and notes are defined by',
    '## One\n\n[Keep][a][^1]\n\n## Link from the Hub\n\nGone.\n\n[a]: https://acme.test\n\n[^1]: Keep.\n',
    `## One\n\n[Keep][a][^1]\n\n${div}\n\n## Link from the Hub\n\nGone.\n\n</div>\n\n[a]: https://acme.test\n\n[^1]: Keep.\n`,
  ],
  [
    'lines that end as on Windows',
    '## One\r\n\r\nKeep.\r\n\r\n## Link from the Hub\r\n\r\nGone.\r\n',
    `## One\r\n\r\nKeep.\r\n\r\n${div}\r\n\r\n## Link from the Hub\r\n\r\nGone.\r\n\r\n</div>\r\n`,
  ],
];

describe('the fix of `whitelabel-unwrapped` hides', () => {
  test.each(forms)('%s', (_name, wrong, right) => {
    const fixed = fix(head + wrong);
    expect(fixed).toBe(head + right);
    expect(fix(fixed)).toBe(fixed);
    const [kept, seen] = [wordsOf(fixed, standardVariant), wordsOf(fixed, partner)];
    expect(kept).toEqual(wordsOf(head + wrong, standardVariant));
    expect(seen).not.toMatch(/Gone|Hub|Connect UI/u);
    expect(seen.match(/Keep/gu)?.length ?? 0).toBe(kept.match(/Keep/gu)?.length ?? 0);
  });

  test.each([
    ['an item of a list', '## Do\n\n1. Copy\n2. Open the Hub\n'],
    ['a heading that shares its line', 'Text <h2>Link from the Hub</h2>\n'],
    ['what ends in code without an end', '## Link from the Hub\n\n```sh\nls\n'],
    ['a section that ends inside an element', '## Link from the Hub\n\n<div>\n\nText.\n\n## Two\n\nKeep.\n\n</div>\n'],
  ])('%s is only said: it cannot be wrapped', (_name, source) => {
    expect(suggestionsOf(head + source)).toHaveLength(1);
    expect(fix(head + source)).toBe(head + source);
  });

  test('what it says, and only that, in any guide', () => {
    let hidden = 0;
    fc.assert(
      fc.property(foreignGuide, fc.nat(), ({ source: neutral }, pick) => {
        const titles = [...neutral.matchAll(/^#+ .*$|<Step title="[^"]*(?=")/gmu)];
        const chosen = titles[pick % Math.max(1, titles.length)];
        if (!chosen) return;
        const at = chosen.index + chosen[0].length;
        const source = `${neutral.slice(0, at)} of the Hub${neutral.slice(at)}`;
        const edits = suggestionsOf(source).flatMap(({ fix: own }) => own?.edits ?? []);
        if (edits.length === 0) return;
        hidden += 1;
        const fixed = applyEdits(source, edits);
        expect(suggestionsOf(fixed)).toEqual([]);
        expect(codesOf(fixed)).toEqual(codesOf(source).filter((code) => code !== 'whitelabel-unwrapped'));
        expect(wordsOf(fixed, standardVariant)).toBe(wordsOf(source, standardVariant));
        const [all, seen] = [wordsOf(source, partner).split(' '), wordsOf(fixed, partner).split(' ')];
        expect(seen).not.toContain('Hub');
        expect(seen.filter((word) => !all.includes(word))).toEqual([]);
      }),
      fuzzRuns(120),
    );
    expect(hidden).toBeGreaterThan(40);
  });
});

function suggestionsOf(source: string): readonly Diagnostic[] {
  return compile({ source, path: 'a.mdx' }).diagnostics.filter(({ code }) => code === 'whitelabel-unwrapped');
}

function codesOf(source: string): string[] {
  return compile({ source, path: 'a.mdx' }).diagnostics.map(({ code }) => code);
}

function fix(source: string): string {
  return applyEdits(
    source,
    suggestionsOf(source).flatMap(({ fix: own }) => own?.edits ?? []),
  );
}

/** The words that a variant's readers get, without marks and numbers, which follow from the form. */
function wordsOf(source: string, variant: Variant): string {
  const { guide } = compile({ source, path: 'a.mdx' });
  const text = guide ? render(view(guide, { variant }), 'markdown') : '';
  return (text.replace(/_Not in whitelabel guides\._/gu, '').match(/[\p{L}\p{N}]*\p{L}[\p{L}\p{N}]*/gu) ?? []).join(
    ' ',
  );
}

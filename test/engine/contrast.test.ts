import { assert, integer, option as optionally, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, parseHex, printHex } from '../../src/engine/model/color/color.ts';
import {
  applyEdits,
  check,
  compileVariant,
  type Diagnostic,
  resolveVariants,
  type Variant,
} from '../../src/engine/index.ts';
import { darkPalette, lightPalette } from '../../src/engine/model/color/palette.ts';
import { pairsOf } from '../../src/engine/check/variant-checks/check-colors.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

type Colors = Variant['brand']['colors'];

const color = integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const path = 'variants/acme.yaml';

function sourceOf(colors: Colors): string {
  const lines = Object.entries(colors).map(([key, value]) => `    ${key}: '${value}'\n`);
  return `site: https://acme.test\nbrand:\n  name: Acme${lines.length > 0 ? '\n  colors:' : ''}\n${lines.join('')}`;
}

function inspect(source: string): { readonly found: readonly Diagnostic[]; readonly colors: Colors } {
  const compiled = compileVariant({ path, source });
  const { variants } = resolveVariants([{ path, ...compiled }]);
  const found = [...compiled.diagnostics, ...check([], { variants })];
  return { found, colors: compiled.value?.brand.colors ?? {} };
}

describe('colours of a brand', () => {
  const cases: readonly (readonly [string, Colors, readonly string[]])[] = [
    ['grey on white', { text: '#999999', background: '#ffffff' }, ['5:11 brand.colors.text 2.84']],
    ['grey on the white there is anyway', { text: '#999999' }, ['5:11 brand.colors.text 2.84']],
    ['just too light', { text: '#777777' }, ['5:11 brand.colors.text 4.47']],
    ['just dark enough', { text: '#767676' }, []],
    ['a yellow accent', { accent: '#ffcc00' }, ['5:13 brand.colors.accent 1.51']],
    [
      'white on a light accent',
      { accent: '#ffcc00', background: '#111111', accentText: '#ffffff' },
      ['7:17 brand.colors.accentText 1.51'],
    ],
    ['a dark page', { background: '#0b1020', text: '#f4f4f4', accent: '#8ab4ff' }, []],
    ['a page of middle grey', { background: '#7b7b7b' }, ['5:17 brand.colors.background']],
    ['three digits', { text: '#999' }, ['5:11 brand.colors.text 2.84']],
    ['all of them', { accent: '#0b6e75', accentText: '#ffffff', background: '#ffffff', text: '#1a1a1a' }, []],
  ];
  test.each(cases)('%s', (_name, colors, expected) => {
    const said = inspect(sourceOf(colors)).found.map(({ code, message, position }) => {
      expect(code).toBe('contrast-low');
      const [, key = '', ratio = ''] = /^`(.*?)`.* contrast of ([\d.]+):1/u.exec(message) ?? [];
      return `${position?.start.line}:${position?.start.column} ${key} ${ratio}`;
    });
    expect(said).toHaveLength(expected.length);
    expected.forEach((words, index) => expect(said[index]).toContain(words));
  });

  test('are mended by their fixes, whatever they are', () => {
    const option = optionally(color, { nil: undefined });
    assert(
      property(record({ accent: option, accentText: option, background: option, text: option }), (given) => {
        let source = sourceOf(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
        for (let round = 0; round < 4; round += 1) {
          const fixes = inspect(source).found.map(({ fix }) => fix?.edits ?? []);
          source = applyEdits(source, fixes.flat());
        }
        const { found, colors } = inspect(source);
        expect(found).toEqual([]);
        for (const palette of [lightPalette(colors), darkPalette(colors)])
          expect(pairsOf(palette).filter(({ ratio, needed }) => ratio < needed)).toEqual([]);
      }),
      fuzzRuns(300),
    );
  });

  test('are proposed near to what they were', () => {
    assert(
      property(color, (text) => {
        const [low] = inspect(sourceOf({ text })).found;
        if (!low) {
          expect(contrast(text, '#ffffff')).toBeGreaterThanOrEqual(4.5);
          return;
        }
        const nearest = /`(#[\da-f]{6})`/u.exec(low.hint)?.[1] ?? '';
        expect(contrast(nearest, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        const own = parseHex(text);
        const distance = own.lightness - parseHex(nearest).lightness;
        expect(distance).toBeGreaterThan(0);
        // Of the way to it no part is enough, but for the last bit, where rounding to bytes decides.
        for (const part of [0.25, 0.5, 0.75, 1]) {
          const between = printHex({ ...own, lightness: own.lightness - Math.max(0, distance - 0.015) * part });
          expect(contrast(between, '#ffffff')).toBeLessThan(4.5);
        }
      }),
      fuzzRuns(300),
    );
  });
});

import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { combineExtensions } from 'micromark-util-combine-extensions';
import { EditMap } from 'micromark-util-edit-map';
import type { Event, Extension } from 'micromark-util-types';
import { describe, expect, test } from 'vitest';
import { makeEditsLinear } from '../../src/engine/parse/linear-edits.ts';
import { syntaxOf } from '../../src/engine/parse/syntax.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

describe('the syntax of a text', () => {
  const pieces = [
    'www.acme.test',
    'WWW.acme.test',
    'https://acme.test/a',
    'HTTP://acme.test',
    'a@acme.test',
    '-a@acme.test',
    '| a | b |\n| - | - |\n| c | d |\n',
    'a\n:-\nb\n',
    'a\n-:\n',
    '-',
    ':',
    '|',
    '~~',
    '~',
    '[^a]',
    '[^a]: b\n',
    '- [ ] a\n',
    '- [x] a\n',
    '- [X]	a\n',
    '[ ]',
    '- [\n] a',
    '# ',
    '> ',
    '1. ',
    '`',
    '*',
    '_',
    '[',
    '](',
    ')',
    '<b>',
    '</b>',
    '{a}',
    '\\',
    '&amp;',
    ' ',
    '\n',
    '\n\n',
    '	',
    'a',
    'é',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(''));

  test('reads it as all of GFM does', () => {
    const every = combineExtensions([gfm(), syntaxOf('')]);
    fc.assert(
      fc.property(text, (source) => {
        expect(treeOf(source, syntaxOf(source))).toEqual(treeOf(source, every));
      }),
      fuzzRuns(3000),
    );
  });

  test.each([
    ['www.a.test', 'link'],
    ['http://a.test', 'link'],
    ['a@b.test', 'link'],
    ['~~a~~', 'delete'],
    ['| a |\n|-|', 'table'],
    ['a\n:-', 'table'],
    ['a[^b]\n\n[^b]: c', 'footnoteReference'],
    ['- [x] a', '"checked":true'],
  ])('%j holds %s', (source, expected) => {
    expect(JSON.stringify(treeOf(source, syntaxOf(source)))).toContain(expected);
  });
});

function treeOf(source: string, syntax: Extension): unknown {
  try {
    return fromMarkdown(source, { extensions: [syntax], mdastExtensions: gfmFromMarkdown() });
  } catch (error) {
    return String(error);
  }
}

describe('edits of the tokenizer', () => {
  const change = fc.record({ at: fc.nat(12), removed: fc.nat(3), added: fc.array(fc.nat(99), { maxLength: 3 }) });

  test('put events in, and take some out', () => {
    makeEditsLinear();
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.nat(12), (changes, length) => {
        const map = new EditMap();
        for (const { at, removed, added } of changes)
          map.add(
            Math.min(at, length),
            removed,
            added.map((value) => eventOf(`added ${value}`)),
          );
        const events = Array.from({ length }, (_, at) => eventOf(`event ${at}`));
        // From the last to the first, so that no index moves.
        const [before, after] = map.map
          .toSorted(([left], [right]) => right - left)
          .reduce<[Event[], Event[]]>(
            ([left, right], [at, removed, added]) => [
              left.slice(0, at),
              [...added, ...left.slice(at + removed), ...right],
            ],
            [events, []],
          );
        map.consume(events);
        expect(events).toEqual([...before, ...after]);
        expect(map.map).toEqual([]);
      }),
      fuzzRuns(3000),
    );
  });
});

function eventOf(name: string): Event {
  return ['enter', { type: name }, {}] as unknown as Event;
}

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, compile, type Diagnostic, type Edit, render } from '../../src/engine/index.ts';
import { chooseFixes } from '../../src/engine/diagnostics/fixes.ts';

const head = '---\ntitle: T\ndescription: D.\n---\n\n';
const mistakes =
  '<br>|</br>|<img src=a.png>|<img alt="a" src=https://e.test/a.png>|<img src=x/>|<b>|</b>|<div>|</div>|' +
  '<p class=a>|</p>|<a href=b>|</a>|<Note>|<Note title=x>|</Note>|<Card title="x" href=y/>|<!-- c -->|' +
  '<tenant>|<https://e.test>|<a@b.test>|<5|words| ';
const syntax = ['\n', '\n\n', '{', '}', '<', '- ', '> ', '`', '*', '<Step title="x', 'a@b.c'];
const textOf = (pieces: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => `${head}${parts.join('')}\n`);
const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 600), seed: 2026 };

describe('fixes', () => {
  test.each([
    ['<img alt="a" src=https://e.test/a.png>', '<img alt="a" src="https://e.test/a.png" />'],
    ['<img alt=a src=b.png/>', '<img alt="a" src="b.png"/>'],
    ['<a href=/keys/>Keys</a>', '<a href="/keys/">Keys</a>'],
    ['<br></p><br>', '<br /><br />'],
  ])('%s', (wrong, right) => {
    expect(fixAll(`${head}${wrong}\n`, chooseFixes)).toBe(`${head}${right}\n`);
  });

  test('made at once they give what they give one by one, and leave none to be made', () => {
    fc.assert(
      fc.property(textOf([...mistakes.split('|'), ...syntax], 10), (text) => {
        const fixed = fixAll(text, chooseFixes);
        expect(fixed).toBe(fixAll(text, (_text, [first]) => first?.fix?.edits ?? []));
      }),
      runs,
    );
  });

  test('a tolerant reader makes of a text what the fixed text says', () => {
    fc.assert(
      fc.property(textOf(mistakes.split('|'), 5), (text) => {
        expect(read(text, true)).toBe(read(fixAll(text, chooseFixes), false));
      }),
      runs,
    );
  });
});

/** The text once no diagnostic has a fix any more. */
function fixAll(text: string, choose: (text: string, fixable: readonly Diagnostic[]) => readonly Edit[]): string {
  let fixed = text;
  for (let run = 0; run < 100; run += 1) {
    const fixable = compile({ source: fixed, path: 'a.mdx' }).diagnostics.filter(({ fix }) => fix);
    if (fixable.length === 0) return fixed;
    fixed = applyEdits(fixed, choose(fixed, fixable));
  }
  throw new Error(`Cannot fix ${JSON.stringify(text)} in 100 runs`);
}

function read(source: string, tolerant: boolean): string {
  const { guide } = compile({ source, path: 'a.mdx', tolerant });
  return guide ? render(guide, 'markdown') : '';
}

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, compile, type Diagnostic, type Edit, render, stepsOf } from '../../src/engine/index.ts';
import { chooseFixes } from '../../src/engine/diagnostics/fixes.ts';
import { fix } from '../../src/engine/internal.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const head = '---\ntitle: T\ndescription: D.\n---\n\n';
const mistakes =
  '<br>|</br>|<img src=a.png>|<img alt="a" src=https://e.test/a.png>|<img src=x/>|<b>|</b>|<div>|</div>|' +
  '<p class=a>|</p>|<a href=b>|</a>|<Note>|<Note title=x>|</Note>|<Card title="x" href=y/>|<!-- c -->|' +
  '<tenant>|<https://e.test>|<a@b.test>|<5|words| ';
const syntax = ['\n', '\n\n', '{', '}', '<', '- ', '> ', '`', '*', '<Step title="x', 'a@b.c'];
const textOf = (pieces: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => `${head}${parts.join('')}\n`);
const runs = fuzzRuns(300);

describe('fixes', () => {
  test.each([
    ['<img alt="a" src=https://e.test/a.png>', '<img alt="a" src="https://e.test/a.png" />'],
    ['<img alt=a src=b.png/>', '<img alt="a" src="b.png"/>'],
    ['<a href=/keys/>Keys</a>', '<a href="/keys/">Keys</a>'],
    ['<br></p><br>', '<br /><br />'],
  ])('%s', (wrong, right) => {
    expect(fixAll(`${head}${wrong}\n`, chooseFixes)).toBe(`${head}${right}\n`);
  });

  const steps = (first: string): string =>
    `<Steps>\n  <Step title="A" scopes="a">\n\n    - One.\n\n${first}  <Step title="B">\n\n    Two.\n\n  </Step>\n</Steps>`;

  test.each([
    ['a step before the next one', steps(''), steps('</Step>\n')],
    [
      'steps after the last of them',
      '<Steps>\n<Step title="A">\n\nOne.\n\n</Step>\n\n## More\n\nTwo.',
      '<Steps>\n<Step title="A">\n\nOne.\n\n</Step>\n\n</Steps>\n\n## More\n\nTwo.',
    ],
  ])('end %s', (_name, wrong, right) => {
    const fixed = fixAll(`${head}## Do it\n\n${wrong}\n`, chooseFixes);
    const outline = (source: string) => stepsOf(compile({ source, path: 'a.mdx' }).guide ?? { sections: [] });
    expect(outline(fixed)).toEqual(outline(`${head}## Do it\n\n${right}\n`));
    expect(
      compile({ source: fixed, path: 'a.mdx' }).diagnostics.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  test.each([
    ['element-misspelt', '<Warnning>\n\nOne.\n\n</Warning>'],
    ['element-misspelt', '<Warning>\n\nOne.\n\n</Warnning>'],
    ['element-misspelt', '<Warnning>\n\nOne.\n\n</Waring>'],
    ['element-unopened', 'One.\n\n</WhitelabelHide>'],
    ['element-unopened', 'One.\n\n</div>'],
    ['element-unclosed', '<WhitelabelHide>\n\nOne.\n\n## More\n\nTwo.'],
    ['element-unclosed', '<Steps>\n<Step title="A">\n\nOne.'],
    ['element-unfinished', '<Step title="Copy'],
    ['angle-bracket-literal', '<Step title=>One.'],
    ['attribute-unquoted', '<Card title=Copy the key>One.</Card>'],
    ['attribute-unclosed', '<div class="x data-whitelabel-hide>\n\nOne.\n\n</div>'],
    ['comment-html', '<!-- One.\n\nTwo.\n\n<!-- Three. -->'],
    ['brace-literal', 'Open {product.name.'],
    ['esm-unsupported', "import Keys from './keys.mdx'\nOne."],
    ['fence-unclosed', '<Note>\n\n```sh\none\n\n</Note>\n\nTwo.'],
    ['step-nested', '<Steps><Step title="A">\n\n<Step title="B">\n\nOne.\n\n</Step>\n\n</Step></Steps>'],
  ])('are not offered for a guess: %s in %j', (code, wrong) => {
    const { diagnostics } = compile({ source: `${head}<Copy>x</Copy>\n\n${wrong}\n`, path: 'a.mdx' });
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found).not.toEqual([]);
    expect(found.filter(({ fix }) => fix)).toEqual([]);
  });

  test('ten thousand in one file are made at once', () => {
    const source = `${head}${'One<br>two. <img src=a.png>\n\n'.repeat(3400)}`;
    const { text, count } = fix({ kind: 'guide', source, path: 'a.mdx' });
    expect(count).toBe(10_200);
    expect(text).toBe(`${head}${'One<br />two. <img src="a.png" />\n\n'.repeat(3400)}`);
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

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile, render } from '../../src/engine/index.ts';
import { compareForms } from './page-words.ts';

const shared = new URL('../../../shared/', import.meta.url).pathname;
const foreign = ['corpus/hub', 'corpus/headings', 'seed'].flatMap((folder) =>
  existsSync(shared + folder)
    ? readdirSync(shared + folder)
        .filter((name) => /\.mdx?$/u.test(name))
        .map((name) => `${folder}/${name}`)
    : [],
);

const same = { onlyInHtml: [], onlyInMarkdown: [] };

describe.skipIf(foreign.length === 0)(
  `foreign guides (${foreign.length === 0 ? `skipped: there is no ${shared}corpus` : `${foreign.length} files`})`,
  () => {
    test.each(foreign)('%s says the same words as HTML and as Markdown', (path) => {
      const { guide } = compile({ source: readFileSync(shared + path, 'utf8'), path });
      if (!guide) throw new Error('Cannot compile');
      expect(compareForms(render(guide, 'html'), render(guide, 'markdown'))).toEqual(same);
    });
  },
);

const samples = new URL('samples/', import.meta.url).pathname;
const printed = readdirSync(samples).filter((name) => existsSync(`${samples}${name}/out.html`));

test.each(printed)('the sample %s says the same words as HTML and as Markdown', (name) => {
  const read = (file: string): string => readFileSync(`${samples}${name}/${file}`, 'utf8');
  expect(compareForms(read('out.html'), read('out.md'))).toEqual(same);
});

test('a word that is in one only is found', () => {
  const page = '<article><p>One two two</p></article>';
  expect(compareForms(page, 'One two\n\nthree\n')).toEqual({ onlyInHtml: ['two'], onlyInMarkdown: ['three'] });
});

import { expect, test } from 'vitest';
import { compile, compilePage, compileProvider, type Diagnostic } from '../../src/engine/index.ts';

const head = '---\ntitle: Keys\ndescription: D.\n---\n\n';
const linesIn = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ code }) => code === 'text-unfinished').map(({ position }) => position?.start.line);

test.each([
  ['TODO: say where.', [6]],
  ['Sign in.\n\n- FIXME\n- Open it (TBD).', [8, 9]],
  ['# Lorem ipsum dolor', [6]],
  ['Text: lorem\n\nlorem ipsum sit', [8]],
  ['<Note title="TODO">\n\nIt.\n\n</Note>', [6]],
  ['![TBD](/a.png)', [6]],
  ['| A | B |\n| - | - |\n| x | TODO |', [8]],
  ['<p>TODO: a picture</p>', [6]],
  ['{/* TODO: more */}\n\nSet it to **TODO** or `TODO`.\n\n```sh\n# TODO\n```', []],
  ['Todo está listo. TODO EL MUNDO. ESTO ES TODO.', []],
  ['See TODOIST and the to-do list.', []],
])('%j is unfinished on the lines %j of a guide and of a page', (text, lines) => {
  const source = `${head}${text}\n`;
  expect(linesIn(compile({ source, path: 'guides/acme/api-key.mdx' }).diagnostics)).toEqual(lines);
  expect(linesIn(compilePage({ source, path: 'pages/keys.mdx' }).diagnostics)).toEqual(lines);
});

test('values of YAML are looked at, its comments are not', () => {
  const guide = head.replace('Keys', "'TODO: a title' # TODO").replace('D.', 'Says how. TBD');
  expect(linesIn(compile({ source: `${guide}Text.\n`, path: 'guides/acme/api-key.mdx' }).diagnostics)).toEqual([2, 3]);
  const source =
    "# TODO\nname: Acme\nconnections:\n  api-key:\n    fields:\n      - { key: apiKey, label: Key }\n      - { key: region, label: Region, help: 'TODO: where it is' }\n";
  expect(linesIn(compileProvider({ source, path: 'guides/acme/provider.yaml' }).diagnostics)).toEqual([7]);
});

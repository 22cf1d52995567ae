import { describe, expect, test } from 'vitest';
import { compile, compilePage, compileProvider, type Diagnostic, stepsOf } from '../../src/engine/index.ts';

const head = '---\ntitle: T\ndescription: D.\nrequires: []\n---\n\n';
const bad = ['x%20y', 'q?s', 's#h', 'a:b', 'a b', 'a"b', "a'b", '<b>', 'a&b', '{b}', '.', '..', 'a.', '', '💥'];
const reserved = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const good = ['api-key', 'API_Key', 'v2.0', 'oauth-2-0', '日本', 'é', '-ok', 'a~b'];

describe('names of folders and files', () => {
  test.each([...bad, ...reserved].filter((name) => name !== ''))('%j is none', (name) => {
    const found = [
      compileProvider({ source: 'name: X', path: `content/guides/${name}/provider.yaml` }).diagnostics,
      compile({ source: `${head}<Steps><Step title="S">x</Step></Steps>`, path: `guides/a/${name}.mdx` }).diagnostics,
      compile({ source: `${head}<Steps><Step title="S">x</Step></Steps>`, path: `guides/a/setup/${name}.mdx` })
        .diagnostics,
      compilePage({ source: `---\ntitle: T\ndescription: D.\n---\n\nx`, path: 'x.mdx', id: `${name}/x` }).diagnostics,
      compilePage({ source: `---\ntitle: T\ndescription: D.\n---\n\nx`, path: 'x.mdx', id: name }).diagnostics,
    ];
    expect(found.map(codes)).toEqual(found.map(() => ['id-invalid']));
  });

  test.each(good)('%j is one', (name) => {
    expect(compileProvider({ source: 'name: X', path: `guides/${name}/provider.yaml` }).diagnostics).toEqual([]);
    const { diagnostics } = compilePage({ source: head.replace('requires: []\n', ''), path: 'x.mdx', id: name });
    expect(diagnostics).toEqual([]);
  });

  test('a file on its own may be called anything', () => {
    const source = `${head}<Steps><Step title="S">x</Step></Steps>`;
    expect(compile({ source, path: '/tmp/a b/c d?.mdx' }).diagnostics).toEqual([]);
  });
});

describe('ids of sections and steps', () => {
  const guide = (id: string): string =>
    `${head}<Section title="A" id=${JSON.stringify(id)}>\n\n<Steps>\n<Step title="B">x</Step>\n</Steps>\n\n</Section>\n`;

  test.each([...bad.filter((id) => id !== '' && !/["{<&]/u.test(id)), ...reserved, 'guide-fields', 'guide-x'])(
    '%j is none',
    (id) => {
      const { guide: compiled, diagnostics } = compile({ source: guide(id), path: 'a.mdx' });
      expect(diagnostics.map(({ code, position }) => [code, position?.start.line])).toEqual([['id-invalid', 7]]);
      expect(compiled?.sections[0]?.id).toBe('a');
    },
  );

  test.each(good)('%j is one', (id) => {
    expect(compile({ source: guide(id), path: 'a.mdx' }).diagnostics).toEqual([]);
  });

  test.each([
    ['x%20y', 'x-y'],
    ['Create key?', 'create-key'],
    ['guide-outline', 'outline'],
  ])('for %j another is suggested', (id, guess) => {
    const [diagnostic] = compile({ source: guide(id), path: 'a.mdx' }).diagnostics;
    expect(diagnostic?.hint).toBe(`Write \`${guess}\`.`);
  });

  test('a title that makes the id of a part of the page gives way', () => {
    const source = `${head}## Guide fields\n\n<Steps>\n<Step title="Guide outline">[x](#guide-fields)</Step>\n<Step title="Guide outline">x</Step>\n<Step title="constructor">x</Step>\n</Steps>\n`;
    const { guide: compiled, diagnostics } = compile({ source, path: 'a.mdx' });
    expect(diagnostics).toEqual([]);
    expect(compiled?.sections.map(({ id }) => id)).toEqual(['section-guide-fields']);
    expect(compiled && stepsOf(compiled).map(({ id }) => id)).toEqual([
      'step-guide-outline',
      'step-guide-outline-1',
      'step-constructor',
    ]);
    expect(compiled?.links.map(({ url }) => url)).toEqual(['#section-guide-fields']);
  });

  test('ids of another platform that cannot be ours are replaced, and links follow', () => {
    const source = '# T\n\n<section data-guide-section id="a b">\n\n## A\n\n[x](#a%20b) [y](<#a b>)\n\n</section>\n';
    const { guide: compiled, diagnostics } = compile({ source, path: 'a.md' });
    expect(codes(diagnostics)).not.toContain('id-invalid');
    expect(compiled?.sections.map(({ id }) => id)).toEqual(['a']);
    expect(compiled?.links.map(({ url }) => url)).toEqual(['#a', '#a']);
  });
});

function codes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => code);
}

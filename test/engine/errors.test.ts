import { readdirSync, readFileSync } from 'node:fs';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  check,
  checkGuide,
  compile,
  compilePage,
  createDiagnostic,
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticValues,
  diagnosticCatalogue,
} from '../../src/engine/index.ts';
import { checkFolder, type Folder } from './check-folder.ts';
import { type ExampleFile, readErrorPage } from './error-page.ts';

const folder = new URL('../../content/errors/', import.meta.url);
const codes = Object.keys(diagnosticCatalogue) as DiagnosticCode[];
const pageNames = readdirSync(folder).map((name) => name.replace(/\.mdx$/u, ''));
const sourceOf = (code: string): string =>
  pageNames.includes(code) ? readFileSync(new URL(`${code}.mdx`, folder), 'utf8') : '';

/** Reported by the node layer or the build, never by the engine: only their words can be tested here. */
const reportedElsewhere: { readonly [C in DiagnosticCode]?: DiagnosticValues<C> } = {
  'content-empty': { folder: 'content' },
  'path-unexpected': {},
  'provider-missing': { expected: 'guides/lattice/provider.yaml' },
  'source-timeout': { seconds: 10 },
  'source-unreadable': { reason: 'permission denied' },
};

/** A guide, or a content folder. */
type MadeInput = string | Uint8Array | Folder;

/** What no fence of a page can hold. */
const madeInputs: {
  readonly [C in DiagnosticCode]?: { readonly wrong: MadeInput; readonly right: MadeInput };
} = {
  'source-binary': {
    wrong: Uint8Array.from([0xff, 0xfe, 0x23, 0x00, 0x20, 0x00]),
    right: new TextEncoder().encode(guideWith('Öffne **Schlüssel**.')),
  },
  'secret-in-text': {
    // In two parts, so that nobody takes this file for a leak.
    wrong: guideWith(['Paste ghp', '9fK2mQ7xLw3ZtR8vB1nYc6HdJ4sPgU5eAo0i.'].join('_')),
    right: guideWith('Paste the key, which begins with ghp_.'),
  },
  'source-too-large': { wrong: guideWith('a '.repeat(500_001)), right: guideWith('a '.repeat(1_000)) },
  'image-too-large': { wrong: folderWithLogo(200_001), right: folderWithLogo(200_000) },
  'guide-too-long': { wrong: guideWith('a '.repeat(2500)), right: guideWith('a '.repeat(2300)) },
  'marks-too-many': { wrong: guideWith('*a* '.repeat(501)), right: guideWith('*a* '.repeat(500)) },
  'source-too-deep': { wrong: guideWith(`${'> '.repeat(101)}too deep`), right: guideWith(`${'> '.repeat(3)}deep`) },
};

describe('error pages', () => {
  it('are one per code of the catalogue', () => {
    expect([...pageNames].sort()).toEqual([...codes].sort());
  });

  it('link to nothing that is not there', () => {
    const pages = pageNames.flatMap((name) => compileErrorPage(name).value ?? []);
    expect(pages).toHaveLength(pageNames.length);
    expect(check([], { pages, hasFile: () => false })).toEqual([]);
  });

  it.each(pageNames)('%s compiles without a diagnostic, and has a title and a description', (name) => {
    const { value, diagnostics } = compileErrorPage(name);
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      id: `errors/${name}`,
      title: expect.stringMatching(/\S/u),
      description: expect.stringMatching(/\.$/u),
    });
  });

  it.each(pageNames)('%s says what is wrong, what is right and why, in this order', (name) => {
    const headings = compileErrorPage(name).value?.body.flatMap((node) => (node.type === 'heading' ? node : []));
    expect(headings?.map((node) => [node.depth, toString(node)])).toEqual([
      [2, 'Wrong'],
      [2, 'Right'],
      [2, 'Why'],
    ]);
  });
});

describe('examples of error pages', () => {
  const shown = codes.filter((code) => !Object.hasOwn(madeInputs, code) && !Object.hasOwn(reportedElsewhere, code));

  it.each(shown)('%s: the wrong one gives it, and no other error', (code) => {
    const found = checkFolder(folderOf(readErrorPage(sourceOf(code)).wrong));
    // A file whose frontmatter cannot be read has no title either; a broken base is broken by something.
    const isConsequence = (other: string): boolean =>
      (code === 'frontmatter-invalid' && other === 'title-missing') ||
      (code === 'extends-broken' && other === 'extends-unknown');
    expect(codesOf(found)).toContain(code);
    expect(
      found.filter(({ severity, code: other }) => severity === 'error' && other !== code && !isConsequence(other)),
    ).toEqual([]);
  });

  it.each(shown)('%s: the right one gives neither it nor another problem', (code) => {
    const { right } = readErrorPage(sourceOf(code));
    expect(right).not.toHaveLength(0);
    const found = checkFolder(folderOf(right));
    expect(codesOf(found)).not.toContain(code);
    expect(problemsIn(found)).toEqual([]);
  });

  it.each(shown)('%s: a fix, where there is one, mends the wrong one', (code) => {
    const files = folderOf(readErrorPage(sourceOf(code)).wrong);
    for (const { path, fix } of checkFolder(files)) {
      if (!fix) continue;
      const mended = new Map(files).set(path, applyEdits(String(files.get(path)), fix.edits));
      expect(codesOf(checkFolder(mended))).not.toContain(code);
    }
  });

  it.each(Object.entries(madeInputs))('%s: a made input gives it, a sound one does not', (code, { wrong, right }) => {
    expect(codesOf(inspect(wrong))).toEqual([code]);
    expect(codesOf(inspect(right))).toEqual([]);
  });

  it.each(Object.keys(reportedElsewhere) as DiagnosticCode[])(
    '%s: the engine never reports it, and what its page shows as right is right',
    (code) => {
      const { wrong, right } = readErrorPage(sourceOf(code));
      expect(codesOf(checkFolder(folderOf(wrong)))).not.toContain(code);
      expect(problemsIn(checkFolder(folderOf(right)))).toEqual([]);
    },
  );
});

describe('messages and hints', () => {
  const said = new Map<DiagnosticCode, Diagnostic>();
  for (const code of codes) {
    const values = reportedElsewhere[code];
    const input = madeInputs[code];
    const found = values
      ? [createDiagnostic(code, values as never, 'content')]
      : input
        ? inspect(input.wrong)
        : checkFolder(folderOf(readErrorPage(sourceOf(code)).wrong));
    const diagnostic = found.find((candidate) => candidate.code === code);
    if (diagnostic) said.set(code, diagnostic);
  }

  it('are seen here for every code that is reported', () => {
    expect(codes.filter((code) => !said.has(code))).toEqual([]);
  });

  it.each([...said])('%s is said in one line each, and its code spans are closed', (_code, { message, hint }) => {
    for (const words of [message, hint]) {
      expect(words).toMatch(/^[^\s].*[.?]$/u);
      expect(words).not.toMatch(/undefined|\bplease\b|\.\.$|\n/iu);
      expect(words.match(/`/gu)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0);
    }
  });

  const placed = [...said].flatMap(([code, { path, position }]) => {
    const file = readErrorPage(sourceOf(code)).wrong.find((candidate) => candidate.path === path);
    return file && position ? [{ code, file, position }] : [];
  });

  it.each(placed)('$code names line, column and offset of one place', ({ file, position }) => {
    const { line, column, offset } = position.start;
    const before = file.source.slice(0, offset).split('\n');
    expect({ line, column }).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
    expect(position.end.offset).toBeGreaterThanOrEqual(offset);
  });
});

function compileErrorPage(name: string): ReturnType<typeof compilePage> {
  return compilePage({ source: sourceOf(name), path: `errors/${name}.mdx` });
}

function compileGuide(source: string | Uint8Array): readonly Diagnostic[] {
  const { guide, diagnostics } = compile({ source, path: 'guides/lattice/api-key.mdx' });
  return [...diagnostics, ...(guide ? checkGuide(guide) : [])];
}

function inspect(input: MadeInput): readonly Diagnostic[] {
  return typeof input === 'string' || input instanceof Uint8Array ? compileGuide(input) : checkFolder(input);
}

/** A variant with a logo of so many bytes, which begins as a PNG does. */
function folderWithLogo(size: number): Folder {
  const logo = new Uint8Array(size);
  logo.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const source = 'site: https://acme.example\nbrand: { name: Acme, logo: { light: /logo.png, alt: Acme } }\n';
  return new Map<string, string | Uint8Array>([
    ['variants/acme.yaml', source],
    ['public/logo.png', logo],
  ]);
}

function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => code);
}

function folderOf(files: readonly ExampleFile[]): Folder {
  return new Map(files.map(({ path, source }) => [path, source]));
}

function problemsIn(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== 'suggestion');
}

function guideWith(text: string): string {
  return `---\ntitle: A guide\ndescription: Says how.\n---\n\n<Steps>\n<Step title="Do it">\n\n${text}\n\n</Step>\n</Steps>\n`;
}

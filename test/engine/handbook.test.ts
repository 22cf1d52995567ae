import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as blockIndex from '../../src/engine/blocks/index.ts';
import { guideFrontmatterSchema, pageFrontmatterSchema } from '../../src/engine/compile/head/frontmatter.ts';
import * as engine from '../../src/engine/index.ts';
import { contentPage } from '../../src/workspace/content-kinds.ts';
import { hasPublicFile } from '../../src/workspace/public-files.ts';
import { siteFiles } from '../../src/publish/outputs/index.ts';
import {
  check,
  compilePage,
  diagnosticCatalogue,
  providerFileSchema,
  variantFileSchema,
} from '../../src/engine/index.ts';
import { checkFolder } from './check-folder.ts';
import { readDefaultVariant, readExamples, readFiles, readSections, runExample, writeFiles } from './handbook-page.ts';

const content = new URL('../../content/', import.meta.url);
const names = namesIn('handbook');
const sourceOf = (name: string): string => readFileSync(new URL(`handbook/${name}.mdx`, content), 'utf8');
const conditionNames: ReadonlySet<string> = new Set(['scopes', 'scopesMatch']);

describe('handbook pages', () => {
  it.each(names)('%s compiles without a diagnostic', (name) => {
    const { value, diagnostics } = compilePage({ source: sourceOf(name), path: `handbook/${name}.mdx` });
    expect(diagnostics).toEqual([]);
    expect(value?.id).toBe(name === 'index' ? 'handbook' : `handbook/${name}`);
  });

  it('link to pages and parts that are there', () => {
    const pages = ['handbook', 'errors', 'pages/guides'].flatMap((folder) =>
      namesIn(folder).flatMap(
        (name) =>
          compilePage({
            source: readFileSync(new URL(`${folder}/${name}.mdx`, content)),
            path: `${folder}/${name}.mdx`,
            id: contentPage(`${folder}/${name}.mdx`)?.id,
          }).value ?? [],
      ),
    );
    const found = check([], {
      pages,
      hasFile: (path) => hasPublicFile('content', path) || siteFiles().has(path),
    }).filter(({ path }) => path.startsWith('handbook/'));
    expect(found.map(({ message }) => message)).toEqual([]);
  });

  it('are all linked from the first one', () => {
    const { value } = compilePage({ source: sourceOf('index'), path: 'handbook/index.mdx' });
    const linked = new Set(value?.links.map(({ url }) => url));
    // Those in a folder are linked from the page of its name.
    const first = names.filter((name) => name !== 'index' && !name.includes('/'));
    expect(first.filter((name) => !linked.has(`/handbook/${name}/`))).toEqual([]);
  });
});

const blocks = Object.values(blockIndex);

describe('blocks.mdx', () => {
  const sections = readSections(sourceOf('blocks'));

  it.each(blocks)('says all of <$name>', ({ name, aliases, attributes }) => {
    const section = sections.find((candidate) => candidate.names.includes(`<${name}>`));
    if (!section) throw new Error(`blocks.mdx has no heading with \`<${name}>\``);
    expect(section.keys.filter((key) => !conditionNames.has(key)).sort()).toEqual(Object.keys(attributes.shape).sort());
    expect((aliases ?? []).filter((alias) => !section.spans.has(`<${alias}>`))).toEqual([]);
  });

  it('names no block that is not there', () => {
    const known = new Set(blocks.map(({ name }) => `<${name}>`));
    expect(
      sections.flatMap((section) => section.names).filter((name) => name.startsWith('<') && !known.has(name)),
    ).toEqual([]);
  });
});

describe.each([
  { page: 'provider-yaml', root: 'Keys of provider.yaml', schema: providerFileSchema },
  { page: 'writing-a-guide', root: 'Frontmatter of a guide', schema: guideFrontmatterSchema },
  { page: 'writing-a-guide', root: 'Frontmatter of a page', schema: pageFrontmatterSchema },
  { page: 'variables-and-variants', root: 'Keys of a variant', schema: variantFileSchema },
])('$page: $root', ({ page, root, schema }) => {
  const sections = readSections(sourceOf(page));

  it.each([...objectsIn(schema, '')])('says every key of "%s"', (path, keys) => {
    const section = sections.find(({ heading, names: spans }) =>
      path === '' ? heading === root : spans.includes(path),
    );
    if (!section) throw new Error(`${page}.mdx has no heading ${path === '' ? `"${root}"` : `with \`${path}\``}`);
    expect([...section.keys].sort()).toEqual([...keys].sort());
  });
});

describe('lists', () => {
  it('checking.mdx names every diagnostic', () => {
    const spans = new Set(readSections(sourceOf('checking')).flatMap((section) => [...section.spans]));
    expect(Object.keys(diagnosticCatalogue).filter((code) => !spans.has(code))).toEqual([]);
  });

  it('library.mdx names everything the library exports', () => {
    const spans = new Set(readSections(sourceOf('library')).flatMap((section) => [...section.spans]));
    expect(Object.keys(engine).filter((name) => !spans.has(name))).toEqual([]);
  });

  it('commands.mdx names every command', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const spans = new Set(
      readSections(sourceOf('commands')).flatMap((section) => [...section.names, ...section.spans]),
    );
    expect(Object.keys(scripts).filter((name) => !spans.has(`npm run ${name}`) && !spans.has(`npm ${name}`))).toEqual(
      [],
    );
  });

  it('commands.mdx names every flag of the commands it describes', () => {
    const described = readSections(sourceOf('commands')).flatMap((section) =>
      section.names.flatMap((name) =>
        /^npm run ([\w-]+)$/u.exec(name)?.[1] ? [{ name: name.slice(8), section }] : [],
      ),
    );
    expect(described.length).toBeGreaterThan(0);
    for (const { name, section } of described) {
      const script = readFileSync(new URL(`../../scripts/${name}.ts`, import.meta.url), 'utf8');
      const [, shared] = /import\('\.\.\/(src\/cli\/[\w-]+\.ts)'\)/u.exec(script) ?? [];
      const source = shared === undefined ? script : readFileSync(new URL(`../../${shared}`, import.meta.url), 'utf8');
      const usage = /usage:\s*'([^\n]*)',\n/u.exec(source)?.[1] ?? '';
      const flags = [...usage.matchAll(/--[a-z-]+/gu)].map(([flag]) => flag);
      const said = [...section.spans].flatMap((span) => span.match(/^--[a-z-]+/u) ?? []);
      expect([...new Set(said)].sort(), name).toEqual([...new Set(flags)].sort());
    }
  });
});

describe('examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-'));
  const shared = readFiles(sourceOf('writing-a-guide'));
  const provider = shared.find(({ path }) => path.endsWith('/northwind/provider.yaml'))?.source ?? '';
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('of a first guide are without a problem', () => {
    expect(shared).not.toHaveLength(0);
    const files = new Map(shared.map(({ path, source }) => [path.replace(/^content\//u, ''), source]));
    expect(checkFolder(files).map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
  });

  it.each(names.filter((name) => readExamples(sourceOf(name)).length > 0))(
    'of %s give what it shows',
    { timeout: 300_000 },
    (name) => {
      const own = join(folder, name);
      writeFiles(own, [readDefaultVariant(), ...shared, ...readFiles(sourceOf(name))]);
      for (const { example, result } of readExamples(sourceOf(name))) {
        expect(runExample(example, own, provider), example.value).toBe(result.value);
      }
    },
  );
});

/** The objects that a schema asks for, each by its path with its keys. */
function* objectsIn(schema: unknown, path: string): Generator<[string, string[]]> {
  if (schema instanceof z.ZodObject) {
    yield [path, Object.keys(schema.shape)];
    for (const [key, value] of Object.entries(schema.shape))
      yield* objectsIn(value, path === '' ? key : `${path}.${key}`);
  } else if (schema instanceof z.ZodArray) yield* objectsIn(schema.element, `${path}[]`);
  else if (schema instanceof z.ZodRecord) yield* objectsIn(schema.valueType, `${path}.<name>`);
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* objectsIn(option, path);
  else if (schema instanceof z.ZodPipe) yield* objectsIn(schema.in, path);
  else if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    yield* objectsIn(schema.unwrap(), path);
}

function namesIn(folder: string): string[] {
  const url = new URL(`${folder}/`, content);
  return existsSync(url)
    ? readdirSync(url, { recursive: true, encoding: 'utf8' })
        .flatMap((name) => /^(.+)\.mdx$/u.exec(name)?.[1] ?? [])
        .sort()
    : [];
}

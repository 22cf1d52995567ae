import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Code, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { compile, compileProvider, render } from '../../src/engine/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A part of a handbook page under one heading. */
export interface PageSection {
  readonly heading: string;
  /** The code spans of the heading. */
  readonly names: readonly string[];
  /** All code spans of the section. */
  readonly spans: ReadonlySet<string>;
  /** The code spans in the first column of its tables. */
  readonly keys: readonly string[];
}

/** The sections of a page, without its frontmatter. */
export function readSections(source: string): PageSection[] {
  const sections: { heading: string; names: string[]; spans: Set<string>; keys: string[] }[] = [];
  let current = { heading: '', names: [] as string[], spans: new Set<string>(), keys: [] as string[] };
  for (const node of parse(source).children) {
    if (node.type === 'heading') {
      current = { heading: toString(node), names: spansIn(node), spans: new Set(), keys: [] };
      sections.push(current);
    }
    for (const span of spansIn(node)) current.spans.add(span);
    if (node.type === 'table')
      current.keys.push(...node.children.slice(1).flatMap(({ children: [first] }) => (first ? spansIn(first) : [])));
  }
  return sections;
}

/** What the fences of a language hold. */
export function readFences(source: string, language: string): string[] {
  return fencesOf(source).flatMap(({ lang, value }) => (lang === language ? [value] : []));
}

/** The files that fences with `path=…` show. */
export function readFiles(source: string): { path: string; source: string }[] {
  return fencesOf(source).flatMap(({ meta, value }) => {
    const path = /(?:^|\s)path=(\S+)/u.exec(meta ?? '')?.[1];
    return path === undefined ? [] : [{ path, source: `${value}\n` }];
  });
}

/** Each fence marked `result`, with the fence before it: the example whose result it is. */
export function readExamples(source: string): { example: Code; result: Code }[] {
  const fences = fencesOf(source);
  return fences.flatMap((result, index) => {
    const example = fences[index - 1];
    return /(?:^|\s)result(?:\s|$)/u.test(result.meta ?? '') && example ? [{ example, result }] : [];
  });
}

/** What an example gives: the Markdown of `mdx`, what a script or commands print. `folder` holds the files they work on. */
export function runExample({ lang, value }: Code, folder: string, provider: string): string {
  if (lang === 'mdx') return printMdx(value, provider);
  if (lang === 'ts') return runScript(value, folder);
  if (lang === 'sh') return runCommands(value, folder);
  throw new Error(`Cannot run an example in ${lang}`);
}

/** The vendor's own variant, as it is in the content folder. */
export function readDefaultVariant(): { path: string; source: string } {
  const path = 'content/variants/default.yaml';
  return { path, source: readFileSync(join(root, path), 'utf8') };
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: readonly { path: string; source: string }[]): void {
  for (const { path, source } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
}

/** The Markdown of an example in a guide, without what stands around it. */
function printMdx(example: string, providerSource: string): string {
  const { value: provider } = compileProvider({ source: providerSource, path: 'guides/northwind/provider.yaml' });
  const source = `---\ntitle: Example\ndescription: An example.\nmethod: { id: api-key }\n---\n\n${example}\n`;
  const { guide, diagnostics } = compile({
    source,
    path: 'guides/northwind/api-key.mdx',
    ...(provider ? { provider } : {}),
  });
  const problems = diagnostics.filter(({ code }) => code !== 'guide-without-steps');
  if (!guide || problems.length > 0)
    throw new Error(`Cannot compile the example: ${problems.map(({ message }) => message).join(' ')}`);
  const markdown = render(guide, 'markdown');
  return markdown
    .slice(markdown.indexOf('# Example\n') + '# Example\n'.length)
    .replace(/\*\*Fields to fill in\*\*[\s\S]*$/u, '')
    .trim();
}

function runScript(script: string, folder: string): string {
  const path = join(folder, 'example.ts');
  writeFileSync(
    path,
    script
      .replaceAll("from 'stepwell'", `from '${root}src/engine/index.ts'`)
      .replaceAll("from 'zod'", `from '${root}node_modules/zod/index.js'`),
  );
  return execFileSync(process.execPath, [path], { cwd: folder, encoding: 'utf8' }).trimEnd();
}

/** What commands print, to both streams; `npm run` is this project's. */
function runCommands(commands: string, folder: string): string {
  const script = commands
    .replace(/\\\n\s*/gu, '')
    .replace(
      /^npm run (?:-s )?([\w-]+)(?: --(?= |$))?/gmu,
      (_found, name: string) => `"${process.execPath}" "${root}scripts/${name}.ts"`,
    );
  const { stdout } = spawnSync('sh', ['-c', `exec 2>&1\n${script}`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, STEPWELL_CACHE: join(folder, '.cache'), NO_COLOR: '1' },
  });
  return stdout.trimEnd();
}

function fencesOf(source: string): Code[] {
  const fences: Code[] = [];
  visit(parse(source), 'code', (code) => {
    fences.push(code);
  });
  return fences;
}

function spansIn(node: Root['children'][number]): string[] {
  const spans: string[] = [];
  visit(node, 'inlineCode', ({ value }) => {
    spans.push(value);
  });
  return spans;
}

function parse(source: string): Root {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(source.replace(/^---\n[\s\S]*?\n---\n/u, ''));
}

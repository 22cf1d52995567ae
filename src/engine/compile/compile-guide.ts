import type { Definition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { buildGuide } from './build-guide.ts';
import {
  type Diagnostic,
  createReport,
  type Report,
  sortDiagnostics,
  type SourceSpan,
} from '../diagnostics/diagnostic.ts';
import type { DialectDefinition } from './dialects/define.ts';
import type { DialectRegistry } from './dialects/registry.ts';
import type { GuideFrontmatter } from './head/frontmatter.ts';
import { type Frontmatter, readFrontmatter } from './head/read-frontmatter.ts';
import { checkPath } from '../model/id.ts';
import type { Guide } from '../model/guide.ts';
import { type Labels, labelsWith } from '../model/labels.ts';
import { checkHeadVariables, checkIncludes, checkPersonalAddresses, checkSecrets } from './check-source.ts';
import { checkUnfinished, checkUnfinishedValue } from './unfinished-text.ts';
import { normalize } from './normalize.ts';
import { type ParsedSource, parse, type Written } from '../parse/parse.ts';
import { chooseTitle, readPostamble, readPreamble } from './head/preamble.ts';
import type { Provider } from '../model/provider.ts';
import type { CompileContext } from './compile-context.ts';
import type { BlockRegistry } from '../blocks/registry.ts';
import { nestingLimit } from '../parse/repair/recover.ts';
import { builtInVariables } from '../model/variable.ts';
import { type BrandWords, reportBrandWords } from './brand/brand-words.ts';
import { createVendorWordReplacer, type VendorWords } from './brand/vendor-words.ts';

/** A guide's source and what is known about it. */
export interface CompileInput {
  /** MDX, or Markdown of another platform; bytes are read as UTF-8. */
  readonly source: string | Uint8Array;
  /** Where the file is: names the guide, and `.md` is read tolerantly. */
  readonly path: string;
  /** What a page is published as, such as `guides/accounts`; without it the path names the page. */
  readonly id?: string | undefined;
  readonly provider?: Provider | undefined;
  /** A vendor's words and what foreign documents say instead, with variables. */
  readonly vendorWords?: VendorWords | undefined;
  /** The vendor's words that a file in our own form is told not to use; see {@link BrandWords}. */
  readonly brandWords?: BrandWords | undefined;
  /** Names of variables that variants define beside the built-in ones. */
  readonly variables?: Iterable<string> | undefined;
  /** The words in which a printed guide says what is no text, if they are not English: those it was printed with. */
  readonly labels?: Partial<Labels> | undefined;
  /** Mend what MDX does not allow instead of reporting it; the default for `.md`. */
  readonly tolerant?: boolean | undefined;
}

/** A guide, where one could be made, and everything an author should know about it. */
export interface CompileResult<T = Guide> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the named parts of a YAML file stand, for checks over several files: `actions/<id>`, `scopes/<name>`, `brand/name`. */
  readonly places?: Readonly<Record<string, SourceSpan>>;
}

/** Compiles a guide of any dialect. Never throws for what the source says. */
export function compileGuide(input: CompileInput, blocks: BlockRegistry, dialects: DialectRegistry): CompileResult {
  return reporting(input.path, (report) => {
    const read = readSource(input, report, blocks, (source, variables) =>
      dialects.detect(source, input.path, variables),
    );
    if (!read) return undefined;
    const { parsed, context } = read;
    const { frontmatter, isWrong, locate } = readGuideFrontmatter(parsed, input.path, context);
    checkSecrets(parsed, context);
    checkPersonalAddresses(parsed, context);
    checkUnfinished(parsed, context);
    checkUnfinishedValue(frontmatter, locate, report);
    checkIncludes(parsed, context);
    checkHeadVariables(frontmatter, locate, context);
    const replaces = context.dialect.vendorWords === 'replace';
    if (!replaces) lintBrandWords(input, parsed, context);
    const replacer = createVendorWordReplacer(replaces ? (input.vendorWords ?? {}) : {});
    const preamble = readPreamble(normalize(parsed.root.children, context), parsed.frontmatter && frontmatter, context);
    const { content, fields, verified } = readPostamble(preamble.content, context);
    const title = chooseTitle(frontmatter.title, preamble.title);
    const description = frontmatter.description ?? preamble.description ?? '';
    if (title.title === '' && !isWrong('title'))
      report.add(parsed.frontmatter ? 'title-missing' : 'frontmatter-missing', {});
    if (title.title !== '' && description === '' && !isWrong('description')) report.add('description-missing', {});
    const body = replacer.body(content);
    return buildGuide({
      path: input.path,
      text: parsed.text,
      title: {
        title: replacer.text(title.title),
        titleContent: title.titleContent && replacer.body(title.titleContent),
      },
      description: replacer.text(description),
      frontmatter: verified ? { verified, ...frontmatter } : frontmatter,
      locate,
      fields,
      requires: preamble.requires.map((text) => replacer.text(text)),
      content: body,
      root: parsed.root,
      context,
      ...(input.provider ? { provider: input.provider } : {}),
    });
  });
}

/** Runs a compilation and returns what it gives with the sorted diagnostics; too deep a tree becomes one. */
export function reporting<T>(path: string, run: (report: Report) => T | undefined): CompileResult<T> {
  const report = createReport(path);
  let value: T | undefined;
  try {
    value = run(report);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report.add('source-too-deep', { depth: nestingLimit + 1, limit: nestingLimit });
  }
  return { ...(value === undefined ? {} : { value }), diagnostics: sortDiagnostics(report.diagnostics) };
}

/** Reports the vendor's words in a source whose dialect has variables for them. */
export function lintBrandWords(
  { brandWords }: CompileInput,
  parsed: ParsedSource,
  { report, places }: CompileContext,
): void {
  if (!brandWords) return;
  const { text, root, frontmatter } = parsed;
  const offsetsOf = (node: { readonly position?: Root['position'] }): readonly [number, number] | undefined => {
    const span = node.position && places.toOriginalSpan(node.position);
    return span && [span.start.offset, span.end.offset];
  };
  const frontmatterEnd = frontmatter ? frontmatter.offset + frontmatter.text.length : 0;
  reportBrandWords(brandWords, { text, root, offsetsOf, frontmatterEnd }, report);
}

/** Parses a source and makes the context that its content is normalized in; `dialectOf` says in which dialect it is written. */
export function readSource(
  input: CompileInput,
  report: Report,
  blocks: BlockRegistry,
  dialectOf: (source: Written, variables: ReadonlySet<string>) => DialectDefinition,
): { parsed: ParsedSource; context: CompileContext } | undefined {
  const tolerant = input.tolerant ?? !/\.mdx$/iu.test(input.path);
  const variables = new Set<string>([...builtInVariables, ...(input.variables ?? [])]);
  let dialect: DialectDefinition | undefined;
  const isForeign = (source: Written): boolean => {
    dialect = dialectOf(source, variables);
    return !dialect.isStrict;
  };
  const parsed = parse(input.source, report, { tolerant, isForeign, blocks });
  if (!parsed || !dialect) return undefined;
  const definitions = new Map<string, Definition>();
  if (parsed.parsedText.includes(']:')) {
    visit(parsed.root, 'definition', (node) => {
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    });
  }
  const context: CompileContext = {
    report,
    blocks,
    places: parsed.places,
    parsedText: parsed.parsedText,
    sourceText: parsed.text,
    dialect,
    labels: labelsWith(input.labels),
    variables,
    definitions,
    footnotes: new Map(),
    references: new Map(),
    anchors: new Map(),
    actions: [],
  };
  return { parsed, context };
}

function readGuideFrontmatter(
  parsed: ParsedSource,
  path: string,
  context: CompileContext,
): Frontmatter<GuideFrontmatter> {
  if (methodIn(path) === 'setup') context.report.add('method-reserved', {});
  // A file anywhere else is a guide on its own, without an address.
  if (/(?:^|\/)guides\/[^/]+\/(?:setup\/)?[^/]+$/u.test(path)) checkPath(methodIn(path), context.report);
  const read = readFrontmatter(parsed, context.dialect.frontmatter, context.report);
  const { method } = read.frontmatter;
  const file = methodIn(path);
  if (method && method.id !== file && file !== 'setup')
    context.report.add('method-mismatch', { id: method.id, file }, read.locate?.(['method', 'id']));
  return read;
}

/** The method that a file name says. */
function methodIn(path: string): string {
  return (
    path
      .replace(/\\/gu, '/')
      .split('/')
      .at(-1)
      ?.replace(/\.mdx?$/u, '') ?? ''
  );
}

import type { Choice } from './model/selection/choice.ts';
import * as defaultBlocks from './blocks/index.ts';
import type { BlockDefinition } from './blocks/define.ts';
import { checkLength } from './check/check-length.ts';
import { checkCollection } from './check/check-collection.ts';
import type { CheckContext } from './check/check-context.ts';
import { compileGuide, type CompileInput, type CompileResult } from './compile/compile-guide.ts';
import { type FixedSource, fixSource } from './compile/fix-source.ts';
import { compileSoundly } from './compile/sound-fixes.ts';
import { textOf } from './parse/parse.ts';
import { compilePageSource } from './compile/compile-page.ts';
import { compileProvider } from './compile/provider/compile-provider.ts';
import { compileVariant } from './compile/compile-variant.ts';
import { type Diagnostic, sortDiagnostics } from './diagnostics/diagnostic.ts';
import type { CollectionFormat, DocumentParts, FormatContext, FormatDefinition } from './formats/define.ts';
import { createFormatContexts } from './formats/format-contexts.ts';
import type { HastDecorator } from './print/decorate.ts';
import type { FormatFile } from './print/format-file.ts';
import type { RenderContext } from './print/render-context.ts';
import * as defaultFormats from './formats/index.ts';
import type { DialectDefinition } from './compile/dialects/define.ts';
import type { PublishedGuide } from './print/published-guide.ts';
import * as defaultDialects from './compile/dialects/index.ts';
import { createDialectRegistry } from './compile/dialects/registry.ts';
import type { Document, Guide, Page } from './model/guide.ts';
import { type OptionDefinition, stages } from './view/options/define.ts';
import * as defaultOptions from './view/options/index.ts';
import { labelsWith } from './model/labels.ts';
import type { Provider } from './model/provider.ts';
import { createBlockRegistry } from './blocks/registry.ts';
import {
  createPublishedPrinter,
  guideFromPublished,
  labelsOfPublished,
  siteOfPublished,
} from './print/from-published.ts';
import { headingsOfPage, type PageHeading } from './search/headings.ts';
import { suggest } from './diagnostics/suggest.ts';
import type { Variant } from './model/variant.ts';
import type { DocumentView, GuideView, PageView } from './model/guide-view.ts';
import { isView, viewDocument, type ViewOptions } from './view/view.ts';

/** What a caller adds to the engine; an entry of a known name takes the place of the default one. */
export interface EngineConfig {
  readonly blocks?: readonly BlockDefinition[];
  readonly formats?: readonly FormatDefinition[];
  readonly options?: readonly OptionDefinition[];
  readonly dialects?: readonly DialectDefinition[];
}

/** Documents to print: one, or all where the format is of a collection. */
export type Renderable = Document | DocumentView | readonly (Document | DocumentView)[];

/** What one document adds to formats of a collection, by the name of the format. */
export type CollectionParts = Readonly<Record<string, unknown>>;

/** A guide, if one could be made, and all diagnostics. */
export interface CompiledGuide extends CompileResult<Guide> {
  /** @deprecated The former name of `value`, which every `compile…` has. */
  readonly guide?: Guide;
}

/** The verbs of the engine. All are pure. */
export interface Engine {
  readonly formats: readonly FormatDefinition[];
  readonly compile: (input: CompileInput) => CompiledGuide;
  readonly compilePage: (
    input: Pick<CompileInput, 'source' | 'path' | 'id' | 'variables' | 'tolerant' | 'brandWords'>,
  ) => CompileResult<Page>;
  /** The source with all fixes made that change the document as they say, and nothing else; for a guide or a page. */
  readonly fix: (input: CompileInput & { readonly kind: 'guide' | 'page' }) => FixedSource;
  readonly compileProvider: (input: Pick<CompileInput, 'source' | 'path'>) => CompileResult<Provider>;
  readonly compileVariant: (input: Pick<CompileInput, 'source' | 'path'>) => CompileResult<Variant>;
  readonly view: {
    (document: Guide, options?: ViewOptions & Readonly<Record<string, unknown>>): GuideView;
    (document: Page, options?: ViewOptions & Readonly<Record<string, unknown>>): PageView;
    (document: Document, options?: ViewOptions & Readonly<Record<string, unknown>>): DocumentView;
  };
  /** Prints in a format; what `decorators` add to its HTML is in nothing that is printed without them. */
  readonly render: (
    documents: Renderable,
    format: string,
    context?: RenderContext,
    decorators?: readonly HastDecorator[],
  ) => string;
  /** Prints a document in the parts between which a page says its own; of the default formats `html` has them. */
  readonly renderParts: (
    document: Document | DocumentView,
    format: string,
    context?: RenderContext,
    decorators?: readonly HastDecorator[],
  ) => DocumentParts;
  /** Every file of a format of a collection, the one at its path first. */
  readonly renderFiles: (
    documents: readonly (Document | DocumentView)[],
    format: string,
    context?: RenderContext,
  ) => readonly FormatFile[];
  /** What a document adds to each format of a collection that a site has, by the format's name, as plain data. */
  readonly partsOf: (document: Document | DocumentView, context?: RenderContext) => CollectionParts;
  /** Every file of all such formats, of the parts of all documents. */
  readonly joinParts: (parts: readonly CollectionParts[], context?: RenderContext) => readonly FormatFile[];
  /**
   * Prints a guide that was published as JSON, narrowed to a choice: the same bytes as the
   * view of the guide itself.
   */
  readonly renderPublished: (
    published: PublishedGuide,
    format: string,
    choice?: Partial<Choice>,
    context?: RenderContext,
  ) => string;
  /** The headings of a page, in its order. */
  readonly headings: (page: PageView, context?: RenderContext) => readonly PageHeading[];
  /** What is seen over all documents, and what {@link Engine.checkGuide} sees of each guide. */
  readonly check: (guides: readonly Guide[], context?: CheckContext) => Diagnostic[];
  /** What is only seen of a guide once it is printed: whether it is too long. */
  readonly checkGuide: (guide: Guide) => Diagnostic[];
}

/** Makes an engine of the default blocks, formats, options and dialects and the caller's own. */
export function createEngine(config: EngineConfig = {}): Engine {
  const blocks = createBlockRegistry([...Object.values(defaultBlocks), ...(config.blocks ?? [])]);
  const formats = merge<FormatDefinition>(defaultFormats, config.formats);
  const options = inStages(merge<OptionDefinition>(defaultOptions, config.options));
  const dialects = createDialectRegistry(merge<DialectDefinition>(defaultDialects, config.dialects));

  const contexts = createFormatContexts(blocks, (document, name, context) =>
    renderOne(document, findFormat(name), context),
  );
  const view = (document: Document, given: ViewOptions & Readonly<Record<string, unknown>> = {}): DocumentView =>
    viewDocument(document, given, options);
  const asView = (document: Document | DocumentView): DocumentView => (isView(document) ? document : view(document));

  const findFormat = (name: string): FormatDefinition => {
    const format = formats.find((candidate) => candidate.name === name);
    if (format) return format;
    const names = formats.map((candidate) => candidate.name);
    const guess = suggest(name, names);
    throw new Error(
      `Cannot render as "${name}": ${guess ? `did you mean "${guess}"?` : `formats are ${names.join(', ')}`}`,
    );
  };

  const collections = (context: RenderContext): CollectionFormat[] =>
    formats.filter(
      (format): format is CollectionFormat => format.of === 'collection' && (format.isPublished?.(context) ?? true),
    );
  const filesOf = (
    format: CollectionFormat,
    documents: readonly DocumentView[],
    given: RenderContext,
  ): readonly FormatFile[] => {
    const context = contexts.of(given);
    const parts = documents.map((document) => format.part?.(document, context)).filter((part) => part !== undefined);
    return format.join(parts, given);
  };

  const render: Engine['render'] = (documents, name, given = {}, decorators = []) => {
    const format = findFormat(name);
    const isMany = (value: Renderable): value is readonly (Document | DocumentView)[] => Array.isArray(value);
    if (format.of === 'collection') {
      if (decorators.length > 0)
        throw new Error(`Cannot decorate "${name}": only a format of one document is decorated`);
      return filesOf(format, (isMany(documents) ? documents : [documents]).map(asView), given)[0]?.content ?? '';
    }
    if (isMany(documents)) throw new Error(`Cannot render several documents as "${name}": it is a format of one`);
    const document = asView(documents);
    const context = contexts.of(given, decorators);
    return decorators.length === 0 ? context.print(document, format.name) : renderOne(document, format, context);
  };
  const renderParts: Engine['renderParts'] = (document, name, given = {}, decorators = []) => {
    const format = findFormat(name);
    if (format.of === 'collection' || !format.parts) throw new Error(`Cannot render "${name}" in parts: it has none`);
    return format.parts(asView(document), contexts.of(given, decorators));
  };

  const checkGuide = (guide: Guide): Diagnostic[] =>
    checkLength(guide, (document) => render(view(document), 'markdown'));

  const compileSource = { guide: compileGuide, page: compilePageSource };

  return {
    formats,
    compile: (input) => {
      const compiled = compileSoundly(input, (source) => compileGuide({ ...input, source }, blocks, dialects));
      // Not enumerable, so that a copy or the JSON of it has the guide once.
      return Object.defineProperty(compiled, 'guide', { value: compiled.value });
    },
    compilePage: (input) =>
      compileSoundly(input, (source) => compilePageSource({ ...input, source }, blocks, dialects)),
    fix: ({ kind, ...input }) =>
      fixSource<Document>(textOf(input.source), (source) =>
        compileSource[kind]({ ...input, source }, blocks, dialects),
      ),
    compileProvider,
    compileVariant,
    view: view as Engine['view'],
    render,
    renderParts,
    renderFiles: (documents, name, given = {}) => {
      const format = findFormat(name);
      if (format.of !== 'collection')
        throw new Error(`Cannot render files of "${name}": it is a format of one document`);
      return filesOf(format, documents.map(asView), given);
    },
    partsOf: (document, given = {}) => {
      const context = contexts.of(given);
      return Object.fromEntries(
        collections(given).flatMap((format) => {
          const own = format.part?.(asView(document), context);
          return own === undefined ? [] : [[format.name, own]];
        }),
      );
    },
    joinParts: (parts, given = {}) =>
      collections(given).flatMap((format) =>
        format.join(
          parts.flatMap((own) => (own[format.name] === undefined ? [] : [own[format.name]])),
          given,
        ),
      ),
    renderPublished: (published, name, choice = {}, given = {}) => {
      const format = findFormat(name);
      if (format.of === 'collection')
        throw new Error(`Cannot render one guide as "${name}": it is a format of several`);
      const guide = view(guideFromPublished(published), { ...choice }) as GuideView;
      const labels = given.labels ?? labelsOfPublished(published);
      const printer = createPublishedPrinter(labelsWith(labels));
      const context = {
        // What was published has its addresses below the base.
        ...contexts.of({ site: siteOfPublished(published), base: '', ...given, ...(labels ? { labels } : {}) }),
        printerOf: () => printer,
      };
      return format.render(guide, context);
    },
    headings: (page, context = {}) => headingsOfPage(page, contexts.of(context).foldOf(page)),
    check: (guides, context = {}) =>
      sortDiagnostics([
        ...checkCollection(guides, context),
        ...guides.filter(({ source }) => !context.checked?.has(source.path)).flatMap(checkGuide),
      ]),
    checkGuide,
  };
}

/** The definitions of a folder's index and the caller's own, which take the place of those of their name. */
function merge<T extends { readonly name: string }>(index: Readonly<Record<string, T>>, own: readonly T[] = []): T[] {
  return [...new Map([...Object.values(index), ...own].map((entry) => [entry.name, entry])).values()];
}

function renderOne(document: DocumentView, format: FormatDefinition, context: FormatContext): string {
  if (format.of === 'collection') throw new Error(`Cannot print one document as "${format.name}"`);
  return format.render(document, context);
}

function inStages(options: readonly OptionDefinition[]): OptionDefinition[] {
  return stages.flatMap((stage) => options.filter((option) => (option.stage ?? 'wording') === stage));
}

/**
 * Stepwell's engine: guides in MDX become a typed model, a view of it for one reader, and
 * from the view every output. Pure functions over plain data, for any JavaScript runtime.
 */
import { createEngine } from './engine.ts';

const engine = createEngine();

/** Compiles a guide of any dialect. Never throws for what the source says. */
export const compile = engine.compile;
/** Compiles a page of prose. */
export const compilePage = engine.compilePage;
/** Compiles a `provider.yaml`. */
export const compileProvider = engine.compileProvider;
/** Compiles a `variants/<id>.yaml`. */
export const compileVariant = engine.compileVariant;
/** The view of a document for one reader; without options it shows everything. */
export const view = engine.view;
/** Prints a document or view in a format, or several in a format of a collection. */
export const render = engine.render;
/** Prints every file of a format of a collection, such as the parts of a long `llms.txt`. */
export const renderFiles = engine.renderFiles;
/** Prints a guide that was published as JSON, narrowed to a choice of actions and scopes. */
export const renderPublished = engine.renderPublished;
/** Checks what needs more than one file. */
export const check = engine.check;

export { createEngine };
export type { CompiledGuide, Engine, EngineConfig, Renderable } from './engine.ts';
export { filePathOf, pathOf } from './address.ts';
export { type BlockContext, type BlockDefinition, defineBlock } from './blocks/define.ts';
export type { BlockNode, Body, BodyNode, TokenNode } from './body.ts';
export { type Choice, type Query, readChoice, writeChoice } from './choice.ts';
export { type AdapterFacts, anchorsOf, type CheckContext } from './collection.ts';
export type { CompileInput, CompileResult } from './compile.ts';
export type { Condition } from './condition.ts';
export {
  createDiagnostic,
  type Diagnostic,
  type Edit,
  hasError,
  type Severity,
  sortDiagnostics,
  type SourcePoint,
  type SourceSpan,
} from './diagnostic.ts';
export {
  type DiagnosticCode,
  diagnosticCatalogue,
  type DiagnosticDefinition,
  type DiagnosticValues,
} from './diagnostics/catalogue.ts';
export { type BrandWords, brandWordsFor } from './brand-words.ts';
export { digestOf } from './digest.ts';
export { frame } from './frame.ts';
export { type Field, fieldSchema } from './field.ts';
export {
  type CollectionFormat,
  defineFormat,
  type DocumentFormat,
  type FormatContext,
  type FormatDefinition,
  type FormatFile,
  type RenderContext,
} from './formats/define.ts';
export { type GuideCatalogue, guideCatalogueSchema } from './formats/catalogue.ts';
export { type PublishedGuide, publishedGuideSchema } from './formats/json.ts';
export type { ImporterDefinition } from './importers/define.ts';
export {
  type Document,
  type Guide,
  guideSchema,
  type Page,
  pageSchema,
  type Section,
  type Step,
  stepsOf,
  stepsOfSection,
} from './model.ts';
export { pagesOf } from './site-pages.ts';
export { defineOption, type OptionDefinition } from './options/define.ts';
export { type Action, type Provider, providerFileSchema, providerSchema, type Scope } from './provider.ts';
export { remarkGuide, type RemarkGuideOptions } from './remark-guide.ts';
export { type CompiledVariants, resolveVariants, type VariantFile } from './resolve-variants.ts';
export { resolveSelection, type Selection } from './selection.ts';
export { applyEdits } from './syntax/edits.ts';
export { builtInTokens } from './token.ts';
export { type Variant, variantFileSchema, variantSchema } from './variant.ts';
export type { VendorWords } from './vendor-words.ts';
export type { DocumentView, GuideView, PageView, ViewOptions } from './view.ts';

/**
 * Stepwell's engine: guides in MDX become a typed model, a view of it for one reader, and
 * from the view every output. Pure functions over plain data, for any JavaScript runtime.
 */
import { engine } from './default-engine.ts';
import { createEngine } from './engine.ts';

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
/** Prints a document in the parts between which a page says its own. */
export const renderParts = engine.renderParts;
/** Prints every file of a format of a collection, such as the parts of a long `llms.txt`. */
export const renderFiles = engine.renderFiles;
/** Prints a guide that was published as JSON, narrowed to a choice of actions and scopes. */
export const renderPublished = engine.renderPublished;
/** Checks what needs more than one file, and each guide as it is printed. */
export const check = engine.check;
/** Checks one guide as it is printed. */
export const checkGuide = engine.checkGuide;

export { createEngine };
export type { CollectionParts, CompiledGuide, Engine, EngineConfig, Renderable } from './engine.ts';
export { filePathOf, pathOf } from './model/address/address.ts';
export { type BlockContext, type BlockDefinition, defineBlock } from './blocks/define.ts';
export type { BlockNode, Body, BodyNode, VariableNode } from './model/body.ts';
export { type Choice, type Query, readChoice, writeChoice } from './model/selection/choice.ts';
export type { AdapterFacts, CheckContext } from './check/check-context.ts';
export { anchorsOf } from './check/check-collection.ts';
export type { CompileInput, CompileResult } from './compile/compile-guide.ts';
export type { Condition } from './model/condition.ts';
export {
  createDiagnostic,
  type Diagnostic,
  type Edit,
  hasError,
  type Severity,
  sortDiagnostics,
  type SourcePoint,
  type SourceSpan,
} from './diagnostics/diagnostic.ts';
export { diagnosticCatalogue, type DiagnosticCode, type DiagnosticValues } from './diagnostics/catalogue.ts';
export type { DiagnosticDefinition } from './diagnostics/define.ts';
export { type BrandWords, brandWordsFor } from './compile/brand/brand-words.ts';
export { digestOf } from './model/digest.ts';
export { frame } from './diagnostics/frame.ts';
export { type Field, fieldSchema } from './model/field.ts';
export {
  type CollectionFormat,
  defineFormat,
  type DocumentFormat,
  type DocumentParts,
  type FormatContext,
  type FormatDefinition,
} from './formats/define.ts';
export type { DecoratorContext, HastDecorator } from './print/decorate.ts';
export type { Labels } from './model/labels.ts';
export type { FormatFile } from './print/format-file.ts';
export type { RenderContext } from './print/render-context.ts';
export { type GuidesJson, guidesJsonSchema } from './formats/guides-json.ts';
export { type PublishedGuide, publishedGuideSchema } from './print/published-guide.ts';
export {
  defineDialect,
  type DialectDefinition,
  type DialectElement,
  type SourceFacts,
  type Within,
} from './compile/dialects/define.ts';
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
} from './model/guide.ts';
export type { PageHeading } from './search/headings.ts';
export { pagesOf } from './model/site-pages.ts';
export { defineOption, type OptionDefinition } from './view/options/define.ts';
export { type Action, type Provider, providerFileSchema, providerSchema, type Scope } from './model/provider.ts';
export { remarkGuide, type RemarkGuideOptions } from './view/remark-guide.ts';
export { type CompiledVariants, resolveVariants, type VariantFile } from './check/resolve-variants.ts';
export { resolveSelection, type Selection } from './model/selection/selection.ts';
export { applyEdits } from './diagnostics/edits.ts';
export { builtInVariables } from './model/variable.ts';
export { type Variant, variantFileSchema, variantSchema } from './model/variant.ts';
export type { VendorWords } from './compile/brand/vendor-words.ts';
export type { DocumentView, GuideView, PageView } from './model/guide-view.ts';
export type { ViewOptions } from './view/view.ts';

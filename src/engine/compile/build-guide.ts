import type { Root } from 'mdast';
import { digestOf } from '../model/digest.ts';
import { type Body, type BodyNode, childrenOf, walkBody } from '../model/body.ts';
import type { Field } from '../model/field.ts';
import { checkScopes, normalizeBody, type NormalizeBody } from './body/normalize-body.ts';
import { normalizeTitle, withoutBold } from './body/normalize-title.ts';
import type { GuideFrontmatter } from './head/frontmatter.ts';
import { readHeldBack } from './head/read-frontmatter.ts';
import type { Locate } from '../parse/read-yaml.ts';
import { type Guide, type Reference, type Section, type Step, stepsOf } from '../model/guide.ts';
import type { Action, Provider, Scope } from '../model/provider.ts';
import type { Title } from '../model/title.ts';
import type { CompileContext } from './compile-context.ts';
import { assignIds, type Ids } from './structure/assign-ids.ts';
import type { SectionDraft, StepDraft } from './structure/draft.ts';
import { withoutBlocks } from './title-words.ts';
import { findStructure } from './structure/find-structure.ts';
import { suggestWhitelabel } from './structure/whitelabel-suggestion.ts';
import { numberSteps } from '../model/number-steps.ts';

/** What a guide is built from. */
export interface GuideParts {
  readonly path: string;
  readonly text: string;
  readonly title: Title;
  readonly description: string;
  readonly frontmatter: GuideFrontmatter;
  readonly locate?: Locate | undefined;
  readonly requires: readonly string[];
  /** Fields the document itself lists. */
  readonly fields: readonly Field[];
  readonly content: readonly BodyNode[];
  /** The document as it was parsed. */
  readonly root: Root;
  readonly context: CompileContext;
  readonly provider?: Provider;
}

/** Builds the model of a guide. */
export function buildGuide(parts: GuideParts): Guide {
  const { path, context, provider, frontmatter } = parts;
  const address = addressOf(path, provider);
  const connection = provider?.connections[address.connection];
  const structure = findStructure(parts.content, context);
  suggestWhitelabel(structure, parts, context);
  const ids = assignIds(structure.sections, context);
  const links: Reference[] = [];
  const normalizing: NormalizeBody = {
    context,
    links,
    ...(provider
      ? { scopes: new Set(Object.keys(provider.scopes)), fields: (connection?.fields ?? []).map(({ key }) => key) }
      : {}),
    idOf: (heading) => ids.next(plainWords(withoutBlocks(heading, context))),
    headingDepth: 4,
    aliases: ids.aliases,
  };
  const { title, notes } = normalizeTitle(parts.title, normalizing);
  const intro = [...normalizeBody(structure.intro, normalizing), ...notes];
  const sections = structure.sections.map((draft, index) => buildSection(draft, index === 0, ids, normalizing));
  const unreferenced = [...context.footnotes.values()];
  if (unreferenced.length > 0) intro.push(...normalizeBody(unreferenced, normalizing));
  const heldBack = readHeldBack(frontmatter, context.report, parts.locate);
  const actions = provider ? provider.actions : uniqueActions(context.actions);
  const fields = withSteps(provider ? (connection?.fields ?? []) : [...parts.fields], sections);
  if (!context.report.hasError && sections.every((section) => section.content.every(({ type }) => type === 'prose'))) {
    context.report.add('guide-without-steps', {});
  }
  return {
    kind: frontmatter.kind ?? address.kind,
    id: address.id,
    ...(provider
      ? {
          provider: providerFacts(provider),
          method: { id: address.method, label: frontmatter.method?.label ?? labelOf(address.method) },
        }
      : frontmatter.method
        ? { method: { id: frontmatter.method.id, label: frontmatter.method.label ?? labelOf(frontmatter.method.id) } }
        : {}),
    ...title,
    description: parts.description,
    ...(frontmatter.locale ? { locale: frontmatter.locale } : {}),
    ...(frontmatter.updated ? { updated: frontmatter.updated } : {}),
    ...heldBack,
    requires: [...(frontmatter.requires ?? parts.requires)],
    ...(frontmatter.verified ? { verified: frontmatter.verified } : {}),
    actions,
    scopes: provider ? provider.scopes : scopesIn(sections, intro, actions),
    fields,
    intro,
    sections: numberSteps(sections),
    links,
    source: { path, digest: digestOf(parts.text) },
  };
}

/** The words of a heading for its id: its variables by their names. */
function plainWords(node: BodyNode): string {
  return childrenOf(node)
    .map((child) => ('value' in child ? child.value : child.type === 'variable' ? child.name : plainWords(child)))
    .join('');
}

/** What a path says of a guide: `…/<provider>/[setup/]<method>.mdx`. */
export function addressOf(
  path: string,
  provider: Pick<Provider, 'id'> | undefined,
): { id: string; method: string; kind: Guide['kind']; connection: string } {
  const bare = path.replace(/\\/gu, '/').replace(/\.(?:mdx|md|markdown)$/iu, '');
  const parts = bare.split('/');
  const method = parts.at(-1) ?? bare;
  const isSetup = parts.at(-2) === 'setup';
  const kind = isSetup ? 'connector-profile' : 'link-account';
  const tail = isSetup ? `setup/${method}` : method;
  return {
    id: provider ? `${provider.id}/${tail}` : bare.replace(/^(?:\.{0,2}\/)+/u, ''),
    method,
    kind,
    connection: tail,
  };
}

function buildSection(draft: SectionDraft, isFirst: boolean, ids: Ids, normalizing: NormalizeBody): Section {
  checkScopes(draft.condition, draft, normalizing);
  const { title, notes } = normalizeTitle(draft, normalizing);
  return {
    id: ids.of.get(draft) ?? '',
    ...title,
    level: isFirst || draft.level < 3 ? 2 : 3,
    ...(draft.kind === undefined ? {} : { kind: draft.kind }),
    condition: draft.condition,
    content: [
      ...draft.content.flatMap((part): Section['content'] => {
        if (part.type === 'steps')
          return [{ type: 'steps', steps: part.steps.map((step) => buildStep(step, ids, normalizing)) }];
        const body = normalizeBody(part.body, normalizing);
        return body.length > 0 ? [{ type: 'prose', body }] : [];
      }),
      ...(notes.length > 0 ? [{ type: 'prose' as const, body: notes }] : []),
    ],
  };
}

function buildStep(draft: StepDraft, ids: Ids, normalizing: NormalizeBody): Step {
  checkScopes(draft.condition, draft, normalizing);
  const { title, notes } = normalizeTitle(withoutBold(draft), normalizing);
  const body = [...normalizeBody(draft.body, normalizing), ...notes];
  return {
    id: ids.of.get(draft) ?? '',
    number: 1,
    ...title,
    condition: draft.condition,
    showScopes: draft.showScopes,
    fields: fieldsIn(body),
    body,
  };
}

function fieldsIn(body: Body): string[] {
  const keys: string[] = [];
  walkBody(body, (node) => {
    if (node.type === 'block' && node.name === 'Field' && typeof node.attributes['name'] === 'string')
      keys.push(node.attributes['name']);
  });
  return [...new Set(keys)];
}

function withSteps(fields: Guide['fields'], sections: readonly Section[]): Guide['fields'] {
  const steps = stepsOf({ sections });
  const stepOf = new Map(steps.toReversed().flatMap(({ id, fields: keys }) => keys.map((key) => [key, id])));
  return fields.map((field) => {
    const step = field.step ?? stepOf.get(field.key);
    return step === undefined ? field : { ...field, step };
  });
}

function providerFacts({
  id,
  name,
  category,
  description,
  website,
  docs,
  logo,
}: Provider): NonNullable<Guide['provider']> {
  return {
    id,
    name,
    category,
    ...(description === undefined ? {} : { description }),
    ...(website === undefined ? {} : { website }),
    ...(docs === undefined ? {} : { docs }),
    ...(logo === undefined ? {} : { logo }),
  };
}

function uniqueActions(actions: readonly Action[]): Action[] {
  return [...new Map(actions.map((action) => [action.id, action])).values()];
}

/** The scopes that a lone file names, in the order of their names. */
function scopesIn(sections: readonly Section[], intro: Body, actions: readonly Action[]): Record<string, Scope> {
  const names = new Set(actions.flatMap((action) => action.scopes));
  const addBody = (body: Body): void =>
    walkBody(body, (node) => node.data?.condition?.scopes.forEach((scope) => names.add(scope)));
  addBody(intro);
  for (const section of sections) {
    section.condition.scopes.forEach((scope) => names.add(scope));
    for (const part of section.content) {
      if (part.type === 'prose') addBody(part.body);
      else
        for (const step of part.steps) {
          step.condition.scopes.forEach((scope) => names.add(scope));
          addBody(step.body);
        }
    }
  }
  return Object.fromEntries([...names].sort().map((name) => [name, { name, includes: [] }]));
}

function labelOf(method: string): string {
  const words = method
    .replace(/-/gu, ' ')
    .replace(/\boauth 2 0\b/u, 'OAuth 2.0')
    .replace(/\bapi\b/u, 'API');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import GithubSlugger, { slug } from 'github-slugger';
import { anchorOf, suggestId, whyNoAnchor } from '../../model/id.ts';
import { sourcePosition, type CompileContext } from '../compile-context.ts';
import { sharedWords } from '../../model/title.ts';
import { firstIndex } from '../../diagnostics/first-index.ts';
import { draftSteps, type SectionDraft, type StepDraft } from './draft.ts';

/** The ids of a guide's sections and steps. */
export interface Ids {
  readonly of: ReadonlyMap<SectionDraft | StepDraft, string>;
  /** What the document's own anchors, and the slugs other platforms make, are called here. */
  readonly aliases: ReadonlyMap<string, string>;
  /** An id that is still free, for a heading inside a body. */
  next(title: string): string;
}

/** Ids in reading order: the author's own, else slugs of the titles made unique. */
export function assignIds(sections: readonly SectionDraft[], context: CompileContext): Ids {
  const nodes = sections.flatMap((section) => [
    { draft: section, fallback: 'section' },
    ...draftSteps(section).map((draft) => ({ draft: draft as SectionDraft | StepDraft, fallback: 'step' })),
  ]);
  const explicit = new Set<string>();
  const unusable = new Set<string>();
  for (const { draft } of nodes) {
    if (draft.id === undefined) continue;
    const reason = whyNoAnchor(draft.id);
    if (reason !== undefined) {
      unusable.add(draft.id);
      // Another platform may take what ours does not: links to it are led to the new id.
      if (!context.dialect.isStrict) context.anchors.set(draft.id, draft.position?.start.offset ?? 0);
      else
        context.report.add(
          'id-invalid',
          { id: draft.id, reason, guess: suggestId(draft.id), named: 'part' },
          sourcePosition(draft, context),
        );
      continue;
    }
    if (explicit.has(draft.id)) context.report.add('id-duplicate', { id: draft.id }, sourcePosition(draft, context));
    explicit.add(draft.id);
  }
  const slugger = new GithubSlugger();
  const next = (title: string, fallback = 'part'): string => {
    const words = slug(title);
    const base = words === '' || /^-\d+$/u.test(words) ? fallback : anchorOf(words, fallback);
    let id = slugger.slug(base);
    while (explicit.has(id)) id = slugger.slug(base);
    return id;
  };
  const used = new Set<string>();
  const of = new Map<SectionDraft | StepDraft, string>();
  for (const { draft, fallback } of nodes) {
    const own = draft.id !== undefined && !used.has(draft.id) && !unusable.has(draft.id) ? draft.id : undefined;
    const id = own ?? next(sharedWords(draft), fallback);
    used.add(id);
    of.set(draft, id);
  }
  const aliases = new Map<string, string>();
  const aliasSlugger = new GithubSlugger();
  for (const { draft } of nodes) {
    if (draft.alias !== undefined) aliases.set(aliasSlugger.slug(draft.alias), of.get(draft) ?? '');
  }
  let reached = -1;
  /** How far the text has come with each node, which only grows. */
  const offsets = nodes.map(({ draft }) => (reached = Math.max(reached, draft.position?.start.offset ?? -1)));
  for (const [anchor, offset] of context.anchors) {
    const target = nodes[firstIndex(offsets, (start) => start >= offset)] ?? nodes.at(-1);
    if (target) aliases.set(anchor, of.get(target.draft) ?? '');
  }
  for (const id of of.values()) aliases.delete(id);
  return { of, aliases, next };
}

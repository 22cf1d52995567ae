import { type Body, changeNodes, childrenOf, oneBlankApart, withChildren } from '../model/body.ts';
import type { Condition } from '../model/condition.ts';
import { mapDocument } from '../model/map-document.ts';
import { type Document, stepsOfSection } from '../model/guide.ts';

/**
 * A document without the sections, steps and nodes whose condition is not met, at any
 * depth. A section that had steps and has none left is not there either.
 */
export function filterDocument<D extends Document>(
  document: D,
  isShown: (condition: Condition | undefined) => boolean,
): D {
  const hadSteps = new Set(
    document.kind === 'page'
      ? []
      : document.sections.filter((section) => stepsOfSection(section).length > 0).map(({ id }) => id),
  );
  return mapDocument(document, {
    body: (body) => filterBody(body, isShown),
    step: (step) => (isShown(step.condition) ? step : undefined),
    section: (section) => {
      const isEmptied = hadSteps.has(section.id) && stepsOfSection(section).length === 0;
      return isShown(section.condition) && !isEmptied ? section : undefined;
    },
  });
}

/** Nodes that mean nothing without content. */
const containers = new Set([
  'paragraph',
  'list',
  'blockquote',
  'emphasis',
  'strong',
  'delete',
  'link',
  'heading',
  'listItem',
]);

/** A body without the nodes whose condition is not met, and without what holds nothing else; itself if it has none. */
export function filterBody(body: Body, isShown: (condition: Condition | undefined) => boolean): Body {
  return changeNodes(body, (node) => {
    if (!isShown(node.data?.condition)) return [];
    const children = childrenOf(node);
    const kept = filterBody(children, isShown);
    if (kept === children) return node;
    return kept.length === 0 && containers.has(node.type) ? [] : withChildren(node, oneBlankApart(kept));
  });
}

/** Whether a variant's readers are shown what has a condition. */
export function shownTo(variant: { readonly whitelabel: boolean }): (condition: Condition | undefined) => boolean {
  const hidden = variant.whitelabel ? 'hide' : 'only';
  return (condition) => condition?.whitelabel !== hidden;
}

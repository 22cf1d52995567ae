import type { ListItem } from 'mdast';
import { isLabel, readAnnotation } from '../../phrases/annotation.ts';
import { type BlockNode, type BodyNode, childrenOf } from '../../model/body.ts';
import { always, type Condition } from '../../model/condition.ts';
import { sourcePosition, type CompileContext } from '../compile-context.ts';
import { fillLabel } from '../../model/labels.ts';
import { inOneLine, sharedWords, titleFromText } from '../../model/title.ts';
import { readTitle } from '../title-words.ts';
import type { StepDraft } from './draft.ts';
import { type Named, nameAfterBody } from './name-after-body.ts';
import { combine } from './outer-condition.ts';
import { isBlock, stepContent } from './step-blocks.ts';
import { isBoldTitle, type StepForm } from './step-form.ts';

/** The step that a `<Step>` says, with the platform's `<div data-guide-step>` in it taken up. */
export function readStep(block: BlockNode, context: CompileContext): StepDraft {
  const inner = block.children.find((child) => isBlock(child, stepContent));
  const lifted = isBlock(inner, stepContent) ? inner : undefined;
  const body = block.children.flatMap((child) => (child === lifted ? lifted.children : [child]));
  reportNested(body, context);
  const { title, id, showScopes } = { ...lifted?.attributes, ...block.attributes };
  const outer = block.data?.condition ?? always;
  return {
    ...titleFromText(typeof title === 'string' ? title : ''),
    ...(typeof id === 'string' && id !== '' ? { id } : {}),
    condition: lifted?.data?.condition ? combine(outer, lifted.data.condition, block, context) : outer,
    showScopes: showScopes === true || showScopes === 'true',
    body,
    ...positionOf(block),
  };
}

/** Reports steps in a step, which would be shown as a list of words, if they are not `<Steps>` of their own. */
function reportNested(body: readonly BodyNode[], context: CompileContext): void {
  for (const node of body) {
    const block = node.type === 'block' ? node : undefined;
    if (block?.name === 'Steps') continue;
    if (block?.name === 'Step') {
      const { title } = block.attributes;
      const words = typeof title === 'string' ? inOneLine(title) : '';
      context.report.add('step-nested', { title: words }, sourcePosition(node, context));
    } else reportNested(childrenOf(node), context);
  }
}

/** A step of a numbered list. In printed Markdown its item begins with the title in bold. */
export function readItem(item: ListItem, form: StepForm, context: CompileContext): StepDraft {
  const [first, ...rest] = item.children as BodyNode[];
  const isTitled = form === 'lists' && isBoldTitle(first);
  const named: Named =
    isTitled && first ? { ...readTitle(first, context), body: rest } : nameAfterBody(item.children, context);
  const annotation = form === 'lists' ? readAnnotation(named.body[0], context.labels) : undefined;
  const body = annotation ? named.body.slice(1) : named.body;
  const showScopes = form === 'lists' && isLabel(body.at(-2), context.labels.scopes) && body.at(-1)?.type === 'list';
  return {
    ...named,
    body: showScopes ? body.slice(0, -2) : body,
    condition: combine(item.data?.condition ?? always, annotation ?? always, item, context),
    showScopes,
    ...positionOf(item),
  };
}

/** The step with a title: where the author gave none, what it begins with, else its number. */
export function withTitle(step: StepDraft, number: number, context: CompileContext): StepDraft {
  if (sharedWords(step) !== '') return step;
  context.report.add('step-untitled', {}, sourcePosition(step, context));
  const { titleContent: hidden, ...untitled } = step;
  const body = hidden ? [{ type: 'paragraph', children: hidden } as BodyNode, ...step.body] : step.body;
  const named = nameAfterBody(body, context);
  return { ...untitled, ...named, title: named.title || fillLabel(context.labels.step, { number }) };
}

/** The position of a node, to be spread into what is made of it. */
export function positionOf(node: { position?: BodyNode['position'] }): {
  position?: NonNullable<BodyNode['position']>;
} {
  return node.position ? { position: node.position } : {};
}

/** The condition of a node; `always` where it has none. */
export function conditionOf(node: BodyNode): Condition {
  return node.data?.condition ?? always;
}

/**
 * Finds a guide's sections and steps in its content, whichever dialect says them: blocks,
 * headings, `Step 1:` headings or numbered lists. Bodies stay as they are.
 */
import type { Heading } from 'mdast';
import { readAnnotation } from '../../phrases/annotation.ts';
import type { BlockNode, BodyNode } from '../../model/body.ts';
import { always, isAlways } from '../../model/condition.ts';
import type { Within } from '../dialects/define.ts';
import { sourcePosition, type CompileContext } from '../compile-context.ts';
import { titleFromText } from '../../model/title.ts';
import { readTitle, titleWords } from '../title-words.ts';
import { type SectionDraft, type StepDraft, type Structure } from './draft.ts';
import { createOutline, idOf, type Outline } from './outline.ts';
import { joinLists } from './join-lists.ts';
import { combine } from './outer-condition.ts';
import { conditionOf, positionOf, readItem, readStep, withTitle } from './read-step.ts';
import { isBlock, stepContent } from './step-blocks.ts';
import { isStepList, loneList, type StepForm, stepFormOf, stepTitleOf } from './step-form.ts';

/** The structure of normalized content. */
export function findStructure(nodes: readonly BodyNode[], context: CompileContext): Structure {
  const outline = createOutline(context);
  const content = joinLists(readNodes(nodes, context));
  const form = stepFormOf(content, context);
  readContent(content, {
    form,
    context,
    outline,
    loneList: form === 'first-lists' ? loneList(content, context) : undefined,
  });
  return { intro: outline.intro, sections: outline.sections.map((section) => withTitles(section, context)) };
}

interface Walk {
  readonly form: StepForm;
  readonly context: CompileContext;
  readonly outline: Outline;
  /** The steps of a guide that has no others. */
  readonly loneList: BodyNode | undefined;
}

/** The content with what the dialect says otherwise in the forms that structure is found in. */
function readNodes(nodes: readonly BodyNode[], context: CompileContext): readonly BodyNode[] {
  const { dialect } = context;
  const within: Within = (inner, outer) => inCondition(inner, outer, context);
  return nodes.flatMap((node) => dialect.readNode?.(node, within)?.map((read) => within(read, node)) ?? [node]);
}

function readContent(nodes: readonly BodyNode[], walk: Walk): void {
  const { form, context, outline } = walk;
  for (const node of nodes) {
    if (node.type === 'heading') readHeading(node, walk);
    else if (isBlock(node, 'Section')) readSection(node, walk);
    else if (isBlock(node, 'Steps')) readSteps(node, walk);
    else if (isBlock(node, 'Step') || isBlock(node, stepContent)) readLoneStep(node, walk);
    else if (
      node.type === 'list' &&
      (isStepList(node, outline.sectionFor(node), form, context) || node === walk.loneList)
    ) {
      outline.addSteps(
        node.children.map((item) => readItem(item, form, context)),
        node,
      );
    } else if (!readSectionAnnotation(node, walk)) outline.addProse(node);
  }
}

function readHeading(node: Heading, { form, context, outline }: Walk): void {
  const stepTitle = stepTitleOf(node, form, context);
  const { openStepDepth } = outline;
  if (stepTitle !== undefined) {
    const step: StepDraft = {
      ...stepTitle,
      ...idOf(node),
      condition: always,
      showScopes: false,
      body: [],
      alias: titleWords(node, context),
      ...positionOf(node),
    };
    outline.addSteps([step], node);
    outline.openStep(node.depth, conditionOf(node));
  } else if (openStepDepth === undefined ? node.depth <= 3 : node.depth <= openStepDepth) outline.addHeading(node);
  else outline.addProse(node);
}

function readSection(node: BlockNode, walk: Walk): void {
  const { title, id, kind } = node.attributes;
  walk.outline.inSection(
    {
      ...titleFromText(typeof title === 'string' ? title : ''),
      ...(typeof id === 'string' && id !== '' ? { id } : {}),
      ...(typeof kind === 'string' ? { kind } : {}),
      ...positionOf(node),
    },
    node,
    () => readContent(readNodes(node.children, walk.context), walk),
  );
}

/**
 * The steps of `<Steps>`. Some platforms write them as the items of a numbered list in it, others
 * as headings: each heading of the first one's depth begins a step.
 */
function readSteps(block: BlockNode, { context, outline }: Walk): void {
  const steps: StepDraft[] = [];
  const hasOwn = block.children.some((child) => isBlock(child, 'Step') || isBlock(child, stepContent));
  const depth = hasOwn ? undefined : block.children.find((child) => child.type === 'heading')?.depth;
  for (const child of block.children) {
    if (isBlock(child, 'Step') || isBlock(child, stepContent)) {
      steps.push(readStep(child, context));
      continue;
    }
    if (child.type === 'heading' && child.depth === depth) {
      steps.push({
        ...readTitle(child, context),
        ...idOf(child),
        condition: conditionOf(child),
        showScopes: false,
        body: [],
        ...positionOf(child),
      });
      continue;
    }
    if (!hasOwn && depth === undefined && child.type === 'list' && child.ordered) {
      steps.push(...child.children.map((item) => readItem(item, 'lists', context)));
      continue;
    }
    if (depth !== undefined && steps.length > 0) {
      steps.at(-1)?.body.push(child);
      continue;
    }
    if (!context.report.hasError) context.report.add('steps-content-stray', {}, sourcePosition(child, context));
    const last = steps.at(-1);
    if (last) last.body.push(child);
    else outline.addProse(inCondition(child, block, context));
  }
  outline.addSteps(steps, block);
}

function readLoneStep(block: BlockNode, { context, outline }: Walk): void {
  const step = readStep(block, context);
  context.report.add('step-outside-steps', { title: step.title }, sourcePosition(step, context));
  outline.addSteps([{ ...step, condition: always }], { ...block, data: { condition: step.condition } });
}

/** In printed Markdown the first line of a section says its condition; whatever follows is part of it. */
function readSectionAnnotation(node: BodyNode, { context, outline }: Walk): boolean {
  const condition = readAnnotation(node, context.labels);
  return condition !== undefined && outline.annotate(condition);
}

function inCondition(node: BodyNode, outer: BodyNode, context: CompileContext): BodyNode {
  const condition = combine(conditionOf(outer), conditionOf(node), node, context);
  return isAlways(condition) ? node : { ...node, data: { ...node.data, condition } };
}

function withTitles(section: SectionDraft, context: CompileContext): SectionDraft {
  let number = 0;
  return {
    ...section,
    content: section.content.map((part) =>
      part.type === 'prose'
        ? part
        : { ...part, steps: part.steps.map((step) => withTitle(step, (number += 1), context)) },
    ),
  };
}

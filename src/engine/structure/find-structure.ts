/**
 * Finds a guide's sections and steps in its content, whichever dialect says them: blocks,
 * headings, `Step 1:` headings or numbered lists. Bodies stay as they are.
 */
import type { Heading } from 'mdast';
import { readAnnotation } from '../annotation.ts';
import type { BlockNode, BodyNode } from '../body.ts';
import { always, isAlways } from '../condition.ts';
import { stepContent } from '../normalize.ts';
import { hasError } from '../diagnostic.ts';
import { placeOf, type Reading } from '../reading.ts';
import { inOneLine, titleOf } from '../title.ts';
import { draftSteps, type SectionDraft, type StepDraft, type Structure } from './draft.ts';
import { createOutline, type Outline } from './outline.ts';
import { combine } from './outer-condition.ts';
import { conditionOf, positionOf, readItem, readStep, withTitle } from './read-step.ts';
import { hasStepBlock, isBlock, isStepList, type StepForm, stepFormOf, stepTitleOf } from './step-form.ts';

/** The structure of normalized content. */
export function findStructure(nodes: readonly BodyNode[], reading: Reading): Structure {
  const outline = createOutline(reading);
  readContent(nodes, { form: stepFormOf(nodes, reading), reading, outline });
  return { intro: outline.intro, sections: outline.sections.map((section) => withTitles(section, reading)) };
}

interface Walk {
  readonly form: StepForm;
  readonly reading: Reading;
  readonly outline: Outline;
}

function readContent(nodes: readonly BodyNode[], walk: Walk): void {
  const { form, reading, outline } = walk;
  for (const node of nodes) {
    if (node.type === 'heading') readHeading(node, walk);
    else if (isBlock(node, 'Section')) readSection(node, walk);
    else if (isBlock(node, 'Steps')) readSteps(node, walk);
    else if (isBlock(node, 'Step') || isBlock(node, stepContent)) readLoneStep(node, walk);
    else if (reading.isForeign && isBlock(node, 'Tabs') && hasStepBlock(node)) readTabs(node, walk);
    else if (node.type === 'list' && isStepList(node, outline.sectionFor(node), form, reading)) {
      outline.addSteps(
        node.children.map((item) => readItem(item, form, reading)),
        node,
      );
    } else if (!readSectionAnnotation(node, outline)) outline.addProse(node);
  }
}

function readHeading(node: Heading, { form, outline }: Walk): void {
  const stepTitle = form === 'headings' ? stepTitleOf(node) : undefined;
  const { openStepDepth } = outline;
  if (stepTitle !== undefined) {
    const step: StepDraft = {
      title: stepTitle,
      condition: always,
      showScopes: false,
      body: [],
      alias: titleOf(node),
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
      title: typeof title === 'string' ? inOneLine(title) : '',
      ...(typeof id === 'string' && id !== '' ? { id } : {}),
      ...(typeof kind === 'string' ? { kind } : {}),
      ...positionOf(node),
    },
    node,
    () => readContent(node.children, walk),
  );
}

function readSteps(block: BlockNode, { reading, outline }: Walk): void {
  const steps: StepDraft[] = [];
  for (const child of block.children) {
    if (isBlock(child, 'Step') || isBlock(child, stepContent)) {
      steps.push(readStep(child, reading));
      continue;
    }
    if (!hasError(reading.report.diagnostics)) reading.report.add('steps-content-stray', {}, placeOf(child, reading));
    const last = steps.at(-1);
    if (last) last.body.push(child);
    else outline.addProse(inCondition(child, block, reading));
  }
  outline.addSteps(steps, block);
}

/** Tabs that hold steps, which our guides do not have: each becomes a section, so that its steps are steps. */
function readTabs(block: BlockNode, walk: Walk): void {
  const { reading, outline } = walk;
  for (const child of block.children) {
    const tab = inCondition(child, block, reading);
    const title = isBlock(tab, 'Tab') ? tab.attributes['title'] : undefined;
    if (!isBlock(tab, 'Tab')) readContent([tab], walk);
    else {
      const condition = { data: { condition: conditionOf(tab) } };
      if (typeof title === 'string')
        outline.addHeading({
          type: 'heading',
          depth: 3,
          children: [{ type: 'text', value: title }],
          ...condition,
          ...positionOf(tab),
        });
      readContent(
        tab.children.map((node) => inCondition(node, tab, reading)),
        walk,
      );
    }
  }
}

function readLoneStep(block: BlockNode, { reading, outline }: Walk): void {
  const step = readStep(block, reading);
  reading.report.add('step-outside-steps', { title: step.title }, placeOf(step, reading));
  outline.addSteps([{ ...step, condition: always }], { ...block, data: { condition: step.condition } });
}

/** In printed Markdown the first line of a section says its condition; whatever follows is part of it. */
function readSectionAnnotation(node: BodyNode, outline: Outline): boolean {
  const condition = readAnnotation(node);
  return condition !== undefined && outline.annotate(condition);
}

function inCondition(node: BodyNode, outer: BodyNode, reading: Reading): BodyNode {
  const condition = combine(conditionOf(outer), conditionOf(node), node, reading);
  return isAlways(condition) ? node : { ...node, data: { ...node.data, condition } };
}

function withTitles(section: SectionDraft, reading: Reading): SectionDraft {
  const steps = draftSteps(section);
  return {
    ...section,
    content: section.content.map((part) =>
      part.type === 'prose'
        ? part
        : { ...part, steps: part.steps.map((step) => withTitle(step, steps.indexOf(step) + 1, reading)) },
    ),
  };
}

/**
 * Finds a guide's sections and steps in its content, whichever dialect says them: blocks,
 * headings, `Step 1:` headings or numbered lists. Bodies stay as they are.
 */
import type { List, ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Position } from 'unist';
import { isLabel, labels, readAnnotation } from './annotation.ts';
import type { BlockNode, BodyNode } from './body.ts';
import { always, combineConditions, type Condition, isAlways } from './condition.ts';
import { stepContent } from './normalize.ts';
import { placeOf, type Reading } from './reading.ts';
import { escapeTokens } from './token.ts';

/** A section as it was found; ids are still only those the author gave. */
export interface SectionDraft {
  readonly id?: string;
  readonly title: string;
  readonly level: number;
  readonly kind?: string;
  readonly condition: Condition;
  readonly content: ({ type: 'prose'; body: BodyNode[] } | { type: 'steps'; steps: StepDraft[] })[];
  /** The slugs of the title as other platforms make them. */
  readonly alias?: string;
  readonly position?: Position;
}

/** A step as it was found. */
export interface StepDraft {
  readonly id?: string;
  readonly title: string;
  readonly condition: Condition;
  readonly showScopes: boolean;
  readonly body: BodyNode[];
  readonly alias?: string;
  readonly position?: Position;
}

/** What {@link findStructure} finds. */
export interface Structure {
  readonly intro: BodyNode[];
  readonly sections: SectionDraft[];
}

/** What counts as a step besides `<Step>`. */
export type StepForm = 'blocks' | 'headings' | 'lists' | 'first-lists';

const stepHeading = /^\s*step\s+\d+[a-z]?(?:\s*[:.)–—-]\s*|\s+|$)(?<title>.*)$/isu;

/** The structure of normalized content. */
export function findStructure(nodes: readonly BodyNode[], form: StepForm, reading: Reading): Structure {
  const intro: BodyNode[] = [];
  const sections: SectionDraft[] = [];
  readSections(nodes, { form, reading, intro, sections }, undefined);
  return { intro, sections };
}

/** The form in which content says its steps. */
export function stepFormOf(nodes: readonly BodyNode[], reading: Reading): StepForm {
  if (nodes.some(hasStepBlock)) return 'blocks';
  if (nodes.some((node) => node.type === 'heading' && stepHeading.test(toString(node)))) return 'headings';
  return nodes.some((node) => node.type === 'list' && isTitledList(node) && !isDelimitedByParenthesis(node, reading)) ? 'lists' : 'first-lists';
}

/** The text of a heading as a title: tokens as `{name}`, literal braces escaped. */
export function titleOf(node: BodyNode): string {
  const say = (child: BodyNode): string => {
    if (child.type === 'token') return `{${child.name}}`;
    if ('children' in child) return child.children.map(say).join('');
    return escapeTokens(toString(child));
  };
  return say(node).replace(/\s+/gu, ' ').trim();
}

interface Walk {
  readonly form: StepForm;
  readonly reading: Reading;
  readonly intro: BodyNode[];
  readonly sections: SectionDraft[];
}

interface Frame {
  /** The block whose content is read, so that headings in it stay in it. */
  readonly condition: Condition;
}

function readSections(nodes: readonly BodyNode[], walk: Walk, frame: Frame | undefined): void {
  const { sections, reading } = walk;
  const outerCount = frame ? sections.length : 0;
  let current = frame ? sections.at(-1) : undefined;
  let openStep: { step: StepDraft; depth: number } | undefined;

  const open = (draft: Omit<SectionDraft, 'content'>): SectionDraft => {
    openStep = undefined;
    current = { ...draft, content: [] };
    sections.push(current);
    return current;
  };
  const sectionFor = (node: BodyNode, isStep: boolean): SectionDraft | undefined => {
    const condition = node.data?.condition;
    const isOutside = current && !frame && !isAlways(current.condition) && !covers(current.condition, condition);
    if (isOutside || (!current && isStep)) {
      const implicit = condition?.whitelabel ? condition : always;
      return open({ title: '', level: 2, condition: implicit, ...positionOf(node) });
    }
    return current;
  };
  const addSteps = (steps: StepDraft[], node: BodyNode): void => {
    const section = sectionFor(node, true);
    if (!section || steps.length === 0) return;
    const last = section.content.at(-1);
    const outer = without(node.data?.condition, section.condition);
    const conditioned = steps.map((step) => (outer ? { ...step, condition: combine(outer, step.condition, node, reading) } : step));
    if (last?.type === 'steps') last.steps.push(...conditioned);
    else section.content.push({ type: 'steps', steps: conditioned });
  };
  const addProse = (node: BodyNode): void => {
    const section = sectionFor(node, false);
    const annotation = readAnnotation(node);
    if (openStep) {
      openStep.step.body.push(node);
      return;
    }
    if (!section) {
      walk.intro.push(node);
      return;
    }
    const isAnnotation = annotation && section.content.length === 0 && isAlways(section.condition) && section === sections.at(-1);
    if (isAnnotation) {
      current = { ...section, condition: annotation };
      sections[sections.length - 1] = current;
      return;
    }
    const placed = strip(node, section.condition);
    const last = section.content.at(-1);
    if (last?.type === 'prose') last.body.push(placed);
    else section.content.push({ type: 'prose', body: [placed] });
  };

  for (const node of nodes) {
    if (node.type === 'heading') {
      const title = stepHeading.exec(titleOf(node))?.groups?.['title'];
      const isStep = title !== undefined && walk.form === 'headings';
      if (isStep) {
        const step: StepDraft = { title: title.trim(), condition: always, showScopes: false, body: [], alias: titleOf(node), ...positionOf(node) };
        addSteps([step], node);
        openStep = { step: lastStep(current) ?? step, depth: node.depth };
      } else if (openStep && node.depth > openStep.depth) {
        addProse(node);
      } else if (frame ? isUntitled(current, sections.length, outerCount) : node.depth <= 3 || openStep) {
        if (frame && current) {
          current = { ...current, title: titleOf(node), alias: titleOf(node) };
          sections[sections.length - 1] = current;
        } else open({ title: titleOf(node), alias: titleOf(node), level: node.depth, condition: node.data?.condition ?? always, ...positionOf(node) });
      } else addProse(node);
    } else if (isBlock(node, 'Section')) {
      const { title, id, kind } = node.attributes;
      const own = node.data?.condition ?? always;
      open({
        title: typeof title === 'string' ? title.trim() : '',
        ...(typeof id === 'string' && id !== '' ? { id } : {}),
        ...(typeof kind === 'string' ? { kind } : {}),
        level: frame ? 3 : 2,
        condition: frame ? combine(frame.condition, own, node, reading) : own,
        ...positionOf(node),
      });
      readSections(node.children, walk, { condition: own });
      current = frame ? open({ title: '', level: 2, condition: frame.condition }) : undefined;
      if (frame) sections.pop();
      openStep = undefined;
    } else if (isBlock(node, 'Steps')) {
      openStep = undefined;
      readSteps(node, walk, addSteps, addProse);
    } else if (isBlock(node, 'Step') || isBlock(node, stepContent)) {
      openStep = undefined;
      const step = readStep(node, reading);
      reading.report.add('step-outside-steps', { title: step.title }, placeOf(step, reading));
      addSteps([{ ...step, condition: always }], { ...(node as BodyNode), data: { condition: step.condition } } as BodyNode);
    } else if (node.type === 'list' && isStepList(node, current, walk)) {
      openStep = undefined;
      addSteps(node.children.map((item) => readItem(item, walk.form)), node);
    } else {
      const resumes = !current && sections.length > outerCount && !frame;
      if (resumes) open({ title: '', level: 2, condition: always, ...positionOf(node) });
      addProse(node);
    }
  }
}

function readSteps(
  block: BlockNode,
  walk: Walk,
  addSteps: (steps: StepDraft[], node: BodyNode) => void,
  addProse: (node: BodyNode) => void,
): void {
  const { reading } = walk;
  const steps: StepDraft[] = [];
  for (const child of block.children) {
    if (isBlock(child, 'Step') || isBlock(child, stepContent)) steps.push(readStep(child, reading));
    else {
      reading.report.add('steps-content-stray', {}, placeOf(child, reading));
      const last = steps.at(-1);
      if (last) last.body.push(child);
      else addProse(child);
    }
  }
  addSteps(steps, block);
}

function readStep(block: BlockNode, reading: Reading): StepDraft {
  const inner = block.children.find((child) => isBlock(child, stepContent));
  const lifted = isBlock(inner, stepContent) ? inner : undefined;
  const body = block.children.flatMap((child) => (child === lifted ? lifted.children : [child]));
  const attributes = { ...lifted?.attributes, ...block.attributes };
  const outer = block.data?.condition ?? always;
  const condition = lifted?.data?.condition ? combine(outer, lifted.data.condition, block, reading) : outer;
  const { title, id } = attributes;
  const given = typeof title === 'string' ? title.replace(/\s+/gu, ' ').trim() : '';
  const named = given ? { title: given, body } : nameAfterBody(body);
  if (!given) reading.report.add('step-untitled', {}, placeOf(block, reading));
  const showScopes = attributes['showScopes'];
  return {
    ...named,
    ...(typeof id === 'string' && id !== '' ? { id } : {}),
    condition,
    showScopes: showScopes === true || showScopes === 'true',
    ...positionOf(block),
  };
}

/** A step of a numbered list. In printed Markdown its item begins with the title in bold. */
function readItem(item: ListItem, form: StepForm): StepDraft {
  const [first, ...rest] = item.children as BodyNode[];
  const isTitled = form === 'lists' && isTitle(first);
  const named = isTitled && first ? { title: titleOf(first), body: rest } : nameAfterBody(item.children as BodyNode[]);
  const annotation = readAnnotation(named.body[0]);
  const body = annotation ? named.body.slice(1) : named.body;
  const showScopes = isLabel(body.at(-2), labels.scopes) && body.at(-1)?.type === 'list';
  return {
    title: named.title,
    body: showScopes ? body.slice(0, -2) : body,
    condition: annotation ?? always,
    showScopes,
    ...positionOf(item),
  };
}

/** A title for a step without one: its first paragraph if that is short, else how it begins. */
function nameAfterBody(body: BodyNode[]): { title: string; body: BodyNode[] } {
  const [first, ...rest] = body;
  if (!first) return { title: '', body };
  const words = titleOf(first);
  const isPlain = first.type === 'paragraph' && first.children.every((child) => ['text', 'strong', 'emphasis', 'inlineCode', 'token'].includes(child.type));
  if (isPlain && words.length <= 120) return { title: words, body: rest };
  const start = words.split(' ').slice(0, 8).join(' ');
  return { title: start.length < words.length ? `${start} …` : start, body };
}

function isStepList(list: List, section: SectionDraft | undefined, { form, reading }: Walk): boolean {
  if (isDelimitedByParenthesis(list, reading)) return false;
  if (form === 'lists') return isTitledList(list);
  if (form !== 'first-lists' || !list.ordered || !section) return false;
  const hasSteps = section.content.some((part) => part.type === 'steps');
  return !hasSteps && !/^(?:overview|prerequisites?|requirements?|before you (?:start|begin)|what you (?:need|will need))\b/iu.test(section.title);
}

function isTitledList(node: BodyNode): boolean {
  return node.type === 'list' && node.ordered === true && node.children.length > 0 && node.children.every((item) => isTitle(item.children[0]));
}

/** Printed Markdown writes the numbered lists of prose `1)`, and those that are steps `1.`. */
function isDelimitedByParenthesis(list: List, reading: Reading): boolean {
  const offset = list.children[0]?.position?.start.offset;
  return offset !== undefined && /^\d+\)/u.test(reading.parsedText.slice(offset, offset + 12));
}

function isTitle(node: BodyNode | undefined): boolean {
  return node?.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'strong';
}

function hasStepBlock(node: BodyNode): boolean {
  return node.type === 'block' && (['Step', 'Steps', stepContent].includes(node.name) || node.children.some(hasStepBlock));
}

function isBlock(node: BodyNode | undefined, name: string): node is BlockNode {
  return node?.type === 'block' && node.name === name;
}

function isUntitled(section: SectionDraft | undefined, count: number, outerCount: number): boolean {
  return section?.title === '' && count === outerCount && section.content.length === 0;
}

function lastStep(section: SectionDraft | undefined): StepDraft | undefined {
  const last = section?.content.at(-1);
  return last?.type === 'steps' ? last.steps.at(-1) : undefined;
}

/** Whether something with `inner` stands under the condition of its section. */
function covers(outer: Condition, inner: Condition | undefined): boolean {
  if (!inner) return false;
  return outer.whitelabel === inner.whitelabel && outer.scopes.every((scope) => inner.scopes.includes(scope));
}

/** The part of a condition that the section's own does not say already. */
function without(condition: Condition | undefined, outer: Condition): Condition | undefined {
  if (!condition || isAlways(outer) || !covers(outer, condition)) return condition;
  const scopes = condition.scopes.filter((scope) => !outer.scopes.includes(scope));
  const rest: Condition = { scopes, scopesMatch: scopes.length > 1 ? condition.scopesMatch : 'any' };
  return isAlways(rest) ? undefined : rest;
}

function strip(node: BodyNode, outer: Condition): BodyNode {
  const condition = node.data?.condition;
  const rest = without(condition, outer);
  if (rest === condition) return node;
  return rest ? ({ ...node, data: { ...node.data, condition: rest } } as BodyNode) : withoutCondition(node);
}

function withoutCondition(node: BodyNode): BodyNode {
  const { condition: _condition, ...data } = node.data ?? {};
  return { ...node, data } as BodyNode;
}

function combine(outer: Condition, inner: Condition, node: BodyNode, reading: Reading): Condition {
  const combined = combineConditions(outer, inner);
  if (combined) return combined;
  reading.report.add('condition-nested', {}, placeOf(node, reading));
  return { ...inner, whitelabel: 'hide' };
}

function positionOf(node: { position?: Position | undefined }): { position?: Position } {
  return node.position ? { position: node.position } : {};
}

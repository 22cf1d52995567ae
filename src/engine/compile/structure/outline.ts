import type { Heading } from 'mdast';
import type { BodyNode } from '../../model/body.ts';
import { always, type Condition, isAlways } from '../../model/condition.ts';
import type { CompileContext } from '../compile-context.ts';
import { readTitle, titleWords } from '../title-words.ts';
import type { SectionDraft, StepDraft } from './draft.ts';
import { combine, covers, stripCondition, without } from './outer-condition.ts';
import { conditionOf, positionOf } from './read-step.ts';

/**
 * The sections of a guide while its content is read from top to bottom. What is added goes
 * into the section that is open, or opens one without a title where it must not share the
 * condition of the open one.
 */
export interface Outline {
  readonly intro: BodyNode[];
  readonly sections: SectionDraft[];
  /** The depth of the heading whose step is open. */
  readonly openStepDepth: number | undefined;
  /** The section a node would go into. */
  sectionFor(node: BodyNode): SectionDraft | undefined;
  addHeading(heading: Heading): void;
  /** Adds steps that stand under the condition of `node`. */
  addSteps(steps: readonly StepDraft[], node: BodyNode): void;
  /** What is added from here on belongs to the last step, as long as it stands under `condition`. */
  openStep(depth: number, condition: Condition): void;
  addProse(node: BodyNode): void;
  /** Gives the open section a condition, if it came by a heading and has neither one nor content yet. */
  annotate(condition: Condition): boolean;
  /** Opens a section for as long as `read` runs. */
  inSection(section: Omit<SectionDraft, 'content' | 'condition' | 'level'>, node: BodyNode, read: () => void): void;
}

interface OpenSection {
  readonly index: number;
  /** What nodes of the section carry of its condition themselves. */
  readonly carried: Condition;
  readonly isOfHeading: boolean;
}

interface OpenStep {
  readonly step: StepDraft;
  readonly depth: number;
  readonly carried: Condition;
}

/** An outline without anything in it. */
export function createOutline(context: CompileContext): Outline {
  const intro: BodyNode[] = [];
  const sections: SectionDraft[] = [];
  let section: OpenSection | undefined;
  let step: OpenStep | undefined;
  /** The condition of the `<Section>` around; nothing outside of any. */
  let around: Condition | undefined;

  const open = (draft: Omit<SectionDraft, 'content'>, carried: Condition, isOfHeading = false): void => {
    step = undefined;
    section = { index: sections.push({ ...draft, content: [] }) - 1, carried, isOfHeading };
  };
  const openUntitled = (node: BodyNode, carried: Condition): void =>
    open(
      {
        title: '',
        level: 2,
        condition: around ? combine(around, carried, node, context) : carried,
        ...positionOf(node),
      },
      carried,
    );
  const current = (): SectionDraft | undefined => (section ? sections[section.index] : undefined);
  const isOutside = (node: BodyNode): boolean =>
    section !== undefined && !covers(section.carried, node.data?.condition);
  /** Makes sure that a section is open into which the node may go. */
  const enter = (node: BodyNode): void => {
    if (!section) {
      const { whitelabel } = conditionOf(node);
      openUntitled(node, sections.length === 0 && whitelabel ? { ...always, whitelabel } : always);
    } else if (isOutside(node)) openUntitled(node, always);
  };

  const addProse = (node: BodyNode): void => {
    if (step && covers(step.carried, node.data?.condition)) {
      step.step.body.push(stripCondition(node, step.carried));
      return;
    }
    step = undefined;
    if (!section && sections.length === 0 && around === undefined) {
      intro.push(node);
      return;
    }
    if (section) enter(node);
    else openUntitled(node, always);
    const content = current()?.content ?? [];
    const placed = stripCondition(node, section?.carried ?? always);
    const last = content.at(-1);
    if (last?.type === 'prose') last.body.push(placed);
    else content.push({ type: 'prose', body: [placed] });
  };

  return {
    intro,
    sections,
    get openStepDepth() {
      return step?.depth;
    },
    sectionFor: (node) => (isOutside(node) ? undefined : current()),

    addHeading(heading) {
      const title = readTitle(heading, context);
      const alias = titleWords(heading, context);
      const condition = conditionOf(heading);
      const named = current();
      if (around === undefined) {
        open(
          { ...title, alias, ...idOf(heading), level: heading.depth, condition, ...positionOf(heading) },
          condition,
          true,
        );
      } else if (section && named?.title === '' && named.content.length === 0) {
        sections[section.index] = {
          ...idOf(heading),
          ...named,
          ...title,
          alias,
          condition: combine(named.condition, condition, heading, context),
        };
        section = { ...section, carried: condition };
      } else addProse(heading);
    },

    addSteps(steps, node) {
      step = undefined;
      if (steps.length === 0) return;
      enter(node);
      const content = current()?.content ?? [];
      const outer = without(node.data?.condition, section?.carried ?? always);
      const placed = steps.map((each) =>
        outer ? { ...each, condition: combine(outer, each.condition, node, context) } : each,
      );
      const last = content.at(-1);
      if (last?.type === 'steps') last.steps.push(...placed);
      else content.push({ type: 'steps', steps: placed });
    },

    openStep(depth, carried) {
      const last = current()?.content.at(-1);
      const added = last?.type === 'steps' ? last.steps.at(-1) : undefined;
      if (added) step = { step: added, depth, carried };
    },

    addProse,

    annotate(condition) {
      const annotated = current();
      if (!section?.isOfHeading || !annotated || annotated.content.length > 0 || !isAlways(annotated.condition))
        return false;
      sections[section.index] = { ...annotated, condition };
      return true;
    },

    inSection(draft, node, read) {
      const before = around;
      const own = conditionOf(node);
      const condition = before ? combine(before, own, node, context) : own;
      open({ ...draft, level: before ? 3 : 2, condition }, always);
      around = condition;
      read();
      around = before;
      section = undefined;
      step = undefined;
    },
  };
}

/** The id that a heading has been given by its author. */
export function idOf({ data }: Heading): { id?: string } {
  const id = data?.hProperties?.['id'];
  return typeof id === 'string' ? { id } : {};
}

import type { List, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BodyNode } from '../../model/body.ts';
import { plainWords, type Title, titleFrom } from '../../model/title.ts';
import type { CompileContext } from '../compile-context.ts';
import { titleContent } from '../title-words.ts';
import type { SectionDraft } from './draft.ts';
import { splitWords } from './split-words.ts';
import { hasStepBlock, isBlock } from './step-blocks.ts';

/**
 * What counts as a step besides `<Step>`: headings such as `Step 1: …`, the numbered lists
 * of printed Markdown, or else the first numbered list of each section.
 */
export type StepForm = 'blocks' | 'headings' | 'numbered-headings' | 'lists' | 'first-lists';

const stepHeading = /^\s*step\s+\d+[a-z]?(?:\s*[:.)–—-]\s*|\s+|$)(?<title>.*)$/isu;
const numberedHeading = /^\s*\d+[a-z]?\s*[.):–—-]\s+(?<title>\S.*)$/isu;
const preparation =
  /^(?:overview|prerequisites?|requirements?|before you (?:start|begin)|what you (?:need|will need))\b/iu;

/** The form in which content says its steps. */
export function stepFormOf(nodes: readonly BodyNode[], context: CompileContext): StepForm {
  if (nodes.some(hasStepBlock)) return 'blocks';
  if (nodes.some((node) => node.type === 'heading' && stepHeading.test(toString(node)))) return 'headings';
  if (areNumberedSteps(nodes)) return 'numbered-headings';
  return nodes.some((node) => node.type === 'list' && isTitledList(node) && !isDelimitedByParenthesis(node, context))
    ? 'lists'
    : 'first-lists';
}

/** Whether headings are steps: they count from 1 in one depth, and what stands below them has no numbers of its own. */
function areNumberedSteps(nodes: readonly BodyNode[]): boolean {
  const numbered = nodes.filter((node) => node.type === 'heading' && numberedHeading.test(toString(node)));
  const numbers = numbered.map((node) => Number.parseInt(toString(node), 10));
  const [first] = numbered;
  const isCount = numbers.length > 1 && numbers.every((number, index) => number === index + 1);
  if (
    !isCount ||
    !numbered.every((node) => node.type === 'heading' && first?.type === 'heading' && node.depth === first.depth)
  )
    return false;
  return !nodes.slice(nodes.indexOf(first as BodyNode)).some((node) => node.type === 'list' && node.ordered === true);
}

/** The title of a heading that begins with `Step 1`, or with `1.` if numbers say the steps; nothing if it does not. */
export function stepTitleOf(heading: BodyNode, form: StepForm, context: CompileContext): Title | undefined {
  const pattern = form === 'headings' ? stepHeading : form === 'numbered-headings' ? numberedHeading : undefined;
  if (!pattern) return undefined;
  const content = titleContent(heading, context);
  const words = plainWords(content);
  const title = pattern.exec(words)?.groups?.['title'];
  if (title === undefined) return undefined;
  const rest = splitWords(content, words.length - title.length)[1];
  return titleFrom(titleContent({ type: 'paragraph', children: rest as PhrasingContent[] }, context));
}

/** Whether the items of a list are steps of the section it stands in. */
export function isStepList(
  list: List,
  section: SectionDraft | undefined,
  form: StepForm,
  context: CompileContext,
): boolean {
  if (isDelimitedByParenthesis(list, context)) return false;
  if (form === 'lists') return isTitledList(list);
  if (form !== 'first-lists' || !list.ordered || !section) return false;
  return !section.content.some(({ type }) => type === 'steps') && !preparation.test(section.title);
}

/** The numbered list before the first heading, if there is none after it: a page that is one list has no other steps. */
export function loneList(nodes: readonly BodyNode[], context: CompileContext): BodyNode | undefined {
  const lists = nodes.filter((node) => node.type === 'list' && node.ordered === true && node.children.length > 1);
  const heading = nodes.findIndex((node) => node.type === 'heading' || isBlock(node, 'Section'));
  const [first, ...others] = lists;
  if (first?.type !== 'list' || others.length > 0 || isDelimitedByParenthesis(first, context)) return undefined;
  return heading < 0 || nodes.indexOf(first) < heading ? first : undefined;
}

/** Whether a node is nothing but words in bold, as printed Markdown writes the titles of steps. */
export function isBoldTitle(node: BodyNode | undefined): boolean {
  return node?.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'strong';
}

function isTitledList(list: List): boolean {
  return (
    list.ordered === true && list.children.length > 0 && list.children.every((item) => isBoldTitle(item.children[0]))
  );
}

/** Printed Markdown writes the numbered lists of prose `1)`, and those that are steps `1.`. */
function isDelimitedByParenthesis(list: List, context: CompileContext): boolean {
  const offset = list.children[0]?.position?.start.offset;
  return offset !== undefined && /^\d+\)/u.test(context.parsedText.slice(offset, offset + 12));
}

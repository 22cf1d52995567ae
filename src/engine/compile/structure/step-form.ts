import type { List, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BodyNode } from '../../model/body.ts';
import { plainWords, type Title, titleFrom } from '../../model/title.ts';
import type { CompileContext } from '../compile-context.ts';
import { titleContent } from '../title-words.ts';
import type { SectionDraft } from './draft.ts';
import { splitWords } from './split-words.ts';
import { hasStepBlock } from './step-blocks.ts';

/**
 * What counts as a step besides `<Step>`: headings such as `Step 1: …`, the numbered lists
 * of printed Markdown, or else the first numbered list of each section.
 */
export type StepForm = 'blocks' | 'headings' | 'lists' | 'first-lists';

const stepHeading = /^\s*step\s+\d+[a-z]?(?:\s*[:.)–—-]\s*|\s+|$)(?<title>.*)$/isu;
const preparation =
  /^(?:overview|prerequisites?|requirements?|before you (?:start|begin)|what you (?:need|will need))\b/iu;

/** The form in which content says its steps. */
export function stepFormOf(nodes: readonly BodyNode[], context: CompileContext): StepForm {
  if (nodes.some(hasStepBlock)) return 'blocks';
  if (nodes.some((node) => node.type === 'heading' && stepHeading.test(toString(node)))) return 'headings';
  return nodes.some((node) => node.type === 'list' && isTitledList(node) && !isDelimitedByParenthesis(node, context))
    ? 'lists'
    : 'first-lists';
}

/** The title of a heading that begins with `Step 1`, or nothing where it does not. */
export function stepTitleOf(heading: BodyNode, context: CompileContext): Title | undefined {
  const content = titleContent(heading, context);
  const words = plainWords(content);
  const title = stepHeading.exec(words)?.groups?.['title'];
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

/**
 * What stands before a document's content: a platform's banner, the title, the
 * description, and the lists with which printed Markdown says what the model holds beside.
 */
import type { Blockquote, ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isLabel } from '../../phrases/annotation.ts';
import type { BodyNode } from '../../model/body.ts';
import { type Field, fieldSchema } from '../../model/field.ts';
import type { Guide } from '../../model/guide.ts';
import type { Labels } from '../../model/labels.ts';
import { isSelectionNote } from '../../phrases/selection-note.ts';
import { readVerification } from '../../phrases/verification.ts';
import { inOneLine, type Title, titleFromText } from '../../model/title.ts';
import type { CompileContext } from '../compile-context.ts';
import { readTitle, titleWords } from '../title-words.ts';

/** The preamble, and the content after it. */
export interface Preamble {
  readonly title?: Title;
  readonly description?: string;
  readonly requires: readonly string[];
  readonly content: readonly BodyNode[];
}

/** Reads the preamble. A quote after the title is the description where there is no frontmatter, or where that says the same. */
export function readPreamble(
  nodes: readonly BodyNode[],
  given: { title?: string | undefined; description?: string | undefined } | undefined,
  context: CompileContext,
): Preamble {
  const begin = nodes.findIndex((node) => !isBanner(node) && !isSelectionNote(node, context.labels));
  let rest = begin === -1 ? [] : nodes.slice(begin);
  let title: Title | undefined;
  let description: string | undefined;
  const [first, second] = rest;
  if (
    first?.type === 'heading' &&
    first.depth === 1 &&
    (given?.title === undefined || isTitle(titleWords(first, context), given.title))
  ) {
    title = readTitle(first, context);
    rest = rest.slice(1);
    const isDescription = second?.type === 'blockquote' && isPlainQuote(second);
    if (
      isDescription &&
      (given === undefined ||
        (given.description !== undefined && sameWords(titleWords(second, context), given.description)))
    ) {
      description = titleWords(second, context);
      rest = rest.slice(1);
    }
  }
  let requires: string[] = [];
  const [label, list] = rest;
  if (isLabel(label, context.labels.requires) && list?.type === 'list') {
    requires = list.children.map((item) => titleWords(item, context));
    rest = rest.slice(2);
  }
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    requires,
    content: rest,
  };
}

/** What printed Markdown says after a guide: its fields, and when it was verified. */
export interface Postamble {
  readonly content: readonly BodyNode[];
  readonly fields: readonly Field[];
  readonly verified?: Guide['verified'];
}

/** Reads the lines at the end of a document that are not content. */
export function readPostamble(nodes: readonly BodyNode[], { labels }: CompileContext): Postamble {
  let content = nodes;
  const verified = readVerification(content.at(-1), labels);
  if (verified) content = content.slice(0, -1);
  const list = content.at(-1);
  const fields =
    list?.type === 'list' && isLabel(content.at(-2), labels.fields)
      ? list.children.flatMap((item) => readField(item, labels))
      : [];
  if (fields.length > 0) content = content.slice(0, -2);
  return { content, fields, ...(verified ? { verified } : {}) };
}

function readField(item: ListItem, labels: Labels): Field[] {
  const match = /^(?<label>.+?) \0(?<key>[^\0]+)\0(?: \((?<traits>[^)]*)\))?(?:: (?<help>.*))?$/su.exec(
    item.children
      .map((child) =>
        'children' in child
          ? child.children
              .map((inner) => (inner.type === 'inlineCode' ? `\0${inner.value}\0` : toString(inner)))
              .join('')
          : '',
      )
      .join(' '),
  )?.groups;
  const traits = match?.['traits']?.split(', ') ?? [];
  const isSecret = traits.includes(labels.secret);
  const field = fieldSchema.safeParse({
    key: match?.['key'],
    label: match?.['label'],
    type: isSecret ? 'password' : 'text',
    secret: isSecret,
    required: !traits.includes(labels.optional),
    ...(match?.['help'] ? { help: match['help'] } : {}),
  });
  return field.success ? [field.data] : [];
}

/** The quote a docs platform puts on top of its Markdown, and the line with which ours names `llms.txt`. */
function isBanner(node: BodyNode | undefined): boolean {
  return node?.type === 'blockquote' && /\bllms\.txt\b/u.test(toString(node));
}

function isPlainQuote(node: Blockquote): boolean {
  return node.children.length === 1 && node.children[0]?.type === 'paragraph';
}

/** A document's title. A heading that says the one of the frontmatter again may have marks that YAML has not. */
export function chooseTitle(given: string | undefined, heading: Title | undefined): Title {
  return heading ?? titleFromText(given ?? '');
}

/** Whether a heading says the title of the frontmatter, in which backticks may be marks. */
function isTitle(words: string, given: string): boolean {
  return sameWords(words, given) || sameWords(words, titleFromText(given).title);
}

function sameWords(a: string, b: string): boolean {
  return inOneLine(a) === inOneLine(b);
}

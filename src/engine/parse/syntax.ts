import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { mdxExpression } from 'micromark-extension-mdx-expression';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';
import { combineExtensions } from 'micromark-util-combine-extensions';
import type { Extension } from 'micromark-util-types';
import { limitMarks } from './limit-marks.ts';

/** A part of GFM, and the signs without which a text has nothing of it. */
interface Part {
  readonly signs: RegExp;
  readonly extension: Extension;
}

/**
 * Parts of GFM that the tokenizer would try at each line or each letter, found or not: in a text
 * that has none of their signs they would cost a third of the time.
 */
const parts: readonly Part[] = [
  { signs: /:\/\/|www\./iu, extension: bareAddresses(({ isEmail }) => !isEmail) },
  { signs: /@/u, extension: bareAddresses(({ isEmail }) => isEmail) },
  { signs: /\[\^/u, extension: gfmFootnote() },
  { signs: /~/u, extension: gfmStrikethrough() },
  { signs: /\||:-|-:/u, extension: gfmTable() },
  { signs: /\[[\sx]\]/iu, extension: gfmTaskListItem() },
];
const always: readonly Extension[] = [mdxMd(), mdxExpression(), mdxJsx(), limitMarks()];

const combined = new Map<string, Extension>();

/** The syntax that reads a text: Markdown with JSX and expressions, and with what the text has of GFM. */
export function syntaxOf(text: string): Extension {
  const found = parts.filter(({ signs }) => signs.test(text));
  const key = found.map((part) => parts.indexOf(part)).join();
  const syntax = combined.get(key) ?? combineExtensions([...found.map(({ extension }) => extension), ...always]);
  combined.set(key, syntax);
  return syntax;
}

/** The extension for addresses that stand in a text as they are, without those that are not wanted. */
function bareAddresses(isWanted: (construct: { readonly isEmail: boolean }) => boolean): Extension {
  const { text = {} } = gfmAutolinkLiteral();
  // Of the three kinds only an email address can begin with a digit.
  const email = text['0'.charCodeAt(0)];
  const wanted = Object.entries(text).map(([code, constructs]) => [
    code,
    [constructs ?? []].flat().filter((construct) => isWanted({ isEmail: construct === email })),
  ]);
  return { text: Object.fromEntries(wanted) as Extension['text'] & object };
}

import { decodeHTML } from 'entities';
import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BodyNode } from '../model/body.ts';
import type { CompileContext } from './compile-context.ts';
import type { JsxElement } from './attributes.ts';

/** The text of `<pre>` and `<code>` as it was written, where the parser kept it. */
export function rawText(node: JsxElement, children: BodyNode[], { parsedText }: CompileContext): BodyNode[] {
  const nodes = node.children as RootContent[];
  if (!nodes.every(({ type }) => type === 'text' || type === 'paragraph')) return children;
  const start = nodes[0]?.position?.start.offset ?? 0;
  const raw = parsedText.slice(parsedText.lastIndexOf('\n', start - 1) + 1, nodes.at(-1)?.position?.end.offset);
  // On lines of its own it keeps its indentation, unless there is syntax in it that only the parser can read.
  const isWritten = node.name === 'pre' && /^[ \t]/u.test(raw) && !/[<{\\]/u.test(raw);
  return [
    {
      type: 'text',
      value: isWritten ? withoutIndentation(decodeHTML(raw)) : children.map((child) => toString(child)).join('\n\n'),
    },
  ];
}

function withoutIndentation(text: string): string {
  const lines = text.split('\n');
  const least = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/u.exec(line)?.[0].length ?? 0),
  );
  return lines.map((line) => line.slice(least)).join('\n');
}

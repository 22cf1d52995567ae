/**
 * The line with which a text says that it is a part: how many steps it shows and for what,
 * and which names were asked for that the guide does not have. It is written here and read
 * here, so that a guide printed as Markdown compiles to the same model.
 */
import type { Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BodyNode } from '../model/body.ts';
import { fillLabel, labelPattern, type Labels } from '../model/labels.ts';
import { unknownNames } from '../model/selection/unknown-names.ts';
import type { GuideView } from '../model/guide-view.ts';

/** The quote that says what a view was narrowed to, or nothing where it is whole. */
export function printSelectionNote({ selection, stepCount }: GuideView, labels: Labels): BodyNode[] {
  const lines: PhrasingContent[][] = [];
  if (selection.isFiltered) {
    const { shown, total } = stepCount;
    lines.push([
      text(fillLabel(labels.showing, { shown, total })),
      ...codes([...selection.actions, ...selection.given]),
      text('.'),
    ]);
  }
  if (selection.unknown.length > 0) {
    const { names, more } = unknownNames(selection.unknown);
    lines.push([
      text(labels.ignored),
      ...codes(names),
      text(more > 0 ? `${fillLabel(labels.more, { count: more })}.` : '.'),
    ]);
  }
  return lines.map((children): BodyNode => ({ type: 'blockquote', children: [{ type: 'paragraph', children }] }));
}

/** Whether a node is such a quote. */
export function isSelectionNote(node: BodyNode | undefined, labels: Labels): boolean {
  if (node?.type !== 'blockquote') return false;
  const said = toString(node);
  const showing = new RegExp(`^${labelPattern(labels.showing, { shown: '\\d+', total: '\\d+' })}`, 'u');
  return showing.test(said) || said.startsWith(labels.ignored);
}

function codes(names: readonly string[]): Paragraph['children'] {
  return names.flatMap((value, index): PhrasingContent[] => [
    ...(index > 0 ? [text(', ')] : []),
    { type: 'inlineCode', value },
  ]);
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

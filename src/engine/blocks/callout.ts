import type { Paragraph, PhrasingContent } from 'mdast';
import { z } from 'zod';
import { element } from './hast.ts';
import type { BodyNode } from '../model/body.ts';
import { type BlockDefinition, defineBlock } from './define.ts';

export const warning = createCallout('warning', 'Warning');
export const danger = createCallout('danger', 'Danger');
export const note = createCallout('note', 'Note', 'Callout');
export const info = createCallout('info', 'Info');
export const tip = createCallout('tip', 'Tip', 'Check');

/** A callout; Markdown says it as a quote that begins with its kind in bold. */
function createCallout(
  kind: 'warning' | 'danger' | 'note' | 'info' | 'tip',
  name: string,
  ...aliases: readonly string[]
): BlockDefinition {
  return defineBlock({
    name,
    aliases,
    display: 'block',
    attributes: z.object({ title: z.string().optional() }),
    toMdast: ({ title }, children, { labels }) => [
      {
        type: 'blockquote',
        children: withLabel(`${labels[kind]}:${title ? ` ${title}` : ''}`, children),
      } as BodyNode,
    ],
    toHast: ({ title }, children, { labels }) => [
      element('aside', { className: ['guide-callout'], dataGuideCallout: kind, role: 'note' }, [
        element('p', { className: ['guide-callout-title'] }, [
          { type: 'text', value: title ? `${labels[kind]}: ${title}` : labels[kind] },
        ]),
        ...children,
      ]),
    ],
  });
}

/** The label goes into the first paragraph, so that short callouts stay on one line. */
function withLabel(label: string, children: readonly BodyNode[]): BodyNode[] {
  const strong: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: label }] };
  const [first, ...rest] = children;
  return first?.type === 'paragraph'
    ? [paragraph([strong, { type: 'text', value: ' ' }, ...first.children]), ...rest]
    : [paragraph([strong]), ...children];
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

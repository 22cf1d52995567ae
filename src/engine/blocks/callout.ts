import type { Paragraph, PhrasingContent } from 'mdast';
import { z } from 'zod';
import { element } from './hast.ts';
import type { BodyNode } from '../model/body.ts';
import { type BlockDefinition, defineBlock } from './define.ts';

export const warning = createCallout('Warning');
export const danger = createCallout('Danger');
export const note = createCallout('Note', 'Callout');
export const info = createCallout('Info');
export const tip = createCallout('Tip', 'Check');

/** A callout; Markdown says it as a quote that begins with its name in bold. */
function createCallout(name: string, ...aliases: readonly string[]): BlockDefinition {
  return defineBlock({
    name,
    aliases,
    display: 'block',
    attributes: z.object({ title: z.string().optional() }),
    toMdast: ({ title }, children) => [
      { type: 'blockquote', children: withLabel(title ? `${name}: ${title}` : `${name}:`, children) } as BodyNode,
    ],
    toHast: ({ title }, children) => [
      element('aside', { className: ['guide-callout'], dataGuideCallout: name.toLowerCase(), role: 'note' }, [
        element('p', { className: ['guide-callout-title'] }, [
          { type: 'text', value: title ? `${name}: ${title}` : name },
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

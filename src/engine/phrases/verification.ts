/** The line that says when a guide was verified, written here and read here. */
import type { Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BodyNode } from '../model/body.ts';
import { type Guide, verificationSchema } from '../model/guide.ts';
import { fillLabel, labelPattern, type Labels } from '../model/labels.ts';

const labelOf = { console: 'verifiedConsole', documentation: 'verifiedDocumentation' } as const;

/** The line, or nothing if the guide was not verified. */
export function printVerification(verified: Guide['verified'], labels: Labels): Paragraph[] {
  if (!verified) return [];
  const { on, against, source } = verified;
  const end: Paragraph['children'] = source
    ? [
        { type: 'text', value: ': ' },
        { type: 'link', url: source, children: [{ type: 'text', value: source }] },
      ]
    : [{ type: 'text', value: '.' }];
  return [
    {
      type: 'paragraph',
      children: [{ type: 'text', value: fillLabel(labels[labelOf[against]], { date: on }) }, ...end],
    },
  ];
}

/** What such a line says; nothing of any other node. */
export function readVerification(node: BodyNode | undefined, labels: Labels): Guide['verified'] {
  if (node?.type !== 'paragraph') return undefined;
  const said = toString(node);
  for (const against of ['console', 'documentation'] as const) {
    const label = labelPattern(labels[labelOf[against]], { date: String.raw`(?<on>\d{4}-\d\d-\d\d)` });
    const found = new RegExp(String.raw`^${label}(?:\.|: (?<source>\S+))$`, 'u').exec(said)?.groups;
    const { on, source } = found ?? {};
    const verified = verificationSchema.safeParse({ on, against, ...(source ? { source } : {}) });
    if (verified.success) return verified.data;
  }
  return undefined;
}

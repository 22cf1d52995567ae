import { createBlock } from '../../blocks/unravel.ts';
import type { BlockAttributes } from '../../model/body.ts';
import { readActions } from '../provider/actions-data.ts';
import { isOn } from '../attributes.ts';
import { stepContent } from '../structure/step-blocks.ts';
import { defineDialect } from './define.ts';
import { platformElement } from './platform-element.ts';

const marks = /<[a-z]+\s[^<>]*\bdata-(?:guide|guides|whitelabel)-[a-z]|<[A-Z]\w*\s[^<>]*\bdata-guide-actions-json\b/u;

/** What a docs platform exports: MDX components, and HTML whose attributes say what is a section, a step and for whom. */
export const docsExport = defineDialect({
  name: 'export',
  detect: ({ text }) => (marks.test(text) ? 0.9 : 0),
  readElement: (element) => {
    const { name, attributes, content } = element;
    if (!/^[a-z]/u.test(name)) return platformElement(element);
    if (isOn(attributes['data-guide-section'])) return [createBlock('Section', idOf(attributes), content())];
    if (!isOn(attributes['data-guide-step'])) return undefined;
    const shows = attributes['data-guide-display-scopes-list'];
    const showScopes = isOn(shows) && shows !== '';
    return [createBlock(stepContent, { ...idOf(attributes), showScopes }, content())];
  },
  readActions: (attributes) => {
    const data = attributes['data-guide-actions-json'];
    return data === undefined ? undefined : readActions(data);
  },
});

function idOf(attributes: BlockAttributes): { id?: string } {
  return typeof attributes['id'] === 'string' ? { id: attributes['id'] } : {};
}

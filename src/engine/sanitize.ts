import type { Root } from 'hast';
import { defaultSchema, sanitize as sanitizeTree, type Schema } from 'hast-util-sanitize';

const blockAttributes = ['className', 'id', 'role', 'ariaLabel', 'ariaHidden', 'ariaLabelledBy', 'data*'];

/** What may stand in a published guide. Scripts, event handlers, styles and frames may not. */
const schema: Schema = {
  ...defaultSchema,
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style', 'template', 'noscript'],
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    'article', 'section', 'header', 'footer', 'aside', 'figure', 'figcaption', 'video', 'time', 'button',
  ],
  attributes: {
    ...defaultSchema.attributes,
    '*': blockAttributes,
    a: ['href', 'title', 'rel', ...blockAttributes],
    img: ['src', 'alt', 'title', 'width', 'height', 'loading', 'decoding', ...blockAttributes],
    video: ['src', 'controls', 'preload', ...blockAttributes],
    ol: ['start', 'type', ...blockAttributes],
    time: ['dateTime'],
    details: ['open', ...blockAttributes],
    td: ['align', ...blockAttributes],
    th: ['align', 'scope', ...blockAttributes],
    input: [['type', 'checkbox'], ['disabled', true], 'checked', 'ariaLabel'],
  },
  protocols: {
    href: ['http', 'https', 'mailto', 'tel'],
    src: ['http', 'https'],
  },
};

/** The tree without anything that could run or reach outside. */
export function sanitize(tree: Root): Root {
  return sanitizeTree(tree, schema) as Root;
}

import { defaultSchema, type Schema } from 'hast-util-sanitize';
import { linkProtocols } from '../model/address/url.ts';

const blockAttributes = ['className', 'id', 'role', 'ariaLabel', 'ariaHidden', 'ariaLabelledBy', 'data*'];

/** What may stand in a published guide. Scripts, event handlers, styles and frames may not. */
export const sanitizeSchema: Schema = {
  ...defaultSchema,
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style', 'template', 'noscript'],
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    'article',
    'section',
    'header',
    'footer',
    'aside',
    'figure',
    'figcaption',
    'video',
    'time',
    'button',
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
    href: [...linkProtocols],
    src: ['http', 'https'],
  },
};

import { z } from 'zod';
import { type ComponentName, components } from './components.ts';

const componentNames = Object.keys(components) as ComponentName[];

/** An extension, of which no more is asked here than by what it is told from others. */
const named = z.looseObject({ name: z.string().min(1) });

/** The format of content that this version reads; older ones are said by `check`, which mends them. */
const format = z.literal(1, {
  error:
    'This version reads content of format 1. Content of a later one needs a later version: npm install stepwell@latest.',
});

const twoOf = (name: string): string => `There are two of the name “${name}”.`;

const extensions = z.array(named).superRefine((all, context) => {
  for (const [index, { name }] of all.entries())
    if (all.findIndex((other) => other.name === name) < index)
      context.addIssue({ code: 'custom', path: [index, 'name'], message: twoOf(name) });
});

const headElement = z
  .strictObject({
    tag: z.enum(['meta', 'link']),
    attributes: z.record(z.string().regex(/^[a-z][a-z-]*$/u), z.string()),
  })
  .superRefine(({ tag, attributes }, context) => {
    const refuse = (name: string, message: string): void =>
      context.addIssue({ code: 'custom', path: ['attributes', name], message });
    const handler = Object.keys(attributes).find((name) => name.startsWith('on'));
    if (handler !== undefined) refuse(handler, 'No page runs what stands in an attribute.');
    if (attributes['http-equiv'] !== undefined)
      refuse('http-equiv', 'What a page may load and do is said by its variant.');
    if (tag === 'link' && attributes['rel'] === 'stylesheet') refuse('rel', 'Name style sheets in `styles`.');
    if (/^\s*(?:javascript|data|vbscript):/iu.test(attributes['href'] ?? ''))
      refuse('href', 'It is an address on the site, or one that begins with https://.');
  });

/** A path of the site or a web address, as it may stand in `_redirects`. */
const target = z
  .string()
  .regex(
    /^(?:\/(?!\/)|https:\/\/)[\x21-\x7e]*$/u,
    'It is a path such as /guides/, or an address that begins with https://.',
  );

const asked = z.custom<(...given: never) => unknown>((value) => typeof value === 'function', 'It is a function.');

/** A project's configuration: see `define-config.ts`. */
export const configSchema = z
  .strictObject({
    format: format.optional(),
    content: z.string().min(1).optional(),
    base: z
      .string()
      .regex(/^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)+\/?$/u, 'It is a path such as /help, with a slash at its start.')
      .optional(),
    public: z.string().min(1).optional(),
    out: z.string().min(1).optional(),
    blocks: extensions.optional(),
    formats: extensions.optional(),
    options: extensions.optional(),
    dialects: extensions.optional(),
    importers: extensions.optional(),
    hosts: extensions.optional(),
    styles: z.array(z.string().min(1)).optional(),
    head: z.array(headElement).optional(),
    redirects: z
      .record(z.string().regex(/^\/[\x21-\x7e]+$/u, 'It is a path such as /old/, with a slash at its start.'), target)
      .optional(),
    ignore: z.array(z.string().min(1)).optional(),
    components: z
      .partialRecord(z.enum(componentNames), z.string().regex(/\.astro$/u, 'It is a file that ends in .astro.'))
      .optional(),
    pages: z
      .record(
        z
          .string()
          .regex(
            /^\/(?:[a-z\d-]+\/)+$/u,
            'It is an address such as /about/, in lower case, with a slash at both ends.',
          ),
        z.string().regex(/\.astro$/u, 'It is a file that ends in .astro.'),
      )
      .optional(),
    variants: asked.optional(),
    allVariants: asked.optional(),
  })
  .superRefine(({ dialects = [], importers = [] }, context) => {
    for (const [index, { name }] of importers.entries())
      if (dialects.some((other) => other.name === name))
        context.addIssue({ code: 'custom', path: ['importers', index, 'name'], message: twoOf(name) });
  });

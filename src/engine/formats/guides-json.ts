import { z } from 'zod';
import { partFiles, splitByBytes } from '../print/parts.ts';
import { defineFormat } from './define.ts';
import { publish } from './json.ts';
import { publishedGuideSchema } from '../print/published-guide.ts';

const { id, title, url, method, digest, verified } = publishedGuideSchema.shape;

/** A part of the list of a site's guides. */
export const guidesJsonSchema = z
  .object({
    total: z.int().describe('How many guides the site has; a part may hold fewer.'),
    next: z.string().optional().describe('Where the next part is; the last has none.'),
    guides: z.array(
      z.object({
        id,
        title,
        url,
        provider: z.object({ id: z.string(), name: z.string(), category: z.string() }).optional(),
        method,
        scopes: z.array(z.string()).describe('Every scope that the guide names.'),
        digest,
        verified,
      }),
    ),
  })
  .meta({ title: 'Guides' });

export type GuidesJson = z.infer<typeof guidesJsonSchema>;

const path = 'guides.json';
const mostOfGuides = 980_000;

/** The guides of a site, with what is needed to choose one and to see whether it changed. */
export const guidesJson = defineFormat<string>({
  of: 'collection',
  name: 'catalogue',
  path,
  mediaType: 'application/json; charset=utf-8',
  part: (document, context) => {
    if (document.kind === 'page') return undefined;
    const guide = publish(document, context);
    const entry: GuidesJson['guides'][number] = {
      id: guide.id,
      title: guide.title,
      url: guide.url,
      ...(guide.provider
        ? { provider: { id: guide.provider.id, name: guide.provider.name, category: guide.provider.category } }
        : {}),
      ...(guide.method ? { method: guide.method } : {}),
      scopes: Object.keys(guide.scopes),
      digest: guide.digest,
      ...(guide.verified ? { verified: guide.verified } : {}),
    };
    return `    ${JSON.stringify(entry)}`;
  },
  join: (lines, { site = '' }) =>
    partFiles(path, splitByBytes(lines, mostOfGuides), (guides, part, paths) => {
      const next = paths[part];
      const says = next === undefined ? '' : `\n  "next": ${JSON.stringify(`${site}/${next}`)},`;
      return `{\n  "total": ${lines.length},${says}\n  "guides": [\n${guides.join(',\n')}\n  ]\n}\n`;
    }),
});

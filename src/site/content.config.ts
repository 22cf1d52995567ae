import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { documentLoader } from './loader.ts';
import { settings } from './settings.ts';

const documents = defineCollection({
  loader: documentLoader({ content: settings().content }),
  schema: z.object({
    kind: z.enum(['link-account', 'connector-profile', 'page']),
    title: z.string(),
    description: z.string(),
    path: z.string(),
    provider: z.string().optional(),
  }),
});

/** Facts of everything published, for pages of a site's owner; the guides' own pages do not need them. */
export const collections = { documents };

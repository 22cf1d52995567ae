import { z } from 'zod';
import { verificationSchema } from '../../model/guide.ts';
import { inOneLine } from '../../model/title.ts';

const text = z.string().transform(inOneLine);

/** The frontmatter of a guide. */
export const guideFrontmatterSchema = z.strictObject({
  title: text.optional(),
  description: text.optional(),
  sidebarTitle: text.optional(),
  kind: z.enum(['link-account', 'connector-profile']).optional(),
  method: z.strictObject({ id: z.string().min(1), label: z.string().min(1).optional() }).optional(),
  requires: z.array(text).optional(),
  verified: verificationSchema.optional(),
  updated: z.iso.date().optional(),
  locale: z.string().min(2).optional(),
});

/** The frontmatter of a document of another platform: what we know of it, the rest left out. */
export const foreignFrontmatterSchema = z.object(
  guideFrontmatterSchema.pick({ title: true, description: true, sidebarTitle: true, updated: true }).shape,
);

/** The frontmatter of a prose page. */
export const pageFrontmatterSchema = guideFrontmatterSchema
  .pick({ title: true, description: true, sidebarTitle: true, updated: true, locale: true })
  .extend({
    order: z.number().optional().describe('Place among its neighbours in lists.'),
  });

export type GuideFrontmatter = z.infer<typeof guideFrontmatterSchema>;

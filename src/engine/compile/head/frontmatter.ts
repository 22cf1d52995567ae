import { z } from 'zod';
import { verificationSchema } from '../../model/guide.ts';
import { inOneLine } from '../../model/title.ts';
import { isLocale } from '../../model/variant.ts';

const text = z.string().transform(inOneLine);

/** Keys by which platforms keep a document back, each with `true`. */
export const heldBackKeys = ['draft', 'hidden', 'noindex', 'unlisted'] as const;

const isOn = z.union([z.boolean(), z.enum(['true', 'false'])]).optional();
const heldBack = { draft: isOn, hidden: isOn, noindex: isOn, unlisted: isOn };

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
  locale: z.string().refine(isLocale, 'it has to be a language such as `en` or `pt-BR`').optional(),
  ...heldBack,
});

/** The frontmatter of a document of another platform: what we know of it, the rest left out. */
export const foreignFrontmatterSchema = z.object({
  ...guideFrontmatterSchema.pick({ title: true, description: true, sidebarTitle: true, updated: true }).shape,
  ...heldBack,
});

/** The frontmatter of a prose page. */
export const pageFrontmatterSchema = guideFrontmatterSchema
  .pick({ title: true, description: true, sidebarTitle: true, updated: true, locale: true })
  .extend({
    ...heldBack,
    order: z.number().optional().describe('Place among its neighbours in lists.'),
  });

export type GuideFrontmatter = z.infer<typeof guideFrontmatterSchema>;

/** The key of a frontmatter that keeps its document back, if one does. */
export function heldBackBy(
  frontmatter: Partial<Pick<GuideFrontmatter, (typeof heldBackKeys)[number]>>,
): (typeof heldBackKeys)[number] | undefined {
  return heldBackKeys.find((key) => frontmatter[key] === true || frontmatter[key] === 'true');
}

import { z } from 'zod';
import { bodySchema } from './body.ts';
import { conditionSchema } from './condition.ts';
import { fieldSchema } from './field.ts';
import { actionSchema, providerSchema, scopeSchema } from './provider.ts';
import { titleShape } from './title.ts';
import { webAddress } from './address/web-address.ts';

/** Something the reader does. */
export const stepSchema = z.object({
  id: z.string(),
  number: z.int().positive().describe('Place among the visible steps of its section, from 1.'),
  ...titleShape,
  condition: conditionSchema,
  showScopes: z.boolean().describe('Whether the step lists the scopes to grant.'),
  fields: z.array(z.string()).describe('Keys of the fields whose values the step produces.'),
  body: bodySchema,
});

/** A part of a guide under one heading. */
export const sectionSchema = z.object({
  id: z.string(),
  ...titleShape,
  title: z.string().describe('Empty where a guide begins with steps before any heading.'),
  level: z.int().min(2).max(3),
  kind: z.string().optional(),
  condition: conditionSchema,
  content: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('prose'), body: bodySchema }),
      z.object({ type: z.literal('steps'), steps: z.array(stepSchema) }),
    ]),
  ),
});

/** Who checked the guide against what, and when. */
export const verificationSchema = z.strictObject({
  on: z.iso.date(),
  against: z.enum(['console', 'documentation']),
  source: webAddress.optional(),
});

/** A link or image that a document names, and where. */
const referenceSchema = z.object({
  kind: z.enum(['link', 'image']),
  url: z.string(),
  position: z
    .object({
      start: z.object({ line: z.int(), column: z.int(), offset: z.int() }),
      end: z.object({ line: z.int(), column: z.int(), offset: z.int() }),
    })
    .optional(),
});

/** What guides and prose pages have in common. */
const documentSchema = z.object({
  id: z.string(),
  ...titleShape,
  description: z.string(),
  locale: z.string().optional(),
  updated: z.iso.date().optional(),
  heldBack: z.string().optional().describe('The key of the frontmatter that keeps it off every site.'),
  links: z.array(referenceSchema).describe('Every address the text names.'),
  source: z.object({ path: z.string(), digest: z.string() }),
});

/** How an account is linked, or a connector set up, with one provider by one method. */
export const guideSchema = documentSchema.extend({
  kind: z.enum(['link-account', 'connector-profile']),
  provider: providerSchema
    .pick({ id: true, name: true, category: true, description: true, website: true, docs: true, logo: true })
    .optional(),
  method: z.object({ id: z.string(), label: z.string() }).optional(),
  requires: z.array(z.string()).describe('What the reader needs before starting.'),
  verified: verificationSchema.optional(),
  actions: z.array(actionSchema),
  scopes: z.record(z.string(), scopeSchema),
  fields: z.array(fieldSchema),
  intro: bodySchema,
  sections: z.array(sectionSchema),
});

/** A page of prose: no steps, no form. */
export const pageSchema = documentSchema.extend({
  kind: z.literal('page'),
  body: bodySchema,
});

export type Step = z.infer<typeof stepSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Reference = z.infer<typeof referenceSchema>;
export type Guide = z.infer<typeof guideSchema>;
export type Page = z.infer<typeof pageSchema>;
/** Anything that becomes a page of a site. */
export type Document = Guide | Page;

/** The steps of a guide in reading order. */
export function stepsOf(guide: { readonly sections: readonly Section[] }): Step[] {
  return guide.sections.flatMap(stepsOfSection);
}

/** The steps of a section in reading order. */
export function stepsOfSection(section: Section): Step[] {
  return section.content.flatMap((part) => (part.type === 'steps' ? part.steps : []));
}

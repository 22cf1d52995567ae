import { z } from 'zod';
import { conditionSchema } from '../model/condition.ts';
import { guideSchema, sectionSchema, stepSchema } from '../model/guide.ts';

/** A part of a body with one condition, said both ways. */
export const publishedBodySchema = z.array(
  z.object({ markdown: z.string(), html: z.string(), condition: conditionSchema.optional() }),
);

const titleContent = z
  .object({ markdown: z.string(), html: z.string() })
  .optional()
  .describe('The title with its marks, such as code or a link, if it has any.');

const publishedStepSchema = stepSchema.extend({ titleContent, body: publishedBodySchema });

const publishedSectionSchema = sectionSchema.extend({
  titleContent,
  content: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('prose'), body: publishedBodySchema }),
      z.object({ type: z.literal('steps'), steps: z.array(publishedStepSchema) }),
    ]),
  ),
});

/** A guide as it is published: the view, its bodies as Markdown and HTML, nothing of its source. */
export const publishedGuideSchema = guideSchema
  .omit({ source: true, links: true })
  .extend({
    url: z.string().describe('Where the page is; absolute where the site is known.'),
    titleContent,
    intro: publishedBodySchema,
    sections: z.array(publishedSectionSchema),
    selection: z.object({
      actions: z.array(z.string()),
      scopes: z.array(z.string()).describe('Every scope needed; all of the guide where nothing is chosen.'),
      given: z.array(z.string()).describe('Those that were asked for directly.'),
      isFiltered: z.boolean(),
      unknown: z.array(z.string()),
    }),
    stepCount: z.object({ shown: z.int(), total: z.int() }),
    labels: z
      .record(z.string(), z.string())
      .optional()
      .describe('What was printed beside the text, by name, as far as it is not in English.'),
    digest: z.string().describe('Changes whenever anything else here does.'),
  })
  .meta({ title: 'Guide' });

export type PublishedStep = z.infer<typeof publishedStepSchema>;
export type PublishedGuide = z.infer<typeof publishedGuideSchema>;

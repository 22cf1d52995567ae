import { z } from 'zod';
import { pathOf } from '../address.ts';
import type { Body } from '../body.ts';
import { conditionSchema } from '../condition.ts';
import { digestOf } from '../digest.ts';
import { type Fold, groupByCondition } from '../fold.ts';
import { guideSchema, sectionSchema, stepSchema } from '../model.ts';
import { printHtml } from '../print-html.ts';
import type { GuideView } from '../view.ts';
import { defineFormat, type FormatContext } from './define.ts';
import { printMarkdown } from './markdown.ts';

/** A part of a body with one condition, said both ways. */
const publishedBodySchema = z.array(
  z.object({ markdown: z.string(), html: z.string(), condition: conditionSchema.optional() }),
);

const publishedStepSchema = stepSchema.extend({ body: publishedBodySchema });

const publishedSectionSchema = sectionSchema.extend({
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
    intro: publishedBodySchema,
    sections: z.array(publishedSectionSchema),
    selection: z.object({
      actions: z.array(z.string()),
      scopes: z.array(z.string()),
      isFiltered: z.boolean(),
      unknown: z.array(z.string()),
    }),
    stepCount: z.object({ shown: z.int(), total: z.int() }),
    digest: z.string().describe('Changes whenever anything else here does.'),
  })
  .meta({ title: 'Guide' });

export type PublishedGuide = z.infer<typeof publishedGuideSchema>;

export const json = defineFormat({
  of: 'document',
  name: 'json',
  extension: 'json',
  mediaType: 'application/json; charset=utf-8',
  documents: 'guides',
  render: (document, context) => {
    if (document.kind === 'page') throw new Error('Cannot render a page as JSON: only guides have it');
    return `${JSON.stringify(publish(document, context), undefined, 2)}\n`;
  },
});

/** The published form of a guide's view. */
export function publish(guide: GuideView, context: FormatContext): PublishedGuide {
  const { source: _source, links: _links, ...view } = guide;
  const fold = context.foldOf(guide);
  const body = (nodes: Body): z.infer<typeof publishedBodySchema> => publishBody(nodes, fold);
  const published = {
    ...view,
    url: (context.site ?? '') + pathOf(guide),
    intro: body(guide.intro),
    sections: guide.sections.map((section) => ({
      ...section,
      content: section.content.map((part) =>
        part.type === 'prose'
          ? { ...part, body: body(part.body) }
          : { ...part, steps: part.steps.map((step) => ({ ...step, body: body(step.body) })) },
      ),
    })),
  };
  return { ...published, digest: digestOf(published) };
}

function publishBody(body: Body, fold: Fold): z.infer<typeof publishedBodySchema> {
  return groupByCondition(body).map(({ condition, nodes }) => {
    const bare = nodes.map((node) => (condition ? { ...node, data: { ...node.data, condition: { scopes: [], scopesMatch: 'any' as const } } } : node));
    return {
      markdown: printMarkdown(fold.toMdast(bare)),
      html: printHtml(fold.toHast(bare)),
      ...(condition ? { condition } : {}),
    };
  });
}

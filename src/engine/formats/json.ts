import { z } from 'zod';
import { encodePath, pathOf } from '../address.ts';
import type { BodyPrinter } from '../body-printer.ts';
import type { Body, BodyNode } from '../body.ts';
import { conditionSchema } from '../condition.ts';
import { digestOf } from '../digest.ts';
import { groupByCondition } from '../fold.ts';
import { guideSchema, sectionSchema, stepSchema } from '../model.ts';
import type { Place } from '../print-markdown.ts';
import type { GuideView } from '../view.ts';
import { defineFormat, type FormatContext } from './define.ts';

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
      scopes: z.array(z.string()).describe('Every scope needed; all of the guide where nothing is chosen.'),
      given: z.array(z.string()).describe('Those that were asked for directly.'),
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
  const printer = context.printerOf(guide);
  const published = {
    ...view,
    url: (context.site ?? '') + encodePath(pathOf(guide)),
    intro: publishBody(guide.intro, 'section', printer),
    sections: guide.sections.map((section) => ({
      ...section,
      content: section.content.map((part) =>
        part.type === 'prose'
          ? { ...part, body: publishBody(part.body, 'section', printer) }
          : { ...part, steps: part.steps.map((step) => ({ ...step, body: publishBody(step.body, 'step', printer) })) },
      ),
    })),
  };
  return { ...published, digest: digestOf(published) };
}

function publishBody(body: Body, place: Place, printer: BodyPrinter): z.infer<typeof publishedBodySchema> {
  const groups = groupByCondition(body);
  return groups.map(({ condition, nodes }) => {
    // A body without conditions is printed as a whole, as other formats print it.
    const part = condition ? nodes.map(withoutCondition) : groups.length === 1 ? body : nodes;
    return {
      markdown: `${printer.markdown(part, place)}\n`,
      html: printer.html(part, place),
      ...(condition ? { condition } : {}),
    };
  });
}

function withoutCondition(node: BodyNode): BodyNode {
  const { condition: _condition, ...data } = node.data ?? {};
  return { ...node, data };
}

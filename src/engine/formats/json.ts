import type { PhrasingContent } from 'mdast';
import type { publishedBodySchema, PublishedGuide, PublishedStep } from '../print/published-guide.ts';
import type { z } from 'zod';
import { encodePath, pathOf } from '../model/address/address.ts';
import { addressAt } from '../model/address/base-path.ts';
import { baseOf } from '../print/render-context.ts';
import type { BodyPrinter } from '../print/body-printer.ts';
import type { Body, BodyNode } from '../model/body.ts';
import { foreignLabels } from '../model/labels.ts';
import { digestOf } from '../model/digest.ts';
import { groupByCondition } from '../print/fold.ts';
import { type Place, printBold, printHeading } from '../print/print-markdown.ts';
import type { Step } from '../model/guide.ts';
import type { Title } from '../model/title.ts';
import { printElements } from '../print/print-html.ts';
import type { GuideView } from '../model/guide-view.ts';
import { defineFormat, type FormatContext } from './define.ts';

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

/** By printer, so that it goes with what was printed of the guide. */
const made = new WeakMap<BodyPrinter, WeakMap<GuideView, PublishedGuide>>();

/** The published form of a guide's view, made once for all formats that hold some of it. */
export function publish(guide: GuideView, context: FormatContext): PublishedGuide {
  const printer = context.printerOf(guide);
  const known = made.get(printer) ?? new WeakMap<GuideView, PublishedGuide>();
  made.set(printer, known);
  const published = known.get(guide) ?? publishView(guide, printer, context);
  known.set(guide, published);
  return published;
}

function publishView(guide: GuideView, printer: BodyPrinter, context: FormatContext): PublishedGuide {
  const { source: _source, links: _links, ...view } = guide;
  const labels = foreignLabels(context.labels);
  const published = {
    ...publishTitle(view, headingLine, printer),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    ...publishProvider(guide, baseOf(context)),
    url: (context.site ?? '') + encodePath(pathOf(guide)),
    intro: publishBody(guide.intro, 'section', printer),
    sections: guide.sections.map((section) => ({
      ...publishTitle(section, headingLine, printer),
      content: section.content.map((part) =>
        part.type === 'prose'
          ? { ...part, body: publishBody(part.body, 'section', printer) }
          : { ...part, steps: part.steps.map((step) => publishStep(step, printer)) },
      ),
    })),
  };
  return { ...published, digest: digestOf(published) };
}

/** The provider, its logo at the address of the file. */
function publishProvider({ provider }: GuideView, base: string): Pick<PublishedGuide, 'provider'> {
  if (base === '' || !provider?.logo) return {};
  return { provider: { ...provider, logo: { ...provider.logo, src: addressAt(base, provider.logo.src) } } };
}

function publishStep(step: Step, printer: BodyPrinter): PublishedStep {
  return { ...publishTitle(step, boldLine, printer), body: publishBody(step.body, 'step', printer) };
}

type PublishedTitle = Pick<PublishedStep, 'titleContent'>;

/** The Markdown of a title without the signs around it, escaped as it must be between them. */
const headingLine = (content: PhrasingContent[]): string => printHeading(content, 1).slice('# '.length);
const boldLine = (content: PhrasingContent[]): string => printBold(content).slice('**'.length, -'**'.length);

/** Something with the content of its title said both ways. */
function publishTitle<T extends Title>(
  { titleContent, ...rest }: T,
  print: (content: PhrasingContent[]) => string,
  printer: BodyPrinter,
): Omit<T, 'titleContent'> & PublishedTitle {
  if (!titleContent) return rest;
  const html = printElements(printer.titleHast(titleContent));
  return {
    ...rest,
    titleContent: {
      markdown: print(printer.titleMdast(titleContent)),
      html,
    },
  };
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

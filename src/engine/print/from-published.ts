/**
 * A published guide made a guide again, so that whoever has no more than the files of a
 * site narrows it by the same view and prints it by the same formats as whoever made it.
 * Its bodies hold what was printed: each part is one node that is printed as it is.
 */
import { encodePath } from '../model/address/address.ts';
import { printAnnotation } from '../phrases/annotation.ts';
import type { BodyPrinter } from './body-printer.ts';
import type { Body, BodyNode } from '../model/body.ts';
import { groupByCondition } from './fold.ts';
import { labels as english, type Labels } from '../model/labels.ts';
import type { PublishedGuide } from './published-guide.ts';
import type { Guide } from '../model/guide.ts';
import { raw } from './print-html.ts';
import { printMarkdown } from './print-markdown.ts';

type PublishedBody = PublishedGuide['intro'];
type PublishedTitle = Pick<PublishedGuide, 'titleContent'>;

/** The guide that was published; what is not published (its source, its links) is empty. */
export function guideFromPublished(published: PublishedGuide): Guide {
  const {
    url: _url,
    selection: _selection,
    stepCount: _stepCount,
    digest: _digest,
    labels: _labels,
    ...guide
  } = published;
  return {
    ...reopenTitle(guide),
    links: [],
    source: { path: '', digest: '' },
    intro: reopenBody(guide.intro),
    sections: guide.sections.map((section) => ({
      ...reopenTitle(section),
      content: section.content.map((part) =>
        part.type === 'prose'
          ? { ...part, body: reopenBody(part.body) }
          : {
              ...part,
              steps: part.steps.map((step) => ({ ...reopenTitle(step), body: reopenBody(step.body) })),
            },
      ),
    })),
  };
}

/** The words that a published guide was printed with, if they are not English. */
export function labelsOfPublished({ labels }: Pick<PublishedGuide, 'labels'>): Partial<Labels> | undefined {
  return labels && Object.fromEntries(Object.entries(labels).filter(([name]) => Object.hasOwn(english, name)));
}

/** Where the site of a published guide is: its address without the path. */
export function siteOfPublished({ url, id }: Pick<PublishedGuide, 'url' | 'id'>): string {
  const path = encodePath(`/guides/${id}/`);
  return url.endsWith(path) ? url.slice(0, -path.length) : '';
}

/** Prints the bodies of reopened guides. */
export function createPublishedPrinter(labels: Labels): BodyPrinter {
  return {
    markdown: (body, place) =>
      groupByCondition(body).reduce((printed, { condition, nodes }) => {
        const text = nodes.flatMap((node) => (node.type === 'html' ? node.value : [])).reduce(joinMarkdown, '');
        const annotation = condition ? printAnnotation({ condition }, labels) : [];
        const part =
          annotation.length > 0
            ? printMarkdown([{ type: 'blockquote', children: [...annotation, { type: 'html', value: text }] }], place)
            : text;
        return joinMarkdown(printed, part);
      }, ''),
    html: (body) => body.flatMap((node) => node.data?.printedHtml ?? []).join('\n'),
    titleMdast: (content) => content.filter((node) => node.type === 'html'),
    titleHast: (content) => content.map((node) => raw(node.data?.printedHtml ?? '')),
  };
}

function reopenTitle<T extends PublishedTitle>({
  titleContent,
  ...rest
}: T): Omit<T, 'titleContent'> & { titleContent?: Body } {
  return titleContent ? { ...rest, titleContent: reopenBody([titleContent]) } : rest;
}

function reopenBody(body: PublishedBody): Body {
  return body.map(({ markdown, html, condition }): BodyNode => ({
    type: 'html',
    value: markdown.trimEnd(),
    data: { printedHtml: html, ...(condition ? { condition } : {}) },
  }));
}

/** Two Markdown texts, one after the other; two lists would become one without something between them. */
function joinMarkdown(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const last = before.slice(before.search(/(?<=^|\n)\S[^\n]*(?:\n+[ \t][^\n]*)*$/u));
  const kind = (text: string): string | undefined => /^(?:([-*+])|\d+([.)])) /u.exec(text)?.slice(1).join('');
  const isSameList = kind(after) !== undefined && kind(last) === kind(after);
  return isSameList ? `${before}\n\n<!---->\n\n${after}` : `${before}\n\n${after}`;
}

import type { Element, ElementContent } from 'hast';
import type { Body } from '../model/body.ts';
import { type Labels, labelsWith } from '../model/labels.ts';
import { conditionLine, namesLine } from '../print/condition-line.ts';
import { conditionProperties } from '../print/fold.ts';
import { element, text } from '../blocks/hast.ts';
import type { Section, Step } from '../model/guide.ts';
import type { BodyPrinter } from '../print/body-printer.ts';
import type { Title } from '../model/title.ts';
import { printElements, raw } from '../print/print-html.ts';
import type { Place } from '../print/print-markdown.ts';
import type { Scope } from '../model/provider.ts';
import { type Enabled, enabledBy, grantedBy } from '../phrases/scope-lines.ts';
import { unescapeVariables } from '../model/variable.ts';
import type { DocumentView, GuideView } from '../model/guide-view.ts';
import { defineFormat, type DocumentParts, type FormatContext } from './define.ts';

/** The article of a document, with the attributes that embedders and scripts rely on. */
export const html = defineFormat({
  of: 'document',
  name: 'html',
  mediaType: 'text/html; charset=utf-8',
  documents: 'all',
  parts: articleParts,
  render: (document, context) => {
    const { attributes, header, content } = articleParts(document, context);
    return printElements([element('article', { ...attributes }, [raw(header), raw(content)])]);
  },
});

function articleParts(document: DocumentView, context: FormatContext): DocumentParts {
  const decorate = context.decorationOf(document);
  const printer = context.printerOf(document);
  const printing: Printing = {
    printer,
    bodyOf: (body, place) => raw(printer.html(body, place, decorate)),
    say: labelsWith(context.labels),
  };
  const print = (nodes: ElementContent[]): string => printElements(decorate?.(nodes) ?? nodes);
  return {
    attributes: {
      class: 'guide',
      ...(document.kind === 'page' ? { 'data-guide-page': '' } : { 'data-guide': document.kind }),
    },
    header: print([header(document, printing)]),
    content: print(
      document.kind === 'page' ? [printing.bodyOf(document.body, 'step')] : guideContent(document, printing),
    ),
  };
}

interface Printing {
  readonly printer: BodyPrinter;
  /** A body as it is printed. */
  readonly bodyOf: (body: Body, place: Place) => ElementContent;
  readonly say: Labels;
}

function header(document: DocumentView, { printer, say }: Printing): Element {
  const requires = document.kind === 'page' ? [] : document.requires;
  return element('header', { className: ['guide-header'] }, [
    element('h1', {}, titleElements(document, printer)),
    ...(document.description ? [element('p', { className: ['guide-description'] }, [text(document.description)])] : []),
    ...(requires.length > 0
      ? [
          element('div', { className: ['guide-requires'] }, [
            element('p', { className: ['guide-label'] }, [text(say.requires)]),
            element(
              'ul',
              {},
              requires.map((item) => element('li', {}, [text(item)])),
            ),
          ]),
        ]
      : []),
  ]);
}

function titleElements({ title, titleContent }: Title, printer: BodyPrinter): ElementContent[] {
  return titleContent ? printer.titleHast(titleContent) : [text(unescapeVariables(title))];
}

function guideContent(guide: GuideView, printing: Printing): ElementContent[] {
  return [
    ...(guide.intro.length > 0
      ? [element('div', { className: ['guide-intro', 'guide-prose'] }, [printing.bodyOf(guide.intro, 'section')])]
      : []),
    ...guide.sections.map((section) => sectionElement(section, guide, printing)),
  ];
}

function sectionElement(section: Section, guide: GuideView, printing: Printing): Element {
  const tag = section.level === 2 ? 'h2' : 'h3';
  return element('section', { dataGuideSection: '', id: section.id, ...conditionProperties(section.condition) }, [
    ...(section.title ? [element(tag, {}, titleElements(section, printing.printer))] : []),
    ...conditionLine(section.condition, printing.say),
    ...section.content.map((part) =>
      part.type === 'prose'
        ? element('div', { className: ['guide-prose'] }, [printing.bodyOf(part.body, 'section')])
        : element(
            'ol',
            { className: ['guide-steps'] },
            part.steps.map((step) => stepElement(step, section, guide, printing)),
          ),
    ),
  ]);
}

function stepElement(step: Step, section: Section, guide: GuideView, { bodyOf, printer, say }: Printing): Element {
  const properties = {
    dataGuideStep: '',
    id: step.id,
    ...conditionProperties(step.condition),
    dataGuideDisplayScopesList: step.showScopes ? 'true' : '',
  };
  return element('li', properties, [
    element(`h${section.level + 1}`, { className: ['guide-step-title'] }, titleElements(step, printer)),
    ...conditionLine(step.condition, say),
    ...enables(enabledBy(step, section, guide), say),
    ...(step.body.length > 0 ? [element('div', { className: ['guide-prose'] }, [bodyOf(step.body, 'step')])] : []),
    ...scopesList(grantedBy(step, guide), say),
  ]);
}

/** Each action is an element of its own, so that those not chosen can be hidden, and with the first the comma before it. */
function enables({ actions, isEvery }: Enabled, say: Labels): ElementContent[] {
  if (actions.length === 0) return [];
  const names = actions.map(({ id, label }, index) =>
    element('span', { dataGuideAction: id }, [
      ...(index > 0 ? [element('span', { className: ['guide-separator'] }, [text(', ')])] : []),
      text(label),
    ]),
  );
  if (!isEvery) return namesLine('guide-enables', [text(say.enables), ...names], actions.length, say.enablesMany);
  const every = element('span', { dataGuideEveryAction: '' }, [text(say.every)]);
  const chosen =
    actions.length > mostHidden ? [] : [element('span', { dataGuideChosenActions: '', hidden: true }, names)];
  return namesLine('guide-enables', [text(say.enables), every, ...chosen], 1, '');
}

/** The most actions that stand ready, hidden, to be named instead of "every action" once some are chosen. */
const mostHidden = 60;

function scopesList(scopes: readonly Scope[], say: Labels): ElementContent[] {
  if (scopes.length === 0) return [];
  const items = scopes.map(({ name, description }) =>
    element('li', { dataGuideScope: name }, [
      element('code', {}, [text(name)]),
      ...(description ? [text(` ${description}`)] : []),
    ]),
  );
  return [
    element('div', { className: ['guide-scopes'], dataGuideScopesList: '' }, [
      element('p', { className: ['guide-label'] }, [text(say.scopes)]),
      element('ul', {}, items),
    ]),
  ];
}

import type { Element, ElementContent } from 'hast';
import { labels } from '../annotation.ts';
import type { BodyPrinter } from '../body-printer.ts';
import { type Condition, isAlways } from '../condition.ts';
import { conditionProperties } from '../fold.ts';
import { element, text } from '../hast.ts';
import type { Section, Step } from '../model.ts';
import { printFrame, raw } from '../print-html.ts';
import { enabledBy, grantedBy } from '../scope-lines.ts';
import { unescapeTokens } from '../token.ts';
import type { DocumentView, GuideView } from '../view.ts';
import { defineFormat } from './define.ts';

/** The article of a document, with the attributes that embedders and scripts rely on. */
export const html = defineFormat({
  of: 'document',
  name: 'html',
  mediaType: 'text/html; charset=utf-8',
  documents: 'all',
  render: (document, context) => {
    const printer = context.printerOf(document);
    const content =
      document.kind === 'page' ? [raw(printer.html(document.body, 'step'))] : guideContent(document, printer);
    const kind = document.kind === 'page' ? { dataGuidePage: '' } : { dataGuide: document.kind };
    return printFrame([element('article', { className: ['guide'], ...kind }, [header(document), ...content])]);
  },
});

function header(document: DocumentView): Element {
  const requires = document.kind === 'page' ? [] : document.requires;
  return element('header', { className: ['guide-header'] }, [
    element('h1', {}, [text(unescapeTokens(document.title))]),
    ...(document.description ? [element('p', { className: ['guide-description'] }, [text(document.description)])] : []),
    ...(requires.length > 0
      ? [
          element('div', { className: ['guide-requires'] }, [
            element('p', { className: ['guide-label'] }, [text(labels.requires)]),
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

function guideContent(guide: GuideView, printer: BodyPrinter): ElementContent[] {
  return [
    ...(guide.intro.length > 0
      ? [element('div', { className: ['guide-intro', 'guide-prose'] }, [raw(printer.html(guide.intro, 'section'))])]
      : []),
    ...guide.sections.map((section) => sectionElement(section, guide, printer)),
  ];
}

function sectionElement(section: Section, guide: GuideView, printer: BodyPrinter): Element {
  const tag = section.level === 2 ? 'h2' : 'h3';
  return element('section', { dataGuideSection: '', id: section.id, ...conditionProperties(section.condition) }, [
    ...(section.title ? [element(tag, {}, [text(unescapeTokens(section.title))])] : []),
    ...onlyFor(section.condition),
    ...section.content.map((part) =>
      part.type === 'prose'
        ? element('div', { className: ['guide-prose'] }, [raw(printer.html(part.body, 'section'))])
        : element(
            'ol',
            { className: ['guide-steps'] },
            part.steps.map((step) => stepElement(step, section.level + 1, guide, printer)),
          ),
    ),
  ]);
}

function stepElement(step: Step, level: number, guide: GuideView, printer: BodyPrinter): Element {
  const enables = enabledBy(step, guide);
  const granted = grantedBy(step, guide);
  const properties = {
    dataGuideStep: '',
    id: step.id,
    ...conditionProperties(step.condition),
    dataGuideDisplayScopesList: step.showScopes ? 'true' : '',
  };
  return element('li', properties, [
    element(`h${level}`, { className: ['guide-step-title'] }, [text(unescapeTokens(step.title))]),
    ...onlyFor(step.condition),
    ...(enables.length > 0
      ? [element('p', { className: ['guide-enables'] }, [text(`Enables: ${enables.join(', ')}`)])]
      : []),
    ...(step.body.length > 0
      ? [element('div', { className: ['guide-prose'] }, [raw(printer.html(step.body, 'step'))])]
      : []),
    ...(granted.length > 0
      ? [
          element('div', { className: ['guide-scopes'], dataGuideScopesList: '' }, [
            element('p', { className: ['guide-label'] }, [text(labels.scopes)]),
            element(
              'ul',
              {},
              granted.map(({ name, description }) =>
                element('li', { dataGuideScope: name }, [
                  element('code', {}, [text(name)]),
                  ...(description ? [text(` ${description}`)] : []),
                ]),
              ),
            ),
          ]),
        ]
      : []),
  ]);
}

/** For whom a part is, in words: the page is complete without a script. */
function onlyFor(condition: Condition): ElementContent[] {
  if (isAlways(condition) || condition.scopes.length === 0) return [];
  const word = condition.scopesMatch === 'all' ? ' and ' : ' or ';
  const names = condition.scopes.flatMap((scope, index) => [
    ...(index > 0 ? [text(word)] : []),
    element('code', {}, [text(scope)]),
  ]);
  return [element('p', { className: ['guide-condition'] }, [text('Only for '), ...names])];
}

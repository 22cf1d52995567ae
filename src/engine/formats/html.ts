import type { Element, ElementContent } from 'hast';
import { labels } from '../annotation.ts';
import { type Condition, isAlways } from '../condition.ts';
import { conditionProperties, type Fold } from '../fold.ts';
import { element, text } from '../hast.ts';
import type { Section, Step } from '../model.ts';
import { printHtml } from '../print-html.ts';
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
    const fold = context.foldOf(document);
    const content = document.kind === 'page' ? fold.toHast(document.body) : guideContent(document, fold);
    const kind = document.kind === 'page' ? { dataGuidePage: '' } : { dataGuide: document.kind };
    return printHtml([element('article', { className: ['guide'], ...kind }, [header(document), ...content])]);
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
            element('ul', {}, requires.map((item) => element('li', {}, [text(item)]))),
          ]),
        ]
      : []),
  ]);
}

function guideContent(guide: GuideView, fold: Fold): ElementContent[] {
  return [
    ...(guide.intro.length > 0 ? [element('div', { className: ['guide-intro', 'guide-prose'] }, fold.toHast(guide.intro))] : []),
    ...guide.sections.map((section) => sectionElement(section, guide, fold)),
  ];
}

function sectionElement(section: Section, guide: GuideView, fold: Fold): Element {
  const tag = section.level === 2 ? 'h2' : 'h3';
  return element('section', { dataGuideSection: '', id: section.id, ...conditionProperties(section.condition) }, [
    ...(section.title ? [element(tag, {}, [text(unescapeTokens(section.title))])] : []),
    ...onlyFor(section.condition),
    ...section.content.map((part) =>
      part.type === 'prose'
        ? element('div', { className: ['guide-prose'] }, raiseHeadings(fold.toHast(part.body)))
        : element('ol', { className: ['guide-steps'] }, part.steps.map((step) => stepElement(step, section.level + 1, guide, fold))),
    ),
  ]);
}

function stepElement(step: Step, level: number, guide: GuideView, fold: Fold): Element {
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
    ...(enables.length > 0 ? [element('p', { className: ['guide-enables'] }, [text(`Enables: ${enables.join(', ')}`)])] : []),
    ...(step.body.length > 0 ? [element('div', { className: ['guide-prose'] }, fold.toHast(step.body))] : []),
    ...(granted.length > 0
      ? [
          element('div', { className: ['guide-scopes'], dataGuideScopesList: '' }, [
            element('p', { className: ['guide-label'] }, [text(labels.scopes)]),
            element(
              'ul',
              {},
              granted.map(({ name, description }) =>
                element('li', { dataGuideScope: name }, [element('code', {}, [text(name)]), ...(description ? [text(` ${description}`)] : [])]),
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
  const names = condition.scopes.flatMap((scope, index) => [...(index > 0 ? [text(word)] : []), element('code', {}, [text(scope)])]);
  return [element('p', { className: ['guide-condition'] }, [text('Only for '), ...names])];
}

/** Headings of a section's own prose stand one level above those inside its steps. */
function raiseHeadings(nodes: ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const level = /^h([4-6])$/u.exec(node.tagName)?.[1];
    return { ...node, ...(level ? { tagName: `h${Number(level) - 1}` } : {}), children: raiseHeadings(node.children) };
  });
}

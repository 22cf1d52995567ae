import type { Paragraph, PhrasingContent } from 'mdast';
import { stringify } from 'yaml';
import { encodePath, pathOf } from '../model/address/address.ts';
import { type Labels, labelsWith } from '../model/labels.ts';
import { printAnnotation, printLabel } from '../phrases/annotation.ts';
import { printVerification } from '../phrases/verification.ts';
import type { BodyPrinter } from '../print/body-printer.ts';
import type { BodyNode } from '../model/body.ts';
import type { Field } from '../model/field.ts';
import type { Section, Step } from '../model/guide.ts';
import { textNodes, type Title } from '../model/title.ts';
import { isPlain, printBold, printHeading, printMarkdown } from '../print/print-markdown.ts';
import { enabledBy, grantedBy } from '../phrases/scope-lines.ts';
import { printSelectionNote } from '../phrases/selection-note.ts';
import type { DocumentView, GuideView } from '../model/guide-view.ts';
import { defineFormat, type FormatContext } from './define.ts';

/** The document as plain GFM for agents: complete, with absolute links where the site is known. */
export const markdown = defineFormat({
  of: 'document',
  name: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  documents: 'all',
  render: (document, context) => {
    const printing = { printer: context.printerOf(document), labels: labelsWith(context.labels) };
    const content =
      document.kind === 'page'
        ? [printing.printer.markdown(document.body, 'section')]
        : guideBlocks(document, printing);
    const title = document.title === '' ? '' : headingOf(document, 1, printing);
    const note = document.kind === 'page' ? '' : printMarkdown(printSelectionNote(document, printing.labels));
    return `${frontmatter(document, context)}${joinBlocks([pointer(context, printing.labels), note, title, ...content])}\n`;
  },
});

interface Printing {
  readonly printer: BodyPrinter;
  readonly labels: Labels;
}

function frontmatter(document: DocumentView, { site }: FormatContext): string {
  const facts = {
    title: document.title,
    ...(document.description ? { description: document.description } : {}),
    ...(site ? { canonical_url: site + encodePath(pathOf(document)) } : {}),
    ...(document.updated ? { last_updated: document.updated } : {}),
  };
  return `---\n${Object.entries(facts).map(printFact).join('')}---\n\n`;
}

/** What YAML reads as it stands, and as text: nearly all titles and addresses. Its own printer is slow. */
const plain =
  /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][\w]*(?:[ ,.;/()’'+-]+[\w]+)*[.)]?$|^https?:\/\/[\w./%~-]*[\w/]$/iu;

function printFact([name, value]: [string, string]): string {
  return plain.test(value) ? `${name}: ${value}\n` : stringify({ [name]: value }, { lineWidth: 0 });
}

function pointer({ site, llms = true }: FormatContext, { index }: Labels): string {
  return site && llms ? `> ${index}${site}/llms.txt` : '';
}

function guideBlocks(guide: GuideView, printing: Printing): string[] {
  const { printer, labels } = printing;
  return [
    ...(guide.requires.length > 0
      ? [
          printMarkdown([
            printLabel(labels.requires),
            listOf(guide.requires.map((item) => ({ type: 'paragraph', children: textNodes(item) }))),
          ]),
        ]
      : []),
    printer.markdown(guide.intro, 'section'),
    ...guide.sections.flatMap((section) => sectionBlocks(section, guide, printing)),
    ...(guide.fields.length > 0
      ? [printMarkdown([printLabel(labels.fields), listOf(guide.fields.map((field) => fieldLine(field, labels)))])]
      : []),
    printMarkdown(printVerification(guide.verified, labels)),
  ];
}

function sectionBlocks(section: Section, guide: GuideView, printing: Printing): string[] {
  const { printer, labels } = printing;
  return [
    section.title ? headingOf(section, section.level, printing) : '',
    printMarkdown(printAnnotation({ condition: section.condition }, labels)),
    ...section.content.map((part) =>
      part.type === 'prose'
        ? printer.markdown(part.body, 'section')
        : part.steps.map((step) => stepItem(step, section, guide, printing)).join('\n\n'),
    ),
  ];
}

/** A step as an item of a numbered list: its title in bold, all else indented below. */
function stepItem(step: Step, section: Section, guide: GuideView, { printer, labels }: Printing): string {
  const marker = `${step.number}. `;
  const content = joinBlocks([
    isPlain(step.title) && !step.titleContent ? `**${step.title}**` : printBold(titleNodes(step, printer)),
    printMarkdown(printAnnotation({ condition: step.condition, enables: enabledBy(step, section, guide) }, labels)),
    printer.markdown(step.body, 'step'),
    printMarkdown(scopeNodes(step, guide, labels), 'step'),
  ]);
  return marker + content.replace(/\n(?=[^\n])/gu, `\n${' '.repeat(marker.length)}`);
}

function scopeNodes(step: Step, guide: GuideView, labels: Labels): BodyNode[] {
  const granted = grantedBy(step, guide);
  if (granted.length === 0) return [];
  const lines = granted.map(({ name, description }): Paragraph => ({
    type: 'paragraph',
    children: [
      { type: 'inlineCode', value: name },
      ...(description ? [{ type: 'text' as const, value: ` ${description}` }] : []),
    ],
  }));
  return [printLabel(labels.scopes), listOf(lines)];
}

function fieldLine(field: Field, labels: Labels): Paragraph {
  const traits = [...(field.secret ? [labels.secret] : []), ...(field.required ? [] : [labels.optional])];
  return {
    type: 'paragraph',
    children: [
      { type: 'strong', children: textNodes(field.label) },
      { type: 'text', value: ' ' },
      { type: 'inlineCode', value: field.key },
      ...textNodes(`${traits.length > 0 ? ` (${traits.join(', ')})` : ''}${field.help ? `: ${field.help}` : ''}`),
    ],
  };
}

function headingOf(titled: Title, depth: number, { printer }: Printing): string {
  return isPlain(titled.title) && !titled.titleContent
    ? `${'#'.repeat(depth)} ${titled.title}`
    : printHeading(titleNodes(titled, printer), depth as 1 | 2 | 3);
}

function titleNodes({ title, titleContent }: Title, printer: BodyPrinter): PhrasingContent[] {
  return titleContent ? printer.titleMdast(titleContent) : textNodes(title);
}

function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

function listOf(paragraphs: readonly Paragraph[]): BodyNode {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: paragraphs.map((line) => ({ type: 'listItem', spread: false, children: [line] })),
  };
}

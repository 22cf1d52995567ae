import { decodeHTML } from 'entities';
import { htmlElements } from '../../engine/internal.ts';
import { builtInVariables } from '../../engine/index.ts';

/** Signs of private use for what stands between words; none of them is written in a guide. */
export const joints = { break: '\u{E001}', cell: '\u{E002}', variable: '\u{E003}' } as const;

// A name without a point counts as words unless every variant has it: foreign documents write `{tenant}` and mean it.
const variableNames = String.raw`(?:[a-z]\w*(?:\.\w+)+|${builtInVariables.filter((name) => !name.includes('.')).join('|')})`;
const variable = new RegExp(String.raw`(?<!\\)\{${variableNames}\}`, 'gu');

/** A text with a sign for each variable, whose value no source has. */
export function withoutVariables(text: string): string {
  return text.replace(variable, joints.variable);
}

/** Elements within a line of text: what stands before and after them is as far apart as it is written. */
const inlineElements: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup tt u var wbr Link'.split(
    ' ',
  ),
);
const cellElements: ReadonlySet<string> = new Set(['td', 'th']);

const codeSpan = /(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n)[\s\S])*?[^`])\1(?!`)/uy;
const linkTarget = /\]\(\s*(?:<[^>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+(?:"([^"]*)"|'([^']*)'))?\s*\)/uy;
const linkLabel = /\]\[([^\]\n]*)\]/uy;
const noteReference = /\[\^[^\]\s]+\]/uy;
const quotedExpression = /\{\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)\s*\}/uy;
/** `{% hint style="info" %}`, `{{< admonition type="note" >}}`: of Markdoc, GitBook, Hugo and Liquid. */
const platformSign = /\{\{[<%][^\n]*?[%>]\}\}|\{%[^\n]*?%\}/uy;
const variableHere = new RegExp(String.raw`\{${variableNames}\}`, 'uy');
/** What stands in braces, with braces in it: three deep, as in `rows={[[<div style={{ color: 'red' }} />]]}`. */
const inBraces = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}`;
const attributeValue = String.raw`"[^"]*"|'[^']*'|${inBraces}|[^\s"'=<>${'`'}{}]+`;
const tag = new RegExp(
  String.raw`<\/?([A-Za-z][\w.:-]*|(?=>))((?:\s+[\w:.@-]+(?:\s*=\s*(?:${attributeValue}))?|\s*${inBraces})*)\s*\/?\s*>`,
  'uy',
);

/** A text in which each tag stands in one line. */
export function withTagsInLines(text: string): string {
  return text.replace(new RegExp(tag.source, 'gu'), (written) => written.replace(/\s*\n\s*/gu, ' '));
}

const textAttribute =
  /(?<![\w-])(?:title|alt|caption|label)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)\s*\})/gu;

/**
 * The text between tags, addresses, variables and marks, with a sign for each joint that a tag makes.
 *
 * @param labels The labels of link definitions, in small letters.
 */
export function plainText(text: string, labels: ReadonlySet<string>): string {
  let said = '';
  let plain = '';
  const endPlain = (): void => {
    said += decodeHTML(plain);
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    const character = text[at] ?? '';
    const match = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      return pattern.exec(text);
    };
    if (character === '\\') {
      const isEscape = /[!-/:-@[-`{-~]/u.test(text[at + 1] ?? '');
      endPlain();
      said += isEscape ? text[at + 1] : '\\';
      at += isEscape ? 2 : 1;
      continue;
    }
    const code = character === '`' ? match(codeSpan) : null;
    const found = code ?? matchMarkup(character, match, labels);
    if (!found) {
      plain += character;
      at += 1;
      continue;
    }
    endPlain();
    said += code ? code[2] : saidBy(found);
    at += found[0].length;
  }
  endPlain();
  return said;
}

function matchMarkup(
  character: string,
  match: (pattern: RegExp) => RegExpExecArray | null,
  labels: ReadonlySet<string>,
): RegExpExecArray | undefined {
  if (character === ']') {
    const label = match(linkLabel);
    return (
      match(linkTarget) ??
      (label && (label[1] === '' || labels.has((label[1] ?? '').toLowerCase())) ? label : undefined)
    );
  }
  if (character === '[') return match(noteReference) ?? undefined;
  if (character === '{') return match(variableHere) ?? match(quotedExpression) ?? match(platformSign) ?? undefined;
  if (character !== '<') return undefined;
  const found = match(tag);
  const name = found?.[1] ?? '';
  return found && (name === '' || /^[A-Z]/u.test(name) || htmlElements.has(name)) ? found : undefined;
}

/** What a piece of markup says to a reader: the texts of its attributes, the title of a link; and how it parts what is around it. */
function saidBy(found: RegExpExecArray): string {
  const [written, name = '', attributes = ''] = found;
  if (/^\{(?:%|\{[<%])/u.test(written)) return joints.break;
  if (written.startsWith('{')) return found.slice(1).find((value) => value !== undefined) ?? joints.variable;
  const values = written.startsWith('<')
    ? [...attributes.matchAll(textAttribute)].map(([, ...texts]) =>
        withoutVariables(decodeHTML(texts.find((text) => text !== undefined) ?? '')),
      )
    : /^(?:\[\^|\]\[)/u.test(written)
      ? []
      : found.slice(1).filter((value) => value !== undefined);
  const around = written.startsWith('<') ? jointOf(name, attributes, written.startsWith('</')) : '';
  return values.length === 0 ? around : [around, ...values, around].join(joints.break);
}

function jointOf(name: string, attributes: string, isEnd: boolean): string {
  if (inlineElements.has(name) || (isEnd && cellElements.has(name))) return '';
  return cellElements.has(name) && !/span\s*=/iu.test(attributes) ? joints.cell : joints.break;
}

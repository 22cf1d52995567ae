/** What of an `Accept` header counts for the choice between a page and its Markdown. */
type Kind = 'markdown' | 'page';

/** Media ranges that mean the page. */
const pageRanges = ['text/html', 'application/xhtml+xml', 'text/*', '*/*'];
const markdownRange = 'text/markdown';

/**
 * Whether a request is answered with a page's Markdown: where `text/markdown` is asked for
 * and ranks before HTML and before anything (RFC 9110, section 12.5.1). Ranges rank by their
 * quality, to one decimal, and where that is the same by their order. A range that is not
 * well-formed counts as not there.
 *
 * @param accept The `Accept` header; several lines of it joined by commas.
 */
export function negotiate(accept: string | undefined): Kind {
  const ranges = (accept ?? '').split(',').flatMap(readRange);
  const best = Math.max(...ranges.map(({ level }) => level));
  const kinds = ranges.filter(({ level }) => level === best).map(({ kind }) => kind);
  const page = kinds.indexOf('page');
  return kinds.includes('markdown') && (page === -1 || page > kinds.lastIndexOf('markdown')) ? 'markdown' : 'page';
}

/** One rule of the same choice, for hosts that have regular expressions only. */
export interface NegotiationRule {
  /** In the syntax of RE2, without regard to case. */
  readonly pattern: string;
  readonly kind: Kind;
}

/** The choice as rules: the first that matches an `Accept` header decides, without one it is the page. */
export function negotiationRules(): readonly NegotiationRule[] {
  return qualities.flatMap((quality): NegotiationRule[] => {
    const page = rangePattern(`(?:${pageRanges.map(quote).join('|')})`, quality);
    const markdown = rangePattern(quote(markdownRange), quality);
    return [
      { pattern: `(?:^|,)${page}(?:,.*)?,${markdown}(?:,|$)`, kind: 'page' },
      { pattern: `(?:^|,)${markdown}(?:,|$)`, kind: 'markdown' },
      { pattern: `(?:^|,)${page}(?:,|$)`, kind: 'page' },
    ];
  });
}

/** How a quality is written, from the best: 1, 0.9 to 0.1, and what is less. */
const qualities: readonly string[] = [
  String.raw`1(?:\.0{0,3})?`,
  ...[9, 8, 7, 6, 5, 4, 3, 2, 1].map((digit) => String.raw`0\.${digit}\d{0,2}`),
  String.raw`0\.0(?:[1-9]\d?|0[1-9])`,
];
const levels = qualities.map((quality) => new RegExp(`^${quality}$`, 'u'));

const blank = String.raw`[\t ]*`;
/** A parameter that is no quality. */
const parameter = `${blank};${blank}(?:[^qQ,;=\\t ][^,;=\\t ]*|[qQ][^,;=\\t ]+)=[^,;]*`;

/** A range of a header: without a quality, which means the best, or with one. */
function rangePattern(type: string, quality: string): string {
  const weight = `${blank};${blank}[qQ]=${quality}`;
  const isBest = quality === qualities[0];
  return `${blank}${type}(?:${parameter})*(?:${weight}(?:${parameter})*)${isBest ? '?' : ''}${blank}`;
}

const rangeSyntax = new RegExp(
  `^${blank}(?<type>[^,;\\t ]+)(?:${parameter})*(?:${blank};${blank}[qQ]=(?<quality>[\\d.]+)(?:${parameter})*)?${blank}$`,
  'u',
);

function readRange(text: string): { kind: Kind; level: number }[] {
  const { type = '', quality = '1' } = rangeSyntax.exec(text)?.groups ?? {};
  const level = levels.findIndex((pattern) => pattern.test(quality));
  const name = type.toLowerCase();
  const kind = name === markdownRange ? 'markdown' : pageRanges.includes(name) ? 'page' : undefined;
  return kind === undefined || level === -1 ? [] : [{ kind, level: qualities.length - level }];
}

function quote(type: string): string {
  return type.replace(/[.*+/]/gu, String.raw`\$&`);
}

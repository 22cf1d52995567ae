/** How long an answer is kept that a request's `User-Agent` chose: no cache gives it to another. */
export const privateCaching = 'private, max-age=0, must-revalidate';

/** What of an `Accept` header counts for the choice between a page and its Markdown. */
type Kind = 'markdown' | 'page';

/** Media ranges that mean the page. */
const anything = '*/*';
const pageRanges = ['text/html', 'application/xhtml+xml', 'text/*', anything];
const markdownRange = 'text/markdown';

/** What of a request decides between a page and its Markdown. */
export interface NegotiatedRequest {
  /** The `Accept` header; several lines of it joined by commas. */
  readonly accept?: string | undefined;
  /** The `User-Agent` header. */
  readonly userAgent?: string | undefined;
}

/**
 * Whether a request is answered with a page's Markdown: where `text/markdown` is asked for
 * and ranks before HTML and before anything (RFC 9110, section 12.5.1). Ranges rank by their
 * quality, to one decimal, and where that is the same by their order. A range that is not
 * well-formed counts as not there. An agent that names neither, and takes anything, gets
 * what it can read best, the Markdown; such an answer is for it alone.
 */
export function negotiate({ accept = '', userAgent = '' }: NegotiatedRequest): Kind {
  const { kind, isOpen } = choose(accept);
  return isOpen && agents.test(userAgent) ? 'markdown' : kind;
}

/** Whether a request names neither of both, so that the `User-Agent` header decides. */
export function isOpenTo({ accept = '' }: NegotiatedRequest): boolean {
  return choose(accept).isOpen;
}

function choose(accept: string): { readonly kind: Kind; readonly isOpen: boolean } {
  const ranges = accept.split(',').flatMap(readRange);
  const ranked = ranges.filter(({ level }) => level > 0);
  const best = Math.max(...ranked.map(({ level }) => level));
  const kinds = ranked.filter(({ level }) => level === best).map(({ kind }) => kind);
  const page = kinds.indexOf('page');
  const isMarkdown = kinds.includes('markdown') && (page === -1 || page > kinds.lastIndexOf('markdown'));
  return { kind: isMarkdown ? 'markdown' : 'page', isOpen: ranges.every(({ isNamed }) => !isNamed) };
}

/** One rule of the same choice, for hosts that have regular expressions only. */
export interface NegotiationRule {
  /** In the syntax of RE2, without regard to case. */
  readonly pattern: string;
  readonly kind: Kind;
}

/** The same choice for hosts that have regular expressions only, in the syntax of RE2 and without regard to case. */
export interface NegotiationRules {
  /** The first that matches an `Accept` header decides; without one it is the page. */
  readonly accepted: readonly NegotiationRule[];
  /** Matches an `Accept` header that names HTML or Markdown, wanted or not. */
  readonly named: string;
  /** Matches the `User-Agent` header of an agent, which gets the Markdown where nothing is named. */
  readonly agent: string;
}

/** The choice between a page and its Markdown, as rules. */
export function negotiationRules(): NegotiationRules {
  const accepted = qualities.flatMap((quality): NegotiationRule[] => {
    const page = rangePattern(`(?:${pageRanges.map(quote).join('|')})`, quality);
    const markdown = rangePattern(quote(markdownRange), quality);
    return [
      { pattern: `(?:^|,)${page}(?:,.*)?,${markdown}(?:,|$)`, kind: 'page' },
      { pattern: `(?:^|,)${markdown}(?:,|$)`, kind: 'markdown' },
      { pattern: `(?:^|,)${page}(?:,|$)`, kind: 'page' },
    ];
  });
  const names = [...pageRanges.filter((range) => range !== anything), markdownRange].map(quote);
  return { accepted, named: `(?:^|,)${anyRange(`(?:${names.join('|')})`)}(?:,|$)`, agent: agentPattern };
}

/**
 * Names by which agents that read for people, and crawlers of language models, call
 * themselves, as their makers publish them. Those of search engines and of previews of links
 * are not among them: they look for what is in the page's head.
 */
const agentPattern = String.raw`\b(?:ai2bot|amazonbot|anthropic-ai|bytespider|chatgpt|claude(?:bot|-code|-searchbot|-user|-web)|codeium|codex|cohere-ai|cursor|deepseekbot|diffbot|duckassistbot|gemini|github-copilot|google-cloudvertexbot|gptbot|meta-external(?:agent|fetcher)|meta-webindexer|mistralai-user|oai-searchbot|openai|perplexity(?:bot|-user)|tabnine|youbot)\b`;
const agents = new RegExp(agentPattern, 'iu');

/** How a quality is written, from the best: 1, 0.9 to 0.1, and what is less. */
const qualities: readonly string[] = [
  String.raw`1(?:\.0{0,3})?`,
  ...[9, 8, 7, 6, 5, 4, 3, 2, 1].map((digit) => String.raw`0\.${digit}\d{0,2}`),
  String.raw`0\.0(?:[1-9]\d?|0[1-9])`,
];
const levels = qualities.map((quality) => new RegExp(`^${quality}$`, 'u'));

const blank = String.raw`[\t ]*`;
/** A parameter that is no quality, with the blanks after it: a blank that two parts could take makes a search take for ever. */
const parameter = `;${blank}(?:[^qQ,;=\\t ][^,;=\\t ]*|[qQ][^,;=\\t ]+)=[^,;]*`;

/** A range of a header with a quality, and where that is the best, one without. */
function rangePattern(type: string, quality: string, isBest = quality === qualities[0]): string {
  const weight = `;${blank}[qQ]=${quality}${blank}(?:${parameter})*`;
  return `${blank}${type}${blank}(?:${parameter})*(?:${weight})${isBest ? '?' : ''}`;
}

/** A range whatever its quality is. */
function anyRange(type: string, quality = anyQuality): string {
  return rangePattern(type, quality, true);
}

const anyQuality = String.raw`[\d.]+`;
const rangeSyntax = new RegExp(`^${anyRange('(?<type>[^,;\\t ]+)', `(?<quality>${anyQuality})`)}$`, 'u');

interface Range {
  readonly kind: Kind;
  /** The higher the better; 0 for one that is not wanted, or has a quality that is none. */
  readonly level: number;
  /** Whether it is HTML or Markdown, and not anything. */
  readonly isNamed: boolean;
}

function readRange(text: string): Range[] {
  const { type = '', quality = '1' } = rangeSyntax.exec(text)?.groups ?? {};
  const place = levels.findIndex((pattern) => pattern.test(quality));
  const name = type.toLowerCase();
  const kind = name === markdownRange ? 'markdown' : pageRanges.includes(name) ? 'page' : undefined;
  if (kind === undefined) return [];
  return [{ kind, level: place === -1 ? 0 : qualities.length - place, isNamed: name !== anything }];
}

function quote(type: string): string {
  return type.replace(/[.*+/]/gu, String.raw`\$&`);
}

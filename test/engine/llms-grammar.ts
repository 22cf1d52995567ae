/**
 * The grammar of `llms.txt`, written from the specification at llmstxt.org and stricter than it:
 * one way to write each thing. What it reads it prints again to the same bytes.
 *
 *     file        = heading quote [paragraph] *section
 *     heading     = "# " line
 *     quote       = "> " line
 *     paragraph   = line
 *     section     = "## " line *link
 *     link        = "- [" title "](" address ")" [": " line]
 *
 * with an empty line between any two but links. A line holds no break of any kind; a title holds
 * neither `]` nor a break, an address none of `(`, `)`, `<`, `>`, `\` and blanks.
 */
export interface Llms {
  readonly title: string;
  readonly summary: string;
  readonly details?: string;
  readonly sections: readonly { readonly title: string; readonly links: readonly LlmsLink[] }[];
}

export interface LlmsLink {
  readonly title: string;
  readonly url: string;
  readonly description?: string;
}

export function parseLlms(text: string): Llms {
  if (/[\r\v\f\u0085\u2028\u2029]/u.test(text)) throw new Error('Expected no line break but \\n');
  if (!text.endsWith('\n') || text.endsWith('\n\n')) throw new Error('Expected one line break at the end');
  const blocks = text.slice(0, -1).split('\n\n');
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(blocks[at] ?? '')?.[1];
    if (found !== undefined) at += 1;
    return found;
  };
  const expected = (what: string): never => {
    throw new Error(`Expected ${what}, found ${JSON.stringify(blocks[at]?.slice(0, 80))}`);
  };
  const title = take(/^# (\S.*)$/u) ?? expected('a heading');
  const summary = take(/^> (\S.*)$/u) ?? expected('a quote');
  const details = take(/^(?![#>]|[-*+] |\d+[.)] |```)(\S.*)$/u);
  const sections: Llms['sections'][number][] = [];
  while (at < blocks.length) {
    const name = take(/^## (\S.*)$/u) ?? expected('the heading of a section');
    const list = take(/^(- [\s\S]*)$/u) ?? expected('a list of links');
    sections.push({ title: name, links: list.split('\n').map(parseLink) });
  }
  const names = sections.map((section) => section.title);
  if (new Set(names).size < names.length) throw new Error('Expected every section once');
  if (names.indexOf('Optional') >= 0 && names.at(-1) !== 'Optional') throw new Error('Expected Optional at the end');
  return { title, summary, ...(details === undefined ? {} : { details }), sections };
}

function parseLink(line: string): LlmsLink {
  const { title, url, description } =
    /^- \[(?<title>[^\]]+)\]\((?<url>[^()<>\\\s]+)\)(?:: (?<description>\S.*))?$/u.exec(line)?.groups ?? {};
  if (title === undefined || url === undefined) throw new Error(`Expected a link, found ${JSON.stringify(line)}`);
  return { title, url, ...(description === undefined ? {} : { description }) };
}

export function printLlms({ title, summary, details, sections }: Llms): string {
  const lists = sections.map(({ title: name, links }) =>
    [
      `## ${name}\n`,
      ...links.map(
        (link) => `- [${link.title}](${link.url})${link.description === undefined ? '' : `: ${link.description}`}`,
      ),
    ].join('\n'),
  );
  return `${[`# ${title}`, `> ${summary}`, ...(details === undefined ? [] : [details]), ...lists].join('\n\n')}\n`;
}

/**
 * What the reference parser of llmstxt.org makes of a text, by its own patterns: it throws where a
 * line of a section is no link, and a later section of a title replaces the one before.
 */
export function readAsReference(text: string): {
  readonly title: string;
  readonly sections: ReadonlyMap<string, readonly LlmsLink[]>;
} {
  const [start = '', ...rest] = text.split(/^##\s*(.*?)$/mu);
  const { title } =
    /^#\s*(?<title>.+?$)\n+(?:^>\s*(?<summary>.+?$)$)?\n+(?<info>[\s\S]*)/mu.exec(start.trim())?.groups ?? {};
  if (title === undefined) throw new Error('Expected a title');
  const sections = new Map<string, readonly LlmsLink[]>();
  for (let at = 0; at < rest.length; at += 2) {
    const lines = (rest[at + 1] ?? '')
      .trim()
      .split(/\n+/u)
      .filter((line) => line.trim() !== '');
    sections.set(
      rest[at] ?? '',
      lines.map((line) => {
        const found = /^-\s*\[(?<title>[^\]]+)\]\((?<url>[^)]+)\)(?::\s*(?<description>.*))?/u.exec(line)?.groups;
        if (!found) throw new Error(`Expected a link, found ${JSON.stringify(line)}`);
        return {
          title: found['title'] ?? '',
          url: found['url'] ?? '',
          ...(found['description'] === undefined ? {} : { description: found['description'] }),
        };
      }),
    );
  }
  return { title, sections };
}

import { visit } from 'unist-util-visit';
import { location } from 'vfile-location';
import type { Report, SourcePoint, SourceSpan } from '../diagnostics/diagnostic.ts';
import { variablesIn } from '../model/variable.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { ParsedSource } from '../parse/parse.ts';
import type { Locate } from '../parse/read-yaml.ts';
import { type CompileContext, sourcePosition } from './compile-context.ts';
import { secretsIn } from './secret-literal.ts';

/** Reports what looks like a real secret anywhere in a source: every reader would see it. */
export function checkSecrets({ text }: ParsedSource, { report, places }: CompileContext): void {
  for (const { kind, start, end } of secretsIn(text))
    report.add('secret-in-text', { kind }, { start: places.at(start), end: places.at(end) });
}

/** Lines by which other platforms take in the text of another file: of Jekyll, Hugo, MkDocs, Sphinx and directives. */
const includes =
  /^[ \t>]*((?:\{%-?[ \t]*(?:include|include_relative|partial|snippet)[ \t]|\{\{[<%][ \t]*(?:include|partial|snippet|readfile)[ \t]|-+8<-+[ \t]|\.\.[ \t]include::[ \t]|!include[ \t]|@include[ \t]|:{2,3}include\{)[^\n]*?(['"][^'"\n]+['"]|[\w./-]+\.\w+)[^\n]*?)[ \t]*$/u;

/** Reports lines that stand for the text of another file: readers would see the line. */
export function checkIncludes({ text }: ParsedSource, { report, places }: CompileContext): void {
  let fence = '';
  let start = 0;
  for (const line of text.split('\n')) {
    const [, mark = ''] = /^\s*(`{3,}|~{3,})/u.exec(line) ?? [];
    if (mark !== '') fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence;
    const [, name, path = ''] = (fence === '' && line.length < 300 && includes.exec(line)) || [];
    if (name !== undefined)
      report.add(
        'partial-missing',
        { name, path: path.replace(/^['"]|['"]$/gu, '') },
        { start: places.at(start), end: places.at(start + line.length) },
      );
    start += line.length + 1;
  }
}

const ownersBefore =
  'workspaces?|orgs?|organi[sz]ations?|accounts?|teams?|tenants?|companies|company|customers?|instances?|subscriptions';
/** An address with the number or UUID of somebody's account in it: `/workspaces/2060661/keys`. */
const personal = new RegExp(
  String.raw`^https?://[^\s<>()[\]"'\x60]*?(?:/(?:${ownersBefore})/|[?&](?:${ownersBefore})(?:_?id)?=)` +
    String.raw`(\d{6,}|[\da-f]{24,32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\w-])`,
  'iu',
);

/** Reports links that lead into the writer's own account. */
export function checkPersonalAddresses({ root }: ParsedSource, context: CompileContext): void {
  visit(root, (node) => {
    const isElement = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
    const isLink = node.type === 'link' || node.type === 'definition';
    const addresses = isElement ? node.attributes.map(({ value }) => value) : isLink ? [node.url] : [];
    for (const address of addresses) {
      const id = typeof address === 'string' ? personal.exec(address)?.[1] : undefined;
      // `123456` and `000…` say that somebody made them up.
      if (id !== undefined && !/^0?12345|0{6}|^(.)\1+$/u.test(id))
        context.report.add('address-personal', { id }, sourcePosition(node, context));
    }
  });
}

/** Reports what looks like a real secret in a YAML file, but in the places that are judged on their own. */
export function checkYamlSecrets(text: string, report: Report, judged: readonly SourceSpan[] = []): void {
  const places = location(text);
  const pointAt = (offset: number): SourcePoint => {
    const { line = 1, column = 1 } = places.toPoint(offset) ?? {};
    return { line, column, offset };
  };
  for (const { kind, start, end } of secretsIn(text)) {
    const isJudged = judged.some((span) => span.start.offset <= start && end <= span.end.offset);
    if (!isJudged) report.add('secret-in-text', { kind }, { start: pointAt(start), end: pointAt(end) });
  }
}

/** Reports variables of the frontmatter that no variant knows; of another platform's they are text. */
export function checkHeadVariables(
  frontmatter: {
    readonly title?: string | undefined;
    readonly description?: string | undefined;
    readonly requires?: readonly string[] | undefined;
    readonly method?: { readonly label?: string | undefined } | undefined;
  },
  locate: Locate | undefined,
  { dialect, variables, report }: CompileContext,
): void {
  if (!dialect.isStrict) return;
  const texts: readonly (readonly [readonly (string | number)[], string | undefined])[] = [
    [['title'], frontmatter.title],
    [['description'], frontmatter.description],
    [['method', 'label'], frontmatter.method?.label],
    ...(frontmatter.requires ?? []).map((text, index) => [['requires', index], text] as const),
  ];
  for (const [path, text = ''] of texts) {
    for (const name of variablesIn(text))
      if (!variables.has(name)) report.add('token-unknown', { name, guess: suggest(name, variables) }, locate?.(path));
  }
}

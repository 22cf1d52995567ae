import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type ParsedNode,
  type YAMLMap,
  type YAMLParseError,
  visit,
} from 'yaml';
import { z } from 'zod';
import type { Report, SourcePoint, SourceSpan } from '../diagnostics/diagnostic.ts';
import { ownWordsOnly, reasonOf } from './issue-reason.ts';
import { renameKey } from './rename-key.ts';
import { listNames, suggest } from '../diagnostics/suggest.ts';

/** YAML to read: the whole of a file, or a part that begins at `offset` of it. */
export interface YamlSource {
  readonly text: string;
  /** Where the YAML begins in the file; the text before it counts for lines and columns. */
  readonly before?: string;
  /** The code reported for YAML that does not parse. */
  readonly invalid?: 'yaml-invalid' | 'frontmatter-invalid';
  /** Former names of keys at the top, with the names that took their place. */
  readonly renamed?: Readonly<Record<string, string>>;
}

/** Finds the place of a value, or of the key that names it. */
export type Locate = (path: readonly PropertyKey[], part?: 'key' | 'value') => SourceSpan;

/** The value of a YAML text, and where its parts stand. */
export interface YamlValue<T> {
  readonly value: T;
  /** What of it is written, without defaults and without what is wrong. */
  readonly written: unknown;
  /** The keys at the root whose values are wrong and left out, wholly or in part. */
  readonly wrong: ReadonlySet<string>;
  /** The place of the value at `path`, or of its key; where it is not there, of the nearest part around it. */
  readonly locate: Locate;
}

/**
 * Reads YAML against a schema. Every problem is reported at its line and column; what
 * is wrong is left out, and nothing is returned only when the rest does not do without it.
 */
export function readYaml<S extends z.ZodType>(
  source: YamlSource,
  schema: S,
  report: Report,
): YamlValue<z.infer<S>> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    logLevel: 'error',
  });
  const before = source.before ?? '';
  const linesBefore = before.split('\n').length - 1;
  const pointAt = (offset: number): SourcePoint => {
    const { line, col } = lines.linePos(Math.min(offset, source.text.length));
    return { line: line + linesBefore, column: col, offset: offset + before.length };
  };
  const spanOf = (start: number, end: number): SourceSpan => ({ start: pointAt(start), end: pointAt(end) });

  if (document.errors.length > 0) {
    for (const error of document.errors.slice(0, 5)) {
      report.add(source.invalid ?? 'yaml-invalid', { reason: reasonOfError(error) }, spanOf(...error.pos));
    }
    return undefined;
  }
  for (const [old, name] of Object.entries(source.renamed ?? {}))
    renameKey(document.contents, { old, name, text: source.text, spanOf, report });
  dropPrototypes(document, (range) => report.add('key-unknown', { ...noKey, guess: '' }, spanOf(range[0], range[1])));
  let input: unknown;
  try {
    input = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    report.add(
      source.invalid ?? 'yaml-invalid',
      { reason: 'it refers to its own parts too often.' },
      spanOf(0, source.text.length),
    );
    return undefined;
  }
  const locate: Locate = (path, part = 'value') => {
    const node = nodeAt(document.contents, path, part);
    return spanOf(node?.range[0] ?? 0, node?.range[1] ?? 0);
  };
  const wrong = new Set<string>();
  for (let tries = 0; tries < 20; tries += 1) {
    const result = schema.safeParse(input, ownWordsOnly);
    if (result.success) return { value: result.data, written: input, wrong, locate };
    for (const { path } of result.error.issues) wrong.add(String(path[0] ?? ''));
    const broken = result.error.issues.map((issue) =>
      reportIssue(issue, schema, input, locate, report, before + source.text),
    );
    let changed = false;
    for (const path of broken.flat()) changed = removeAt(input, path) || changed;
    if (!changed) return undefined;
    report = { ...report, add: () => undefined };
  }
  return undefined;
}

/** A key of JavaScript's own, which objects and schemas pass over in silence. */
const noKey = { key: '__proto__', known: '' };

function dropPrototypes(document: Document.Parsed, onFound: (range: readonly [number, number, number]) => void): void {
  visit(document, {
    Pair: (_at, { key }) => {
      if (!isScalar(key) || key.value !== noKey.key) return undefined;
      if (key.range) onFound(key.range);
      return visit.REMOVE;
    },
  });
}

/** Reports an issue and returns the paths without which the rest may be right. */
function reportIssue(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  input: unknown,
  locate: Locate,
  report: Report,
  text: string,
): PropertyKey[][] {
  if (issue.code === 'invalid_union') {
    // Of the forms that are possible, the one that is meant is told by what kind of value it is.
    const meant = issue.errors.filter((issues) => !issues.some((each) => isOtherKind(each)));
    if (meant.length === 1)
      return (meant[0] ?? []).flatMap((inner) =>
        reportIssue({ ...inner, path: [...issue.path, ...inner.path] }, schema, input, locate, report, text),
      );
  }
  const key = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path);
    for (const name of issue.keys) {
      report.add(
        'key-unknown',
        { key: name, known: listNames(known), guess: suggest(name, known) },
        locate([...issue.path, name], 'key'),
      );
    }
    return issue.keys.map((name) => [...issue.path, name]);
  }
  const isMissing = issue.code === 'invalid_type' && valueAt(input, issue.path) === undefined;
  if (isMissing) report.add('value-missing', { key }, locate(issue.path));
  else {
    const { start, end } = locate(issue.path);
    const written = text.slice(start.offset, end.offset);
    report.add(
      'value-invalid',
      { key, reason: reasonOf(issue), remedy: remedyFor(issue, valueAt(input, issue.path), written) },
      locate(issue.path, issue.code === 'invalid_key' ? 'key' : 'value'),
    );
  }
  return issue.path.length === 0 || isMissing
    ? [issue.path.slice(0, -1)].filter((path) => path.length > 0)
    : [[...issue.path]];
}

/** What to do where YAML has taken for something else what was meant as a text. */
function remedyFor(issue: z.core.$ZodIssue, value: unknown, written: string): string | undefined {
  if (issue.code === 'invalid_type' && issue.expected === 'array' && typeof value === 'string')
    return 'Write it in brackets: `[…]`.';
  const takesText = issue.code === 'invalid_union' && issue.errors.some((each) => each.some(isOfText));
  if (!takesText && !isOfText(issue)) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return `Put it in quotes, as in \`'${written}'\`.`;
  return value === null
    ? 'Write a text; one that begins with `#` stands in quotes, as it is a comment otherwise.'
    : undefined;
}

function isOfText(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'string';
}

function isOtherKind({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}

/** The pairs of each map by their keys: files of many names ask for every one of them. */
const known = new WeakMap<YAMLMap<ParsedNode, ParsedNode>, ReadonlyMap<unknown, Pair<ParsedNode, ParsedNode | null>>>();

function pairsOf(map: YAMLMap<ParsedNode, ParsedNode>): ReadonlyMap<unknown, Pair<ParsedNode, ParsedNode | null>> {
  const pairs =
    known.get(map) ??
    new Map(map.items.toReversed().flatMap((item) => ('value' in item.key ? [[item.key.value, item]] : [])));
  known.set(map, pairs);
  return pairs;
}

function nodeAt(root: ParsedNode | null, path: readonly PropertyKey[], part: 'key' | 'value'): ParsedNode | undefined {
  let node: ParsedNode | null | undefined = root;
  let found: ParsedNode | undefined = root ?? undefined;
  for (const [index, key] of path.entries()) {
    const isLast = index === path.length - 1;
    if (isMap<ParsedNode, ParsedNode>(node)) {
      const pair = pairsOf(node).get(key);
      if (!pair) return found;
      node = pair.value;
      found =
        isLast && (part === 'key' || !pair.value || pair.value.range[0] === pair.value.range[1])
          ? pair.key
          : (pair.value ?? found);
    } else {
      const item: unknown = isSeq(node) ? node.items[Number(key)] : undefined;
      if (!isNode(item)) return found;
      node = item as ParsedNode;
      found = node;
    }
  }
  return found;
}

function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const key of path) {
    const inner = unwrap(current);
    if (inner instanceof z.ZodObject) current = inner.shape[String(key)];
    else if (inner instanceof z.ZodArray) current = inner.element;
    else if (inner instanceof z.ZodRecord) current = inner.valueType;
  }
  const object = unwrap(current);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodUnion) return schema.options.find((option) => unwrap(option) instanceof z.ZodObject);
  return schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
    ? unwrap(schema.unwrap())
    : schema;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
}

function removeAt(input: unknown, path: readonly PropertyKey[]): boolean {
  const parent = valueAt(input, path.slice(0, -1));
  const key = path.at(-1);
  if (key === undefined || typeof parent !== 'object' || parent === null || !(key in parent)) return false;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as Record<PropertyKey, unknown>)[key];
  return true;
}

function reasonOfError({ code, message }: YAMLParseError): string {
  if (code === 'MULTIPLE_DOCS') return 'There is a second document after `---`.';
  const text = message.split('\n')[0]?.trim() ?? '';
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}

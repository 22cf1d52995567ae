import type { LinkField } from '../protocol/define.ts';
import { isSecret } from '../protocol/is-secret.ts';

/** Something that was taken off a pasted value. */
export type Cleaned = 'blanks' | 'invisible' | 'quotes' | 'bearer' | 'address';

/** What was taken off a value, and the value as it was. */
export interface CleanUp {
  readonly cleaned: readonly Cleaned[];
  readonly original: string;
}

const invisible = /[\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2064}\u{2066}-\u{2069}\u{feff}]/gu;
/** An opening quote and its closing one. */
const quotePairs: readonly string[] = ['""', "''", '``', '“”', '‘’', '„“', '«»'];

/**
 * A value without what comes along when it is copied: blanks around it, characters that
 * cannot be seen, quotes around it, `Bearer ` before it, and the rest of an address where
 * only one label of it is asked for. What is certain is cleaned; nothing is guessed.
 */
export function cleanUp(field: LinkField, text: string): { readonly value: string; readonly note?: CleanUp } {
  if (field.type === 'file' || field.type === 'select') return { value: text };
  const cleaned: Cleaned[] = [];
  let value = text;
  const become = (next: string, what: Cleaned): void => {
    if (next === value) return;
    value = next;
    if (!cleaned.includes(what)) cleaned.push(what);
  };
  become(value.replace(invisible, ''), 'invisible');
  become(value.trim(), 'blanks');
  if (field.type !== 'textarea') {
    become(withoutQuotes(value), 'quotes');
    if (isSecret(field)) become(value.replace(/^(?:authorization: *)?bearer +(?=\S)/iu, ''), 'bearer');
    become(value.trim(), 'blanks');
    become(labelOf(field, value) ?? value, 'address');
  }
  return cleaned.length > 0 ? { value, note: { cleaned, original: text } } : { value };
}

function withoutQuotes(value: string): string {
  const inner = value.slice(1, -1);
  const isQuoted = (pair: string): boolean => {
    const [open, close] = [pair.charAt(0), pair.charAt(1)];
    return value === open + inner + close && !inner.includes(open) && !inner.includes(close);
  };
  return inner !== '' && quotePairs.some(isQuoted) ? inner : value;
}

/** The part of a whole address that the field asks for: what stands between its prefix and its suffix. */
function labelOf({ prefix = '', suffix = '' }: LinkField, value: string): string | undefined {
  if (prefix === '' && suffix === '') return undefined;
  const bare = (text: string): string => text.replace(/^https?:\/\//iu, '');
  const before = bare(prefix);
  const rest = bare(value);
  const isWhole =
    rest !== value || (before !== '' && starts(rest, before)) || (suffix !== '' && ends(hostOf(rest), suffix));
  if (!isWhole || !starts(rest, before)) return undefined;
  const tail = rest.slice(before.length);
  if (suffix.startsWith('.')) {
    const host = hostOf(tail);
    const label = host.slice(0, -suffix.length);
    return ends(host, suffix) && /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/iu.test(label) ? label : undefined;
  }
  const end = suffix === '' ? tail.search(/[/?#]|$/u) : tail.toLowerCase().indexOf(suffix.toLowerCase());
  const part = tail.slice(0, Math.max(end, 0));
  // Behind a prefix that ends within the path comes one segment; a bare host asks for one label, which is not known.
  return part !== '' && before.includes('/') ? part : undefined;
}

/** The host of an address without its scheme; `user@host` is no plain address, and has none. */
function hostOf(rest: string): string {
  const host = rest.split(/[/?#:]/u, 1)[0] ?? '';
  return host.includes('@') ? '' : host;
}

function ends(text: string, end: string): boolean {
  return text.toLowerCase().endsWith(end.toLowerCase());
}

function starts(text: string, start: string): boolean {
  return text.toLowerCase().startsWith(start.toLowerCase());
}

import type { TermKey } from './term-key.ts';

/**
 * Finds many keys in one pass: calls back with the number of a key and the index of its last byte.
 * Letters of ASCII match in both cases, and signs are passed over, so that what is found still has
 * to be compared with the term.
 */
export type TermMatcher = (text: Uint8Array, length: number, onCandidate: (key: number, last: number) => void) => void;

/** Signs that may stand between the words of a name, and the zeros of UTF-16. */
const usualSigns = "\0\t\n\r !'()&,-_+.:/|@";

/** What finds keys: a table of states by classes of bytes. */
export interface TermAutomaton {
  /** Classes of bytes; of one that no key has it is 0. */
  readonly classes: Uint8Array;
  /** How many classes there are, and how far the rows of two states are apart. */
  readonly count: number;
  /** Where the row of the next state begins, by that of a state and a class. */
  readonly table: Int32Array;
  /** From here on, a key ends in a state. */
  readonly firstOutput: number;
  /** The keys that end in such states. */
  readonly found: readonly (readonly number[])[];
}

export const signClass = 1;
/** Leads to no state, so that whoever gives bytes this class learns of them at no cost for all others. */
export const stopClass = 2;

/**
 * An automaton after Aho and Corasick, complete. States in which a key ends come last, so that one
 * comparison tells them.
 */
export function createTermAutomaton(keys: readonly Pick<TermKey, 'bytes' | 'gaps'>[]): TermAutomaton {
  const { classes, count } = classify(keys);
  const { next, outputs } = buildTrie(keys, classes, count);
  const order = linkFailures(next, outputs, count);
  return { classes, count, ...renumber(next, outputs, order, count) };
}

export function createTermMatcher({ classes, count, table, firstOutput, found }: TermAutomaton): TermMatcher {
  return (text, length, onCandidate) => {
    let state = 0;
    for (let at = 0; at < length; at++) {
      const sort = classes[text[at] as number] as number;
      state = table[state + sort] as number;
      if (state >= firstOutput && sort !== signClass) {
        for (const key of found[(state - firstOutput) / count] ?? []) onCandidate(key, at);
      }
    }
  };
}

const otherClass = 0;

function classify(keys: readonly Pick<TermKey, 'bytes' | 'gaps'>[]): { classes: Uint8Array; count: number } {
  const classes = new Uint8Array(256);
  let count = 3;
  for (const { bytes } of keys) {
    for (const byte of bytes) {
      if (classes[byte] !== otherClass) continue;
      classes[byte] = count;
      if (byte >= 97 && byte <= 122) classes[byte - 32] = count;
      count++;
    }
  }
  const signs = new TextEncoder().encode(usualSigns + keys.flatMap(({ gaps }) => gaps).join(''));
  for (const sign of signs) if (classes[sign] === otherClass) classes[sign] = signClass;
  return { classes, count };
}

interface Trie {
  /** Per state and class the number of the next state; 0 where the trie has none. */
  readonly next: Int32Array;
  readonly outputs: (readonly number[] | undefined)[];
}

function buildTrie(keys: readonly Pick<TermKey, 'bytes'>[], classes: Uint8Array, count: number): Trie {
  const most = keys.reduce((sum, { bytes }) => sum + bytes.length, 1);
  const next = new Int32Array(most * count);
  const outputs: (readonly number[] | undefined)[] = [undefined];
  for (const [index, { bytes }] of keys.entries()) {
    let state = 0;
    for (const byte of bytes) {
      const edge = state * count + (classes[byte] as number);
      if (next[edge] === 0) next[edge] = outputs.push(undefined) - 1;
      state = next[edge] as number;
    }
    outputs[state] = [...(outputs[state] ?? []), index];
  }
  return { next: next.subarray(0, outputs.length * count), outputs };
}

/** Completes the trie with the way back of each state; returns the states in the order of their depth. */
function linkFailures(next: Int32Array, outputs: Trie['outputs'], count: number): Int32Array {
  const failures = new Int32Array(outputs.length);
  const order = new Int32Array(outputs.length);
  let filled = 1;
  for (let done = 0; done < filled; done++) {
    const state = order[done] as number;
    const failure = failures[state] as number;
    for (let sort = 3; sort < count; sort++) {
      const edge = state * count + sort;
      const child = next[edge] as number;
      const fallback = state === 0 ? 0 : (next[failure * count + sort] as number);
      if (child === 0) next[edge] = fallback;
      else {
        failures[child] = fallback;
        const inherited = outputs[fallback];
        if (inherited) outputs[child] = [...(outputs[child] ?? []), ...inherited];
        order[filled++] = child;
      }
    }
    next[state * count + signClass] = state;
  }
  return order;
}

function renumber(
  next: Int32Array,
  outputs: Trie['outputs'],
  order: Int32Array,
  count: number,
): Pick<TermAutomaton, 'table' | 'firstOutput' | 'found'> {
  const numbers = new Int32Array(outputs.length);
  let filled = 0;
  for (const state of order) if (!outputs[state]) numbers[state] = filled++;
  const firstOutput = filled * count;
  const found: (readonly number[])[] = [];
  for (const state of order) {
    const keys = outputs[state];
    if (!keys) continue;
    numbers[state] = filled++;
    found.push(keys);
  }
  const table = new Int32Array(next.length);
  for (let state = 0; state < outputs.length; state++) {
    const from = state * count;
    const to = (numbers[state] as number) * count;
    for (let sort = 0; sort < count; sort++)
      table[to + sort] = (numbers[next[from + sort] as number] as number) * count;
    table[to + stopClass] = table.length;
  }
  return { table, firstOutput, found };
}

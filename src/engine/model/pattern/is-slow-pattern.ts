/**
 * Finds patterns whose search takes time that doubles with every character: those in which
 * a loop can read the same text in two ways, such as `(a+)+` or `(\w|\d)*`. The pattern
 * becomes an automaton whose states are its characters; it is slow when two different
 * ways through it lead from a state back to that state over the same text.
 */
import { parsePattern, type PatternNode } from './parse-pattern.ts';

/** Whether a pattern that JavaScript takes with the `u` flag can take exponential time. */
export function isSlowPattern(pattern: string): boolean {
  const parsed = parsePattern(pattern);
  const signs = [...new Set([...samples, ...Array.from(pattern)])];
  return [parsed, ...looksIn(parsed)].some((part) => {
    const automaton = [12, 4, 2]
      .map((copies) => build(part, copies))
      .find(({ characters }) => characters.length <= 120);
    return automaton !== undefined && hasTwoWaysBack(automaton, signs);
  });
}

interface Automaton {
  /** The pattern of each state's character. */
  readonly characters: string[];
  /** The states after each; one that is reached in two ways is there twice. */
  readonly next: number[][];
}

interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly mayBeEmpty: boolean;
}

const empty: Fragment = { first: [], last: [], mayBeEmpty: true };
/** Above this a repetition is as bad as one without end. */
const manyTimes = 10;

function build(pattern: PatternNode, copies: number): Automaton {
  const characters: string[] = [];
  const next: number[][] = [];
  const connect = (from: Fragment, to: Fragment): void => {
    for (const state of from.last) next[state]?.push(...to.first);
  };
  const join = (a: Fragment, b: Fragment): Fragment => {
    connect(a, b);
    return {
      first: a.mayBeEmpty ? [...a.first, ...b.first] : a.first,
      last: b.mayBeEmpty ? [...a.last, ...b.last] : b.last,
      mayBeEmpty: a.mayBeEmpty && b.mayBeEmpty,
    };
  };
  const buildNode = (node: PatternNode): Fragment => {
    switch (node.type) {
      case 'character': {
        const state = characters.push(node.source) - 1;
        next.push([]);
        return { first: [state], last: [state], mayBeEmpty: false };
      }
      case 'look':
        return empty;
      case 'sequence':
        return node.parts.map(buildNode).reduce(join, empty);
      case 'choice': {
        const parts = node.parts.map(buildNode);
        return {
          first: parts.flatMap(({ first }) => first),
          last: parts.flatMap(({ last }) => last),
          mayBeEmpty: parts.some(({ mayBeEmpty }) => mayBeEmpty),
        };
      }
      case 'repeat':
        return repeat(node.part, node.min, node.max);
    }
  };
  const repeat = (part: PatternNode, min: number, max: number): Fragment => {
    const isLoop = max > min && max >= manyTimes;
    const needed = Math.min(min, copies);
    const optional = isLoop ? 0 : Math.min(max - min, copies);
    let whole = empty;
    let loop: Fragment | undefined;
    for (let count = 0; count < needed; count += 1) whole = join(whole, (loop = buildNode(part)));
    if (isLoop) {
      if (needed === 0) whole = loop = { ...buildNode(part), mayBeEmpty: true };
      if (loop) connect(loop, loop);
    }
    // From the inside out, so that one may follow only where those before it are.
    let tail = empty;
    for (let count = 0; count < optional; count += 1) tail = { ...join(buildNode(part), tail), mayBeEmpty: true };
    return join(whole, tail);
  };
  buildNode(pattern);
  return { characters, next };
}

function looksIn(node: PatternNode): PatternNode[] {
  if (node.type === 'look') return [node.part, ...looksIn(node.part)];
  if (node.type === 'repeat') return looksIn(node.part);
  return node.type === 'character' ? [] : node.parts.flatMap(looksIn);
}

function hasTwoWaysBack({ characters, next }: Automaton, signs: readonly string[]): boolean {
  const sets = characters.map((source) => charactersOf(source, signs));
  const meet = sets.map((a) => sets.map((b) => [...a].some((sign) => b.has(sign))));
  return characters.some((_, start) => {
    const loop = statesBetween(start, next);
    const seen = new Set<number>();
    const pending = loop.has(start) ? [{ a: start, b: start, isSplit: false }] : [];
    for (let pair = pending.pop(); pair; pair = pending.pop()) {
      for (const [indexA, a] of (next[pair.a] ?? []).entries()) {
        if (!loop.has(a)) continue;
        for (const [indexB, b] of (next[pair.b] ?? []).entries()) {
          if (!loop.has(b) || !meet[a]?.[b]) continue;
          const isSplit = pair.isSplit || a !== b || (pair.a === pair.b && indexA !== indexB);
          if (isSplit && a === start && b === start) return true;
          const key = (a * characters.length + b) * 2 + Number(isSplit);
          if (seen.has(key)) continue;
          seen.add(key);
          pending.push({ a, b, isSplit });
        }
      }
    }
    return false;
  });
}

/** The states on the ways from a state back to itself. */
function statesBetween(start: number, next: readonly (readonly number[])[]): ReadonlySet<number> {
  const before = next.map((_, state) => next.flatMap((after, other) => (after.includes(state) ? [other] : [])));
  const behind = reach(start, next);
  return new Set([...reach(start, before)].filter((state) => behind.has(state)));
}

function reach(start: number, next: readonly (readonly number[])[]): Set<number> {
  const found = new Set<number>();
  const pending = [...(next[start] ?? [])];
  for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
    if (found.has(state)) continue;
    found.add(state);
    pending.push(...(next[state] ?? []));
  }
  return found;
}

/** Characters that stand for all: every one of ASCII, and some of each kind of letter, digit, blank and sign. */
const samples = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code)),
  ...Array.from('äßΩжא日ǅʰª٣²Ⅷ\u{301}\u{a0}\u{2028}\u{200d}–€“😀'),
];

function charactersOf(source: string, signs: readonly string[]): ReadonlySet<string> {
  const pattern = new RegExp(`^(?:${source})$`, 'su');
  return new Set(signs.filter((sign) => pattern.test(sign)));
}

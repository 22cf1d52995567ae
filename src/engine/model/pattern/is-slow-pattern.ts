import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { type Automaton, buildAutomaton, type Detail } from './build-automaton.ts';
import { masksOf } from './character-masks.ts';
import { loopsInRow, type ReadingAutomaton, tooTangled } from './loops-in-row.ts';
import { mostWays } from './most-ways.ts';

const verdicts = new Map<string, boolean>();
const mostKept = 1000;

/**
 * Whether a search for a pattern that JavaScript takes with the `u` flag can take longer than the square
 * of the text's length: `(a+)+$`, `(?:a|a)?` thirty times over, `^\S+@\S+\.\S+$`.
 */
export function isSlowPattern(pattern: string, flags = ''): boolean {
  const key = `${flags}/${pattern}`;
  const known = verdicts.get(key);
  if (known !== undefined) return known;
  const verdict = judge(pattern, flags.includes('i'));
  if (verdicts.size >= mostKept) verdicts.clear();
  verdicts.set(key, verdict);
  return verdict;
}

/** From the most exact; those after it are for patterns that would become too large. */
const details: readonly Detail[] = [
  { endless: 10, fixed: Infinity },
  { endless: 10, fixed: 9 },
  { endless: 2, fixed: 1 },
];
const mostStates = 3000;
/** A pattern that cannot go on without end, but takes this many ways, is as bad. */
const manyWays = 1_000_000;
/** Loops in a row of which a search takes time that grows with the square. */
const fewLoops = 2;

function judge(pattern: string, ignoresCase: boolean): boolean {
  const parsed = parse(pattern);
  if (!parsed) return false;
  const looks: AST.LookaroundAssertion[] = [];
  visitRegExpAST(parsed, {
    onAssertionEnter: (node) => {
      if (node.kind === 'lookahead' || node.kind === 'lookbehind') looks.push(node);
    },
  });
  try {
    // What looks ahead is tried at every place at which the match may be.
    const beginsAnywhere = !isAnchored(parsed.alternatives);
    return [parsed, ...looks].some(({ alternatives }) => isSlow(alternatives, { beginsAnywhere, ignoresCase }));
  } catch (error) {
    if (error === tooTangled) return true;
    throw error;
  }
}

function parse(pattern: string): AST.Pattern | undefined {
  try {
    return new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true });
  } catch {
    // The runtime may know a script of a Unicode that is newer than the parser.
    return undefined;
  }
}

function isSlow(
  alternatives: readonly AST.Alternative[],
  options: { readonly beginsAnywhere: boolean; readonly ignoresCase: boolean },
): boolean {
  let automaton: Automaton | undefined;
  for (const detail of details) automaton ??= buildAutomaton(alternatives, detail, { ...options, most: mostStates });
  if (!automaton) return true;
  const masks = readMasks(automaton);
  const whole = { masks, next: automaton.next };
  if (mostWays(whole, manyWays) > manyWays || loopsInRow(whole) === Infinity) return true;
  // A search ends at the first match: what comes after it never fails.
  const failing = canEndAnywhere(alternatives) ? without(whole, automaton.last) : whole;
  return loopsInRow(failing) > fewLoops;
}

/** Characters by the bits of their kinds; each set is looked through once. */
function readMasks({ characters }: Automaton): bigint[] {
  const sources = new Map(
    characters.flatMap((source) => (source ? [[`${source.ignoresCase}${source.source}`, source] as const] : [])),
  );
  const masks = masksOf([...sources.values()]);
  const ofSource = new Map([...sources.keys()].map((key, index) => [key, masks[index] ?? 0n]));
  return characters.map((source) => (source ? (ofSource.get(`${source.ignoresCase}${source.source}`) ?? 0n) : 0n));
}

function without({ masks, next }: ReadingAutomaton, states: ReadonlySet<number>): ReadingAutomaton {
  return { masks, next: next.map((after, from) => (states.has(from) ? [] : after.filter((to) => !states.has(to)))) };
}

/** Whether a match begins at the beginning of the text. */
function isAnchored(alternatives: readonly AST.Alternative[]): boolean {
  return alternatives.every(({ elements }) => {
    const first = elements.find((each) => each.type !== 'Assertion' || each.kind === 'start');
    if (first?.type === 'Assertion') return true;
    return (first?.type === 'Group' || first?.type === 'CapturingGroup') && isAnchored(first.alternatives);
  });
}

/** Whether nothing is asked for at the end of a match: neither the end of the text nor what comes after it. */
function canEndAnywhere(alternatives: readonly AST.Alternative[]): boolean {
  let isFree = true;
  for (const alternative of alternatives)
    visitRegExpAST(alternative, {
      onAssertionEnter: ({ kind }) => (isFree &&= kind === 'start'),
      onBackreferenceEnter: () => (isFree = false),
    });
  return isFree;
}

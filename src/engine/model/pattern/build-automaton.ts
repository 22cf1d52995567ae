import type { AST } from '@eslint-community/regexpp';

/** A pattern, or what one of its assertions looks for, as an automaton whose states are its characters. */
export interface Automaton {
  /** What each state takes; of the first, the start, the text before a match if that may begin anywhere. */
  readonly characters: readonly (CharacterSource | undefined)[];
  /** The states after each; one that is reached in two ways is there twice. */
  readonly next: readonly (readonly number[])[];
  /** States at which a match is complete. */
  readonly last: ReadonlySet<number>;
}

/** One character out of a set. */
export interface CharacterSource {
  /** Its own pattern. */
  readonly source: string;
  readonly ignoresCase: boolean;
}

/** How repetitions with a limit are drawn out. */
export interface Detail {
  /** A repetition that may end earlier is one without end from this many times on. */
  readonly endless: number;
  /** One of a fixed number is drawn out up to this many times, and has no end above. */
  readonly fixed: number;
}

interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly mayBeEmpty: boolean;
}

const empty: Fragment = { first: [], last: [], mayBeEmpty: true };

/** Anything at all: what a back reference takes is not known here. */
const anything: CharacterSource = { source: '[^]', ignoresCase: false };

/**
 * Builds the automaton of alternatives.
 *
 * @param beginsAnywhere Whether a match may begin after any text.
 * @param most States and ways between them, at most; nothing is built of a pattern that needs more.
 */
export function buildAutomaton(
  alternatives: readonly AST.Alternative[],
  { endless, fixed }: Detail,
  { beginsAnywhere, ignoresCase, most }: { beginsAnywhere: boolean; ignoresCase: boolean; most: number },
): Automaton | undefined {
  const characters: (CharacterSource | undefined)[] = [beginsAnywhere ? anything : undefined];
  const next: number[][] = [beginsAnywhere ? [0] : []];
  let size = 0;
  const connect = (from: Fragment, to: Fragment): void => {
    for (const state of from.last) {
      next[state]?.push(...to.first);
      if ((size += to.first.length) > most) throw tooLarge;
    }
  };
  const join = (a: Fragment, b: Fragment): Fragment => {
    connect(a, b);
    return {
      first: a.mayBeEmpty ? [...a.first, ...b.first] : a.first,
      last: b.mayBeEmpty ? [...a.last, ...b.last] : b.last,
      mayBeEmpty: a.mayBeEmpty && b.mayBeEmpty,
    };
  };
  const buildChoice = (parts: readonly AST.Alternative[], ignores: boolean): Fragment => {
    const built = parts.map(({ elements }) => elements.map((each) => buildNode(each, ignores)).reduce(join, empty));
    return {
      first: built.flatMap(({ first }) => first),
      last: built.flatMap(({ last }) => last),
      mayBeEmpty: built.some(({ mayBeEmpty }) => mayBeEmpty),
    };
  };
  const buildNode = (node: AST.Element, ignores: boolean): Fragment => {
    switch (node.type) {
      case 'Assertion':
        return empty;
      case 'CapturingGroup':
        return buildChoice(node.alternatives, ignores);
      case 'Group':
        return buildChoice(node.alternatives, caseOf(node, ignores));
      case 'Quantifier':
        return repeat(() => buildNode(node.element, ignores), node.min, node.max);
      default: {
        const isReference = node.type === 'Backreference';
        const state = characters.push(isReference ? anything : { source: node.raw, ignoresCase: ignores }) - 1;
        next.push([]);
        if ((size += 1) > most) throw tooLarge;
        return { first: [state], last: [state], mayBeEmpty: false };
      }
    }
  };
  const repeat = (build: () => Fragment, min: number, max: number): Fragment => {
    const isLoop = max === min ? max > fixed : max >= endless;
    const needed = isLoop ? Math.min(min, 2) : min;
    let whole = empty;
    let loop: Fragment | undefined;
    for (let count = 0; count < needed; count += 1) whole = join(whole, (loop = build()));
    if (isLoop) {
      if (needed === 0) whole = loop = { ...build(), mayBeEmpty: true };
      if (loop) connect(loop, loop);
    }
    // From the inside out, so that one may follow only where those before it are.
    let tail = empty;
    if (!isLoop) for (let count = min; count < max; count += 1) tail = { ...join(build(), tail), mayBeEmpty: true };
    return join(whole, tail);
  };
  try {
    const { first, last, mayBeEmpty } = buildChoice(alternatives, ignoresCase);
    next[0]?.push(...first);
    return { characters, next, last: new Set(mayBeEmpty ? [0, ...last] : last) };
  } catch (error) {
    if (error === tooLarge) return undefined;
    throw error;
  }
}

const tooLarge = new Error('Cannot build an automaton of this size');

function caseOf({ modifiers }: AST.Group, ignoresCase: boolean): boolean {
  if (modifiers?.remove?.ignoreCase) return false;
  return modifiers?.add.ignoreCase || ignoresCase;
}

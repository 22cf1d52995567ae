import type { Peer } from './peers/define.ts';
import type { Measured } from './targets.ts';

/** What a run of the bench is asked for. */
export interface BenchOptions {
  /** Numbers of guides of the sites that are built. */
  readonly guides: readonly number[];
  readonly variants: number;
  /** The numbers of guides of which the cold builds are compared. */
  readonly growth: readonly [small: number, large: number];
  readonly peers: readonly Peer[];
  /** Where peers are installed and sites are built. */
  readonly folder: string;
  /** Tells the person what is measured now. */
  readonly say: (text: string) => void;
}

/** A part of the bench that can be asked for alone. */
export interface Part {
  /** As `--only` names it. */
  readonly name: string;
  readonly run: (options: BenchOptions) => Promise<PartResult>;
}

export interface PartResult {
  /** Plain data, for JSON. */
  readonly data: unknown;
  /** Tables with their headings. */
  readonly markdown: string;
  /** What stands beside the targets. */
  readonly measured: Measured;
  readonly hasFailed: boolean;
}

/** States a part: how it is measured, how it is printed, and which targets it answers. */
export function definePart<T>({
  name,
  measure,
  print,
  compare = () => ({}),
  hasFailed = () => false,
}: {
  readonly name: string;
  readonly measure: (options: BenchOptions) => Promise<T>;
  readonly print: (data: T) => string;
  readonly compare?: (data: T) => Measured;
  /** Whether something in the data could not be measured. */
  readonly hasFailed?: (data: T) => boolean;
}): Part {
  return {
    name,
    run: async (options) => {
      const data = await measure(options);
      return { data, markdown: print(data), measured: compare(data), hasFailed: hasFailed(data) };
    },
  };
}

/** Runs parts in turn; one that fails takes nothing from the others. */
export async function runParts(parts: readonly Part[], options: BenchOptions): Promise<Record<string, PartResult>> {
  const results: Record<string, PartResult> = {};
  for (const { name, run } of parts) {
    try {
      results[name] = await run(options);
    } catch (error) {
      options.say(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
      results[name] = { data: 'failed', markdown: `## ${name}\n\nFailed.\n`, measured: {}, hasFailed: true };
    }
  }
  return results;
}

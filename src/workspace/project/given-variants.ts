import { LRUCache } from 'lru-cache';
import type { SourceFile } from '../source-reader.ts';
import type { GivenVariant, VariantSource } from './given-variant.ts';

/** The variants that a project gives, as they were when it was asked last. */
export interface GivenVariants {
  /** As files that stand nowhere. */
  readonly files: () => readonly SourceFile[];
  /** Rises whenever one of them is another. */
  readonly version: () => number;
  /** Asks for that of a host, if it was not asked for in the last second. */
  readonly ask: (host: string) => Promise<void>;
}

/** Milliseconds for which an answer about one host, and the list of all variants, count. */
const hostLifetime = 1000;
const listLifetime = 10_000;
const mostHosts = 10_000;

/**
 * Asks a project for its variants. While it cannot answer, they are as they were; one that the list of
 * all does not have is none, for no other site could be searched for its name.
 *
 * @param onProblem Told why the project could not be asked.
 */
export async function openGivenVariants(
  source: VariantSource | undefined,
  onProblem: (problem: string) => void,
): Promise<GivenVariants> {
  if (!source) return { files: () => [], version: () => 0, ask: async () => undefined };
  let all = await readAll(source);
  let files = filesOf(all);
  let listed = Date.now();
  let version = 0;
  const asked = new LRUCache<string, Promise<void>>({ max: mostHosts, ttl: hostLifetime });
  const owners = new LRUCache<string, string>({ max: mostHosts });

  const list = async (): Promise<void> => {
    listed = Date.now();
    const next = await readAll(source);
    if (next.size === all.size && [...next].every(([id, text]) => all.get(id) === text)) return;
    [all, files] = [next, filesOf(next)];
    version += 1;
  };
  const askNow = async (host: string): Promise<void> => {
    const given = await source.variants(host);
    const owner = owners.get(host);
    if (given) owners.set(host, given.id);
    else owners.delete(host);
    const isOther = given ? all.get(given.id) !== textOf(given) : owner !== undefined && all.has(owner);
    if (isOther || Date.now() - listed > listLifetime) await list();
    if (given && !all.has(given.id))
      onProblem(`${host} is not served: \`allVariants\` of stepwell.config does not list its variant ${given.id}`);
  };
  return {
    files: () => files,
    version: () => version,
    ask: (host) => {
      const known = asked.get(host);
      if (known) return known;
      const answer = askNow(host).catch((error: unknown) =>
        onProblem(
          `stepwell.config cannot say whose ${host} is: ${error instanceof Error ? error.message : String(error)}`,
        ),
      );
      asked.set(host, answer);
      return answer;
    },
  };
}

async function readAll(source: VariantSource): Promise<ReadonlyMap<string, string>> {
  return new Map((await source.allVariants()).map((given) => [given.id, textOf(given)]));
}

/** JSON is YAML. */
function textOf(given: GivenVariant): string {
  return 'yaml' in given ? given.yaml : JSON.stringify(given.variant);
}

/** Their paths say where they are from, and begin as those of variants do. */
function filesOf(all: ReadonlyMap<string, string>): SourceFile[] {
  return [...all].map(([id, text]) => ({
    path: `variants/(stepwell.config)/${id}`,
    source: new TextEncoder().encode(text),
  }));
}

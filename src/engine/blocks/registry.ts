import type { BlockDefinition } from './define.ts';

/** The blocks an engine knows, by name and by alias. */
export type BlockRegistry = ReadonlyMap<string, BlockDefinition>;

/** A registry of blocks; a later one of the same name or alias takes the place of an earlier. */
export function createBlockRegistry(blocks: readonly BlockDefinition[]): BlockRegistry {
  return new Map(
    blocks.flatMap((block) => [block.name, ...(block.aliases ?? [])].map((name) => [name, block] as const)),
  );
}

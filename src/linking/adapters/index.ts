import type { AdapterDefinition } from '../define.ts';

/** Every adapter there is: a new one is a file beside this one, and a line in this list. */
export const adapters: readonly AdapterDefinition[] = [];

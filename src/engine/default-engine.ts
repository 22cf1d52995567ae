import { createEngine } from './engine.ts';

/** The engine of the default blocks, formats, options and dialects. */
export const engine = createEngine();

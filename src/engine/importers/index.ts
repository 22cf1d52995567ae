import type { ImporterDefinition } from './define.ts';

/** The importers; the dialects of guides in MDX and Markdown need none, they compile as they are. */
export const importers: readonly ImporterDefinition[] = [];

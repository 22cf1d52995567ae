import type { Reporter } from './define.ts';

/** The diagnostics as they are. */
export const json: Reporter = {
  name: 'json',
  print: (diagnostics) => `${JSON.stringify(diagnostics, undefined, 2)}\n`,
};

import type { Reporter } from './define.ts';
import { limitDiagnostics } from './limit-diagnostics.ts';

/** The diagnostics as they are, not too many of one kind. */
export const json: Reporter = {
  name: 'json',
  print: (diagnostics) => `${JSON.stringify(limitDiagnostics(diagnostics), undefined, 2)}\n`,
};

import type { DiagnosticDefinition } from './catalogue.ts';

/** What can be wrong with a variant beside its form. */
export const variantDiagnostics = {
  'extends-unknown': {
    severity: 'error',
    message: (v: { id: string }) => `There is no variant \`${v.id}\` to extend.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'The name of a variant is that of its file under `variants`.',
  },
  'extends-cycle': {
    severity: 'error',
    message: (v: { circle: string }) => `Variants extend each other in a circle: ${v.circle}.`,
    hint: 'Delete one of these `extends`.',
  },
  'extends-broken': {
    severity: 'error',
    message: (v: { id: string }) => `The variant \`${v.id}\` has errors of its own, so nothing is inherited from it.`,
    hint: (v: { id: string }) => `Correct \`variants/${v.id}.yaml\` first.`,
  },
} as const satisfies Record<string, DiagnosticDefinition>;

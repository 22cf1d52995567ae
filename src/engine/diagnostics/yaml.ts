import type { DiagnosticDefinition } from './catalogue.ts';

/** What can be wrong with a YAML document: frontmatter, provider or variant. */
export const yamlDiagnostics = {
  'yaml-invalid': {
    severity: 'error',
    message: (v: { reason: string }) => `This cannot be read as YAML: ${v.reason}`,
    hint: 'Check the indentation, and quote values that begin with `{`, `[`, `*`, `&`, `@` or hold `: `.',
  },
  'value-invalid': {
    severity: 'error',
    message: (v: { key: string; reason: string }) =>
      `${v.key ? `\`${v.key}\`` : 'The file'} does not take this value: ${v.reason}.`,
    hint: (v: { remedy?: string | undefined }) => v.remedy ?? 'The handbook lists every key and what it takes.',
  },
  'value-missing': {
    severity: 'error',
    message: (v: { key: string }) => `\`${v.key}\` is missing.`,
    hint: (v: { key: string }) => `Write \`${v.key.split('.').at(-1)}: …\`.`,
  },
  'key-unknown': {
    severity: 'error',
    message: (v: { key: string; known: string }) =>
      `There is no key \`${v.key}\` here${v.known ? `; the keys are ${v.known}` : ''}.`,
    hint: (v: { guess: string }) => (v.guess ? `Did you mean \`${v.guess}\`?` : 'Delete it.'),
  },
  'scope-includes-unknown': {
    severity: 'error',
    message: (v: { name: string; from: string }) =>
      `\`${v.from}\` names the scope \`${v.name}\`, which is not declared.`,
    hint: (v: { guess: string }) => (v.guess ? `Did you mean \`${v.guess}\`?` : 'Declare it under `scopes`.'),
  },
  'scope-includes-cycle': {
    severity: 'error',
    message: (v: { path: string }) => `Scopes include each other in a circle: ${v.path}.`,
    hint: 'Delete one of these `includes`.',
  },
  'action-duplicate': {
    severity: 'error',
    message: (v: { id: string }) => `The action \`${v.id}\` is defined twice.`,
    hint: 'Give one of them another `id`, or delete it.',
  },
  'field-duplicate': {
    severity: 'error',
    message: (v: { key: string }) => `The field \`${v.key}\` is defined twice.`,
    hint: 'Give one of them another `key`, or delete it.',
  },
  'pattern-slow': {
    severity: 'error',
    message: (v: { pattern: string }) =>
      `\`${v.pattern.replaceAll('`', "'")}\` can take forever on a value that almost fits.`,
    hint: 'Let no repetition hold another one, or two choices, that can take the same characters.',
  },
  'pattern-invalid': {
    severity: 'error',
    message: (v: { pattern: string; reason: string }) =>
      `\`${v.pattern.replaceAll('`', "'")}\` is not a regular expression: ${v.reason}.`,
    hint: 'Write a JavaScript pattern for the `u` flag, and escape literal `(`, `[`, `{`, `*` and the like with `\\`.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

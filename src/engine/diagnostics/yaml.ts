import type { DiagnosticDefinition } from './define.ts';

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
  'key-doubled': {
    severity: 'error',
    message: (v: { old: string; name: string }) =>
      `\`${v.old}\` is the former name of \`${v.name}\`, and both keys are here.`,
    hint: (v: { old: string; name: string }) =>
      `Keep \`${v.name}\`: move there what only \`${v.old}\` has, and delete \`${v.old}\`.`,
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
  'field-cycle': {
    severity: 'error',
    message: (v: { circle: string }) => `Fields are shown only for values of each other, in a circle: ${v.circle}.`,
    hint: 'Delete one of these `visibleWhen`: none of the fields would ever be shown.',
  },
  'secret-mismatch': {
    severity: 'error',
    message: (v: { key: string; secret: boolean; type: string }) =>
      v.secret
        ? `The field \`${v.key}\` is secret, and \`type: ${v.type}\` shows what is typed.`
        : `The field \`${v.key}\` is a password, and nothing says that it is secret.`,
    hint: (v: { secret: boolean }) =>
      v.secret ? 'Write `type: password`, or `textarea` or `file` for what has many lines.' : 'Write `secret: true`.',
  },
  'secret-literal': {
    severity: 'warning',
    message: (v: { name: string; kind: string }) =>
      `This ${v.name} looks like ${v.kind}, and every reader would see it.`,
    hint: 'If it is real, withdraw it where it was made. Write only how it begins, as in `pat…`.',
  },
  'example-mismatch': {
    severity: 'warning',
    message: (v: { name: string; text: string; key: string }) =>
      `The ${v.name} \`${v.text.replaceAll('`', "'")}\` is nothing that the field \`${v.key}\` takes.`,
    hint: (v: { name: string }) =>
      `Correct it, or the \`pattern\` or \`format\` of the field${v.name === 'placeholder' ? '; a part of a value ends in `…`' : ''}.`,
  },
  'pattern-slow': {
    severity: 'error',
    message: (v: { pattern: string }) =>
      `\`${v.pattern.replaceAll('`', "'")}\` can take forever on a value that almost fits.`,
    hint: 'Let no repetition hold another one, or two choices, that can take the same characters, and no three in a row take the same.',
  },
  'pattern-invalid': {
    severity: 'error',
    message: (v: { pattern: string; reason: string }) =>
      `\`${v.pattern.replaceAll('`', "'")}\` is not a regular expression: ${v.reason}.`,
    hint: 'Write a JavaScript pattern for the `u` flag, and escape literal `(`, `[`, `{`, `*` and the like with `\\`.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

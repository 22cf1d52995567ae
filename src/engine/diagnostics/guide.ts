import type { DiagnosticDefinition } from './catalogue.ts';

/** What can be wrong with a guide that parses. */
export const guideDiagnostics = {
  'title-missing': {
    severity: 'error',
    message: 'The page has no title.',
    hint: 'Write `title: …` in the frontmatter.',
  },
  'description-missing': {
    severity: 'warning',
    message: 'The page has no description.',
    hint: 'Write `description: …` in the frontmatter: search results and agents show it.',
  },
  'guide-without-steps': {
    severity: 'warning',
    message: 'The guide has no steps.',
    hint: 'Put what the reader does into `<Steps>` with a `<Step title="…">` each.',
  },
  'step-untitled': {
    severity: 'suggestion',
    message: 'The step has no title; its first words stand in for one.',
    hint: 'Write `<Step title="…">`.',
  },
  'step-outside-steps': {
    severity: 'warning',
    message: (v: { title: string }) => `The step “${v.title}” is not inside \`<Steps>\`.`,
    hint: 'Wrap the steps of a section in one `<Steps>`.',
  },
  'steps-content-stray': {
    severity: 'warning',
    message: 'Only `<Step>` belongs directly into `<Steps>`; this is shown with the step before it.',
    hint: 'Move it into a step, or out of `<Steps>`.',
  },
  'id-duplicate': {
    severity: 'error',
    message: (v: { id: string }) => `The id \`${v.id}\` is given twice in this guide.`,
    hint: 'Rename one of them.',
  },
  'condition-nested': {
    severity: 'error',
    message: 'Scopes are given here inside something that has scopes of its own, and the two cannot be combined.',
    hint: 'Give the scopes in one place.',
  },
  'condition-too-deep': {
    severity: 'warning',
    message: 'Scopes work on sections, steps and what stands directly in them, not this deep inside.',
    hint: 'Move the block out of the list, table or block it stands in.',
  },
  'token-unknown': {
    severity: 'error',
    message: (v: { name: string }) => `There is no token \`{${v.name}}\`.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`{${v.guess}}\`? Write literal braces as \`\\{…}\`.` : 'Define it in the variants, or write literal braces as `\\{…}`.',
  },
  'image-alt-missing': {
    severity: 'suggestion',
    message: (v: { src: string }) => `The image \`${v.src}\` has no alternative text.`,
    hint: 'Write `alt="…"` with what one sees, or `alt=""` if it only decorates.',
  },
  'actions-data-invalid': {
    severity: 'warning',
    message: (v: { reason: string }) => `The actions in \`data-guide-actions-json\` cannot be read: ${v.reason}.`,
    hint: 'It is a JSON array of `{ "id", "label", "scopes" }`.',
  },
  'method-mismatch': {
    severity: 'error',
    message: (v: { id: string; file: string }) =>
      `The guide says its method is \`${v.id}\`, its file name says \`${v.file}\`.`,
    hint: 'The file name is the method id: rename one of them.',
  },
  'method-reserved': {
    severity: 'error',
    message: '`setup` is the folder of set-up guides and cannot be a method.',
    hint: 'Rename the file.',
  },
  'field-unknown': {
    severity: 'error',
    message: (v: { name: string; known: string }) =>
      `No field \`${v.name}\` is defined for this method${v.known ? `; there are ${v.known}` : ''}.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'Define it under `connections` in `provider.yaml`.',
  },
  'scope-unknown': {
    severity: 'error',
    message: (v: { name: string }) => `The provider has no scope \`${v.name}\`.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'Declare it under `scopes` in `provider.yaml`.',
  },
  'whitelabel-unwrapped': {
    severity: 'suggestion',
    message: (v: { title: string }) =>
      `“${v.title}” seems to be about the vendor’s own hub, and partners’ readers would see it.`,
    hint: 'Wrap it in `<WhitelabelHide>` if only the vendor’s readers need it.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

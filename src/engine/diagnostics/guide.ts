import type { DiagnosticDefinition } from './define.ts';

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
  'secret-in-text': {
    severity: 'warning',
    message: (v: { kind: string }) => `This looks like ${v.kind}, and every reader would see it.`,
    hint: 'If it is real, withdraw it where it was made. Write only how it begins, as in `ghp_…`.',
  },
  'address-personal': {
    severity: 'suggestion',
    message: (v: { id: string }) =>
      `The address leads into one account, that of \`${v.id}\`: a reader has another one, and is shown whose this is.`,
    hint: 'Write the way to the page in words, or a place to fill in, as in `https://app.example.com/workspaces/<your workspace>/keys` in a code span.',
  },
  'text-unfinished': {
    severity: 'warning',
    message: (v: { words: string }) =>
      `\`${v.words}\` says that this is not written yet, and every reader would see it.`,
    hint: 'Write what is missing, or keep the page back with `draft: true`. If a screen shows the word, make it bold or code.',
  },
  'image-insecure': {
    severity: 'warning',
    message: (v: { url: string }) => `No page shows \`${v.url}\`: browsers take pictures over \`https:\` alone.`,
    hint: 'Write `https:`, or put the picture into `public/`.',
  },
  'partial-missing': {
    severity: 'error',
    // `name` is the line or the element as it is written.
    message: (v: { name: string; path: string }) =>
      `What \`${v.name}\` says is in \`${v.path}\`, which is not read: the page lacks it.`,
    hint: 'Write the text of that file in its place.',
  },
  'document-held-back': {
    severity: 'suggestion',
    message: (v: { key: string }) => `The page is on no site: its frontmatter says \`${v.key}\`.`,
    hint: (v: { key: string }) => `Delete \`${v.key}\` once readers may see it.`,
  },
  'guide-without-steps': {
    severity: 'warning',
    message: 'The guide has no steps.',
    hint: 'Put what the reader does into `<Steps>`, with a `<Step title="…">` for each action.',
  },
  'guide-too-long': {
    severity: 'warning',
    message: (v: { length: number; limit: number }) =>
      `The guide has ${v.length} characters as Markdown; agents read ${v.limit} with certainty.`,
    hint: 'Move what is not a step to a page of its own and link to it, or make two guides of it.',
  },
  'step-nested': {
    severity: 'error',
    message: (v: { title: string }) => `The step “${v.title}” stands in another step.`,
    hint: 'Close the step before it, or make it a list in that step.',
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
    message: 'Only `<Step>` belongs directly inside `<Steps>`; this does not become a step.',
    hint: 'Move it into a step, or out of `<Steps>`.',
  },
  'id-invalid': {
    severity: 'error',
    message: (v: { id: string; reason: string }) => `\`${v.id.replaceAll('`', "'")}\` cannot be an id: ${v.reason}.`,
    hint: (v: { guess: string; named: 'file' | 'folder' | 'part' }) =>
      v.guess
        ? `${v.named === 'part' ? 'Write' : `Rename the ${v.named} to`} \`${v.guess}\`.`
        : 'Use letters, digits, `-`, `_` and `.`, and a letter or digit first.',
  },
  'id-duplicate': {
    severity: 'error',
    message: (v: { id: string }) => `The id \`${v.id}\` is given twice in this guide.`,
    hint: 'Give one of them another id: a link can lead to one place only.',
  },
  'footnote-duplicate': {
    severity: 'warning',
    message: (v: { label: string }) => `The footnote \`[^${v.label}]\` is defined twice; both texts are shown as one.`,
    hint: 'Give one of them another label, or write both texts into one.',
  },
  'condition-nested': {
    severity: 'error',
    message: 'This stands inside something with another condition, and the two cannot be combined.',
    hint: 'Write the scopes, or the whitelabel block, in one place only.',
  },
  'condition-too-deep': {
    severity: 'warning',
    message:
      'Scopes work on sections, steps and what stands directly in them; this is deeper inside, and shown to everybody.',
    hint: 'Move the block out of the list, table or block it stands in.',
  },
  'token-unknown': {
    severity: 'error',
    message: (v: { name: string }) => `There is no variable \`{${v.name}}\`.`,
    hint: (v: { guess: string }) =>
      v.guess
        ? `Did you mean \`{${v.guess}}\`? Write literal braces as \`\\{…}\`.`
        : 'Define it under `variables` in the variants, or write literal braces as `\\{…}`.',
  },
  'image-alt-missing': {
    severity: 'suggestion',
    message: (v: { src: string }) => `The image \`${v.src}\` has no alternative text.`,
    hint: 'Write `alt="…"` with what the image shows, or `alt=""` if it only decorates.',
  },
  'actions-data-invalid': {
    severity: 'warning',
    message: (v: { reason: string }) => `The actions in \`data-guide-actions-json\` cannot be read: ${v.reason}.`,
    hint: 'Write a JSON array of `{ "id", "label", "scopes" }`.',
  },
  'method-mismatch': {
    severity: 'error',
    message: (v: { id: string; file: string }) =>
      `The guide says its method is \`${v.id}\`, its file name says \`${v.file}\`.`,
    hint: 'The file name is the id of the method: change one of the two.',
  },
  'method-reserved': {
    severity: 'error',
    message: '`setup` is the folder of set-up guides, so no method can have that name.',
    hint: 'Rename the file after its method, as in `api-key.mdx`.',
  },
  'field-unknown': {
    severity: 'error',
    message: (v: { name: string; known: string }) =>
      `This method has no field \`${v.name}\`${v.known ? `; it has ${v.known}` : ''}.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'Define it under `connections` in `provider.yaml`.',
  },
  'step-unknown': {
    severity: 'error',
    message: (v: { key: string; step: string }) =>
      `The field \`${v.key}\` comes from the step \`${v.step}\`, and no guide of its method has that step.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'Name the `id` of a step, or delete `step`.',
  },
  'scope-unknown': {
    severity: 'error',
    message: (v: { name: string }) => `The provider declares no scope \`${v.name}\`.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'Declare it under `scopes` in `provider.yaml`.',
  },
  'brand-literal': {
    severity: 'warning',
    message: (v: { word: string; variable: string }) =>
      `“${v.word}” is the vendor’s own, and partners’ readers would see it here.`,
    hint: (v: { word: string; variable: string }) =>
      `Write \`${v.variable}\`; in code, mark the fence with \`variables\`. What only the vendor’s readers need belongs in \`<WhitelabelHide>\`.`,
  },
  'whitelabel-unwrapped': {
    severity: 'suggestion',
    message: (v: { title: string }) =>
      `“${v.title}” seems to be about the vendor’s own hub, and partners’ readers would see it.`,
    hint: 'If only the vendor’s readers need it, wrap it in `<div data-whitelabel-hide>`, or write that attribute on its `<Step>`.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

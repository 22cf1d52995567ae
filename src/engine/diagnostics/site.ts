import type { DiagnosticDefinition } from './define.ts';

/** What can only be seen over a whole content folder. */
export const siteDiagnostics = {
  'content-empty': {
    severity: 'error',
    message: (v: { folder: string }) => `There is no guide in \`${v.folder}\`.`,
    hint: 'Put guides at `guides/<provider>/<method>.mdx`.',
  },
  'provider-missing': {
    severity: 'error',
    message: (v: { expected: string }) => `The guide has no provider: \`${v.expected}\` does not exist.`,
    hint: 'Write one with at least `name` and `category`.',
  },
  'date-future': {
    severity: 'warning',
    message: (v: { key: string; date: string }) => `\`${v.key}\` is ${v.date}, which is yet to come.`,
    hint: 'Write the day on which it was done.',
  },
  'verification-stale': {
    severity: 'warning',
    message: (v: { date: string; days: number; limit: number }) =>
      `The guide was last checked on ${v.date}, ${v.days} days ago; after ${v.limit} it should be checked again.`,
    hint: 'Follow its steps, correct what has changed, and write the day into `verified.on`.',
  },
  'category-unusual': {
    severity: 'warning',
    message: (v: { category: string }) => `No other provider has the category \`${v.category}\`, and it has no name.`,
    hint: (v: { guess: string }) => `Did you mean \`${v.guess}\`?`,
  },
  'path-unexpected': {
    severity: 'warning',
    message: 'The file is not where a guide is looked for, and is not published.',
    hint: 'Guides are at `guides/<provider>/<method>.mdx` or `guides/<provider>/setup/<method>.mdx`.',
  },
  'page-conflict': {
    severity: 'error',
    message: (v: { url: string; other: string }) =>
      `${v.other ? `\`${v.other}\`` : 'A part of the site itself'} is published at \`${v.url}\` too, and only one can be there.`,
    hint: (v: { other: string }) => (v.other ? 'Rename one of the two files.' : 'Rename the file.'),
  },
  'link-broken': {
    severity: 'error',
    message: (v: { url: string }) => `\`${v.url}\` leads to no page.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'Correct the address, or delete the link.',
  },
  'link-excluded': {
    severity: 'error',
    message: (v: { url: string; variant: string }) =>
      `\`${v.url}\` leads to a page that the variant \`${v.variant}\` does not have.`,
    hint: (v: { variant: string }) =>
      `Add the page to \`guides.include\` in \`variants/${v.variant}.yaml\`, write \`links: unlink\` there to keep only the words, or wrap the link in \`<WhitelabelHide>\`.`,
  },
  'anchor-missing': {
    severity: 'error',
    message: (v: { url: string; id: string }) => `The page that \`${v.url}\` leads to has no \`#${v.id}\`.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`#${v.guess}\`?` : 'Delete the part from `#` on, or give the section or step that `id`.',
  },
  'image-missing': {
    severity: 'error',
    message: (v: { src: string }) => `There is no image \`${v.src}\`.`,
    hint: 'Put it into `public/`, or correct the path.',
  },
  'scope-unused': {
    severity: 'warning',
    message: (v: { name: string }) => `No action needs the scope \`${v.name}\`.`,
    hint: 'Add it to the `scopes` of an action, or delete it.',
  },
  'action-unserved': {
    severity: 'warning',
    message: (v: { id: string }) => `No step of any guide is for the action \`${v.id}\`.`,
    hint: 'Name one of its scopes on the step that grants it, as in `<Step scopes="…">`.',
  },
  'selection-empty': {
    severity: 'warning',
    message: (v: { guide: string; what: string }) =>
      `Whoever chooses only ${v.what} sees no step of the guide \`${v.guide}\`.`,
    hint: 'Name its scopes on the steps it needs, or take the scopes off the steps that everybody needs.',
  },
  'action-unknown': {
    severity: 'error',
    message: (v: { id: string; provider: string }) => `The provider \`${v.provider}\` has no action \`${v.id}\`.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'Declare it under `actions` in `provider.yaml`, or leave it out.',
  },
  'provider-unknown': {
    severity: 'error',
    message: (v: { id: string }) => `There is no provider \`${v.id}\`.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'The name of a provider is that of its folder under `guides`.',
  },
  'connection-missing': {
    severity: 'warning',
    message: (v: { method: string }) =>
      `\`provider.yaml\` has no \`connections.${v.method}\`, so this guide has no form.`,
    hint: 'Define its fields there, or `fields: []` if it has none.',
  },
  'connection-unused': {
    severity: 'warning',
    message: (v: { method: string }) => `No guide is for \`connections.${v.method}\`, so its form is nowhere.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'Its name is that of a guide’s file without `.mdx`, as in `api-key`.',
  },
  'field-unexplained': {
    severity: 'warning',
    message: (v: { key: string }) => `No step says where the required field \`${v.key}\` comes from.`,
    hint: (v: { key: string }) => `Put \`<Field name="${v.key}" />\` into the step that produces the value.`,
  },
} as const satisfies Record<string, DiagnosticDefinition>;

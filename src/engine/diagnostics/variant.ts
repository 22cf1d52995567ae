import type { DiagnosticDefinition } from './define.ts';

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
  'variant-duplicate': {
    severity: 'error',
    message: (v: { id: string; other: string }) => `This file and \`${v.other}\` are both the variant \`${v.id}\`.`,
    hint: 'Delete or rename one of the two: neither `.yml` for `.yaml` nor letter case makes another variant.',
  },
  'site-duplicate': {
    severity: 'error',
    message: (v: { site: string; other: string }) => `\`${v.other}\` has the same \`site\`, \`${v.site}\`.`,
    hint: 'Give each variant an address of its own: only one site can be there.',
  },
  'font-missing': {
    severity: 'error',
    message: (v: { src: string }) => `There is no font \`${v.src}\`.`,
    hint: 'Put it into `public/`, or correct the path.',
  },
  'image-invalid': {
    severity: 'error',
    message: (v: { src: string }) => `\`${v.src}\` is no picture that browsers show.`,
    hint: 'Save it as SVG (in UTF-8), PNG, JPEG, WebP, AVIF, GIF or ICO.',
  },
  'image-too-large': {
    severity: 'error',
    message: (v: { src: string; size: number; limit: number }) =>
      `\`${v.src}\` has ${v.size} bytes; the limit is ${v.limit}.`,
    hint: 'Save it at the size it is shown in, or as SVG.',
  },
  'svg-unsafe': {
    severity: 'error',
    message: (v: { src: string; what: string; line: number }) => `\`${v.src}\` holds ${v.what} on line ${v.line}.`,
    hint: 'Export it anew as a plain drawing, without scripts, styles from elsewhere or embedded pages.',
  },
  'contrast-low': {
    severity: 'error',
    message: (v: { key: string; color: string; against: string; ratio: string; needed: number }) =>
      `\`${v.key}\`, \`${v.color}\`, and ${v.against}, have a contrast of ${v.ratio}:1; it has to be ${v.needed}:1.`,
    hint: (v: { nearest: string }) => `The nearest colour that passes is \`${v.nearest}\`.`,
  },
  'token-loop': {
    severity: 'error',
    message: (v: { loop: string }) => `A variable stands for itself: ${v.loop}.`,
    hint: 'Write a text for one of them that names none of the others.',
  },
  'adapter-unknown': {
    severity: 'error',
    message: (v: { name: string; known: string }) => `There is no adapter \`${v.name}\`; there are ${v.known}.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`${v.guess}\`?` : 'Name the one whose protocol your endpoint speaks, or use `http`.',
  },
  'setting-unsafe': {
    severity: 'warning',
    message: (v: { key: string; value: string; text: string }) =>
      `\`linking.${v.key}\` is \`${v.value}\`. ${v.text.replace(/[.\s]*$/u, '.')}`,
    hint: (v: { key: string }) => `Leave \`${v.key}\` out unless your endpoint cannot do without it.`,
  },
  'linking-missing': {
    severity: 'suggestion',
    message: (v: { variant: string }) =>
      `No account can be linked on the site of \`${v.variant}\`: its guides end without a form.`,
    hint: 'Say under `linking` what receives the form.',
  },
  'locale-untranslated': {
    severity: 'warning',
    message: (v: { locale: string; known: string }) =>
      `The site's own words are not there in \`${v.locale}\` and stay English; there are ${v.known}.`,
    hint: 'Write those that readers see under `messages`, or choose another language.',
  },
  'glob-unmatched': {
    severity: 'error',
    message: (v: { glob: string; key?: string }) =>
      `\`${v.glob.replaceAll('`', "'")}\` matches no ${v.key === 'pages' ? 'page' : 'guide'}.`,
    hint: (v: { guess: string; key?: string }) =>
      v.guess
        ? `Did you mean \`${v.guess}\`?`
        : v.key === 'pages'
          ? 'A page is its path below `pages/` without `.mdx`, as in `guides/accounts`.'
          : 'A guide is `<provider>/<method>`, and all of a provider `<provider>/**`.',
  },
  'variant-empty': {
    severity: 'warning',
    message: 'No guide is on the site of this variant.',
    hint: 'Include some guides, or exclude fewer.',
  },
  'forbidden-provider': {
    severity: 'error',
    message: (v: { word: string; name: string }) =>
      `\`${v.word.replaceAll('`', "'")}\` is forbidden, and is in the name of the provider ${v.name}, whose guides this site has.`,
    hint: (v: { word: string; id: string }) =>
      `Write \`allow: [{ term: '${v.word.replaceAll('`', "'")}', in: 'guides/${v.id}/**', why: … }]\`, or leave the guides out.`,
  },
  'allow-unused': {
    severity: 'warning',
    message: (v: { term: string }) => `Nothing forbids \`${v.term.replaceAll('`', "'")}\`, so it need not be allowed.`,
    hint: 'Correct the word, or delete the entry.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

import type { DiagnosticDefinition } from './catalogue.ts';

/** What can be wrong with a file as a whole. */
export const fileDiagnostics = {
  'source-empty': {
    severity: 'error',
    message: 'The file is empty.',
    hint: 'Write a guide in it, or delete it.',
  },
  'source-binary': {
    severity: 'error',
    message: (v: { reason: string }) => `The file is not UTF-8 text: ${v.reason}.`,
    hint: 'Save it as UTF-8, or move it out of the content folder if it is not a text.',
  },
  'source-too-large': {
    severity: 'error',
    message: (v: { size: number; limit: number }) =>
      `The file has ${v.size} characters; a guide has at most ${v.limit}.`,
    hint: 'Split it into several guides, or move data out of it.',
  },
  'source-too-deep': {
    severity: 'error',
    message: (v: { depth: number; limit: number }) =>
      `Elements, lists or quotes are nested ${v.depth} deep here; the limit is ${v.limit}.`,
    hint: 'Flatten the structure.',
  },
  'source-unreadable': {
    severity: 'error',
    message: (v: { reason: string }) => `The file cannot be read: ${v.reason}.`,
    hint: 'Check that it exists and that you may read it.',
  },
  'source-timeout': {
    severity: 'error',
    message: (v: { seconds: number }) => `The file did not compile within ${v.seconds} seconds.`,
    hint: 'Look for very long runs of `*`, `_`, `[` or `<` without a partner, and shorten or escape them.',
  },
  'syntax-invalid': {
    severity: 'error',
    message: (v: { reason: string }) => `This is not valid MDX: ${v.reason}`,
    hint: 'Put opening and closing tags on lines of their own, and write a literal `<` or `{` as `\\<` or `\\{`.',
  },
  'frontmatter-invalid': {
    severity: 'error',
    message: (v: { reason: string }) => `The frontmatter is not valid YAML: ${v.reason}`,
    hint: 'Quote values that begin with `{`, `[`, `*`, `&`, `@` or hold `: `.',
  },
  'frontmatter-missing': {
    severity: 'error',
    message: 'The file has no frontmatter and no title.',
    hint: 'Begin it with `---`, `title: …`, `description: …`, `---`.',
  },
  'esm-unsupported': {
    severity: 'error',
    message: (v: { keyword: string }) => `\`${v.keyword}\` statements are not part of a guide.`,
    hint: 'Delete the line: the blocks of a guide need no import, and a guide runs no code.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

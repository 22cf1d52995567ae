import type { DiagnosticDefinition } from './define.ts';

/** What can be wrong with a file as a whole. */
export const fileDiagnostics = {
  'source-empty': {
    severity: 'error',
    message: 'The file is empty.',
    hint: 'Write its content, or delete the file.',
  },
  'source-binary': {
    severity: 'error',
    message: (v: { reason: string }) => `The file is not UTF-8 text: ${v.reason}.`,
    hint: 'Save it as UTF-8, or move it out of the content folder if it is not text.',
  },
  'source-too-large': {
    severity: 'error',
    message: (v: { size: number; limit: number }) => `The file is ${v.size} characters long; the limit is ${v.limit}.`,
    hint: 'Split it into several guides, or move data out of it.',
  },
  'source-too-deep': {
    severity: 'error',
    message: (v: { depth: number; limit: number }) =>
      `Elements, lists or quotes are nested ${v.depth} levels deep; the limit is ${v.limit}.`,
    hint: 'Move the innermost parts out of those around them.',
  },
  'marks-too-many': {
    severity: 'error',
    message: (v: { limit: number }) =>
      `A paragraph, heading or cell holds more than ${v.limit} signs of Markdown, such as \`*\`, \`_\` and \`[\`.`,
    hint: 'Divide it with blank lines, or put what is no prose into a code fence.',
  },
  'source-unreadable': {
    severity: 'error',
    message: (v: { reason: string }) => `The file cannot be read: ${v.reason}.`,
    hint: 'Check that it exists and that you may read it.',
  },
  'source-timeout': {
    severity: 'error',
    message: (v: { seconds: number }) => `The file did not compile within ${v.seconds} seconds.`,
    hint: 'Look for thousands of footnotes, lists or tables in it, and divide it.',
  },
  'name-outdated': {
    severity: 'suggestion',
    message: (v: { old: string; name: string }) => `\`${v.old}\` is the former name of \`${v.name}\`.`,
    hint: (v: { name: string }) => `Write \`${v.name}\`, which means the same.`,
  },
  'syntax-invalid': {
    severity: 'error',
    message: (v: { reason: string }) => `MDX cannot read this: ${v.reason}`,
    hint: 'Put opening and closing tags on lines of their own, and write a literal `<` or `{` as `\\<` or `\\{`.',
  },
  'frontmatter-invalid': {
    severity: 'error',
    message: (v: { reason: string }) => `The frontmatter cannot be read as YAML: ${v.reason}`,
    hint: 'Check the indentation, and quote values that begin with `{`, `[`, `*`, `&`, `@` or hold `: `.',
  },
  'frontmatter-missing': {
    severity: 'error',
    message: 'The file has no frontmatter and no title.',
    hint: 'Begin it with the lines `---`, `title: …`, `description: …` and `---`.',
  },
  'esm-unsupported': {
    severity: 'error',
    message: (v: { keyword: string }) => `A guide holds no \`${v.keyword}\` statements.`,
    hint: 'Delete the line: blocks need no import, and a guide runs no code.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

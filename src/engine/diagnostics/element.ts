import type { DiagnosticDefinition } from './define.ts';

/** What can be wrong with tags, attributes and braces. */
export const elementDiagnostics = {
  'element-unclosed': {
    severity: 'error',
    message: (v: { names: string }) => `${v.names} is opened here and never closed.`,
    hint: (v: { closing: string }) => `Write \`${v.closing}\` where it ends.`,
  },
  'element-unopened': {
    severity: 'error',
    message: (v: { name: string }) => `\`</${v.name}>\` closes nothing that is open here.`,
    hint: 'Delete it, or open the element before it.',
  },
  'element-unfinished': {
    severity: 'error',
    message: (v: { name: string }) => `The tag \`<${v.name}\` never ends.`,
    hint: 'End it with `>`, and check that every quote in it is closed. Write a literal `<` as `\\<`.',
  },
  'element-misnested': {
    severity: 'error',
    message: (v: { name: string }) => `\`<${v.name}>\` begins in one paragraph and ends in another.`,
    hint: 'Put the opening and the closing tag on lines of their own.',
  },
  'element-misspelt': {
    severity: 'error',
    message: (v: { name: string }) => `There is no element and no block \`<${v.name}>\`.`,
    hint: (v: { guess: string }) => `Did you mean \`<${v.guess}>\`?`,
  },
  'element-void-open': {
    severity: 'error',
    message: (v: { name: string }) => `\`<${v.name}>\` is not closed, and MDX wants every tag closed.`,
    hint: (v: { name: string }) => `Write \`<${v.name} />\`.`,
  },
  'fence-unclosed': {
    severity: 'error',
    message: 'The code that begins here is never closed.',
    hint: 'Write the signs that it begins with on a line of their own where it ends.',
  },
  'fence-cut-short': {
    severity: 'warning',
    message: 'The code that begins here is never closed: it ends with the list item or quote it stands in.',
    hint: 'Write the signs that it begins with on a line of their own where it ends, indented as it is.',
  },
  'comment-html': {
    severity: 'error',
    message: 'MDX has no comments in `<!-- … -->`.',
    hint: 'Write `{/* … */}`.',
  },
  'autolink-unsupported': {
    severity: 'error',
    message: (v: { url: string }) => `\`<${v.url}>\` is read as a tag: MDX has no links in angle brackets.`,
    hint: 'Write the bare address, or `[words](address)`.',
  },
  'angle-bracket-literal': {
    severity: 'error',
    message: (v: { text: string }) => `MDX reads \`${v.text}\` as a tag, and there is no such element.`,
    hint: 'Write a literal `<` as `\\<`, or put the text in a code span.',
  },
  'brace-literal': {
    severity: 'error',
    message: '`{` is opened here and never closed.',
    hint: 'Write a literal `{` as `\\{`, or close it with `}`.',
  },
  'attribute-unquoted': {
    severity: 'error',
    message: (v: { name: string }) => `The value of \`${v.name}\` is not quoted.`,
    hint: (v: { name: string }) => `Write \`${v.name}="…"\`.`,
  },
  'attribute-unclosed': {
    severity: 'error',
    message: (v: { name: string }) => `The value of \`${v.name}\` begins with a quote, and its end has none.`,
    hint: (v: { name: string }) => `Write \`${v.name}="…"\`.`,
  },
  'expression-unsupported': {
    severity: 'error',
    message: (v: { expression: string }) => `\`{${v.expression}}\` is neither a variable nor a plain value.`,
    hint: 'A guide runs no code: write the value itself, or write literal braces as `\\{…}`.',
  },
  'attribute-spread': {
    severity: 'error',
    message: 'Attributes cannot be spread into a tag: a guide evaluates no code.',
    hint: 'Write each attribute out, as in `title="…"`.',
  },
  'attribute-invalid': {
    severity: 'error',
    message: (v: { block: string; name: string; reason: string }) =>
      `\`<${v.block}>\` does not take this value of \`${v.name}\`: ${v.reason}.`,
    hint: 'The handbook lists the attributes of every block and what they take.',
  },
  'attribute-unread': {
    severity: 'warning',
    message: (v: { name: string; code: string }) =>
      `What \`${v.name}\` says is worked out by code, which is not run: \`${v.code}\`.`,
    hint: (v: { name: string }) => `Write the text itself, as in \`${v.name}="…"\`.`,
  },
  'attribute-missing': {
    severity: 'error',
    message: (v: { block: string; name: string }) => `\`<${v.block}>\` needs the attribute \`${v.name}\`.`,
    hint: (v: { block: string; name: string }) => `Write \`<${v.block} ${v.name}="…">\`.`,
  },
  'attribute-unknown': {
    severity: 'warning',
    message: (v: { block: string; name: string; known: string }) =>
      `\`<${v.block}>\` has no attribute \`${v.name}\`; it takes ${v.known}.`,
    hint: (v: { guess: string }) => (v.guess ? `Did you mean \`${v.guess}\`?` : 'Delete it.'),
  },
  'block-unknown': {
    severity: 'warning',
    message: (v: { name: string }) => `There is no block \`<${v.name}>\`; its content is shown without it.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`<${v.guess}>\`?` : 'Use a block that the handbook lists, or delete the tags.',
  },
  'element-unsafe': {
    severity: 'error',
    message: (v: { name: string }) =>
      `\`<${v.name}>\` is not allowed in a guide; it is left out with everything in it.`,
    hint: 'Delete it: guides hold no scripts, styles or embedded objects.',
  },
  'link-nested': {
    severity: 'warning',
    message: 'A link stands inside another link; only the outer address is kept.',
    hint: 'Keep one of the two.',
  },
  'url-unsafe': {
    severity: 'error',
    message: (v: { url: string }) => `\`${v.url}\` is not an address that a guide may use.`,
    hint: 'Use `https:`, `http:`, `mailto:` or `tel:`, or a path of this site.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

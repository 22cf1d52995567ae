import type { DiagnosticDefinition } from './catalogue.ts';

/** What can be wrong with tags, attributes and braces. */
export const elementDiagnostics = {
  'element-unclosed': {
    severity: 'error',
    message: (v: { names: string }) => `${v.names} is opened here and never closed.`,
    hint: (v: { closing: string }) => `Close it with \`${v.closing}\`.`,
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
    message: (v: { name: string }) =>
      `\`<${v.name}>\` begins in one paragraph and ends in another.`,
    hint: 'Put the opening and the closing tag on lines of their own.',
  },
  'element-void-open': {
    severity: 'error',
    message: (v: { name: string }) => `\`<${v.name}>\` has no end in MDX.`,
    hint: (v: { name: string }) => `Write \`<${v.name} />\`.`,
  },
  'comment-html': {
    severity: 'error',
    message: 'MDX has no `<!-- … -->` comments.',
    hint: 'Write `{/* … */}`.',
  },
  'autolink-unsupported': {
    severity: 'error',
    message: (v: { url: string }) => `MDX has no \`<${v.url}>\` links.`,
    hint: 'Write the bare address, or `[words](address)`.',
  },
  'angle-bracket-literal': {
    severity: 'error',
    message: (v: { text: string }) => `\`${v.text}\` is read as a tag, and there is no such element.`,
    hint: 'Write a literal `<` as `\\<`, or put the text in a code span.',
  },
  'brace-literal': {
    severity: 'error',
    message: '`{` opens an expression that never closes.',
    hint: 'Write a literal `{` as `\\{`.',
  },
  'attribute-unquoted': {
    severity: 'error',
    message: (v: { name: string }) => `The value of \`${v.name}\` is not quoted.`,
    hint: (v: { name: string }) => `Write \`${v.name}="…"\`.`,
  },
  'expression-unsupported': {
    severity: 'error',
    message: (v: { expression: string }) => `\`{${v.expression}}\` would have to be evaluated.`,
    hint: 'A guide runs no code: write the value itself. Write literal braces as `\\{…}`.',
  },
  'attribute-spread': {
    severity: 'error',
    message: 'Attributes cannot be spread: `{…}` inside a tag is not evaluated.',
    hint: 'Write each attribute out.',
  },
  'attribute-invalid': {
    severity: 'error',
    message: (v: { block: string; name: string; reason: string }) =>
      `\`${v.name}\` of \`<${v.block}>\` is not right: ${v.reason}.`,
    hint: 'The handbook lists the attributes of every block and what they take.',
  },
  'attribute-missing': {
    severity: 'error',
    message: (v: { block: string; name: string }) => `\`<${v.block}>\` needs \`${v.name}\`.`,
    hint: (v: { block: string; name: string }) => `Write \`<${v.block} ${v.name}="…">\`.`,
  },
  'attribute-unknown': {
    severity: 'warning',
    message: (v: { block: string; name: string; known: string }) =>
      `\`<${v.block}>\` takes no \`${v.name}\`; it takes ${v.known}.`,
    hint: (v: { guess: string }) => (v.guess ? `Did you mean \`${v.guess}\`?` : 'Delete it.'),
  },
  'block-unknown': {
    severity: 'warning',
    message: (v: { name: string }) =>
      `There is no block \`<${v.name}>\`; its content is kept as it is.`,
    hint: (v: { guess: string }) =>
      v.guess ? `Did you mean \`<${v.guess}>\`?` : 'Use one of the blocks of the handbook.',
  },
  'element-unsafe': {
    severity: 'error',
    message: (v: { name: string }) => `\`<${v.name}>\` is not allowed in a guide; it is left out with all in it.`,
    hint: 'Delete it: guides hold no scripts, styles or embedded objects.',
  },
  'link-nested': {
    severity: 'warning',
    message: 'A link stands inside a link; the outer address is kept.',
    hint: 'Delete one of the two.',
  },
  'url-unsafe': {
    severity: 'error',
    message: (v: { url: string }) => `\`${v.url}\` is not an address a guide may link to.`,
    hint: 'Use `https:`, `http:`, `mailto:` or `tel:`, or a path of this site.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

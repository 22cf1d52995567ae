/** What a document says beside its text. */
const documentLabels = {
  warning: 'Warning',
  danger: 'Danger',
  note: 'Note',
  info: 'Info',
  tip: 'Tip',
  video: 'Watch the video',
  details: 'Details',
  step: 'Step {number}',
  requires: 'What you need',
  scopes: 'Permissions to grant',
  fields: 'Fields to fill in',
  secret: 'secret',
  optional: 'optional',
  onlyFor: 'Only for ',
  or: ' or ',
  and: ' and ',
  anyOf: 'Only for one of several permissions',
  allOf: 'Only for several permissions together',
  notInWhitelabel: 'Not in whitelabel guides.',
  onlyInWhitelabel: 'Only in whitelabel guides.',
  enables: 'Enables: ',
  enablesMany: 'What it enables',
  every: 'every action',
  verifiedConsole: 'Verified on {date} against the provider’s console',
  verifiedDocumentation: 'Verified on {date} against the provider’s documentation',
  showing: 'Showing {shown} of {total} steps, for: ',
  ignored: 'Ignored, because this guide does not have it: ',
  more: ' and {count} more',
  index: 'Index of all pages: ',
} as const;

/**
 * What blocks and formats say of their own, in English. `{name}` is filled in. A site says
 * it in its language; whoever reads a printed guide back gives the same words.
 */
export const labels = {
  ...documentLabels,
  guides: 'Guides',
  about: 'How to link an account, step by step.',
  reading:
    'A guide says how to link an account of one tool in one way. Add `?actions=` or `?scopes=` to its address for only the steps that those need, where a server answers.',
  lists: 'Each list holds the guides of the tools that its name spans, by name.',
  range: '{first} to {last}',
  part: '{title}, {part} of {parts}',
  allGuides: '{title}: all guides',
  allGuidesPart: '{title}: all guides, part {part} of {parts}',
  firstPart: 'The first part: ',
  moreParts: 'More parts: ',
  askLink: 'How do I link an account?',
  askScopes: 'Which permissions does a connection need?',
  askProvider: 'How do I connect {provider}?',
} as const;

/** What blocks and formats say of their own. */
export type Labels = Readonly<Record<keyof typeof labels, string>>;

/** All labels: those given, and English for the rest. */
export function labelsWith(given: Partial<Labels> | undefined): Labels {
  return given ? { ...labels, ...given } : labels;
}

/** Of some labels those of documents that are not as in English. */
export function foreignLabels(given: Partial<Labels> | undefined): Partial<Labels> {
  const english: Readonly<Record<string, string>> = documentLabels;
  return Object.fromEntries(
    Object.entries(given ?? {}).filter(([name, text]) => Object.hasOwn(english, name) && text !== english[name]),
  );
}

/** A label with the values for its names in braces. */
export function fillLabel(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/gu, (found, name: string) => String(values[name] ?? found));
}

/** A pattern of the label, with patterns for its names in braces. */
export function labelPattern(label: string, patterns: Readonly<Record<string, string>> = {}): string {
  return label
    .split(/\{(\w+)\}/u)
    .map((part, index) => (index % 2 === 1 ? (patterns[part] ?? '.*') : part.replace(/[$()*+.?[\\\]^{|}/-]/gu, '\\$&')))
    .join('');
}

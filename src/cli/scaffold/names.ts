import { stringify } from 'yaml';
import { suggestId, whyNoPath } from '../../engine/internal.ts';
import type { Question } from './define.ts';

/** Names with a meaning of their own in a folder of guides. */
const reserved: Readonly<Record<string, string>> = {
  setup: '`setup` is the folder of a provider’s set-up guides',
  index: '`index` is the name of a folder’s own page',
};

const extension = /\.(?:mdx?|ya?ml)$/u;

/** Says why a name cannot be a part of an id, as a sentence; nothing where it can. */
export function problemOfName(name: string): string | undefined {
  const reason = whyNoName(name);
  if (reason === undefined) return undefined;
  const bare = name.replace(extension, '');
  const guess = whyNoName(bare) === undefined ? bare : suggestId(bare);
  return `“${name}” cannot be an id: ${reason}.${guess ? ` Did you mean ${guess}?` : ''}`;
}

function whyNoName(name: string): string | undefined {
  if (/[A-Z]/u.test(name)) return 'ids have no capitals';
  if (extension.test(name)) return 'an id has no file extension';
  if (/^\.|\.$/u.test(name)) return 'it begins or ends with a dot';
  return whyNoPath(name);
}

/** The same for a provider or method, where some names are taken. */
export function problemOfGuidePart(name: string): string | undefined {
  const reason = Object.hasOwn(reserved, name) ? reserved[name] : undefined;
  return reason === undefined ? problemOfName(name) : `“${name}” cannot be an id: ${reason}.`;
}

/** An id as a name: `google-drive` is Google Drive. */
export function nameOf(id: string): string {
  const words = id.replace(/[-_]+/gu, ' ').trim();
  return words.replace(/(?:^| )\p{L}/gu, (begin) => begin.toUpperCase()) || id;
}

/** Asks for the name of a provider or brand. */
export function nameQuestion(text: string, id: string): Question {
  return { flag: 'name', text, standard: nameOf(id), problemOf: problemOfLine };
}

/** Says why a text is none for one line of YAML. */
export function problemOfLine(text: string): string | undefined {
  return text.trim() === '' || /\p{C}/u.test(text) ? 'It is some words on one line.' : undefined;
}

/** A text as a YAML scalar in a block. */
export function yamlText(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim();
}

import { slug } from 'github-slugger';
import { decodePart } from './address/address.ts';
import { fileBegin, type Report } from '../diagnostics/diagnostic.ts';
import { isTaken, takenReason } from './taken-name.ts';

const form = /^[\p{L}\p{N}_-](?:[\p{L}\p{N}\p{M}._~-]*[\p{L}\p{N}\p{M}_~-])?$/u;

/** The begin of ids that pages give to parts of their own, such as `guide-fields`. */
const ownPrefix = 'guide-';

/** Why a name cannot be a part of an address, as the end of a sentence; nothing where it can. */
export function whyNoPath(name: string): string | undefined {
  if (!form.test(name)) return 'an address has neither blanks nor signs such as `?`, `#`, `%` or `:` in such a place';
  return isTaken(name) ? takenReason : undefined;
}

/**
 * Reports the parts of a path that cannot be in an address, at the begin of the file;
 * `last` is what the last part names, and all others are folders.
 */
export function checkPath(path: string, report: Report, last: 'file' | 'folder' = 'file'): void {
  const parts = path.split('/');
  const extension = /\.\w+$/u.exec(report.path)?.[0] ?? '';
  parts.forEach((id, index) => {
    const reason = whyNoPath(id);
    if (reason === undefined) return;
    const named = index === parts.length - 1 ? last : 'folder';
    const name = suggestId(id);
    const guess = name !== '' && named === 'file' ? name + extension : name;
    report.add('id-invalid', { id, reason, guess, named }, fileBegin);
  });
}

/** Why a name cannot be the id of a part of a page, as the end of a sentence; nothing where it can. */
export function whyNoAnchor(name: string): string | undefined {
  return name.startsWith(ownPrefix) ? `what begins with \`${ownPrefix}\` is the page’s own` : whyNoPath(name);
}

/** A slug as an id: one that is taken by the page itself is put behind a word. */
export function anchorOf(slugged: string, word: string): string {
  return slugged.startsWith(ownPrefix) || isTaken(slugged) ? `${word}-${slugged}` : slugged;
}

/** The nearest name that can be one, or an empty text. */
export function suggestId(name: string): string {
  const words = slug(
    decodePart(name)
      .replace(/[^\p{L}\p{N}_-]+/gu, ' ')
      .trim(),
  ).replace(/^[_-]+|[_-]+$/gu, '');
  const bare = words.startsWith(ownPrefix) ? words.slice(ownPrefix.length) : words;
  return bare !== name && whyNoAnchor(bare) === undefined ? bare : '';
}

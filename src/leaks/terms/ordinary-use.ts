import type { Text } from '../texts/text.ts';

/**
 * Whether an ordinary word is meant as a name at a place of a text: with a capital among other words, behind
 * `@`, in a host, at the begin of the name of a picture. In names of code it never is.
 */
export function isMeant({ text, use }: Text, start: number, end: number): boolean {
  const [before, word, after] = [
    text.slice(Math.max(0, start - 80), start),
    text.slice(start, end),
    text.slice(end, end + 80),
  ];
  if (/[\w-]$/u.test(before) || /^[\w]/u.test(after)) return isFileName(before, after) && use !== 'name';
  if (before.endsWith('@') || isHost(before, after)) return use !== 'name';
  if (use === 'file' || use === 'address') return isFileName(before, after);
  if (use === 'name') return false;
  if (isFileName(before, after)) return true;
  return /^\p{Lu}/u.test(word) && !/^\p{Lu}{2,}/u.test(word);
}

const picture = /^[\w.-]*\.(?:avif|gif|ico|jpe?g|mp[34]|pdf|png|svg|ttf|webm|webp|woff2?|zip)\b/iu;

/** Whether a word begins the name of a picture or of another file that somebody made: `/images/front-logo.png`. */
function isFileName(before: string, after: string): boolean {
  return /(?:^|[/\s"'(=])$/u.test(before) && picture.test(after);
}

/** Whether a word is a label of a host: `https://front.example/`, `app.front.com`. */
function isHost(before: string, after: string): boolean {
  if (/:\/\/(?:[\w-]+\.)*$/u.test(before)) return /^[.:/]/u.test(after);
  return /(?:^|[\s("'<.])$/u.test(before) && /^\.(?:ai|app|co|com|dev|example|io|net|org)\b/iu.test(after);
}

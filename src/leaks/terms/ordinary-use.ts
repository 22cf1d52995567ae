import { labelBegin, labelEnd, type Text } from '../texts/text.ts';
import { sentenceAt } from './sentence.ts';

/**
 * How an ordinary word is meant: as the word, as a name, or as one or the other, which a person has to tell.
 */
export type OrdinaryUse = 'word' | 'name' | 'unsure';

/** Verbs whose subject a name is, in sentences that begin with it: "Front lets you …". */
const verbs =
  /^(?:’s|'s|\s+(?:is|was|has|had|can|cannot|will|would|does|may|must|should|asks|connects|creates|gives|helps|keeps|lets|makes|opens|provides|reads|requires|says|sends|syncs|takes|uses|wants|writes))\b/u;
/** Words before a name that do not stand before what a button says. */
const prepositions = /\b(?:by|for|from|in|into|of|to|via|with)\s+$/iu;
/** What a person presses or looks at, beside what it says: "the Copy button". */
const control =
  '(?:box|button|column|dialog|field|icon|item|key|link|menu|option|page|panel|row|screen|section|setting|tab|tile)s?';
const controls = new RegExp(`^\\s+${control}\\b`, 'iu');
const controlBefore = new RegExp(`\\b${control}\\s+$`, 'iu');
/** Keys of data, and names of metadata, whose value is a name. */
const namingKeys =
  /^(?:name|site_name|application-name|author|brand|company|creator|organi[sz]ation|owner|publisher|vendor)$/iu;

/** How an ordinary word is meant at a place of a text. */
export function ordinaryUseOf({ text, use, key }: Text, start: number, end: number): OrdinaryUse {
  const [before, word, after] = [
    text.slice(Math.max(0, start - 400), start),
    text.slice(start, end),
    text.slice(end, end + 80),
  ];
  if (use === 'name') return 'word';
  const isJoined = /[\w-]$/u.test(before) || /^[\w-]/u.test(after);
  if (isFileName(before, after)) return 'name';
  if (isJoined) return 'word';
  if (before.endsWith('@') || isHost(before, after)) return 'name';
  const isCapital = /^\p{Lu}/u.test(word) && !/^\p{Lu}{2,}/u.test(word);
  if (use === 'file' || use === 'address' || !isCapital || isOfCode(before, after)) return 'word';
  if (isInFence(text.slice(0, start))) return 'word';
  if (text.trim() === word)
    return key !== undefined && namingKeys.test(key) ? 'name' : use === 'string' ? 'name' : 'word';
  return useInSentence(text.slice(0, start), before, after);
}

function useInSentence(all: string, before: string, after: string): OrdinaryUse {
  const label = all.lastIndexOf(labelBegin);
  const isWhole = /(?:\*\*|[\u2061\u2062])$/u.test(before) && /^(?:\*\*|[\u2061\u2062])/u.test(after);
  if (isWhole) return prepositions.test(withoutMarks(before)) ? 'unsure' : 'word';
  if (label > all.lastIndexOf(labelEnd) || /\*\*[^*\n]*$/u.test(oddMarks(before))) return 'word';
  const sentence = withoutMarks(sentenceAt(before, before.length).before);
  const rest = withoutMarks(after);
  // Things in a list begin with a capital: "Enables: List bases, Get a table".
  const isItem = /[,:;|•–—(]\s*$/u.test(sentence) || /(?:[\u2062`]\s*|[\u2063["“„«‘]\u2061?)$/u.test(before);
  const isFirst = !/[\p{L}\p{N}]/u.test(sentence) || (isItem && /^\s+(?:\p{Ll}|…)/u.test(rest));
  if (isFirst) return verbs.test(rest) || (/\p{L}/u.test(before) && /^[.!?]\s*$/u.test(rest)) ? 'unsure' : 'word';
  if (controls.test(rest) || controlBefore.test(sentence)) return 'word';
  if (/[›>→/|]\s*$/u.test(sentence) || /^\s*[›→|]/u.test(rest)) return 'word';
  const isBesideName = /^\s+\p{Lu}/u.test(rest) || /(?<=[\p{L}\p{N},;:]\s+)\p{Lu}[\p{L}\p{N}]*\s+$/u.test(sentence);
  return isBesideName ? 'word' : 'name';
}

/** Marks of Markdown before a place, without the bold texts that end there. */
function oddMarks(before: string): string {
  return before.replace(/\*\*[^*\n]+\*\*/gu, '');
}

function withoutMarks(text: string): string {
  return text.replace(/[\u2061-\u2063*_~"“”[\]]/gu, '');
}

/** Whether a place is in a block of code of Markdown. A text may begin within one: a mark with a language is always a begin. */
function isInFence(before: string): boolean {
  let isInside = false;
  for (const [, language] of before.matchAll(/(?:^|\n)[ \t>]*(?:`{3,}|~{3,})([\w-]*)/gu))
    isInside = language !== '' || !isInside;
  return isInside;
}

/** Whether a word is one of code, as `<Card>`, `Group.Read` and `#/schemas/Plan`, or stands between backticks. */
function isOfCode(before: string, after: string): boolean {
  const ticks = (before.match(/`/gu) ?? []).length;
  return (
    /(?:[<./#$={]|&lt;)$/u.test(before) ||
    /^(?:[.:]\w|[(=}>]|&gt;)/u.test(after) ||
    ticks % 2 === 1 ||
    (before.endsWith('`') && after.startsWith('`'))
  );
}

const picture = /^[\w.-]*\.(?:avif|gif|ico|jpe?g|mp[34]|pdf|png|svg|ttf|webm|webp|woff2?|zip)\b/iu;

/** Whether a word begins the name of a picture or of another file that somebody made: `/images/front-logo.png`. */
function isFileName(before: string, after: string): boolean {
  return /(?:^|[/\s"'(=])$/u.test(before) && picture.test(after);
}

/** Whether a word is a label of a host: `https://front.example/`, `app.front.com`. */
function isHost(before: string, after: string): boolean {
  if (/:\/\/(?:[\w-]+\.)*$/u.test(before)) return /^\.[a-z]{2,}(?:\.[a-z]{2})?(?![\w.-])/iu.test(after);
  return /(?:^|[\s("'<.])$/u.test(before) && /^\.(?:ai|app|co|com|dev|io|net|org)(?![\w.-])/iu.test(after);
}

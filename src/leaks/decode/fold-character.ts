/** Characters that show nothing, such as soft hyphens, joiners, zero widths and marks of direction, and those of a trademark. */
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Cf}®™©℠]$/u;
const folded = new Map<number, string>();

/** Letters of Latin that are no letter with an accent, and what stands for them where they are not at hand. */
const latin = { ß: 'ss', ı: 'i', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', æ: 'ae', œ: 'oe', þ: 'th' };
/** Letters of other scripts that look like those below them, or whose capitals do: both are read alike. */
const [lookalikes, looks] = ['авекмнорстухіјѕԛԝһԁαβεζηικμνορτυχ', 'abekmhopctyxijsqwhdabezhikmnoptyx'];
const likeLatin: ReadonlyMap<string, string> = new Map(
  [...Object.entries(latin), ...Array.from(lookalikes, (letter, index) => [letter, looks.charAt(index)] as const)]
    .flatMap(([letter, plain]) => [
      [letter, plain],
      [letter === 'ß' ? 'ẞ' : letter.toUpperCase(), plain.toUpperCase()],
    ])
    .filter(([letter = '']) => letter > '~')
    .map(([letter = '', plain = '']) => [letter, plain]),
);

/**
 * What a character beyond ASCII is searched as: without accents and compatibility forms, as the
 * letter of Latin that it looks like, blanks as a blank, dashes as `-`, nothing for what is invisible. Letters of ASCII keep their case.
 */
export function foldCharacter(code: number): string {
  const known = folded.get(code);
  if (known !== undefined) return known;
  const fresh = fold(String.fromCodePoint(code));
  folded.set(code, fresh);
  return fresh;
}

/** A text of characters folded as {@link foldCharacter} does. */
export function foldCharacters(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    out += code < 0x80 ? character : foldCharacter(code);
  }
  return out;
}

/** A text as it is searched, in lower case. */
export function foldText(text: string): string {
  return foldCharacters(text).toLowerCase();
}

/** Whether a word goes on over this character. */
export function isWordCharacter(code: number): boolean {
  if (code < 0x80) return isAsciiLetter(code) || (code >= 48 && code <= 57);
  const character = String.fromCodePoint(code);
  return /[\p{L}\p{N}\p{M}]/u.test(character) && !isUnspaced(character);
}

/** Whether a character is of a script that writes its words without blanks between them. */
export function isUnspaced(character: string): boolean {
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Hang}ー]/u.test(character);
}

export function isInvisible(code: number): boolean {
  return code >= 0x80 && invisible.test(String.fromCodePoint(code));
}

export function isAsciiLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function fold(character: string): string {
  if (invisible.test(character)) return '';
  if (/\s/u.test(character)) return ' ';
  if (/\p{Pd}|−/u.test(character)) return '-';
  const plain = character
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[^ -~]/gu, (letter) => likeLatin.get(letter) ?? letter);
  // A letter of ASCII keeps its case, which tells where a word of camelCase ends; others are compared without.
  return /^[ -~]*$/u.test(plain) ? plain : plain.toLowerCase().normalize('NFC');
}

/**
 * The words of a text as they are searched for: in lower case, without accents, letters
 * apart from digits (`OAuth2` and `OAuth 2.0` both hold `oauth`), numbers without zeros at
 * their start.
 */
export function termsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/\p{L}+|\p{N}+/gu) ?? []).map((term) => term.replace(/^0+(?=\d)/u, ''));
}

const destination = /(?<=\])\((?:<[^<>]*>|[^\s()<]|\([^\s()]*\))*/gu;
const address = /\bhttps?:\/\/[^\s<>`"']*/giu;

/** Markdown without where it leads: of an address nobody searches the words, and its host may be a name that the text has not. */
export function withoutAddresses(markdown: string): string {
  return markdown.replace(destination, '(').replace(address, ' ');
}

import type { FileFormat, Segment } from './define.ts';

const begin =
  /^(?:\ufeff)?(?:BEGIN:V(?:CARD|CALENDAR)|(?:From|Return-Path|Received|Date|Subject|To|MIME-Version|Message-ID|Content-[A-Za-z-]+|Delivered-To|X-[A-Za-z-]+):?\s)/iu;

/**
 * Mails, contacts and calendars: their lines without folds (RFC 5545, 3.1), and what is quoted-printable
 * without its escapes (RFC 2045, 6.7).
 */
export const mail: FileFormat = {
  matches: (head) => begin.test(head.toString('utf8', 0, 100)),
  *read(file) {
    yield without(file, /\r?\n[ \t]/gu);
    if (/quoted-printable|=\?[\w-]+\?q\?/iu.test(file.toString('latin1'))) yield without(file, /=\r?\n|=[\dA-F]{2}/giu);
  },
  isText: true,
};

/** A text without the signs that a pattern finds, or with what they mean. */
function without(file: Buffer, pattern: RegExp): Segment {
  const bytes: number[] = [];
  const places: number[] = [];
  let from = 0;
  const copy = (to: number): void => {
    for (; from < to; from++) {
      bytes.push(file[from] as number);
      places.push(from);
    }
  };
  for (const { 0: sign, index } of file.toString('latin1').matchAll(pattern)) {
    copy(index);
    if (/^=[\da-f]/iu.test(sign)) {
      bytes.push(Number.parseInt(sign.slice(1), 16));
      places.push(index);
    }
    from = index + sign.length;
  }
  copy(file.length);
  return { bytes: Uint8Array.from(bytes), places: [...places, from], start: 0 };
}

export const [hash, percent, ampersand, apostrophe, quote, slash, semicolon, lessThan, equals, moreThan, backslash] = [
  0x23, 0x25, 0x26, 0x27, 0x22, 0x2f, 0x3b, 0x3c, 0x3d, 0x3e, 0x5c,
] as const;

export function isLetter(byte = 0): boolean {
  return (byte | 32) >= 0x61 && (byte | 32) <= 0x7a;
}

export function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

export function isHexadecimal(byte = 0): boolean {
  return isDigit(byte) || ((byte | 32) >= 0x61 && (byte | 32) <= 0x66);
}

/** The value of so many hexadecimal digits at a place, or -1. */
export function digitsAt(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let index = at; index < at + size; index++) {
    if (!isHexadecimal(bytes[index])) return -1;
    value = value * 16 + Number.parseInt(String.fromCharCode(bytes[index] as number), 16);
  }
  return value;
}

/** Whether a text in lower case stands at a place, in any letter case. */
export function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const byte = bytes[at + index] ?? 0;
    if (byte !== text.charCodeAt(index) && (byte | 32) !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** Where a byte is first found between two places, or -1. */
export function indexOfByte(bytes: Uint8Array, byte: number, from: number, to: number): number {
  const end = Math.min(to, bytes.length);
  for (let at = from; at < end; at++) if (bytes[at] === byte) return at;
  return -1;
}

/** Where a text in lower case is found between two places, all in lower case or all in capitals; or -1. */
export function indexOfText(bytes: Uint8Array, text: string, from: number, to: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, to);
  const exact = buffer.indexOf(text, from, 'latin1');
  return exact < 0 ? buffer.indexOf(text.toUpperCase(), from, 'latin1') : exact;
}

/** Whether a place of a tag is in a value between quotes. */
export function isQuoted(bytes: Uint8Array, tag: number, place: number): boolean {
  let open = 0;
  for (let at = tag; at < place; at++) {
    const byte = bytes[at] as number;
    if (open !== 0) open = byte === open ? 0 : open;
    else if ((byte === quote || byte === apostrophe) && bytes[at - 1] === equals) open = byte;
  }
  return open !== 0;
}

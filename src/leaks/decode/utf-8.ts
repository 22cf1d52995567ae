/** The character of UTF-8 at an index and how many bytes it takes; a byte that begins none is U+FFFD. */
export function characterAt(bytes: Uint8Array, at: number, length: number): { code: number; size: number } {
  const lead = bytes[at] as number;
  if (lead < 0x80) return { code: lead, size: 1 };
  const size = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (size === 1 || at + size > length) return { code: noCharacter, size: 1 };
  let code = lead & (0xff >> (size + 1));
  for (let index = at + 1; index < at + size; index++) {
    const byte = bytes[index] as number;
    if ((byte & 0xc0) !== 0x80) return { code: noCharacter, size: 1 };
    code = (code << 6) | (byte & 0x3f);
  }
  return isCharacter(code) ? { code, size } : { code: noCharacter, size: 1 };
}

export const noCharacter = 0xfffd;

function isCharacter(code: number): boolean {
  return code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}

/** Bytes of which not all are UTF-8, as a text: those that are not are read as Latin-1. */
export function decodeLenient(bytes: Uint8Array): { text: string; byteAt: (index: number) => number } {
  const parts: string[] = [];
  const places = new Uint32Array(bytes.length + 1);
  let units = 0;
  for (let at = 0; at < bytes.length;) {
    const { code, size } = characterAt(bytes, at, bytes.length);
    const character = String.fromCodePoint(size === 1 ? (bytes[at] as number) : code);
    for (let unit = 0; unit < character.length; unit++) places[units++] = at;
    parts.push(character);
    at += size;
  }
  places[units] = bytes.length;
  return { text: parts.join(''), byteAt: (index) => places[index] ?? bytes.length };
}

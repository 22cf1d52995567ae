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

const noCharacter = 0xfffd;

export function isCharacter(code: number): boolean {
  return code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}

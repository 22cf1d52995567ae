/** A number of so many bytes, the highest first. */
export function big(value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
}

/** A number of so many bytes, the lowest first. */
export function little(value: number, size: number): Buffer {
  return big(value, size).reverse();
}

export function utf16le(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

export function utf16be(text: string): Buffer {
  return utf16le(text).swap16();
}

/** Bytes, and texts of one byte a character, one after another. */
export function join(...parts: readonly (Uint8Array | string)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

/** Bytes that are no text. */
export function noise(length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, index) => 0x80 + ((index * 37) % 0x70)));
}

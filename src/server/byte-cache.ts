/** Keeps what was read by a key, up to so many bytes, the least recently asked for going first. */
export function createByteCache(
  most: number,
): (key: string, read: () => Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  let bytes = 0;
  return (key, read) => {
    const content = kept.get(key) ?? read();
    if (kept.delete(key)) bytes -= content.length + costOfEntry;
    kept.set(key, content);
    bytes += content.length + costOfEntry;
    for (const [oldest, { length }] of kept) {
      if (bytes <= most) break;
      kept.delete(oldest);
      bytes -= length + costOfEntry;
    }
    return content;
  };
}

const costOfEntry = 256;

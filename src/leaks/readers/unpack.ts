import { constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** In bytes: what unpacks to more is no text of a site. */
export const mostUnpacked: number = 64 * 1024 * 1024;

const options = { maxOutputLength: mostUnpacked, finishFlush: constants.Z_SYNC_FLUSH };

/** What zlib packed, as far as it goes; nothing where it is not packed so. */
export function inflate(data: Uint8Array): Buffer | undefined {
  return attempt(() => inflateSync(data, options));
}

/** The same without zlib's head, as in an archive. */
export function inflateRaw(data: Uint8Array): Buffer | undefined {
  return attempt(() => inflateRawSync(data, options));
}

/** What Zstandard packed; nothing where it is not packed so. */
export function unzstd(data: Uint8Array): Buffer | undefined {
  return attempt(() => zstdDecompressSync(data, { maxOutputLength: mostUnpacked }));
}

function attempt(unpack: () => Buffer): Buffer | undefined {
  try {
    return unpack();
  } catch {
    return undefined;
  }
}

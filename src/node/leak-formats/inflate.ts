import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/** In bytes: what unpacks to more is no text of a site. */
export const mostUnpacked: number = 64 * 1024 * 1024;

const options = { maxOutputLength: mostUnpacked, finishFlush: constants.Z_SYNC_FLUSH };

/** What zlib packed, as far as it goes; nothing where it is not packed so. */
export function inflate(data: Uint8Array): Buffer | undefined {
  try {
    return inflateSync(data, options);
  } catch {
    return undefined;
  }
}

/** The same without zlib's head, as in an archive. */
export function inflateRaw(data: Uint8Array): Buffer | undefined {
  try {
    return inflateRawSync(data, options);
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';

/** A file that is made when it is asked for. */
export interface LiveFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Changes with the content, and with nothing else. */
  readonly digest: string;
}

/** A file of what was printed, or was kept of that. */
export function liveFileOf(content: string | Uint8Array): LiveFile {
  const bytes = new Uint8Array(Buffer.from(content as Uint8Array));
  return { bytes, digest: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) };
}

import type { UnreadableFile } from '../../engine/internal.ts';

/** A part of a file in which text stands apart from what is drawn or played. */
export interface Segment {
  readonly bytes: Uint8Array;
  /** Where its first byte stands: in the file or, where it is packed, in what was unpacked. */
  readonly start: number;
  /** Where each byte stands, if they do not follow one another. */
  readonly places?: ArrayLike<number>;
  /** How it is packed in the file, such as `zTXt chunk at 37`. */
  readonly packing?: string;
  /** The name that it has in the file, as in an archive. */
  readonly name?: string;
  /** Set where it cannot be looked into, and why. */
  readonly seal?: UnreadableFile;
}

/** A file format in which texts are packed, or stand among bytes that are none. */
export interface FileFormat {
  /** Whether a file is one; of a long file `head` has the first bytes only. */
  readonly matches: (head: Buffer, name: string) => boolean;
  /**
   * The parts of a file. It may throw in the middle where the file is broken off or not as the
   * format says: what came before counts, and the bytes of the file are searched as they are too.
   */
  readonly read: (file: Buffer) => Iterable<Segment>;
  /** Set where the file is text all the same, as a calendar is. */
  readonly isText?: true;
  /** Set if only its name tells what it is. */
  readonly isNamed?: true;
}

/** A part of a file that is not packed. */
export function partOf(file: Buffer, start: number, end: number = file.length): Segment {
  return { bytes: file.subarray(start, Math.max(start, end)), start };
}

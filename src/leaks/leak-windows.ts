/** A stretch of a stream that is searched at once. */
export interface Window {
  readonly bytes: Buffer;
  /** Where in the stream it begins. */
  readonly offset: number;
  /** What begins between these places is found here; what begins elsewhere, in another window. */
  readonly from: number;
  readonly to: number;
  readonly isLast: boolean;
}

const size = 1024 * 1024;
/** More than a term has, however it is encoded, and what has to be seen around it. */
const margin = 8 * 1024;

/**
 * Cuts a stream into windows that overlap, so that memory does not grow with it. The bytes of a
 * window are only its own until the next one comes.
 */
export async function* windowsOf(stream: Buffer | AsyncIterable<Uint8Array>): AsyncGenerator<Window> {
  if (Buffer.isBuffer(stream) && stream.length <= size) {
    yield { bytes: stream, offset: 0, from: 0, to: stream.length, isLast: true };
    return;
  }
  const buffer = Buffer.allocUnsafe(size);
  let filled = 0;
  let offset = 0;
  const from = (): number => (offset === 0 ? 0 : margin);
  for await (const chunk of Buffer.isBuffer(stream) ? [stream] : stream) {
    for (let at = 0; at < chunk.length;) {
      if (filled === size) {
        yield { bytes: buffer, offset, from: from(), to: size - margin, isLast: false };
        buffer.copyWithin(0, size - 2 * margin);
        offset += size - 2 * margin;
        filled = 2 * margin;
      }
      const part = chunk.subarray(at, at + size - filled);
      buffer.set(part, filled);
      filled += part.length;
      at += part.length;
    }
  }
  yield { bytes: buffer.subarray(0, filled), offset, from: from(), to: filled, isLast: true };
}

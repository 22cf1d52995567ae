import { parse } from 'range-parser';
import type { Encoding, OpenedFile } from './served-file.ts';

/** What of a request says in which form a file is sent. */
export type Wishes = (name: string) => string | undefined;

/** A file as it is sent. */
export interface Representation {
  readonly status: 200 | 206 | 304 | 404 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/**
 * A file in the form that a request asks for: packed where it may be, nothing where the
 * asker has it already, a part where one is asked for (RFC 9110, sections 8.4, 13 and 14).
 */
export async function represent(file: OpenedFile, wish: Wishes, status: 200 | 404): Promise<Representation> {
  const range = status === 200 ? wish('range') : undefined;
  const encoding = range === undefined ? chooseEncoding(file.encodings, wish('accept-encoding')) : 'identity';
  const etag = `"${file.digest}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const headers: Record<string, string> = {
    ETag: etag,
    'Accept-Ranges': 'bytes',
    ...(file.encodings.length > 1 ? { Vary: 'Accept-Encoding' } : {}),
  };
  if (status === 200 && isKnown(etag, wish('if-none-match'))) return { status: 304, headers };
  const body = await file.read(encoding);
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  const condition = wish('if-range');
  const part = range !== undefined && (condition ?? etag) === etag ? readRange(range, body.length) : undefined;
  if (!part) return { status, headers, body };
  if (part === 'none') return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${body.length}` } };
  const [first, last] = part;
  headers['Content-Range'] = `bytes ${first}-${last}/${body.length}`;
  return { status: 206, headers, body: body.subarray(first, last + 1) };
}

/** The smallest form that is accepted; without a wish the file as it is. */
function chooseEncoding(there: readonly Encoding[], accepted: string | undefined): Encoding {
  const qualities = new Map(
    (accepted ?? '').split(',').map((part): [string, number] => {
      const [, name = '', quality = '1'] = /^\s*([^;\s]+)\s*(?:;\s*q=([\d.]+)\s*)?$/iu.exec(part) ?? [];
      return [name.toLowerCase(), Number(quality)];
    }),
  );
  const isAccepted = (encoding: Encoding): boolean => (qualities.get(encoding) ?? qualities.get('*') ?? 0) > 0;
  return there.find((encoding) => encoding !== 'identity' && isAccepted(encoding)) ?? 'identity';
}

function isKnown(etag: string, known: string | undefined): boolean {
  if (known === undefined) return false;
  return known.trim() === '*' || known.split(',').some((each) => each.trim().replace(/^W\//u, '') === etag);
}

/** First and last byte of a single range; several at once, and what is none, are not taken up. */
function readRange(range: string, length: number): readonly [number, number] | 'none' | undefined {
  const { type, code, ranges } = parse(length, range.trim());
  // The first bit of the code says that a part is malformed.
  if (type !== 'bytes' || (code & 1) === 1 || ranges.length > 1) return undefined;
  const [part] = ranges;
  return part ? [part.start, part.end] : 'none';
}

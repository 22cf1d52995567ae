import { crc32, deflateSync } from 'node:zlib';
import { big, join, little, noise } from './parts.ts';

/** A PNG of one pixel with these chunks before its picture, and what comes after its end. */
export function png(chunks: readonly (readonly [string, Uint8Array])[], rest: Uint8Array = new Uint8Array(0)): Buffer {
  const chunk = (type: string, data: Uint8Array): Buffer =>
    join(big(data.length, 4), type, data, big(crc32(join(type, data)), 4));
  const head = join(big(1, 4), big(1, 4), '\u0008\0\0\0\0');
  return join(
    '\u0089PNG\r\n\u001a\n',
    chunk('IHDR', head),
    ...chunks.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', deflateSync('\0\0')),
    chunk('IEND', new Uint8Array(0)),
    rest,
  );
}

/** A JPEG with these segments, a scan with bytes that look like markers, and what comes after its end. */
export function jpeg(
  segments: readonly (readonly [number, Uint8Array])[],
  rest: Uint8Array = new Uint8Array(0),
): Buffer {
  return join(
    '\u00ff\u00d8',
    ...segments.map(([marker, data]) => join(Uint8Array.of(0xff, marker), big(data.length + 2, 2), data)),
    '\u00ff\u00da\0\u0008\u0001\u0001\0\0?\0',
    noise(40),
    '\u00ff\0\u00ff\u00d0',
    noise(40),
    '\u00ff\u00d9',
    rest,
  );
}

/** A WebP with these chunks behind its picture. */
export function webp(chunks: readonly (readonly [string, Uint8Array])[]): Buffer {
  const written = [['VP8L', noise(20)] as const, ...chunks].map(([type, data]) =>
    join(type, little(data.length, 4), data, new Uint8Array(data.length % 2)),
  );
  const body = join('WEBP', ...written);
  return join('RIFF', little(body.length, 4), body);
}

/** A TIFF of the values of these tags, as types and bytes; below EXIF where `isExif`. */
export function tiff(
  tags: readonly (readonly [tag: number, type: number, value: Uint8Array])[],
  { isBig = false, isExif = false } = {},
): Buffer {
  const number = isBig ? big : little;
  const folderAt = isExif ? 8 + 2 + 12 + 4 : 8;
  let valueAt = folderAt + 2 + tags.length * 12 + 4;
  const values: Uint8Array[] = [];
  const entries = tags.map(([tag, type, value]) => {
    const head = join(number(tag, 2), number(type, 2), number(value.length, 4));
    if (value.length <= 4) return join(head, value, new Uint8Array(4 - value.length));
    values.push(value);
    valueAt += value.length;
    return join(head, number(valueAt - value.length, 4));
  });
  const folder = join(number(tags.length, 2), ...entries, number(0, 4), ...values);
  const outer = join(number(1, 2), number(0x8769, 2), number(4, 2), number(1, 4), number(folderAt, 4), number(0, 4));
  return join(isBig ? 'MM\0*' : 'II*\0', number(8, 4), ...(isExif ? [outer] : []), folder);
}

/** An icon of one PNG. */
export function icon(image: Uint8Array): Buffer {
  return join(
    '\0\0\u0001\0\u0001\0',
    '\u0001\u0001\0\0\u0001\0\u0020\0',
    little(image.length, 4),
    little(22, 4),
    image,
  );
}

import { big, join, little, noise, utf16le } from './parts.ts';

/** A box of MP4 and its kin. */
export function box(type: string, ...parts: readonly (Uint8Array | string)[]): Buffer {
  const body = join(...parts);
  return join(big(body.length + 8, 4), type, body);
}

const media = (): Buffer => box('mdat', noise(64));

/** An M4A with a title in its list of properties. */
export function m4a(title: string): Buffer {
  const value = box('data', big(1, 4), big(0, 4), Buffer.from(title));
  const handler = box('hdlr', new Uint8Array(8), 'mdirappl', new Uint8Array(9));
  const meta = box('meta', big(0, 4), handler, box('ilst', box('\u00a9nam', value)));
  return join(box('ftyp', 'M4A \0\0\0\0'), box('moov', box('udta', meta)), media());
}

/** An AVIF whose EXIF stands among the pixels. */
export function avif(exif: Uint8Array): Buffer {
  const item = join(big(0, 4), exif);
  const handler = box('hdlr', new Uint8Array(8), 'pict', new Uint8Array(13));
  const entry = box('infe', '\u0002\0\0\0', big(1, 2), big(0, 2), 'Exif\0');
  const information = box('iinf', big(0, 4), big(1, 2), entry);
  const locations = (start: number): Buffer =>
    box('iloc', big(0, 4), '\u0044\0', big(1, 2), big(1, 2), big(0, 2), big(1, 2), big(start, 4), big(item.length, 4));
  const file = (start: number): Buffer =>
    join(
      box('ftyp', 'avif\0\0\0\0'),
      box('meta', big(0, 4), handler, information, locations(start)),
      box('mdat', noise(32), item, noise(32)),
    );
  return file(file(0).length - item.length - 32);
}

/** An MP3 with a title in UTF-16. */
export function mp3(title: string): Buffer {
  const text = join('\u0001\u00ff\u00fe', utf16le(title));
  const frame = join('TIT2', big(text.length, 4), new Uint8Array(2), text);
  return join('ID3\u0003\0\0', big(frame.length, 4), frame, '\u00ff\u00fb', noise(200));
}

/** An Ogg whose comment goes on over the end of a page. */
export function ogg(comment: string): Buffer {
  const page = (position: number, body: Uint8Array): Buffer =>
    join('OggS\0\0', little(position, 6), new Uint8Array(2), noise(12), '\u0001', Uint8Array.of(body.length), body);
  const text = join('\u0003vorbis', little(4, 4), 'test', little(1, 4), little(comment.length, 4), comment);
  const half = text.length - Math.ceil(comment.length / 2);
  return join(
    page(0, join('\u0001vorbis', noise(23))),
    page(0, text.subarray(0, half)),
    page(0, text.subarray(half)),
    page(1000, noise(200)),
  );
}

export function flac(comment: string): Buffer {
  const text = join(little(4, 4), 'test', little(1, 4), little(comment.length, 4), comment);
  return join('fLaC\0', big(34, 3), noise(34), '\u0084', big(text.length, 3), text, '\u00ff\u00f8', noise(100));
}

/** A WebAssembly module with a section of its own, between code. */
export function wasm(name: string, text: string): Buffer {
  const section = (id: number, body: Uint8Array): Buffer => join(Uint8Array.of(id, body.length), body);
  const custom = join(Uint8Array.of(name.length), name, text);
  return join('\0asm\u0001\0\0\0', section(10, noise(60)), section(0, custom));
}

import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pdf, pdfStream, zip } from './packed-files/archives.ts';
import { font, fontCollection, woff, woff2 } from './packed-files/fonts.ts';
import { avif, flac, m4a, mp3, ogg, wasm } from './packed-files/media.ts';
import { big, join, noise, utf16be, utf16le } from './packed-files/parts.ts';
import { icon, jpeg, png, tiff, webp } from './packed-files/pictures.ts';
import { scan, variantOf } from './scan-site.ts';

/** So short a name is not found where text does not stand apart from other bytes. */
const box = variantOf('box', 'site: https://connect.bx.example\nbrand: { name: Bxq }\n');
const { length } = 'Bxq';

/** What of a file is made with a name, and how it is packed there; without that the name is searched in the file. */
type FormatPlant = readonly [
  what: string,
  file: string,
  make: (name: string) => Buffer,
  packing?: string | undefined,
  offset?: number,
];

const xmp = (name: string): Buffer => join('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:title>', name, '</dc:title>');
const exif = (name: string): Buffer => join('Exif\0\0', tiff([[0x013b, 2, join(name, '\0')]], { isExif: true }));
const iptc = (name: string): Buffer =>
  join('Photoshop 3.0\u00008BIM\u0004\u0004\0\0', big(length + 5, 4), '\u001c\u0002P\0\u0003', name);
const iccText = (name: string): Buffer =>
  join('mluc\0\0\0\0', big(1, 4), big(12, 4), 'enUS', big(6, 4), big(28, 4), utf16be(name));

const plants: readonly FormatPlant[] = [
  ['PNG tEXt', 'a.png', (name) => png([['tEXt', join('Author\0', name)]])],
  ['PNG zTXt', 'a.png', (name) => png([['zTXt', join('Author\0\0', deflateSync(name))]]), 'zTXt chunk at 37', 0],
  ['PNG iTXt', 'a.png', (name) => png([['iTXt', join('Title\0\0\0en\0\0', name)]])],
  [
    'PNG iTXt, packed',
    'a.png',
    (name) => png([['iTXt', join('Title\0\u0001\0en\0\0', deflateSync(name))]]),
    'iTXt chunk at 37',
    0,
  ],
  [
    'PNG iCCP',
    'a.png',
    (name) => png([['iCCP', join('sRGB\0\0', deflateSync(join('desc', name)))]]),
    'iCCP chunk at 37',
    4,
  ],
  ['PNG eXIf', 'a.png', (name) => png([['eXIf', tiff([[0x0131, 2, join('by ', name, '\0')]])]])],
  [
    'APNG',
    'a.png',
    (name) =>
      png([
        ['acTL', join(big(1, 4), big(0, 4))],
        ['fdAT', noise(30)],
        ['tEXt', join('Author\0', name)],
      ]),
  ],
  ['PNG, after its end', 'a.png', (name) => png([], join('// ', name))],
  ['PNG with a ZIP after its end', 'a.png', (name) => png([], zip([['a.txt', name]])), 'entry a.txt', 0],
  ['JPEG comment', 'a.jpg', (name) => jpeg([[0xfe, join('by ', name)]])],
  ['JPEG EXIF', 'a.jpg', (name) => jpeg([[0xe1, exif(name)]])],
  ['JPEG XMP', 'a.jpg', (name) => jpeg([[0xe1, xmp(name)]])],
  ['JPEG IPTC', 'a.jpg', (name) => jpeg([[0xed, iptc(name)]])],
  ['JPEG ICC', 'a.jpg', (name) => jpeg([[0xe2, join('ICC_PROFILE\0\u0001\u0001', iccText(name))]])],
  ['JPEG, after its end', 'a.jpg', (name) => jpeg([], join('by ', name))],
  ['JPEG, after the scan', 'a.jpg', (name) => jpeg([[0xfe, join('x')]], jpeg([[0xfe, join('by ', name)]]))],
  ['WebP EXIF', 'a.webp', (name) => webp([['EXIF', tiff([[0x010e, 2, join(name, '\0')]])]])],
  ['WebP XMP', 'a.webp', (name) => webp([['XMP ', xmp(name)]])],
  ['TIFF', 'a.tif', (name) => tiff([[0x010e, 2, join('by ', name, '\0')]])],
  ['TIFF, big endian', 'a.tif', (name) => tiff([[0x010e, 2, join('by ', name, '\0')]], { isBig: true })],
  ['icon', 'a.ico', (name) => icon(png([['tEXt', join('Author\0', name)]]))],
  ['MP4', 'a.m4a', m4a],
  ['AVIF EXIF', 'a.avif', (name) => avif(tiff([[0x010e, 2, join(name, '\0')]]))],
  ['Ogg', 'a.ogg', (name) => ogg(`ARTIST=the ${name} of it`)],
  ['FLAC', 'a.flac', (name) => flac(`ARTIST=${name}`)],
  ['WebAssembly', 'a.wasm', (name) => wasm('producers', name)],
  ['name in WebAssembly', 'a.wasm', (name) => wasm(name, '\0')],
  ['WOFF metadata', 'a.woff', (name) => woff({ metadata: `<m>${name}</m>` }), 'metadata of the font', 3],
  ['WOFF 2 metadata', 'a.woff2', (name) => woff2({ metadata: `<m>${name}</m>` }), 'metadata of the font', 3],
  [
    'ZIP',
    'a.zip',
    (name) =>
      zip([
        ['a.txt', 'x'],
        ['b.txt', `by ${name}`],
      ]),
    'entry b.txt',
    3,
  ],
  ['ZIP with Zstandard', 'a.zip', (name) => zip([['b.txt', `by ${name}`]], { method: 93 }), 'entry b.txt', 3],
  ['ZIP, not packed', 'a.zip', (name) => zip([['b.txt', `by ${name}`]], { method: 0 })],
  ['name in a ZIP', 'a.zip', (name) => zip([[name, 'x']]), undefined, 82],
  ['comment of a ZIP', 'a.zip', (name) => zip([['a', 'x']], { comment: name })],
  ['docx', 'a.docx', (name) => zip([['word/document.xml', `<w:t>${name}</w:t>`]]), 'entry word/document.xml', 5],
  ['gzip in a ZIP', 'a.jar', (name) => zip([['a.gz', gzipSync(`by ${name}`)]]), 'entry a.gz, gzip', 3],
  ['brotli in a ZIP', 'a.zip', (name) => zip([['a.br', brotliCompressSync(`by ${name}`)]]), 'entry a.br, brotli', 3],
  [
    'picture in a document',
    'a.odt',
    (name) => zip([['a.png', png([['zTXt', join('A\0\0', deflateSync(name))]])]]),
    'entry a.png, zTXt chunk at 37',
    0,
  ],
  ['ZIP in a ZIP', 'a.zip', (name) => zip([['b.zip', zip([['c', name]])]]), 'entry b.zip, entry c', 0],
  ['gzip', 'a.txt.gz', (name) => gzipSync(`by ${name}`), 'gzip', 3],
  ['SVG in gzip', 'a.svgz', (name) => gzipSync(`<svg><title>${name}</title></svg>`), 'gzip', 12],
  ['gzip by another name', 'a.pf_index', (name) => gzipSync(`by ${name}`), 'gzip', 3],
  ['gzip in gzip', 'a.gz', (name) => gzipSync(gzipSync(`by ${name}`)), 'gzip, gzip', 3],
  [
    'archive in gzip',
    'a.tar.gz',
    (name) => gzipSync(join('a.txt', new Uint8Array(507), `the text is by ${name}`)),
    'gzip',
    527,
  ],
  ['picture in gzip', 'a.png.gz', (name) => gzipSync(png([['tEXt', join('Author\0', name)]])), 'gzip', 48],
  ['Zstandard', 'a.txt.zst', (name) => zstdCompressSync(`by ${name}`), 'zstd', 3],
  ['zlib', 'a.zz', (name) => deflateSync(`by ${name}`), 'deflate', 3],
  ['brotli', 'a.txt.br', (name) => brotliCompressSync(`by ${name}`), 'brotli', 3],
  ['PDF information', 'a.pdf', (name) => pdf(['<</Type/Catalog>>', `<</Author(by ${name})>>`])],
  [
    'PDF stream',
    'a.pdf',
    (name) => pdf(['<<>>', pdfStream(deflateSync(`BT (by ${name}) Tj ET`), '/Filter/FlateDecode')]),
    'stream at 84',
    7,
  ],
  [
    'PDF text in parts',
    'a.pdf',
    (name) => pdf(['<<>>', pdfStream(deflateSync(`[(${name[0]})-20(${name.slice(1)})]TJ`), '/Filter/FlateDecode')]),
    'stream at 84',
    2,
  ],
  [
    'PDF object stream',
    'a.pdf',
    (name) =>
      pdf(['<<>>', pdfStream(deflateSync(`1 0 <</Title(${name})>>`), '/Type/ObjStm/N 1/First 4/Filter/FlateDecode')]),
    'stream at 108',
    13,
  ],
  ['PDF XMP', 'a.pdf', (name) => pdf(['<<>>', pdfStream(xmp(name), '/Type/Metadata')])],
];

describe('a name in', () => {
  for (const [what, file, make, packing, offset] of plants)
    test(what, async () => {
      const bytes = make('Bxq');
      const place = packing === undefined ? { place: 'content' } : { place: 'unpacked', packing };
      const leaks = await scan({ [file]: bytes }, { others: [box] });
      expect(leaks).toMatchObject([
        {
          file,
          ...place,
          offset: offset ?? placeOf(bytes),
          term: 'Bxq',
          source: { variant: 'box', key: 'brand.name' },
        },
      ]);
      expect(await scan({ [file]: make('Abc') }, { others: [box] })).toEqual([]);
    });
});

/** Where the letters of the name begin in a file. */
function placeOf(bytes: Buffer): number {
  return [join('Bxq'), utf16le('Bxq').subarray(0, -1)].map((name) => bytes.indexOf(name)).find((at) => at >= 0) ?? -1;
}

describe('texts of two bytes a character', () => {
  const name = '株式会社';
  const asian = variantOf('asian', `site: https://connect.bx.example\nbrand: { name: ${name} }\n`);

  const texts: readonly FormatPlant[] = [
    ['TIFF XPTitle', 'a.tif', (text) => tiff([[0x9c9b, 1, utf16le(`${text}\0`)]])],
    [
      'EXIF comment',
      'a.jpg',
      (text) => jpeg([[0xe1, join('Exif\0\0', tiff([[0x9286, 7, join('UNICODE\0', utf16le(text))]]))]]),
    ],
    ['MP3', 'a.mp3', mp3],
    ['font', 'a.ttf', font],
    ['font collection', 'a.ttc', fontCollection],
    ['WOFF', 'a.woff', (text) => woff({ names: text }), 'table of names'],
    ['WOFF 2', 'a.woff2', (text) => woff2({ names: text }), 'brotli of the font'],
    ['WOFF 2 collection', 'a.woff2', (text) => woff2({ names: text, isCollection: true }), 'brotli of the font'],
    ['PDF information', 'a.pdf', (text) => pdf(['<<>>', join('<</Title(', utf16be(`\ufeff${text}`), ')>>')])],
    ['PDF in octal', 'a.pdf', (text) => pdf(['<<>>', `<</Title(${octal(utf16be(`\ufeff${text}`))})>>`])],
    ['PDF in hexadecimal', 'a.pdf', (text) => pdf(['<<>>', `<</Title<${utf16be(`\ufeff${text}`).toString('hex')}>>>`])],
    ['text, little endian', 'a.txt', (text) => utf16le(`\ufeffby ${text}`)],
    ['text, big endian', 'a.txt', (text) => utf16be(`\ufeffby ${text}`)],
  ];

  for (const [what, file, make, packing] of texts)
    test(what, async () => {
      const place = packing === undefined ? { place: 'content' } : { place: 'unpacked', packing };
      expect(await scan({ [file]: make(name) }, { others: [asian] })).toMatchObject([{ file, ...place, term: name }]);
      expect(await scan({ [file]: make('Abc') }, { others: [asian] })).toEqual([]);
    });
});

function octal(bytes: Buffer): string {
  return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

describe('what is stored as it is', () => {
  test.each([
    ['gzip', 'a.gz', gzipSync('by Stepwell', { level: 0 })],
    ['zlib', 'a.zz', deflateSync('by Stepwell', { level: 0 })],
    ['brotli', 'a.br', brotliCompressSync('by Stepwell')],
    ['ZIP', 'a.zip', zip([['a.txt', 'by Stepwell']], { method: 0 })],
  ])('in %s is found once', async (_what, file, bytes) => {
    expect(await scan({ [file]: bytes })).toHaveLength(1);
  });
});

describe('a file that is broken off', () => {
  const text = `by Bxq ${Array.from({ length: 2000 }, (_, index) => index * 7919).join(' ')}`;
  test.each([
    ['gzip', 'a.gz', gzipSync(text)],
    ['zlib', 'a.zz', deflateSync(text)],
    ['PNG', 'a.png', png([['zTXt', join('A\0\0', deflateSync(text))]])],
  ])('in %s is searched up to there', async (_what, file, bytes) => {
    expect(await scan({ [file]: bytes.subarray(0, bytes.length - 300) }, { others: [box] })).toHaveLength(1);
  });
});

test('text that begins like a file is text', async () => {
  for (const begin of ['true', 'RIFF', 'ID3', 'OTTO', 'GIF8', 'OggS', 'wOFF', 'x^2', 'MM'])
    expect(await scan({ 'a.txt': `${begin} by &#83;tepwell` }), begin).toHaveLength(1);
});

describe('a file that cannot be looked into is not published', () => {
  const bzip2 = join('BZh91AY&SY', noise(20));
  const sealedFiles: readonly (readonly [what: string, file: string, bytes: Uint8Array, term: string])[] = [
    ['bzip2', 'a.tar.bz2', bzip2, 'bzip2'],
    ['xz', 'a.xz', join(Buffer.from('fd377a585a000004', 'hex'), noise(20)), 'xz'],
    ['7z', 'a.7z', join(Buffer.from('377abcaf271c0004', 'hex'), noise(20)), '7z'],
    ['RAR', 'a.rar', join(Buffer.from('526172211a0701', 'hex'), noise(20)), 'rar'],
    ['LZ4', 'a.lz4', join(Buffer.from('04224d18', 'hex'), noise(20)), 'lz4'],
    ['LZMA', 'a.lzma', join(Buffer.from('5d00008000ffffffffffffffff00', 'hex'), noise(20)), 'lzma'],
    ['bzip2 in gzip', 'a.gz', gzipSync(bzip2), 'bzip2'],
    ['bzip2 in a ZIP', 'a.zip', zip([['a.bz2', bzip2]]), 'bzip2'],
    ['bzip2 in base64', 'a.js', Buffer.from(`a("${bzip2.toString('base64')}")`), 'bzip2'],
    ['an entry that LZMA packs', 'a.zip', zip([['a.txt', 'x']], { method: 14 }), 'lzma'],
    ['an encrypted PDF', 'a.pdf', pdf(['<<>>', '<</Encrypt 5 0 R>>']), 'encrypted'],
  ];

  test.each(sealedFiles)('%s', async (_what, file, bytes, term) => {
    const source = { variant: 'acme', key: 'allow' };
    expect(await scan({ [file]: bytes })).toMatchObject([{ file, kind: 'archive', term, source }]);
    const variant = variantOf(
      'acme',
      `site: https://connect.acme.example\nbrand: { name: Acme }\nallow: [{ term: ${term}, in: 'a.*', why: it holds no text }]\n`,
    );
    expect(await scan({ [file]: bytes }, { variant })).toEqual([]);
  });
});

describe('a name in mails, contacts and calendars', () => {
  const card = (line: string): string => `BEGIN:VCARD\r\nVERSION:3.0\r\n${line}\r\nEND:VCARD\r\n`;
  test.each<[what: string, file: string, text: string, clean?: string]>([
    ['a folded line', 'a.vcf', card('ORG:Step\r\n well Inc')],
    ['quoted-printable', 'a.vcf', card('ORG;ENCODING=QUOTED-PRINTABLE:=53=54epwell')],
    [
      'a picture in folded base64',
      'a.vcf',
      card(`PHOTO:${foldedPicture('by Stepwell and others')}`),
      card(`PHOTO:${foldedPicture('by Acme and others')}`),
    ],
    ['a calendar', 'a.ics', 'BEGIN:VCALENDAR\r\nSUMMARY:Call St\r\n epwell\r\nEND:VCALENDAR\r\n'],
    ['an encoded subject', 'a.eml', 'Subject: =?utf-8?Q?By_=53tepwell?=\r\n\r\nx'],
    ['a soft line break', 'a.mhtml', 'Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Step=\r\nwell</p>'],
  ])('in %s', async (_what, file, text, clean = text.replaceAll(/well|epwell/gu, 'x')) => {
    const [leak] = await scan({ [file]: text });
    expect(leak).toMatchObject({ file, term: 'Stepwell' });
    expect(await scan({ [file]: clean })).toEqual([]);
  });
});

function foldedPicture(name: string): string {
  const picture = png([['tEXt', join('Author\0', name)]]).toString('base64');
  return picture.match(/.{1,60}/gu)?.join('\r\n ') ?? '';
}

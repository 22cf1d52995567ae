import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createLeakGate, type LeakGate } from '../../src/leaks/leak-gate.ts';
import { pdf, zip } from './packed-files/archives.ts';
import { font, woff2 } from './packed-files/fonts.ts';
import { avif, m4a, mp3 } from './packed-files/media.ts';
import { join } from './packed-files/parts.ts';
import { jpeg, png, tiff, webp } from './packed-files/pictures.ts';
import { joined, languages } from './plants/languages.ts';
import { fileNames, places } from './plants/places.ts';
import { spellings } from './plants/spellings.ts';
import { variantOf } from './scan-site.ts';

const own = variantOf('own', 'site: https://link.tolvaren.example\nbrand: { name: Tolvaren }\n');
const vendor = variantOf(
  'default',
  `whitelabel: false
site: https://guides.quillmarsh.example
brand: { name: 'Quillmarsh, Inc.', hub: Quillmarsh Gate }
variables: { support.email: care@quillmarsh.example }
`,
);
const gate: LeakGate = createLeakGate({ variant: own, variants: [vendor, own], providers: [], content: 'nowhere' });

/** A text with a name in place of its signs. */
function written(text: string, name: string): string {
  return text.replaceAll('¤', name).replaceAll('¢', name.toLowerCase()).replaceAll('£', name.toUpperCase());
}

/** How many of some plants are found, and those that are not; none is found without the name. */
function missed(plants: readonly (readonly [file: string, make: (name: string) => string | Buffer])[]): string[] {
  return plants.flatMap(([file, make]) => {
    const find = (name: string): number => gate.search(written(file, name), Buffer.from(make(name))).length;
    const isFalse = find('Tolvaren') > 0;
    return find('Quillmarsh') > 0 && !isFalse
      ? []
      : [`${isFalse ? 'false: ' : ''}${file}: ${String(make('Quillmarsh'))}`];
  });
}

const inFile =
  (text: string) =>
  (name: string): string =>
    written(text, name);

test('none is missed in a place', () => {
  expect(places.length).toBeGreaterThanOrEqual(95);
  expect(missed(places.map(([file, text]) => [file, inFile(text)]))).toEqual([]);
});

test('none is missed in the name of a file', () => {
  expect(missed(fileNames.map((file) => [file, () => 'x']))).toEqual([]);
});

test('none is missed however it is written', () => {
  expect(spellings.length).toBeGreaterThanOrEqual(60);
  expect(missed(spellings.map(([, file, write]) => [file, write]))).toEqual([]);
});

test('none is missed in a language', () => {
  expect(languages.length).toBeGreaterThanOrEqual(60);
  const kinds: readonly (readonly [string, (sentence: string) => string])[] = [
    ['a.md', (sentence) => sentence],
    ['a.html', (sentence) => `<p>${sentence}</p>`],
    ['a.json', (sentence) => JSON.stringify([sentence])],
  ];
  const plants = languages.flatMap(([, sentence], at) => {
    const [file, write] = kinds[at % kinds.length] ?? ['', String];
    return [[file, (name: string) => write(sentence.replace('¤', name))] as const];
  });
  expect(missed(plants)).toEqual([]);
});

test('none is missed that is joined to something', () => {
  const plants = joined.flatMap((text) => [
    ['a.md', inFile(`Use ${text} here.`)] as const,
    ['a.html', inFile(`<code>${text.replaceAll('"', '&quot;')}</code>`)] as const,
  ]);
  expect(missed(plants)).toEqual([]);
});

test('none is missed in a file of another kind', () => {
  const plants: readonly (readonly [string, (name: string) => Buffer])[] = [
    ['a.png', (name) => png([['tEXt', join('Author\0', name)]])],
    ['a.png', (name) => png([['zTXt', join('Author\0\0', deflateSync(name))]])],
    ['a.jpg', (name) => jpeg([[0xfe, join('by ', name)]])],
    [
      'a.jpg',
      (name) => jpeg([[0xe1, join('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:title>', name, '</dc:title>')]]),
    ],
    ['a.webp', (name) => webp([['XMP ', join('<x>', name, '</x>')]])],
    ['a.tif', (name) => tiff([[0x010e, 2, join('by ', name, '\0')]])],
    ['a.avif', (name) => avif(tiff([[0x010e, 2, join(name, '\0')]]))],
    ['a.mp3', mp3],
    ['a.m4a', m4a],
    ['a.ttf', font],
    ['a.woff2', (name) => woff2({ names: name })],
    ['a.pdf', (name) => pdf(['<</Type/Catalog>>', `<</Author(by ${name})>>`])],
    ['a.zip', (name) => zip([['a.txt', name]])],
    ['a.docx', (name) => zip([['word/document.xml', `<w:t>${name.slice(0, 4)}</w:t><w:t>${name.slice(4)}</w:t>`]])],
    ['a.html.gz', (name) => gzipSync(`<p>${name}`)],
    ['a.html.br', (name) => brotliCompressSync(`<p>${name}`)],
    ['a.js', (name) => Buffer.from(`a("${gzipSync(`by ${name}`).toString('base64')}")`)],
    ['a.txt', (name) => Buffer.from(`\ufeffby ${name}`, 'utf16le')],
  ];
  expect(missed(plants)).toEqual([]);
});

test('code that all sites share is searched for the words of all, once', () => {
  const search = (text: string, identity: string): number =>
    gate.searchCode('assets/a.js', Buffer.from(text), identity).length;
  expect(search('a("by Quillmarsh")', 'one')).toBe(1);
  expect(search('a("by nobody")', 'two')).toBe(0);
  // What is known of a file is not asked again.
  expect(search('a("by Quillmarsh")', 'two')).toBe(0);
});

import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zip } from './packed-files/archives.ts';
import { scan, variantOf } from './scan-site.ts';

const vendor = variantOf(
  'default',
  `whitelabel: false
site: https://docs.stepwell.example
brand: { name: Stepwell, hub: Orchid Connect }
variables: { support.email: help@stepwell-mail.example }
`,
);

/** A text with a leak between `«` and `»`, or with none. */
async function expectLeak(file: string, marked: string, others = [vendor]): Promise<void> {
  const text = marked.replaceAll(/[«»]/gu, '');
  const leaks = await scan({ [file]: text }, { others });
  const offsets = marked.includes('«') ? [Buffer.byteLength(marked.slice(0, marked.indexOf('«')))] : [];
  expect(leaks.map(({ offset }) => offset)).toEqual(offsets);
}

describe('a name is found as a reader sees it', () => {
  test.each([
    ['an element in a word', 'a.html', '<p>«Step<b>well»</b>'],
    ['an element with a sign in an attribute', 'a.html', '<p>«Step<span title="a > b">well»</span>'],
    ['an element of its first letter', 'a.html', '<p><b>«S</b>tepwell»'],
    ['an element a letter', 'a.html', '<i>«S</i><i>t</i><i>e</i><i>p</i><i>w</i><i>e</i><i>l</i><i>l»</i>'],
    ['a custom element', 'a.html', '«Step<x-y>well»</x-y>'],
    ['an element of SVG', 'a.svg', '<text>«Step<tspan x="1">well»</tspan></text>'],
    ['two words, one in an element', 'a.html', '<a href="/x">«Orchid</a> Connect»'],
    ['two words, each in an element', 'a.html', '<b>«Orchid</b> <i>Connect»</i>'],
    ['two lines', 'a.html', '<p>«Orchid<BR/>Connect»'],
    ['a break with a class', 'a.html', '«Step<wbr class="a">well»'],
    ['an HTML comment', 'a.html', '«Step<!-- no -->well»'],
    ['HTML in JSON', 'a.json', '{"html":"«Step<\\/b><b class=\\"a\\">well»"}'],
    ['HTML in JSON, escaped', 'a.json', '{"html":"«Step\\u003cb\\u003ewell»"}'],
    ['runs of a document', 'a.xml', '<w:t>«Step</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>well»</w:t>'],
    ['sections of XML', 'a.xml', '<t><![CDATA[«Step]]><![CDATA[well»]]></t>'],
    ['emphasis in Markdown', 'a.md', 'By «Step**well»**.'],
    ['emphasis of a word in Markdown', 'a.md', 'By **«Orchid** Connect».'],
    ['emphasis with underscores in Markdown', 'a.md', 'By _«Orchid_ Connect».'],
    ['a link in Markdown', 'a.md', 'By [«Step](/guides/)well».'],
    ['code in Markdown', 'a.md', 'By `«Orchid` Connect».'],
    ['a quotation in Markdown', 'a.md', '> by «Orchid\n> Connect»'],
    ['a licence banner', 'a.js', '/*! by «Orchid\n * Connect» */'],
    ['comments of lines', 'a.js', '// by «Orchid\n// Connect»'],
    ['comments of a list', 'robots.txt', '# by «Orchid\n# Connect»\n'],
    ['strings', 'a.js', 'a("«Step" + "well»")'],
    ['strings of one letter', 'a.js', "a('«S'+'t'+'e'+'p'+\n'well»')"],
    ['strings with an empty one', 'a.js', 'a("«Step"+""+"well»")'],
    ['strings by a method', 'a.js', 'a("«Step".concat("well»"))'],
    ['strings in JSON', 'a.json', '{"code":"\\"«Step\\" + \\"well»\\""}'],
    ['strings of a style', 'a.css', 'a::after { content: "«Step" "well»" }'],
    ['a host in strings', 'a.js', 'a("«docs."+"stepwell"+".example»")'],
    ['a host with an element', 'a.html', '<b>«docs</b>.stepwell.example»'],
    ['a control character', 'a.txt', '«Step\u0001well»'],
  ])('through %s', async (_what, file, marked) => expectLeak(file, marked));

  test.each([
    ['words apart', 'a.html', '<p>Orchid</p><p>Connect</p>'],
    ['cells', 'a.html', '<tr><td>Orchid</td><td>Connect</td></tr>'],
    ['a list of words', 'a.json', '["orchid","connect"]'],
    ['keys', 'a.json', '{"orchid":"connect"}'],
    ['options', 'a.html', '<option>Step</option><option>well</option>'],
    ['an address between', 'a.html', '<a href="/orchid" title="connect">x</a>'],
    ['own name in parts', 'a.html', '<b>Ac</b>me'],
  ])('but not in %s', async (_what, file, text) => expectLeak(file, text));
});

const base64 = (data: string | Uint8Array): string => Buffer.from(data).toString('base64');
const lines = (text: string, size: number, end: string): string =>
  text.match(new RegExp(`.{1,${size}}`, 'gu'))?.join(end) ?? '';

describe('what is encoded is found', () => {
  const long = (before: number): string => base64(`${'x'.repeat(before)} by Stepwell and others who have more to say`);

  test.each([
    ['base64 in lines of 76', 'a.txt', lines(long(50), 76, '\n')],
    ['base64 in lines of 64', 'a.pem', lines(long(41), 64, '\r\n')],
    ['base64 in indented lines', 'a.yaml', `a: |\n  ${lines(long(50), 76, '\n  ')}`],
    ['base64 with breaks in JSON', 'a.json', JSON.stringify(lines(long(50), 76, '\n'))],
    ['base64 twice', 'a.txt', base64(base64('It is by Stepwell.'))],
    ['base64 three times', 'a.txt', base64(base64(base64('It is by Stepwell.')))],
    ['base64 of references', 'a.txt', base64('<title>&#83;tepwell</title>')],
    ['base64 of UTF-16', 'a.txt', base64(Buffer.from('by Stepwell', 'utf16le'))],
    ['base64 of gzip', 'a.js', `a("${base64(gzipSync('by Stepwell'))}")`],
    ['base64 for addresses of gzip', 'a.js', `a("${gzipSync('by Stepwell').toString('base64url')}")`],
    ['base64 of zlib', 'a.js', `a("${base64(deflateSync('by Stepwell'))}")`],
    ['base64 of Zstandard', 'a.js', `a("${base64(zstdCompressSync('by Stepwell, by Stepwell, by Stepwell'))}")`],
    ['base64 of a ZIP', 'a.js', `a("${base64(zip([['a.txt', 'by Stepwell']]))}")`],
    ['base64 in gzip in a ZIP', 'a.txt', base64(zip([['a', gzipSync(base64(gzipSync('by Stepwell')))]]))],
    ['a token', 'a.txt', `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"iss":"Stepwell"}').toString('base64url')}.Abc`],
    [
      'an SVG in a style in JSON',
      'a.json',
      JSON.stringify('a { background: url("data:image/svg+xml,%3Ctitle%3E%53tepwell%3C/title%3E") }'),
    ],
    [
      'an SVG in an SVG',
      'a.css',
      `url(data:image/svg+xml;base64,${base64(`<svg><image href="data:;base64,${base64('<svg><title>Stepwell')}"/>`)})`,
    ],
    ['hexadecimal', 'a.txt', Buffer.from('by Stepwell').toString('hex')],
    ['hexadecimal in capitals', 'a.txt', `0x${Buffer.from('by Stepwell').toString('hex').toUpperCase()}`],
    ['hexadecimal after a digit', 'a.txt', `f${Buffer.from('by Stepwell').toString('hex')}`],
  ])('in %s', async (_what, file, text) => {
    const leaks = await scan({ [file]: text }, { others: [vendor] });
    expect(new Set(leaks.map(({ term }) => term))).toEqual(new Set(['Stepwell']));
  });

  test('and noise is not', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 30_000 }, (_, index) => (index * index * 2654435761) >>> 13));
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(await scan({ 'a.txt': noise.toString(encoding) }, { others: [vendor] })).toEqual([]);
  });
});

describe('another way to write a character', () => {
  const fraktur = Array.from('stepwell', (letter) => String.fromCodePoint(0x1d51e - 97 + letter.charCodeAt(0))).join(
    '',
  );

  test.each([
    ['two escapes for one', 'a.json', `"«${fraktur.replaceAll(/./gsu, escaped)}»"`],
    ['the same in a string in JSON', 'a.json', JSON.stringify(`"${fraktur.replaceAll(/./gsu, escaped)}"`)],
    ['references in UTF-16', 'a.html', Buffer.from('<p>&#83;tepwell', 'utf16le')],
    ['the same with a byte order mark', 'a.html', Buffer.from('\ufeff<p>&#83;tepwell', 'utf16le').swap16()],
  ])('%s', async (_what, file, text) => {
    const data = typeof text === 'string' ? text.replaceAll(/[«»]/gu, '') : text;
    expect(await scan({ [file]: data }, { others: [vendor] })).toMatchObject([{ term: 'Stepwell' }]);
  });
});

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16)}`).join(
    '',
  );
}

const bank = variantOf(
  'bank',
  `site: https://connect.münchen-bank.example
brand: { name: Münchner Bank, hub: Café Link }
variables: { support.email: hilfe@grüße-mail.example }
`,
);
const library = variantOf('library', 'site: https://connect.xn--bcher-kva.example\nbrand: { name: Ørsted Haus }\n');

describe('letters beyond ASCII', () => {
  test.each([
    ['a host as in addresses', 'https://«connect.xn--mnchen-bank-thb.example»/'],
    ['the same in capitals, in percent', '%58N--mnchen-bank-thb.example'],
    ['a mailbox at such a host', '«hilfe@xn--gre-mail-rya30a.example»'],
    ['a host that is written as in addresses', 'https://«connect.bücher.example»/'],
    ['the same in percent', 'https://connect.b%C3%BCcher.example/'],
    ['a host without its dots', 'https://«connect.munchen-bank.example»/'],
    ['a host with letters for them', 'https://«connect.muenchen-bank.example»/'],
    ['a name with letters for them', 'the «Muenchner Bank»'],
    ['a name in capitals', 'the «MÜNCHNER BANK»'],
    ['a name with a stroke left out', 'the «Orsted Haus»'],
    ['Cyrillic letters that look alike', 'the «Mün\u0441hn\u0435r Bank»'],
    ['Greek letters that look alike', 'the «\u039c\u00fcnchner \u0392ank»'],
  ])('%s', async (_what, marked) => {
    const [leak, ...more] = await scan({ 'a.txt': marked.replaceAll(/[«»]/gu, '') }, { others: [bank, library] });
    expect(more).toEqual([]);
    expect(leak).toBeDefined();
    if (marked.includes('«')) expect(leak?.offset).toBe(Buffer.byteLength(marked.slice(0, marked.indexOf('«'))));
  });

  test.each(['base64', 'base64url', 'hex'] as const)('in %s', async (encoding) => {
    for (const text of ['Die Münchner Bank.', 'É: Café Link', 'M\u00ad\u00fcnchner Bank'])
      expect(await scan({ 'a.txt': Buffer.from(text).toString(encoding) }, { others: [bank] }), text).toHaveLength(1);
  });
});

describe('what is joined to a name', () => {
  test.each([
    'many «Stepwell»s',
    'the «Stepwell»’s',
    'a("«stepwell»s_open")',
    '@«stepwell»hq',
    'https://get«stepwell».test/',
    '«Stepwell»2',
    'v2«stepwell»',
    '__«STEPWELL»__',
    'my«Stepwell»Session',
    '--«stepwell»-accent',
    'X-«Stepwell»-Id',
    '«STEPWELL»APP',
  ])('%s', async (marked) => expectLeak('a.txt', marked));

  test('but not to a short one, or to a word of code', async () => {
    const others = [variantOf('box', 'site: https://connect.bx.example\nbrand: { name: Bxq }\n')];
    expect(await scan({ 'a.txt': 'bxqs, getbxq, bxq2' }, { others })).toEqual([]);
    const targets = [variantOf('t', 'site: https://connect.tg.example\nbrand: { name: Target }\n')];
    expect(await scan({ 'a.txt': 'the targets' }, { others: targets })).toEqual([]);
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { createLeakGate } from '../../src/leaks/leak-gate.ts';
import { measureCommand } from './measure-command.ts';
import { partnerVariants } from './partner-variants.ts';

/** What searching a folder for the words of other variants costs. */
export interface LeakGateCost {
  readonly partners: number;
  readonly megabytes: number;
  readonly megabytesPerSecond: number;
  /** Of pages alone, by the time of a core, once the process has begun. */
  readonly pageMegabytesPerSecond: number;
  /** Of a process that does nothing else; absent where the machine does not tell. */
  readonly peakMegabytes?: number;
}

const mebibyte = 1024 * 1024;

/** Measures the leak gate over generated files of the kinds a site has, against as many other variants. */
export async function scanMegabytesPerSecond(
  folder: string,
  { megabytes = 200, partners = 1000 } = {},
): Promise<LeakGateCost> {
  const bytes = writeFiles(folder, megabytes * mebibyte);
  const scan = fileURLToPath(new URL('scan-folder.ts', import.meta.url));
  const { wallSeconds, peakMegabytes } = await measureCommand([scan, folder, String(partners)], {});
  return {
    partners,
    megabytes: Math.round(bytes / mebibyte),
    megabytesPerSecond: bytes / mebibyte / wallSeconds,
    pageMegabytesPerSecond: searchPages(partners),
    ...(peakMegabytes === undefined ? {} : { peakMegabytes }),
  };
}

/** Searches the same pages again and again, as a site has them: most of it marks, with little that is encoded. */
function searchPages(partners: number): number {
  const variants = partnerVariants(partners);
  const [variant] = variants.slice(-1);
  if (!variant) throw new Error('Cannot search without variants');
  const gate = createLeakGate({ variant, variants, providers: [], content: '.' });
  const pages = Array.from({ length: 200 }, (_, index) => Buffer.from(pageOf(index)));
  const size = pages.reduce((sum, { length }) => sum + length, 0);
  const passes = 40;
  let started = process.cpuUsage();
  // The first passes are those in which the code is compiled.
  for (let pass = -5; pass < passes; pass++) {
    if (pass === 0) started = process.cpuUsage();
    for (const [index, page] of pages.entries()) gate.search(`guides/${index}/index.html`, page);
  }
  const { user, system } = process.cpuUsage(started);
  return (size * passes) / mebibyte / ((user + system) / 1e6);
}

function pageOf(index: number): string {
  const steps = Array.from(
    { length: 20 + (index % 20) },
    (_, step) =>
      `<li class="guide-step" id="step-${step}"><h3 class="guide-step-title"><a href="/guides/a%20b/#step-${step}">` +
      `Step ${step}</a></h3><p>${sentences[(index + step) % sentences.length]} Open <strong>Settings › API</strong>, ` +
      `then <code class="language-sh">curl -H &quot;Accept: text/html&quot;</code>.</p></li>`,
  );
  return `<!doctype html><html lang="en"><title>Guide ${index}</title><body><ol class="guide-steps">${steps.join('\n')}</ol></body></html>`;
}

const sentences = [
  'Open the administration console and sign in as an owner of the account.',
  'Choose **Settings › Integrations**, then press “Create key” and copy what it shows.',
  'Tick these permissions: `employees:read`, `goals:read` and `reports:read`.',
  'L’accès est vérifié une fois, après quoi la clé n’est plus montrée.',
];

/** Files of many sizes: pages, data, styles, scripts, images, packed siblings. The same each time. */
function writeFiles(folder: string, size: number): number {
  const random = generator();
  const text = (length: number): string => {
    let out = '';
    while (out.length < length) out += `${sentences[random() % sentences.length]} ${random().toString(36)}\n`;
    return out;
  };
  const totals = { written: 0 };
  const write = (name: string, data: string | Uint8Array): void => {
    mkdirSync(join(folder, String(Math.trunc(totals.written / (10 * mebibyte)))), { recursive: true });
    writeFileSync(join(folder, String(Math.trunc(totals.written / (10 * mebibyte))), name), data);
    totals.written += Buffer.byteLength(data);
  };
  for (let index = 0; totals.written < size; index++) {
    const prose = text(6000 + (random() % 8000));
    const paragraphs = prose.split('\n').map((line) => `<p class="guide-step" title="a &amp; b">${line}</p>`);
    const html = `<!doctype html><title>Guide</title><a href="/guides/a%20b/">x</a>${paragraphs.join('\n')}`;
    write(`${index}.html`, html);
    write(`${index}.md`, prose);
    write(`${index}.json`, JSON.stringify({ id: index, html, markdown: prose }));
    write(
      `${index}.css`,
      `.a${index}::before { content: '\\201c'; background: linear-gradient(#fff, #eee) }\n`.repeat(100),
    );
    write(
      `${index}.js`,
      `export const a${index}=(b)=>b.split("\\n").map((c)=>c.trim()).join("\\u2026");\n`.repeat(100),
    );
    if (index % 5 > 0) continue;
    write(`${index}.png`, Buffer.concat([pngBegin, Buffer.from(Uint32Array.from({ length: 20_000 }, random).buffer)]));
    write(`${index}.html.gz`, gzipSync(html));
    write(`${index}.html.br`, brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }));
    if (index % 500 === 0) write(`${index}-search.json`, JSON.stringify(Array.from({ length: 400 }, () => text(4000))));
  }
  return totals.written;
}

/** The signature, and a chunk of 80,000 bytes of image data (`IDAT`). */
const pngBegin = Buffer.from('89504e470d0a1a0a0001388049444154', 'hex');

/** Numbers that look random and are the same each time (xorshift, Marsaglia 2003). */
function generator(): () => number {
  let state = 2026;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

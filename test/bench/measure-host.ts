import { rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { generateContent, generatePartners } from './generate-content.ts';
import { generateGuides } from './generated-guide.ts';
import { markdownTable } from './markdown-table.ts';
import { measureCommand } from './measure-command.ts';
import { startServer } from './start-server.ts';
import type { Measured } from './targets.ts';

/** What the live host costs. Times are in milliseconds, of one request after the other. */
export interface HostCost {
  readonly partners: number;
  readonly guides: number;
  /** Until it is ready, with an empty cache and again. */
  readonly start: readonly [cold: number, warm: number];
  /** MB once it is ready, and after all requests. */
  readonly megabytes: readonly [before: number, after: number];
  /** The first page of a partner, for which its site is opened. */
  readonly firstOfPartner: Spread;
  /** The first ask of a page of an open site. */
  readonly first: Spread;
  readonly kept: Spread;
  /** From the write of a new partner's file to its first page. */
  readonly newPartner: Spread;
  /** Answered by one connection after the other, of kept pages; beside `serve` of one of the sites. */
  readonly requestsPerSecond: { readonly host: number; readonly serve: number };
}

export interface Spread {
  readonly median: number;
  readonly p99: number;
}

const asked = { partners: 10, pages: 50, newPartners: 5 };

/** Starts a host over so many partners of so many guides, and asks it. */
export async function measureHost(
  folder: string,
  scripts: { readonly host: string; readonly serve: string; readonly build: string },
  { partners, guides }: { readonly partners: number; readonly guides: number },
): Promise<HostCost> {
  const content = join(folder, 'content');
  const cache = join(folder, 'cache');
  generateContent(content, guides);
  generatePartners(content, partners);
  const cold = await startServer(scripts.host, ['--content', content], cache);
  await cold.stop();
  const host = await startServer(scripts.host, ['--content', content], cache);
  try {
    const before = host.megabytes();
    const pages = generateGuides(guides)
      .slice(0, asked.pages)
      .map(({ provider, method }) => `/guides/${provider}/${method}/`);
    const firstOfPartner: number[] = [];
    const first: number[] = [];
    const kept: number[] = [];
    for (let partner = 1; partner <= asked.partners; partner += 1) {
      const name = `connect.partner-${partner}.example`;
      firstOfPartner.push(await timeOf(host.port, name, '/'));
      for (const page of pages) first.push(await timeOf(host.port, name, page));
      for (const page of pages) kept.push(await timeOf(host.port, name, page));
    }
    const newPartner: number[] = [];
    for (let at = 1; at <= asked.newPartners; at += 1) newPartner.push(await timeOfPartner(host.port, content, at));
    const hosted = await rateOf(host.port, 'connect.partner-1.example', pages);
    const after = host.megabytes();
    const out = join(folder, 'dist');
    await measureCommand([scripts.build, '--content', content, '--variant', 'partner-1', '--out', out], {
      STEPWELL_CACHE: cache,
    });
    const server = await startServer(scripts.serve, ['--dir', join(out, 'partner-1')], cache);
    const served = await rateOf(server.port, 'connect.partner-1.example', pages).finally(() => void server.stop());
    return {
      partners,
      guides,
      start: [cold.started, host.started],
      megabytes: [before, after],
      firstOfPartner: spreadOf(firstOfPartner),
      first: spreadOf(first),
      kept: spreadOf(kept),
      newPartner: spreadOf(newPartner),
      requestsPerSecond: { host: hosted, serve: served },
    };
  } finally {
    await host.stop();
  }
}

/** The table of it. */
export function printHost(cost: HostCost): string {
  const { partners, guides, start, megabytes, requestsPerSecond } = cost;
  const spread = ({ median, p99 }: Spread): string => `${median.toFixed(1)} / ${p99.toFixed(1)}`;
  const rows = [
    ['start with an empty cache / again, s', start.map((time) => (time / 1000).toFixed(1)).join(' / ')],
    ['memory when ready / after all requests, MB', megabytes.map((size) => size.toFixed(0)).join(' / ')],
    ['first page of a partner, ms (median / p99)', spread(cost.firstOfPartner)],
    ['first ask of a page, ms (median / p99)', spread(cost.first)],
    ['kept page, ms (median / p99)', spread(cost.kept)],
    ['new partner’s file to its first page, ms (median / p99)', spread(cost.newPartner)],
    [
      'kept pages, requests/s (host / serve)',
      `${requestsPerSecond.host.toFixed(0)} / ${requestsPerSecond.serve.toFixed(0)}`,
    ],
  ];
  return `## Live host of ${partners} partners × ${guides} guides\n\n${markdownTable([['', ''], ...rows], [0])}`;
}

/** What it is beside the targets. */
export function compareHost({ first, kept, newPartner }: HostCost): Measured {
  return {
    ask: `${first.median.toFixed(1)} / ${kept.median.toFixed(1)}`,
    partner: (newPartner.median / 1000).toFixed(2),
  };
}

/** The status of a page under a name; `fetch` would not send one. */
function ask(port: number, name: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, headers: { host: name, accept: 'text/html' } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end();
  });
}

async function timeOf(port: number, name: string, path: string): Promise<number> {
  const begun = performance.now();
  const status = await ask(port, name, path);
  if (status !== 200) throw new Error(`Cannot measure the host: ${name}${path} answers ${status}`);
  return performance.now() - begun;
}

async function timeOfPartner(port: number, content: string, at: number): Promise<number> {
  const id = `newcomer-${at}`;
  const file = join(content, `variants/${id}.yaml`);
  const begun = performance.now();
  writeFileSync(
    file,
    `whitelabel: true
site: https://connect.${id}.example
brand: { name: Newcomer ${at} }
variables: { support.email: help@${id}.example, callbackUrl: 'https://connect.${id}.example/oauth' }
`,
  );
  while ((await ask(port, `connect.${id}.example`, '/')) !== 200) await wait(5);
  const time = performance.now() - begun;
  rmSync(file);
  while ((await ask(port, `connect.${id}.example`, '/')) === 200) await wait(5);
  return time;
}

/** Requests that one client after the other has answered in a second. */
async function rateOf(port: number, name: string, pages: readonly string[]): Promise<number> {
  for (const page of pages) await ask(port, name, page);
  const begun = performance.now();
  let answered = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - begun < 5000) {
      await ask(port, name, pages[answered % pages.length] ?? '/');
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: 16 }, client));
  return answered / ((performance.now() - begun) / 1000);
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}

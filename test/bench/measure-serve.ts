import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../src/system/files/file-tree.ts';
import { packFolder } from '../server/hosts/pack-folder.ts';
import { freePort } from '../../src/server/port.ts';
import { runNginx } from '../publish/hosts/run-host.ts';
import { webServers } from '../web-servers.ts';
import { generateContent } from './generate-content.ts';
import { canMakeLoad, type LoadCost, putUnderLoad } from './load.ts';
import { measureCommand } from './measure-command.ts';

/** What a server does under load. */
export interface ServeCost extends LoadCost {
  readonly server: 'npm run serve' | 'nginx';
  readonly asked: string;
  /** Memory of `npm run serve` when the load began to be held, in MB, and after it; absent of nginx. */
  readonly megabytes?: readonly [before: number, after: number];
}

const guides = 1000;

/**
 * How `npm run serve` and nginx, of one worker, serve the same site; nothing where wrk or nginx is missing.
 * The one packs text itself, the other finds it packed, as `build --pack` leaves it: nginx keeps nothing that it packs.
 */
export async function measureServe(
  folder: string,
  scripts: { readonly build: string; readonly serve: string },
): Promise<readonly ServeCost[]> {
  if (!canMakeLoad() || !existsSync(webServers.nginx)) return [];
  const content = join(folder, 'content');
  const out = join(folder, 'dist');
  generateContent(content, guides);
  await measureCommand([scripts.build, '--content', content, '--out', out], { STEPWELL_CACHE: join(folder, 'cache') });
  const site = join(out, 'default');
  const pages = (await listFiles(site))
    .filter((file) => file.startsWith('guides/') && file.endsWith('/index.html'))
    .map((file) => `/${file.slice(0, -'index.html'.length)}`);
  const guide = pages.find((path) => path.endsWith('/api-key/')) ?? '/';
  const loads: Loads = {
    'one guide': { paths: [guide], accept: 'text/html' },
    'every page in turn': { paths: pages, accept: 'text/html' },
    'every page as Markdown': { paths: pages, accept: 'text/markdown' },
    'one guide, not changed': { paths: [guide], accept: 'text/html', isKept: true },
    'a guide narrowed by actions': {
      paths: [`${guide.slice(0, -1)}.md?actions=list_people`],
      accept: '*/*',
      isOfServe: true,
    },
  };
  const node = await measureNode(site, scripts.serve, loads);
  await packFolder(site);
  return [...node, ...(await measureNginx(site, loads))];
}

type Loads = Readonly<Record<string, Asked>>;

interface Asked {
  readonly paths: readonly string[];
  readonly accept: string;
  /** The client has it already, and asks whether it has changed. */
  readonly isKept?: boolean;
  /** No other host answers it. */
  readonly isOfServe?: boolean;
}

async function measureNode(site: string, script: string, loads: Loads): Promise<ServeCost[]> {
  const port = await freePort(0);
  const child = spawn(process.execPath, [script, '--dir', site, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const memory = (): number =>
    Number(/^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  try {
    return await measureLoads('npm run serve', port, loads, memory);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function measureNginx(site: string, loads: Loads): Promise<ServeCost[]> {
  const read = (name: string): string => readFileSync(join(site, name), 'utf8');
  const { port, stop } = await runNginx(site, {
    id: 'default',
    origin: 'https://guides.example',
    headers: read('_headers'),
    redirects: read('_redirects'),
    answer: '',
  });
  try {
    const served = Object.entries(loads).filter(([, { isOfServe }]) => !isOfServe);
    return await measureLoads('nginx', port, Object.fromEntries(served));
  } finally {
    await stop();
  }
}

async function measureLoads(
  server: ServeCost['server'],
  port: number,
  loads: Loads,
  memory?: () => number,
): Promise<ServeCost[]> {
  const costs: ServeCost[] = [];
  for (const [asked, load] of Object.entries(loads)) {
    await measureLoad(port, load, 3);
    const before = memory?.();
    const cost = { server, asked, ...(await measureLoad(port, load)) };
    costs.push(memory && before !== undefined ? { ...cost, megabytes: [before, memory()] } : cost);
  }
  return costs;
}

async function measureLoad(port: number, { paths, accept, isKept }: Asked, seconds = 10): Promise<LoadCost> {
  const origin = `http://127.0.0.1:${port}`;
  const headers = { Accept: accept, 'Accept-Encoding': 'gzip' };
  if (!isKept) return putUnderLoad(origin, { paths, headers }, seconds);
  const answer = await fetch(`${origin}${paths[0] ?? '/'}`, { headers });
  await answer.arrayBuffer();
  return putUnderLoad(
    origin,
    { paths, headers: { ...headers, 'If-None-Match': answer.headers.get('etag') ?? '' } },
    seconds,
  );
}

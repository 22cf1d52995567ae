import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { caddy } from '../../../src/publish/hosts/caddy.ts';
import { cloudflare } from '../../../src/publish/hosts/cloudflare.ts';
import { folderOf } from '../../../src/publish/hosts/host-description.ts';
import { nginx } from '../../../src/publish/hosts/nginx.ts';
import { listen } from '../../../src/server/listen.ts';
import { freePort } from '../../../src/server/port.ts';
import { createStaticHost } from '../../../src/server/static-host.ts';
import type { HostAdapter, HostedSite } from '../../../src/workspace/project/host-adapter.ts';
import { createFolder } from '../../cli/run-command.ts';
import { webServers } from '../../web-servers.ts';

/** A host that answers. */
export interface RunningHost {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

type Run = (folder: string, site: HostedSite) => Promise<RunningHost>;

async function contentOf(adapter: HostAdapter, site: HostedSite, name: string): Promise<string> {
  return (await adapter.files(site)).find((file) => file.name === name)?.content ?? '';
}

const runServe: Run = async (folder) => {
  const { port, close } = await listen(createStaticHost(folder), 0);
  return { port, stop: close };
};

/** nginx with one worker, by the configuration that a build makes. */
export const runNginx: Run = async (folder, site) => {
  const port = await freePort(0);
  const work = createFolder({});
  const server = (await contentOf(nginx, site, 'nginx.conf'))
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace(/ *listen \[::\]:80;\n/u, '')
    .replace(folderOf(site), folder);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${work}/${name};`,
  );
  writeFileSync(
    join(work, 'nginx.conf'),
    `user root; daemon off; pid ${work}/pid; error_log ${work}/errors;\nevents {}\nhttp { access_log off; ${paths.join(' ')}\n${server}}\n`,
  );
  const child = spawn(webServers.nginx, ['-c', join(work, 'nginx.conf'), '-e', join(work, 'errors')]);
  return untilAnswered(child, port, () => readFileSync(join(work, 'errors'), 'utf8'));
};

const runCaddy: Run = async (folder, site) => {
  const port = await freePort(0);
  const work = createFolder({});
  const block = (await contentOf(caddy, site, 'Caddyfile'))
    .replace(`\n${new URL(site.origin).origin} {`, `\nhttp://127.0.0.1:${port} {`)
    .replace(folderOf(site), folder);
  writeFileSync(
    join(work, 'Caddyfile'),
    `{\n\tadmin off\n\tauto_https off\n\tstorage file_system ${work}\n}\n${block}`,
  );
  const child = spawn(webServers.caddy, ['run', '--config', join(work, 'Caddyfile'), '--adapter', 'caddyfile'], {
    env: { ...process.env, HOME: work },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return untilAnswered(child, port, () => said);
};

/** The Worker as it is published, by its fetch handler, with the files as the platform hands them out. */
const runWorker: Run = async (folder, site) => {
  const work = createFolder(
    Object.fromEntries((await cloudflare.files(site)).map(({ name, content }) => [name, content])),
  );
  mkdirSync(join(work, 'assets'));
  writeFileSync(join(work, 'package.json'), '{"type":"module"}');
  const { default: worker } = (await import(join(work, 'worker.js'))) as {
    default: { fetch: (request: Request, environment: unknown) => Promise<Response> };
  };
  const assets = createAssets(folder);
  const app = new Hono().all('*', (context) => worker.fetch(context.req.raw, { ASSETS: assets }));
  const { port, close } = await listen(app, 0);
  return { port, stop: close };
};

/** With `html_handling` and `not_found_handling` at `none`: a file by its own path or nothing. */
function createAssets(folder: string): { fetch: (request: Request) => Promise<Response> } {
  return {
    fetch: async (request) => {
      const path = decodeURIComponent(new URL(request.url).pathname);
      try {
        const content = readFileSync(join(folder, path));
        return new Response(content, { headers: { ETag: `"${content.length}"` } });
      } catch {
        return new Response(null, { status: 404 });
      }
    },
  };
}

async function untilAnswered(child: ChildProcess, port: number, said: () => string): Promise<RunningHost> {
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  for (let attempt = 0; attempt < 400; attempt++) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${said()}`);
    const answered = await fetch(`http://127.0.0.1:${port}/llms.txt`).catch(() => undefined);
    if (answered) return { port, stop };
    await wait(50);
  }
  await stop();
  throw new Error(`The server does not answer: ${said()}`);
}

/** Everything that a site is served by. */
export const runners: Readonly<Record<string, Run>> = {
  'npm run serve': runServe,
  'Cloudflare Worker': runWorker,
  nginx: runNginx,
  Caddy: runCaddy,
};

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../../src/server/port.ts';
import { createFolder, sharedCache } from '../../cli/run-command.ts';
import { webServers } from '../../web-servers.ts';
import { twoPartners } from './partner-content.ts';

/** The Caddyfile of the handbook. */
const [, example = ''] =
  /```caddyfile\n([\s\S]*?)```/u.exec(readFileSync('content/handbook/thousands-of-partners.mdx', 'utf8')) ?? [];

describe.skipIf(!existsSync(webServers.caddy))('behind Caddy with certificates on demand', () => {
  const children: ChildProcess[] = [];
  let port = 0;
  let said = '';
  beforeAll(async () => {
    const work = createFolder(twoPartners);
    const [http, host, admin] = [await freePort(0), await freePort(0), await freePort(0)];
    port = await freePort(0);
    // Its own authority stands in for one that the world trusts, and ports of this machine for 80 and 443.
    const config = example
      .replace(
        /^\{\n/u,
        `{\n\tadmin off\n\tskip_install_trust\n\thttp_port ${http}\n\thttps_port ${port}\n\tstorage file_system ${work}/caddy\n`,
      )
      .replace('\ttls {', '\ttls internal {')
      .replaceAll(':4321', `:${host}`)
      .replaceAll(':4322', `:${admin}`);
    writeFileSync(join(work, 'Caddyfile'), config);
    const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): void => {
      const child = spawn(command, args, { env: { ...process.env, ...env } });
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      children.push(child);
    };
    const content = join(work, 'content');
    const args = ['scripts/host.ts', '--content', content, '--port', String(host), '--admin-port', String(admin)];
    run(process.execPath, args, { STEPWELL_CACHE: sharedCache });
    run(webServers.caddy, ['run', '--config', join(work, 'Caddyfile'), '--adapter', 'caddyfile'], { HOME: work });
    const isReady = async (): Promise<void> =>
      expect((await fetch(`http://127.0.0.1:${admin}/readyz`)).status).toBe(200);
    await vi.waitFor(isReady, { timeout: 100_000, interval: 100 });
  }, 120_000);
  afterAll(() => children.forEach((child) => child.kill('SIGTERM')));

  /** Asks under a name as if it led to this machine; what cannot be trusted by others is looked at, not refused. */
  const ask = (servername: string): Promise<{ status: number | undefined; body: string; names: string | undefined }> =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, servername, headers: { host: servername }, rejectUnauthorized: false };
      const sent = request({ ...options, agent: false }, (response) => {
        const { subjectaltname } = (response.socket as TLSSocket).getPeerCertificate();
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode, body, names: subjectaltname }));
      });
      sent.on('error', reject).end();
    });

  test.each(['help.quellbrunn.example', 'help.tarnhelm.example'])(
    '%s gets its certificate, and its page',
    async (name) => {
      const answer = await vi
        .waitFor(() => ask(name), { timeout: 15_000, interval: 200 })
        .catch((error: unknown) => {
          throw new Error(`${String(error)}\n${said}`);
        });
      expect([answer.status, answer.names]).toEqual([200, `DNS:${name}`]);
      expect(answer.body).toMatch(name.includes('quell') ? 'Quellbrunn' : 'Tarnhelm');
    },
  );

  test('a host that no variant has gets none', async () => {
    await expect(ask('help.nobody.example')).rejects.toThrow(/alert|EPROTO|disconnected/u);
  });
});

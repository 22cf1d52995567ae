import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sharedCache } from '../cli/run-command.ts';

/** A site that `npm start` serves, with its linking endpoint. */
export interface StartedSite {
  readonly origin: string;
  /** A session of the endpoint. */
  readonly session: string;
  readonly stop: () => Promise<void>;
}

/** Builds and serves the content of a folder at a free port. */
export async function startSite(folder: string): Promise<StartedSite> {
  const own = ['--content', join(folder, 'content'), '--out', join(folder, 'out'), '--data', join(folder, 'linking')];
  const child = spawn(process.execPath, ['scripts/start.ts', ...own], {
    env: { ...process.env, NO_COLOR: '1', PORT: '0', STEPWELL_CACHE: sharedCache },
  });
  let said = '';
  await new Promise<void>((ready, fail) => {
    child.once('close', () => fail(new Error(`Cannot start the site: ${said}`)));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Stop with')) ready();
      });
  });
  const { origin, hash } = new URL(/http:\S+#session=\S+/u.exec(said)?.[0] ?? '');
  return {
    origin,
    session: hash.replace('#session=', ''),
    stop: async () => {
      child.kill('SIGINT');
      await once(child, 'close');
    },
  };
}

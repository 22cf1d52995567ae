import { Hono } from 'hono';
import { cacheFolder } from '../workspace/cache-folder.ts';
import { defineCommand } from './command/command.ts';
import { loadWorkspace } from '../workspace/workspace.ts';
import { listen, untilStopped } from '../server/listen.ts';
import { portError, readPort } from '../server/port.ts';
import { dataFolder } from '../sandbox/storage/data-folder.ts';
import { createSandbox } from '../sandbox/sandbox.ts';
import { verifyCredentials } from '../sandbox/verify-credentials.ts';

export const linkingCommand = defineCommand({
  name: 'linking',
  summary: 'Runs the sandbox that guides link accounts with while nothing real is there',
  usage: '[--port N] [--data DIR] [--reset] [--verify] [--content DIR]',
  example: '--port 4322',
  flags: {
    port: { type: 'string', does: 'the port; PORT in the environment says it too' },
    data: { type: 'string', does: 'the folder that keeps linked accounts and sessions' },
    reset: { type: 'boolean', default: false, does: 'remove all that is kept, and end' },
    verify: { type: 'boolean', default: false, does: 'try what is linked at the provider itself' },
    content: { type: 'string', default: 'content', does: 'the folder of guides, pages and variants' },
  },
  run: async ({ values }) => {
    const port = readPort(values.port ?? process.env['PORT'], 4322);
    const data = values.data ?? dataFolder();
    const workspace = await loadWorkspace({ content: values.content, cacheDir: cacheFolder(), isChecked: true });
    const sandbox = createSandbox({
      data,
      workspace,
      ...(values.verify ? { verify: verifyCredentials } : {}),
      log: (line) => process.stderr.write(`${line}\n`),
    });
    try {
      if (values.reset) {
        const { accounts, sessions, attempts } = sandbox.kept();
        process.stdout.write(
          `Removing from ${data}: accounts ${accounts}, sessions ${sessions}, approvals ${attempts}.\n`,
        );
        sandbox.reset();
      }
      // The endpoint stands where `npm start` has it, and at the root.
      const app = new Hono().route('/linking', sandbox.routes('/linking')).route('/', sandbox.routes(''));
      const listening = await listen(app, port).catch((error: unknown) => {
        throw portError(error, port);
      });
      const stopped = untilStopped();
      const endpoint = `http://127.0.0.1:${listening.port}/linking`;
      const token = sandbox.createSession({ organization: 'Example Organization' });
      const lines = [
        ['Endpoint', endpoint],
        ['Accounts', `${endpoint}/accounts`],
        ['Session', token],
        ['Secret', sandbox.secret],
        ['Data', data],
      ];
      process.stdout.write(
        `${lines.map(([name, value]) => `${name?.padEnd(9)} ${value}\n`).join('')}Stop with Ctrl+C.\n`,
      );
      await stopped;
      await listening.close();
      return 0;
    } finally {
      sandbox.close();
    }
  },
});

import { readFileSync } from 'node:fs';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { runCommand } from '../src/cli/command/command.ts';
import { compilePackage } from '../src/cli/package/compile-package.ts';

await runCommand({
  name: 'package-check',
  summary: 'Checks what the package publishes',
  usage: '',
  example: '',
  flags: {},
  run: async () => {
    await compilePackage();
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
    const { messages } = await publint({ pkgDir: '.', strict: true });
    for (const message of messages) process.stderr.write(`${formatMessage(message, manifest) ?? message.code}\n`);
    return messages.length > 0 ? 1 : 0;
  },
});

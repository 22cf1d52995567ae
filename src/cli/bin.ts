#!/usr/bin/env node
/** The package's command: `npx stepwell <verb>`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../system/command-error.ts';
import { projectRoot } from '../system/project-root.ts';
import { quietWarnings } from '../system/process/quiet-warnings.ts';
import { collectThriftily } from '../system/process/thrifty-collector.ts';
import { runCommand } from './command/command.ts';
import { loadVerbs, verbs } from './verbs.ts';

const [name = '--help'] = process.argv.splice(2, 1);
if (Object.hasOwn(verbs, name)) {
  collectThriftily();
  quietWarnings();
  await runCommand(await verbs[name as keyof typeof verbs]());
} else if (name === '--version' || name === '-v') {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  process.stdout.write(`${version}\n`);
} else if (name === '--help' || name === '-h') {
  const list = (await loadVerbs()).map(({ name, summary }) => `  ${name.padEnd(12)}${summary}\n`).join('');
  process.stdout.write(`Usage: npx stepwell <verb>\n\n${list}\nnpx stepwell <verb> --help says more of each.\n`);
} else {
  process.stderr.write(`stepwell: There is no verb ${name}. ${didYouMean(name, Object.keys(verbs))}\n`);
  process.exitCode = 2;
}

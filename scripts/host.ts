import { runVerb } from './run-verb.ts';

await runVerb(async () => (await import('../src/cli/host.ts')).hostCommand);

import { runVerb } from './run-verb.ts';

await runVerb(async () => (await import('../src/cli/start.ts')).startCommand);

import { runVerb } from './run-verb.ts';

await runVerb(async () => (await import('../src/cli/check.ts')).checkCommand);

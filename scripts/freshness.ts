import { runVerb } from './run-verb.ts';

await runVerb(async () => (await import('../src/cli/freshness.ts')).freshnessCommand);

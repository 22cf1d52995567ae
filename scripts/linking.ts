import { runVerb } from './run-verb.ts';

await runVerb(async () => (await import('../src/cli/linking.ts')).linkingCommand);

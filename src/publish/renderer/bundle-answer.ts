import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/** The script that answers requests on edge platforms. It is the same for every site. */
export async function bundleAnswer(): Promise<string> {
  const { output } = await build({
    input: fileURLToPath(new URL('../../answer/answer-at-edge.ts', import.meta.url)),
    write: false,
    logLevel: 'warn',
    platform: 'browser',
    tsconfig: false,
    transform: { target: 'es2024' },
    resolve: { conditionNames: ['worker', 'browser', 'import', 'default'] },
    output: { format: 'es', minify: true, comments: { legal: false } },
  });
  return output[0].code;
}

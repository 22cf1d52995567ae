import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    // Compiled code, for the tests and for the commands that they run.
    env: { NODE_COMPILE_CACHE: resolve('node_modules/.cache/stepwell/node') },
    // What a file imports stays for the next: no module keeps anything that another test could see.
    isolate: false,
    // Tests run commands, which have threads of their own.
    maxWorkers: Math.max(2, Math.ceil(availableParallelism() / 2)),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

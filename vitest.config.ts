import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    // Compiled code, for the tests and for the commands that they run.
    env: { NODE_COMPILE_CACHE: resolve('node_modules/.cache/stepwell/node') },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandError } from '../src/system/command-error.ts';
import { runCommand } from '../src/cli/command.ts';
import { generateContent } from '../test/bench/generate-content.ts';
import { measureCommand } from '../test/bench/measure-command.ts';
import { type LeakGateCost, scanMegabytesPerSecond } from '../test/bench/measure-leak-gate.ts';
import { type McpCost, measureMcp } from '../test/bench/measure-mcp.ts';
import { measureSearch } from '../test/bench/measure-search.ts';
import { measureSelector } from '../test/bench/measure-selector.ts';
import { measureVariants } from '../test/bench/measure-variants.ts';
import { measureServe } from '../test/bench/measure-serve.ts';
import {
  type GuidesCost,
  guidesTable,
  leakGateTable,
  mcpTable,
  searchTable,
  selectorTable,
  serveTable,
  variantsTable,
} from '../test/bench/print-tables.ts';

await runCommand({
  name: 'bench',
  usage: '[--guides N,N,…] [--variants N] [--json]',
  flags: {
    guides: { type: 'string', default: '250,1000' },
    variants: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
  },
  run: async ({ values }) => {
    const counts = values.guides.split(',').map(Number);
    if (!counts.every((count) => Number.isInteger(count) && count > 0))
      throw commandError('--guides takes numbers from 1, separated by commas.', 2);
    const variantCount = Number(values.variants);
    if (!Number.isInteger(variantCount) || variantCount < 1) throw commandError('--variants takes a number from 1.', 2);
    const rows: GuidesCost[] = [];
    for (const count of counts) {
      process.stderr.write(`Measuring ${count} guides …\n`);
      rows.push(await measure(count));
    }
    process.stderr.write(`Measuring ${variantCount} variants of 200 guides …\n`);
    const variants = await inFolder((folder) =>
      measureVariants(folder, scriptPath('build'), { variants: variantCount, guides: 200 }),
    );
    process.stderr.write('Measuring the selector with 500 actions …\n');
    const selector = await inFolder((folder) => measureSelector(folder, scriptPath('build')));
    process.stderr.write('Measuring the leak gate …\n');
    const leakGate: LeakGateCost[] = [];
    for (const partners of [10, 1000])
      leakGate.push(await inFolder((folder) => scanMegabytesPerSecond(folder, { partners })));
    const mcp: McpCost[] = [];
    for (const count of counts) {
      process.stderr.write(`Measuring MCP over ${count} guides …\n`);
      mcp.push(...(await inFolder((folder) => measureTools(folder, count))));
    }
    process.stderr.write('Measuring the server under load …\n');
    const serve = await inFolder((folder) =>
      measureServe(folder, { build: scriptPath('build'), serve: scriptPath('serve') }),
    );
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ guides: rows, variants, selector, leakGate, mcp, serve }, undefined, 2)}\n`
        : guidesTable(rows) +
            searchTable(rows) +
            variantsTable(variants) +
            selectorTable(selector) +
            leakGateTable(leakGate) +
            mcpTable(mcp) +
            serveTable(serve),
    );
    return 0;
  },
});

/** Builds a generated site without any cache, then again with nothing changed. */
function measure(count: number): Promise<GuidesCost> {
  return inFolder(async (folder) => {
    const content = join(folder, 'content');
    generateContent(content, count);
    const env = { STEPWELL_CACHE: join(folder, 'cache') };
    const build = [scriptPath('build'), '--content', content, '--out', join(folder, 'dist')];
    const cold = await measureCommand(build, env);
    const unchanged = await measureCommand(build, env);
    const check = await measureCommand([scriptPath('check'), '--content', content], {
      STEPWELL_CACHE: join(folder, 'other-cache'),
    });
    return { guides: count, cold, unchanged, check, search: measureSearch(join(folder, 'dist/default')) };
  });
}

/** Calls the MCP server over a generated site. */
function measureTools(folder: string, count: number): Promise<McpCost[]> {
  const content = join(folder, 'content');
  generateContent(content, count);
  return measureMcp(folder, content, { build: scriptPath('build'), mcp: scriptPath('mcp') }, count);
}

function scriptPath(name: string): string {
  return fileURLToPath(new URL(`${name}.ts`, import.meta.url));
}

/** Runs in a temporary folder that is gone afterwards. */
async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'guides-bench-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { join } from 'node:path';
import { inFolder } from './bench-folder.ts';
import { commandPath } from './command-path.ts';
import { generateContent } from './generate-content.ts';
import { measureBuild } from './measure-build.ts';
import { compareCompile, measureCompile, printCompile } from './measure-compile.ts';
import { compareGrowth, measureGrowth, printGrowth } from './measure-growth.ts';
import { measureInputGrowth, printInputGrowth } from './measure-input-growth.ts';
import { compareHost, measureHost, printHost } from './measure-host.ts';
import { type LeakGateCost, scanMegabytesPerSecond } from './measure-leak-gate.ts';
import { type McpCost, measureMcp } from './measure-mcp.ts';
import { measureSearch } from './measure-search.ts';
import { measureSelector } from './measure-selector.ts';
import { measureServe } from './measure-serve.ts';
import { measureVariants } from './measure-variants.ts';
import { definePart, type Part } from './part.ts';
import { compareBuild, printBuild } from './print-build.ts';
import {
  compareVariants,
  leakGateTable,
  mcpTable,
  searchTable,
  selectorTable,
  serveTable,
  variantsTable,
} from './print-tables.ts';

const guidesOfVariant = 200;

/** All parts of the bench, in the order in which they run. */
export const parts: readonly Part[] = [
  definePart({
    name: 'build',
    measure: measureBuild,
    print: printBuild,
    compare: compareBuild,
    hasFailed: ({ sites }) => sites.some(({ runs }) => runs === undefined),
  }),
  definePart({ name: 'growth', measure: measureGrowth, print: printGrowth, compare: compareGrowth }),
  definePart({
    name: 'variants',
    measure: ({ variants, folder, say }) => {
      say(`Building ${variants} variants of ${guidesOfVariant} guides`);
      const size = { variants, guides: guidesOfVariant };
      return inFolder(folder, (inner) => measureVariants(inner, commandPath('build'), size));
    },
    print: variantsTable,
    compare: compareVariants,
  }),
  definePart({
    name: 'compile',
    measure: (options) => Promise.resolve(measureCompile(options)),
    print: printCompile,
    compare: compareCompile,
  }),
  definePart({ name: 'inputs', measure: () => Promise.resolve(measureInputGrowth()), print: printInputGrowth }),
  definePart({ name: 'search', measure: measureSearch, print: searchTable }),
  definePart({
    name: 'selector',
    measure: ({ folder, say }) => {
      say('Measuring the selector with 500 actions');
      return inFolder(folder, (inner) => measureSelector(inner, commandPath('build')));
    },
    print: selectorTable,
  }),
  definePart({
    name: 'leaks',
    measure: async ({ folder, say }) => {
      say('Measuring the leak gate');
      const costs: LeakGateCost[] = [];
      for (const partners of [10, 1000])
        costs.push(await inFolder(folder, (inner) => scanMegabytesPerSecond(inner, { partners })));
      return costs;
    },
    print: leakGateTable,
  }),
  definePart({
    name: 'mcp',
    measure: async ({ guides, folder, say }) => {
      const costs: McpCost[] = [];
      for (const count of guides) {
        say(`Measuring MCP over ${count} guides`);
        costs.push(...(await inFolder(folder, (inner) => measureTools(inner, count))));
      }
      return costs;
    },
    print: mcpTable,
  }),
  definePart({
    name: 'serve',
    measure: ({ folder, say }) => {
      say('Measuring the server under load');
      const scripts = { build: commandPath('build'), serve: commandPath('serve') };
      return inFolder(folder, (inner) => measureServe(inner, scripts));
    },
    print: serveTable,
  }),
  definePart({
    name: 'host',
    measure: ({ folder, say }) => {
      say('Asking a live host of 1,000 partners');
      const scripts = { host: commandPath('host'), serve: commandPath('serve'), build: commandPath('build') };
      return inFolder(folder, (inner) => measureHost(inner, scripts, { partners: 1000, guides: guidesOfVariant }));
    },
    print: printHost,
    compare: compareHost,
  }),
];

/** Calls the MCP server over a generated site. */
function measureTools(folder: string, count: number): Promise<McpCost[]> {
  const content = join(folder, 'content');
  generateContent(content, count);
  return measureMcp(folder, content, { build: commandPath('build'), mcp: commandPath('mcp') }, count);
}

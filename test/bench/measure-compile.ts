import { compile, compileProvider } from '../../src/engine/index.ts';
import { guideSource, providerSource } from './generate-content.ts';
import { type GeneratedProvider, generateProviders } from './generated-guide.ts';
import { cell } from './markdown-table.ts';
import type { BenchOptions } from './part.ts';
import type { Measured } from './targets.ts';

/** What compiling a guide costs a process that has compiled many. */
export interface CompileCost {
  readonly guides: number;
  readonly bytesPerGuide: number;
  /** User and system time. */
  readonly cpuMillisecondsPerGuide: number;
}

const guides = 1000;
/** Compiled before the clock runs. */
const warmUp = 400;

/** Compiles guides in this process. */
export function measureCompile({ say }: BenchOptions): CompileCost {
  say(`Compiling ${guides} guides`);
  const compiling = generateProviders(guides + warmUp).map(prepareProvider);
  for (const { compileAll } of compiling.slice(0, warmUp / 4)) compileAll();
  const measured = compiling.slice(warmUp / 4);
  const before = process.cpuUsage();
  for (const { compileAll } of measured) compileAll();
  const { user, system } = process.cpuUsage(before);
  return {
    guides,
    bytesPerGuide: measured.reduce((sum, { bytes }) => sum + bytes, 0) / guides,
    cpuMillisecondsPerGuide: (user + system) / 1000 / guides,
  };
}

export function printCompile({ guides: count, bytesPerGuide, cpuMillisecondsPerGuide }: CompileCost): string {
  const size = cell(bytesPerGuide / 1000, 1);
  return `## Compiling\n\nA guide of ${size} kB takes ${cell(cpuMillisecondsPerGuide, 2)} ms of CPU, warm (the mean of ${count}).\n`;
}

export function compareCompile({ cpuMillisecondsPerGuide }: CompileCost): Measured {
  return { compile: cell(cpuMillisecondsPerGuide, 1) };
}

function prepareProvider(generated: GeneratedProvider): { readonly bytes: number; readonly compileAll: () => void } {
  const directory = `guides/${generated.id}`;
  const { value: provider } = compileProvider({
    source: providerSource(generated),
    path: `${directory}/provider.yaml`,
  });
  if (!provider) throw new Error(`Cannot compile ${generated.id}`);
  const inputs = generated.guides.map((guide) => ({
    source: guideSource(guide),
    path: `${directory}/${guide.method}.mdx`,
    provider,
  }));
  return {
    bytes: inputs.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0),
    compileAll: () => {
      for (const input of inputs) if (!compile(input).guide) throw new Error(`Cannot compile ${input.path}`);
    },
  };
}

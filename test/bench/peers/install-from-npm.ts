import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InstalledPeer } from './define.ts';
import { writeFiles } from './write-files.ts';

/** Installs packages, and tells how the program of the first of them is run with these arguments. */
export function installProgram(
  folder: string,
  packages: readonly [string, ...string[]],
  args: readonly string[],
): InstalledPeer {
  const versions = installFromNpm(folder, packages);
  const home = join(folder, 'node_modules', packages[0]);
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    bin: string | Readonly<Record<string, string>>;
  };
  const program = typeof bin === 'string' ? bin : (Object.values(bin)[0] ?? '');
  return { build: [process.execPath, join(home, program), ...args], versions };
}

/** Puts the newest releases of packages into a folder; their install scripts do not run. Gives the versions. */
function installFromNpm(folder: string, packages: readonly string[]): Readonly<Record<string, string>> {
  const versions = Object.fromEntries(packages.map((name) => [name, newestOf(name)]));
  const manifest = `${JSON.stringify({ private: true, type: 'module', dependencies: versions }, undefined, 2)}\n`;
  const mark = join(folder, 'installed.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === manifest) return versions;
  rmSync(folder, { recursive: true, force: true });
  writeFiles(folder, { 'package.json': manifest });
  npm('install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  writeFiles(folder, { 'installed.json': manifest });
  return versions;
}

function newestOf(name: string): string {
  return npm('view', name, 'version').trim();
}

function npm(...args: readonly string[]): string {
  return execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

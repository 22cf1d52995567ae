import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../system/project-root.ts';

/** What the package publishes: its command, and the engine with its types, which takes the place of what the command has of it. */
const projects = ['src/cli/tsconfig.package.json', 'src/engine/tsconfig.package.json'];

/** Compiles into `lib/` what the package publishes, as JavaScript. */
export function compilePackage(): void {
  const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('@typescript/native/package.json')));
  rmSync(`${projectRoot}lib`, { recursive: true, force: true });
  for (const project of projects)
    execFileSync(process.execPath, [compiler, '-p', project], { cwd: projectRoot, stdio: 'inherit' });
}

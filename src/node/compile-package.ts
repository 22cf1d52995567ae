import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { projectRoot } from './project-root.ts';

/** Compiles the engine into `lib/`, as the package publishes it: JavaScript and its types. */
export function compilePackage(): void {
  const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('@typescript/native/package.json')));
  rmSync(`${projectRoot}lib`, { recursive: true, force: true });
  execFileSync(process.execPath, [compiler, '-p', 'src/engine/tsconfig.package.json'], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
}

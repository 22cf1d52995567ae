import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Compiles the engine into `lib/`, as the package publishes it: JavaScript and its types. */
export function compilePackage(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('@typescript/native/package.json')));
  rmSync(`${root}lib`, { recursive: true, force: true });
  execFileSync(process.execPath, [compiler, '-p', 'src/engine/tsconfig.package.json'], { cwd: root, stdio: 'inherit' });
}

/**
 * Runs a script of this folder by its name. JavaScript that every Node reads: an old one, which an install
 * without scripts leaves in the place of the project's own, is told what is wrong instead of a stack.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldest = 24;
const { version } = process;
const project = fileURLToPath(new URL('..', import.meta.url));

if (Number.parseInt(version.slice(1), 10) < oldest) {
  const isInstalled = existsSync(join(project, 'node_modules/node/package.json'));
  process.stderr.write(
    isInstalled
      ? `Node ${version.slice(1)} cannot run this. The right Node is installed by a script that npm was told not to run: npm rebuild node --ignore-scripts=false\n`
      : `Node ${version.slice(1)} cannot run this. The right Node comes with what the project needs: npm ci\n`,
  );
  process.exitCode = 2;
} else if (project.includes('*')) {
  // It takes the sign for the one in a package's `exports`.
  process.stderr.write(
    `The project’s folder has a * in its path, ${project}, from which Node cannot load packages: move the project.\n`,
  );
  process.exitCode = 2;
} else {
  const [name] = process.argv.splice(2, 1);
  await import(`./${name}.ts`);
}

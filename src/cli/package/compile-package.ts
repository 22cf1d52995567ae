import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRenderer } from '../../publish/renderer/renderer.ts';
import { packagedRenderer, projectRoot } from '../../system/project-root.ts';
import { projectCache } from '../../workspace/cache-folder.ts';

/** What the package publishes: its command, and the engine with its types, which takes the place of what the command has of it. */
const projects = ['src/cli/package/tsconfig.package.json', 'src/engine/tsconfig.package.json'];

/** What the code reads as it lies beside it. */
const assets = ['sandbox/pages/assets'];

/** Compiles into `lib/` what the package publishes: JavaScript, and the pages ready to be drawn. */
export async function compilePackage(): Promise<void> {
  const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('@typescript/native/package.json')));
  const lib = join(projectRoot, 'lib');
  rmSync(lib, { recursive: true, force: true });
  for (const project of projects)
    execFileSync(process.execPath, [compiler, '-p', project], { cwd: projectRoot, stdio: 'inherit' });
  for (const path of assets) cpSync(join(projectRoot, 'src', path), join(lib, path), { recursive: true });
  const { folder } = await openRenderer(projectCache);
  cpSync(folder, packagedRenderer, { recursive: true });
  writeCreatePackage(join(lib, 'create-stepwell'));
}

/** Writes the package that `npm create stepwell` asks for: a name for a verb of this one. */
function writeCreatePackage(folder: string): void {
  const { version, description, license, engines } = JSON.parse(
    readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  const manifest = {
    name: 'create-stepwell',
    version,
    description: `Begins a project of Stepwell. ${String(description)}`,
    license,
    bin: { 'create-stepwell': 'create.js' },
    files: ['create.js'],
    type: 'module',
    dependencies: { stepwell: version },
    engines,
  };
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  writeFileSync(join(folder, 'create.js'), "#!/usr/bin/env node\nimport 'stepwell/create';\n");
}

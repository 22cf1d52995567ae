import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InstalledPeer } from './define.ts';

/** Debian's suite with the newest releases. */
const suite = 'sid';

/**
 * Puts the newest Hugo that Debian has into a folder, with the libraries it runs on: the machine's own
 * release of Debian, and what is installed there, stay as they are. Elsewhere takes the Hugo on the path.
 */
export function installHugo(folder: string): InstalledPeer {
  const program = existsSync('/usr/bin/apt-get') ? takeFromDebian(folder) : ['hugo'];
  const [first = '', ...rest] = program;
  const said = execFileSync(first, [...rest, 'version'], { encoding: 'utf8' });
  return { build: [...program, '--quiet'], versions: { hugo: /v(\d[\d.]*)/u.exec(said)?.[1] ?? said.trim() } };
}

function takeFromDebian(folder: string): readonly string[] {
  const root = join(folder, 'root');
  const archives = join(folder, 'cache/archives');
  const apt = createApt(folder);
  apt('apt-get', 'update', '-qq');
  rmSync(root, { recursive: true, force: true });
  rmSync(archives, { recursive: true, force: true });
  mkdirSync(join(archives, 'partial'), { recursive: true });
  apt('apt-get', 'install', '-y', '-qq', '--download-only', '--no-install-recommends', 'hugo');
  for (const file of globSync('*.deb', { cwd: archives })) execFileSync('dpkg-deb', ['-x', join(archives, file), root]);
  // A program of a newer release runs by the loader and the libraries of that release.
  const [loader] = globSync('usr/lib/*/ld-linux-*.so.*', { cwd: root });
  if (loader === undefined) throw new Error('Cannot run Hugo: its loader was not found among the packages');
  return [join(root, loader), '--library-path', dirname(join(root, loader)), join(root, 'usr/bin/hugo')];
}

/** Runs apt on lists and a state of its own, in which nothing is installed. */
function createApt(folder: string): (program: string, ...args: readonly string[]) => void {
  const sources = join(folder, 'sources.list');
  const status = join(folder, 'status');
  for (const name of ['state/lists/partial', 'cache']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    sources,
    `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${findMirror()} ${suite} main\n`,
  );
  writeFileSync(status, '');
  const options = {
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': status,
    'Dir::Cache': join(folder, 'cache'),
    'Acquire::Languages': 'none',
    'APT::Sandbox::User': 'root',
    'Debug::NoLocking': 'true',
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return (program, ...args) => execFileSync(program, [...flags, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Where this machine has its packages from. */
function findMirror(): string {
  const format = ['--format', '$(REPO_URI)', 'Identifier: Packages', 'Origin: Debian', 'Component: main'];
  const known = execFileSync('apt-get', ['indextargets', ...format], { encoding: 'utf8' }).split('\n');
  const mirror = known.find((address) => !address.includes('security'));
  if (!mirror) throw new Error('Cannot install Hugo: apt knows no packages of Debian here; run apt-get update first');
  return mirror;
}

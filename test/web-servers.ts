import { existsSync } from 'node:fs';
import { canInstall, installPackages } from './debian-package.ts';

/** The web servers that the tests of hosts run, where they are. */
export const webServers = { nginx: '/usr/sbin/nginx', caddy: '/usr/bin/caddy' } as const;

/** Installs those that are missing, where that can be done; else the tests that want them are skipped and say so. */
export function findWebServers(): void {
  const missing = Object.values(webServers).some((path) => !existsSync(path));
  if (!missing || !canInstall()) return;
  process.stdout.write('Installing nginx and Caddy from Debian …\n');
  try {
    installPackages('nginx-light', 'caddy');
  } catch {
    process.stdout.write('nginx and Caddy could not be installed: their tests are skipped.\n');
  }
}

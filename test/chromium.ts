import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const debianPath = '/usr/bin/chromium';

/**
 * The Chromium that browser tests run in: `CHROMIUM_PATH`, Playwright's own, Debian's. As
 * root on Debian it is installed; elsewhere the error says what to install.
 */
export function findChromium(): string {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(`Cannot find Chromium at CHROMIUM_PATH=${given}`);
  }
  const found = [chromium.executablePath(), debianPath].find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error('Cannot find Chromium: run "npx playwright install chromium", or set CHROMIUM_PATH to one');
  }
  process.stdout.write('Installing Chromium from Debian …\n');
  const apt = (...args: string[]): void => {
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation');
  if (!existsSync(debianPath)) throw new Error('Cannot find Chromium, although apt-get installed it');
  return debianPath;
}

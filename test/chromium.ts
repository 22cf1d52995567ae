import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { canInstall, installPackages } from './debian-package.ts';

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
  if (!canInstall()) {
    throw new Error('Cannot find Chromium: run "npx playwright install chromium", or set CHROMIUM_PATH to one');
  }
  process.stdout.write('Installing Chromium from Debian …\n');
  installPackages('chromium', 'fonts-liberation');
  if (!existsSync(debianPath)) throw new Error('Cannot find Chromium, although apt-get installed it');
  return debianPath;
}

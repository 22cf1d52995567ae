/**
 * Makes the picture of one guide on three variants' sites that partners.mdx shows:
 * `node test/pictures/variants.ts`. Run it again when pages look different.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { buildSite } from '../../src/publish/build/build-site.ts';
import { listen } from '../../src/server/listen.ts';
import { createStaticHost } from '../../src/server/static-host.ts';
import { findChromium } from '../chromium.ts';

const variants = ['default', 'mipplo', 'vorrendale'];
const guide = '/guides/bamboohr/api-key/';
const picture = 'public/brands/default/variants.png';
/** Each page in CSS pixels, and how large it is in the picture: together 1440 wide. */
const page = { width: 400, height: 760, scale: 1.12 };
const gap = 24;

const out = mkdtempSync(join(tmpdir(), 'guides-picture-'));
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  await buildSite({ content: 'content', out, variants });
  const shots: string[] = [];
  for (const variant of variants) shots.push(await takeShot(browser, join(out, variant)));
  await compose(browser, shots);
} finally {
  await browser.close();
  rmSync(out, { recursive: true });
}

/** The guide as a small screen shows it, as a `data:` address. */
async function takeShot(browser: Browser, site: string): Promise<string> {
  const host = await listen(createStaticHost(site), 0);
  const { width, height, scale: deviceScaleFactor } = page;
  const tab = await browser.newPage({ viewport: { width, height }, deviceScaleFactor, colorScheme: 'light' });
  await tab.goto(`http://127.0.0.1:${host.port}${guide}`, { waitUntil: 'networkidle' });
  // It floats above the text, which a picture cannot scroll from under it.
  await tab.addStyleTag({ content: '.outline-button { display: none }' });
  const shot = await tab.screenshot();
  await tab.close();
  await host.close();
  return `data:image/png;base64,${shot.toString('base64')}`;
}

/** Puts the pages side by side. */
async function compose(browser: Browser, shots: readonly string[]): Promise<void> {
  const [width, height] = [page.width * page.scale, page.height * page.scale];
  const size = { width: Math.round(3 * width + 4 * gap), height: Math.round(height + 2 * gap) };
  const tab = await browser.newPage({ viewport: size });
  await tab.setContent(`<style>
    body { margin: 0; padding: ${gap}px; display: flex; gap: ${gap}px; background: #e9ecf1 }
    img { width: ${width}px; height: ${height}px; border-radius: 10px; box-shadow: 0 1px 3px #0003 }
  </style>${shots.map((shot) => `<img src="${shot}">`).join('')}`);
  await tab.screenshot({ path: picture });
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { listen } from '../../src/server/listen.ts';
import { createStaticHost } from '../../src/server/static-host.ts';
import { findChromium } from '../chromium.ts';
import { measureCommand } from './measure-command.ts';

/** How long the page took from an interaction to the next paint, in milliseconds, by what was done. */
export interface SelectorCost {
  /** How many times slower than this machine the processor is made. */
  readonly slowdown: number;
  readonly milliseconds: Readonly<Record<string, number>>;
}

const actions = 500;
const scopes = 300;
const steps = 60;

/** Measures the selector of a guide with 500 actions. */
export async function measureSelector(folder: string, buildScript: string): Promise<SelectorCost[]> {
  writeContent(join(folder, 'content'));
  const out = join(folder, 'dist');
  const env = { STEPWELL_CACHE: join(folder, 'cache') };
  await measureCommand([buildScript, '--content', join(folder, 'content'), '--out', out], env);
  const host = await listen(createStaticHost(join(out, 'default')), 0);
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath ? { executablePath } : {}) });
  try {
    const costs: SelectorCost[] = [];
    for (const slowdown of [1, 4]) {
      const page = await browser.newPage();
      const client = await page.context().newCDPSession(page);
      await page.goto(`http://127.0.0.1:${host.port}/guides/large/api-key/`, { waitUntil: 'networkidle' });
      await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      costs.push({ slowdown, milliseconds: await interact(page) });
      await page.close();
    }
    return costs;
  } finally {
    await browser.close();
    await host.close();
  }
}

async function interact(page: Page): Promise<Record<string, number>> {
  await page.evaluate(() => {
    const durations: number[] = [];
    Object.assign(window, { durations });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) durations.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  const measured: Record<string, number> = {};
  const measure = async (name: string, act: () => Promise<void>): Promise<void> => {
    await page.evaluate(() => (window as unknown as { durations: number[] }).durations.splice(0));
    await act();
    await page.waitForTimeout(1000);
    const durations = await page.evaluate(() => (window as unknown as { durations: number[] }).durations);
    measured[name] = Math.max(0, ...durations);
  };
  const box = (id: number): Promise<void> => page.locator(`guide-selector input[value=action_${id}]`).click();
  await measure('open', () => page.locator('[data-guide-selector-open]').click());
  await measure('tick one', () => box(3));
  await measure('search', () => page.keyboard.type('x'));
  await measure('select all', () => page.locator('[data-guide-choose-all]').click());
  await measure('untick one', () => box(3));
  await measure('select none', () => page.locator('[data-guide-choose-none]').click());
  return measured;
}

function writeContent(folder: string): void {
  const names = Array.from({ length: scopes }, (_, index) => `area_${index % 40}:permission_${index}`);
  const provider = {
    name: 'Large',
    category: 'crm',
    scopes: Object.fromEntries(names.map((name) => [name, { description: `What ${name} allows.` }])),
    actions: Array.from({ length: actions }, (_, index) => ({
      id: `action_${index}`,
      label: `Do the thing number ${index}`,
      scopes: [names[index % scopes], names[(index * 7) % scopes]],
    })),
    connections: { 'api-key': { fields: [] } },
  };
  const guide = Array.from({ length: steps }, (_, index) => {
    const own = names.filter((_name, at) => at % steps === index);
    return `<Step title="Step ${index}" scopes="${own.join(' ')}" showScopes>\n\nTick these.\n\n</Step>`;
  });
  const source = `---\ntitle: A large guide\ndescription: A guide with many actions.\nmethod: { id: api-key, label: API key }\n---\n\n<Section title="All">\n\n<Steps>\n<Step title="Begin">\n\nBegin.\n\n</Step>\n${guide.join('\n')}\n</Steps>\n\n</Section>\n`;
  mkdirSync(join(folder, 'guides/large'), { recursive: true });
  mkdirSync(join(folder, 'variants'), { recursive: true });
  writeFileSync(join(folder, 'guides/large/provider.yaml'), JSON.stringify(provider));
  writeFileSync(join(folder, 'guides/large/api-key.mdx'), source);
  writeFileSync(
    join(folder, 'variants/default.yaml'),
    'whitelabel: false\nsite: https://guides.example\nbrand: { name: Bench }\n',
  );
}

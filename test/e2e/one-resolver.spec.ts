import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import * as fc from 'fast-check';
import {
  compile,
  compileProvider,
  compileVariant,
  type GuideView,
  type PublishedGuide,
  stepsOf,
  view,
  writeChoice,
} from '../../src/engine/index.ts';
import { createStaticHost } from '../../src/server/static-host.ts';
import { listen, type Listening } from '../../src/server/listen.ts';
import { runScript } from '../cli/run-command.ts';
import { guideSource, providerSource, type SelectionCase, selectionCase } from './selection-case.ts';
import { fuzzRuns } from '../fuzz-runs.ts';

const { numRuns: count, seed } = fuzzRuns(500);
const pagesAtOnce = 4;
const root = 'test-results/one-resolver';

test('every output of a selection has the same steps, in the same order', async ({ browser }) => {
  test.setTimeout(900_000);
  const cases = fc.sample(selectionCase, { seed, numRuns: count });
  const differences = await compareAll(cases, browser);
  const first = differences.findIndex((difference) => difference !== undefined);
  if (first === -1) return;
  // The failing case is made again from its seed, and made smaller, each on a site of its own.
  await fc.assert(
    fc.asyncProperty(selectionCase, async (one) => {
      expect(await compareAll([one], browser)).toEqual([undefined]);
    }),
    {
      seed,
      path: String(first),
      numRuns: first + 1,
      endOnFailure: false,
      interruptAfterTimeLimit: 200_000,
      markInterruptAsFailure: true,
    },
  );
  expect(differences[first], `case ${first} of seed ${seed}`).toBeUndefined();
});

/** What each case's outputs say otherwise than its view, if anything. */
async function compareAll(cases: readonly SelectionCase[], browser: Browser): Promise<(string | undefined)[]> {
  buildSites(cases);
  const hosts = await Promise.all(
    ['default', 'partner'].map((id) => listen(createStaticHost(join(root, 'out', id)), 0)),
  );
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const differences: (string | undefined)[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const page = await context.newPage();
    for (let index = next++; index < cases.length; index = next++) {
      const one = cases[index];
      if (one) differences[index] = await compareOne(one, index, page, hosts);
    }
  };
  await Promise.all(Array.from({ length: pagesAtOnce }, work));
  await context.close();
  await Promise.all(hosts.map((host) => host.close()));
  return differences;
}

function buildSites(cases: readonly SelectionCase[]): void {
  rmSync(root, { recursive: true, force: true });
  cases.forEach((one, index) => {
    const folder = join(root, 'content/guides', providerOf(index));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'provider.yaml'), providerSource(one));
    writeFileSync(join(folder, 'api-key.mdx'), guideSource(one));
  });
  mkdirSync(join(root, 'content/variants'));
  for (const [id, source] of Object.entries(variantSources(cases))) {
    writeFileSync(join(root, `content/variants/${id}.yaml`), source);
  }
  const { status, stderr } = runScript('build', ['--content', join(root, 'content'), '--out', join(root, 'out')]);
  expect(status, stderr.slice(-2000)).toBe(0);
}

function variantSources(cases: readonly SelectionCase[]): Record<string, string> {
  const offers = cases.flatMap(({ offered }, index) => (offered ? [[providerOf(index), offered] as const] : []));
  return {
    default: JSON.stringify({ whitelabel: false, site: 'https://guides.example', brand: { name: 'Example' } }),
    partner: JSON.stringify({
      site: 'https://partner.example',
      brand: { name: 'Partner' },
      actions: Object.fromEntries(offers),
    }),
  };
}

function providerOf(index: number): string {
  return `case-${String(index).padStart(4, '0')}`;
}

/** The steps of the view, which every output is held against. */
function viewOf(one: SelectionCase, index: number): GuideView {
  const folder = `guides/${providerOf(index)}`;
  const id = one.offered ? 'partner' : 'default';
  const offers = { [providerOf(index)]: [...(one.offered ?? [])] };
  const source = variantSources([one])[id] ?? '';
  const variant = compileVariant({ source, path: `variants/${id}.yaml` }).value;
  const provider = compileProvider({ source: providerSource(one), path: `${folder}/provider.yaml` }).value;
  const { guide } = compile({
    source: guideSource(one),
    path: `${folder}/api-key.mdx`,
    ...(provider ? { provider } : {}),
  });
  if (!guide || !variant) throw new Error(`Cannot compile case ${index}`);
  return view(guide, { ...one.chosen, variant: { ...variant, actions: offers } });
}

async function compareOne(
  one: SelectionCase,
  index: number,
  page: Page,
  hosts: readonly Listening[],
): Promise<string | undefined> {
  const expected = stepsOf(viewOf(one, index));
  const origin = `http://127.0.0.1:${hosts[one.offered ? 1 : 0]?.port ?? 0}`;
  const path = `/guides/${providerOf(index)}/api-key`;
  const query = writeChoice(one.chosen);
  await page.goto(`${origin}${path}/?${query}`);
  const seen = await page.evaluate(() => {
    const shown = (selector: string): HTMLElement[] =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.getClientRects().length > 0);
    return {
      steps: shown('[data-guide-step]').map(({ id }) => id),
      hasOutline: document.querySelector('[data-guide-outline]') !== null,
      outline: shown('[data-guide-outline] .outline-step > a').map((link) =>
        decodeURIComponent(link.getAttribute('href') ?? '').slice(1),
      ),
      words: document.querySelector<HTMLElement>('article')?.innerText.match(/\bw\d+w\b/gu) ?? [],
      count: document.querySelector('[data-guide-says=count]')?.textContent,
    };
  });
  const markdown = await (await fetch(`${origin}${path}.md?${query}`)).text();
  const printed = compile({ source: markdown, path: `${path}.md` }).guide;
  const published = (await (await fetch(`${origin}${path}.json?${query}`)).json()) as PublishedGuide;
  const ids = expected.map(({ id }) => id);
  const outputs: Record<string, unknown> = {
    html: seen.steps,
    outline: seen.hasOutline ? seen.outline : ids,
    json: stepsOf(published as unknown as GuideView).map(({ id }) => id),
  };
  for (const [name, steps] of Object.entries(outputs)) {
    if (JSON.stringify(steps) !== JSON.stringify(ids))
      return `${name} has ${JSON.stringify(steps)}, the view ${JSON.stringify(ids)}`;
  }
  const titles = expected.map(({ title }) => title);
  const printedTitles = printed ? stepsOf(printed).map(({ title }) => title) : [];
  if (JSON.stringify(printedTitles) !== JSON.stringify(titles))
    return `markdown has ${JSON.stringify(printedTitles)}, the view ${JSON.stringify(titles)}`;
  const words = markdown.match(/\bw\d+w\b/gu) ?? [];
  if (words.join() !== seen.words.join()) return `html says ${seen.words.join()}, markdown ${words.join()}`;
  const { shown, total } = published.stepCount;
  if (seen.count && !seen.count.includes(published.selection.isFiltered ? `${shown} of ${total}` : `${total}`))
    return `the page says “${seen.count}”, the view ${shown} of ${total}`;
  return undefined;
}

test('the cases are as various as they are meant to be', () => {
  const cases = fc.sample(selectionCase, { seed, numRuns: count });
  const views = cases.map(viewOf);
  const share = (isSo: (one: GuideView) => boolean): number => views.filter(isSo).length / views.length;
  expect(share(({ selection }) => selection.isFiltered)).toBeGreaterThan(0.25);
  expect(share(({ stepCount }) => stepCount.shown < stepCount.total)).toBeGreaterThan(0.15);
  expect(share(({ stepCount }) => stepCount.shown > 0)).toBeGreaterThan(0.5);
});

import type { Site } from '../node/site.ts';

/**
 * The site that is being built or previewed. Astro runs configuration, loaders and pages in
 * one process but in module graphs of their own, so what they share cannot be a module's
 * variable. The configuration provides it: workers that compile start only from there.
 */
interface Provided {
  site: Promise<Site>;
  readonly load: () => Promise<Site>;
}

const key = Symbol.for('guide-site');
const holder = globalThis as { [key]?: Provided };

/** Says how the site is loaded, and begins. */
export function provideSite(load: () => Promise<Site>): Promise<Site> {
  const provided = { load, site: load() };
  holder[key] = provided;
  return provided.site;
}

/** The site as it was loaded last. */
export async function currentSite(): Promise<Site> {
  return provided().site;
}

/** Loads the site again, after its content changed; a failure leaves the site as it was. */
export async function reloadSite(): Promise<Site> {
  const current = provided();
  const site = await current.load();
  current.site = Promise.resolve(site);
  return site;
}

function provided(): Provided {
  const current = holder[key];
  if (!current) throw new Error('Cannot use the site: astro.config.mjs provides it');
  return current;
}

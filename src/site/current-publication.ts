import type { Publication } from '../publication/publication.ts';

/**
 * What is being built or previewed. Astro runs configuration and pages in one process but
 * in module graphs of their own, so what they share cannot be a module's variable. The
 * configuration provides it: workers that compile start only from there, and what the
 * engine has printed once serves pages and files alike.
 */
interface Provided {
  publication: Promise<Publication>;
  readonly load: () => Promise<Publication>;
}

const key = Symbol.for('guide-publication');
const holder = globalThis as { [key]?: Provided };

/** Says how the publication is loaded, and begins. */
export function providePublication(load: () => Promise<Publication>): Promise<Publication> {
  const provided = { load, publication: load() };
  holder[key] = provided;
  return provided.publication;
}

/** The publication as it was loaded last. */
export async function currentPublication(): Promise<Publication> {
  return provided().publication;
}

/** Loads the publication again, after its content changed; a failure leaves it as it was. */
export async function reloadPublication(): Promise<Publication> {
  const current = provided();
  const publication = await current.load();
  current.publication = Promise.resolve(publication);
  return publication;
}

function provided(): Provided {
  const current = holder[key];
  if (!current) throw new Error('Cannot use the publication: astro.config.mjs provides it');
  return current;
}

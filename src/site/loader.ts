import { resolve } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { pathOf } from '../engine/index.ts';
import { cacheKeyOf } from './cache-key.ts';
import { reloadSite } from './current-site.ts';
import { currentPublication } from './publication.ts';

/**
 * Loads what the content folder publishes in this variant. The collection holds the facts
 * of each document; pages take the views themselves from the publication, which would be
 * large to store and to read back. In development a change of a file reloads the pages.
 */
export function documentLoader({ content }: { readonly content: string }): Loader {
  return {
    name: 'documents',
    load: async (context) => {
      await fill(context);
      const { watcher, logger } = context;
      const folder = resolve(content);
      let pending: NodeJS.Timeout | undefined;
      watcher?.add(folder);
      watcher?.on('all', (_event, path) => {
        if (!resolve(path).startsWith(folder)) return;
        clearTimeout(pending);
        pending = setTimeout(() => {
          reloadSite()
            .then(() => fill(context))
            .catch((error: unknown) => logger.error(error instanceof Error ? error.message : String(error)));
        }, settleTime);
      });
    },
  };
}

/** Editors write a file in several strokes; milliseconds to wait for the last. */
const settleTime = 80;

async function fill({ store }: LoaderContext): Promise<void> {
  const publication = await currentPublication();
  const ids = new Set(publication.documents.map(({ id }) => id));
  for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
  for (const document of publication.documents) {
    const { id, kind, title, description } = document;
    const provider = document.kind === 'page' ? undefined : document.provider?.id;
    const data = { kind, title, description, path: pathOf(document), ...(provider ? { provider } : {}) };
    store.set({ id, data, digest: cacheKeyOf(document, publication) });
  }
}

/** The files that a build writes beside the pages, made of a content folder without building it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compile,
  compilePage,
  compileProvider,
  compileVariant,
  filePathOf,
  type Guide,
  pathOf,
  type Provider,
} from '../../src/engine/index.ts';
import { contentPage } from '../../src/workspace/content-kinds.ts';
import { listContent } from '../../src/workspace/content-folder.ts';
import { joinOnce } from '../../src/publish/outputs/collections.ts';
import { siteOf } from '../../src/publication/site.ts';
import { type Publication, publicationOf } from '../../src/publication/publication.ts';

/** What a content folder publishes for a variant; its guides are compiled here, one after the other. */
export async function publish(content: string, variantId = 'default'): Promise<Publication> {
  const files = await listContent(content);
  const read = (path: string): { path: string; source: string } => ({
    path: join(content, path),
    source: readFileSync(join(content, path), 'utf8'),
  });
  const variants = files.variants.flatMap((path) => compileVariant(read(path)).value ?? []);
  const variables = variants.flatMap((variant) => Object.keys(variant.variables));
  const providers = files.providers.flatMap((path) => {
    const { value } = compileProvider(read(path));
    return value ? [{ path, provider: value }] : [];
  });
  const byId = new Map<string, Provider>(providers.map(({ provider }) => [provider.id, provider]));
  const guides = files.guides.flatMap((path): Guide[] => {
    const provider = byId.get(path.split('/')[1] ?? '');
    const { guide } = compile({ ...read(path), variables, ...(provider ? { provider } : {}) });
    return guide ? [guide] : [];
  });
  const pages = files.pages.flatMap(
    (path) => compilePage({ ...read(path), id: contentPage(path)?.id, variables }).value ?? [],
  );
  const workspace = {
    content,
    guides,
    pages,
    providers,
    variants,
    diagnostics: [],
    digests: new Map<string, string>(),
    fromCache: new Set<string>(),
  };
  return publicationOf(siteOf(workspace, variantId));
}

/** The text of every file in a format of the engine, by its path. */
export function textsOf(publication: Publication): Map<string, string> {
  const { context, documents, engine, listings } = publication;
  const all = [...documents, ...listings];
  const own = all.flatMap((document) =>
    engine.formats.flatMap((format): [string, string][] =>
      format.of === 'document' &&
      format.extension !== undefined &&
      (format.documents === 'all' || document.kind !== 'page')
        ? [[filePathOf(pathOf(document), format.extension), engine.render(document, format.name, context)]]
        : [],
    ),
  );
  const joined = joinOnce(publication)();
  return new Map([...own, ...[...joined].map(([path, content]): [string, string] => [`/${path}`, content])]);
}

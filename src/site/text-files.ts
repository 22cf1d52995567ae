import { createEngine, digestOf, type DocumentView, filePathOf, pathOf } from '../engine/index.ts';
import { cacheKeyOf } from './cache-key.ts';
import type { Publication } from './publication.ts';

/** A file beside the pages, in one of the engine's formats. */
export interface TextFile {
  /** Path from the root of the site, without the extension and without a slash at its start. */
  readonly path: string;
  readonly extension: string;
  readonly format: string;
  /** The document it prints; without one, all documents. */
  readonly document?: DocumentView;
  readonly cacheKey: string;
}

const engine = createEngine();

/** Every file that the formats of the registry make for a publication. */
export function textFilesOf(publication: Publication): TextFile[] {
  const { documents, listings, site } = publication;
  const keys = new Map([...documents, ...listings].map((document) => [document, cacheKeyOf(document, publication)]));
  return engine.formats.flatMap((format): TextFile[] => {
    if (format.of === 'collection') {
      if (format.name === 'llms' && !site.variant.agents.llms) return [];
      const [path = '', extension = ''] = splitExtension(format.path);
      return [{ path, extension, format: format.name, cacheKey: digestOf([...keys.values()]) }];
    }
    const { extension, name } = format;
    if (extension === undefined) return [];
    return [...keys].flatMap(([document, cacheKey]) => {
      if (format.documents === 'guides' && document.kind === 'page') return [];
      const [path = ''] = splitExtension(filePathOf(pathOf(document), extension).slice(1));
      return [{ path, extension, format: name, document, cacheKey }];
    });
  });
}

/** The content of a file, with its media type. */
export function printTextFile(
  { format: name, document }: TextFile,
  { context, documents }: Publication,
): { content: string; mediaType: string } {
  const format = engine.formats.find((candidate) => candidate.name === name);
  if (!format) throw new Error(`Cannot print a file: there is no format "${name}"`);
  return { content: engine.render(document ?? documents, name, context), mediaType: format.mediaType };
}

function splitExtension(path: string): string[] {
  const dot = path.lastIndexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}

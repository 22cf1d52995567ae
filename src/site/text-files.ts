import { type DocumentView, filePathOf, pathOf } from '../engine/index.ts';
import type { Publication } from './publication.ts';

/** A file beside the pages, in one of the engine's formats. */
export interface TextFile {
  /** Path from the root of the site, without the extension and without a slash at its start. */
  readonly path: string;
  readonly extension: string;
  readonly format: string;
  /** The document it prints; without one, all documents. */
  readonly document?: DocumentView;
}

/** Every file that the formats of the registry make for a publication. */
export function textFilesOf({ documents, engine, listings, site }: Publication): TextFile[] {
  return engine.formats.flatMap((format): TextFile[] => {
    if (format.of === 'collection') {
      if (format.name === 'llms' && !site.variant.agents.llms) return [];
      const [path = '', extension = ''] = splitExtension(format.path);
      return [{ path, extension, format: format.name }];
    }
    const { extension, name } = format;
    if (extension === undefined) return [];
    return [...documents, ...listings].flatMap((document) => {
      if (format.documents === 'guides' && document.kind === 'page') return [];
      const [path = ''] = splitExtension(filePathOf(pathOf(document), extension).slice(1));
      return [{ path, extension, format: name, document }];
    });
  });
}

/** The content of a file, with its media type. */
export function printTextFile(
  { format: name, document }: TextFile,
  { context, documents, engine }: Publication,
): { content: string; mediaType: string } {
  const format = engine.formats.find((candidate) => candidate.name === name);
  if (!format) throw new Error(`Cannot print a file: there is no format "${name}"`);
  return { content: engine.render(document ?? documents, name, context), mediaType: format.mediaType };
}

function splitExtension(path: string): string[] {
  const dot = path.lastIndexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}

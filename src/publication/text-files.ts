import { type DocumentView, filePathOf, type FormatFile, pathOf } from '../engine/index.ts';
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
export function textFilesOf(publication: Publication): TextFile[] {
  const { documents, engine, listings } = publication;
  return engine.formats.flatMap((format): TextFile[] => {
    if (format.of === 'collection') {
      return filesOf(format.name, publication).map((file) => {
        const [path = '', extension = ''] = splitExtension(file.path);
        return { path, extension, format: format.name };
      });
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
  { path, extension, format: name, document }: TextFile,
  publication: Publication,
): { content: string; mediaType: string } {
  const { context, engine } = publication;
  const format = engine.formats.find((candidate) => candidate.name === name);
  if (!format) throw new Error(`Cannot print a file: there is no format "${name}"`);
  if (document) return { content: engine.render(document, name, context), mediaType: format.mediaType };
  const file = filesOf(name, publication).find((each) => each.path === `${path}.${extension}`);
  return { content: file?.content ?? '', mediaType: format.mediaType };
}

const printed = new WeakMap<Publication, Map<string, readonly FormatFile[]>>();

/** The files of a format of all documents, printed once: which there are depends on what is in them. */
function filesOf(name: string, publication: Publication): readonly FormatFile[] {
  const { context, documents, engine, listings } = publication;
  const known = printed.get(publication) ?? new Map<string, readonly FormatFile[]>();
  printed.set(publication, known);
  const format = engine.formats.find((candidate) => candidate.name === name);
  if (format?.of !== 'collection' || !(format.isPublished?.(context) ?? true)) return [];
  const files = known.get(name) ?? engine.renderFiles([...documents, ...listings], name, context);
  known.set(name, files);
  return files;
}

function splitExtension(path: string): string[] {
  const dot = path.lastIndexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}

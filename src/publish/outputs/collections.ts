import { type CollectionParts, digestOf, type DocumentView } from '../../engine/index.ts';
import { cacheKeyOf } from '../../publication/page/cache-key.ts';
import { project } from '../../workspace/project/project.ts';
import { defineOutputs, type OutputSource } from './define.ts';

/** The files of all documents together; made anew if any document, or which there are, is another. */
export const collections = defineOutputs({
  name: 'collections',
  get paths() {
    return project().engine.formats.flatMap((format) => (format.of === 'collection' ? [format.path] : []));
  },
  of: (source) => {
    const { publication, previous } = source;
    const all = [...publication.documents, ...publication.listings];
    const inputs = digestOf(all.map((document) => keyOf(document, source)));
    let joined: ReadonlyMap<string, string> | undefined;
    const join = (): ReadonlyMap<string, string> => {
      joined ??= new Map(
        publication.engine
          .joinParts(
            all.map((document) => partsOf(document, source)),
            publication.context,
          )
          .map(({ path, content }) => [path, content]),
      );
      return joined;
    };
    // Of the same inputs come the same files.
    const known = [...(previous?.manifest.entries.values() ?? [])].filter((entry) => entry.inputs === inputs);
    const paths = known.length > 0 ? known.map(({ path }) => path) : [...join().keys()];
    return paths.map((path) => ({ path, inputs, print: () => join().get(path) ?? '' }));
  },
});

/** What a document adds to them, kept as long as it is the same. */
export function partsOf(document: DocumentView, source: OutputSource): CollectionParts {
  const { engine, context } = source.publication;
  return source.parts.get(keyOf(document, source), () => engine.partsOf(document, context));
}

function keyOf(document: DocumentView, { publication }: OutputSource): string {
  return `${publication.digest} ${cacheKeyOf(document, publication)}`;
}

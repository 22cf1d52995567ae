import { type CollectionParts, digestOf, type DocumentView } from '../../engine/index.ts';
import type { Publication } from '../../publication/publication.ts';
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
    const inputs = inputsOfCollections(source);
    const join = joinOnce(publication, (document) => partsOf(document, source));
    // Of the same inputs come the same files.
    const known = [...(previous?.manifest.entries.values() ?? [])].filter((entry) => entry.inputs === inputs);
    const paths = known.length > 0 ? known.map(({ path }) => path) : [...join().keys()];
    return paths.map((path) => ({ path, inputs, print: () => join().get(path) ?? '' }));
  },
});

/** A digest of what each of them depends on. */
export function inputsOfCollections(source: OutputSource): string {
  const { documents, listings } = source.publication;
  return digestOf([...documents, ...listings].map((document) => keyOf(document, source)));
}

/** The contents of all of them by their paths, printed when they are first asked for. */
export function joinOnce(
  { context, documents, engine, listings }: Publication,
  partsOf = (document: DocumentView): CollectionParts => engine.partsOf(document, context),
): () => ReadonlyMap<string, string> {
  let joined: ReadonlyMap<string, string> | undefined;
  return () => {
    joined ??= new Map(
      engine.joinParts([...documents, ...listings].map(partsOf), context).map(({ path, content }) => [path, content]),
    );
    return joined;
  };
}

/** What a document adds to them, kept as long as it is the same. */
export function partsOf(document: DocumentView, source: OutputSource): CollectionParts {
  const { engine, context } = source.publication;
  return source.parts.get(keyOf(document, source), () => engine.partsOf(document, context));
}

function keyOf(document: DocumentView, { publication }: OutputSource): string {
  return `${publication.digest} ${cacheKeyOf(document, publication)}`;
}

import { type DocumentView, filePathOf, pathOf } from '../../engine/index.ts';
import { cacheKeyOf } from '../../publication/page/cache-key.ts';
import { partsOf } from './collections.ts';
import { defineOutputs, type Output, type OutputSource } from './define.ts';
import { pageOutput } from './page-output.ts';

/**
 * What is published of each document: its page, that for frames, and its file in each format. All
 * of one document come one after the other, so that its body is printed once and then forgotten.
 */
export const documents = defineOutputs({
  name: 'documents',
  *of(source) {
    const { publication } = source;
    for (const document of publication.documents) {
      const key = cacheKeyOf(document, publication);
      const path = pathOf(document);
      yield pageOutput(path, key, source);
      if (document.kind !== 'page') yield pageOutput(`/embed${path}`, key, source);
      yield* fileOutputs(document, key, source);
      partsOf(document, source);
    }
  },
});

/** A document's files in the formats of one document. */
export function fileOutputs(document: DocumentView, key: string, { publication }: OutputSource): Output[] {
  const { context, digest, engine } = publication;
  return engine.formats.flatMap((format): Output[] => {
    if (format.of !== 'document' || format.extension === undefined) return [];
    if (format.documents === 'guides' && document.kind === 'page') return [];
    return [
      {
        path: filePathOf(pathOf(document), format.extension).slice(1),
        inputs: `${digest} ${key}`,
        print: () => engine.render(document, format.name, context),
      },
    ];
  });
}

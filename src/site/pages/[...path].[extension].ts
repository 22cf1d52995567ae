import type { APIRoute, GetStaticPaths } from 'astro';
import { currentPublication } from '../publication.ts';
import { printTextFile, type TextFile, textFilesOf } from '../text-files.ts';

/** Every format of the registry at its address: a new format needs no route of its own. */
export const getStaticPaths = (async () => {
  const publication = await currentPublication();
  return textFilesOf(publication).map((file) => ({
    params: { path: file.path, extension: file.extension },
    props: { file },
    cacheKey: file.cacheKey,
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: TextFile }> = async ({ props }) => {
  const { content, mediaType } = printTextFile(props.file, await currentPublication());
  return new Response(content, { headers: { 'content-type': mediaType } });
};

import type { APIRoute, GetStaticPaths } from 'astro';
import { currentPublication } from '../current-publication.ts';
import { printTextFile, type TextFile, textFilesOf } from '../../publication/text-files.ts';

/** Every format of the registry at its address: a new format needs no route of its own. A build writes them by itself. */
export const getStaticPaths = (async () => {
  if (import.meta.env.PROD) return [];
  const publication = await currentPublication();
  return textFilesOf(publication).map((file) => ({
    params: { path: file.path, extension: file.extension },
    props: { file },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: TextFile }> = async ({ props }) => {
  const { content, mediaType } = printTextFile(props.file, await currentPublication());
  return new Response(content, { headers: { 'content-type': mediaType } });
};

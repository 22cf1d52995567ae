import { getMimeType } from 'hono/utils/mime';

/** Media types that the general table lacks or knows otherwise. */
const mediaTypes: Readonly<Record<string, string>> = {
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  svg: 'image/svg+xml',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Media types of text that is not HTML, by extension: hosts say no character set of it by themselves. */
export const textTypes: ReadonlyMap<string, string> = new Map(Object.entries(mediaTypes));

/** Extensions of what a site may hold, with their media types without a character set. */
export const fileTypes: ReadonlyMap<string, string> = new Map(
  'avif css gif htm html ico jpeg jpg js json md mp4 pdf png svg txt wasm webm webmanifest webp woff woff2 xml zip'
    .split(' ')
    .map((extension) => [extension, mediaTypeOf(`file.${extension}`).replace(/;.*$/u, '')]),
);

/** The media type of a file, by its extension. */
export function mediaTypeOf(file: string): string {
  const extension = /\.([a-z\d]+)$/iu.exec(file)?.[1]?.toLowerCase() ?? '';
  return mediaTypes[extension] ?? getMimeType(file) ?? 'application/octet-stream';
}

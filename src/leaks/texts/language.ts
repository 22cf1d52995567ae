import type { Text } from './text.ts';

/** What a text is written in. `string` is a value of a script or of data, which may be markup; `plain` is also Markdown. */
export type Language = 'html' | 'xml' | 'style' | 'script' | 'json' | 'plain' | 'string' | 'srcdoc';

/** Takes a text that was found in a source, if there is one, with what it is written in if it is to be taken apart. */
export type EmitText = (text: Text | undefined, language?: Language) => void;

/** The language of a published file, by its name. */
export function languageOf(path: string): Language {
  const [, extension = ''] = /\.([a-z\d]+)$/u.exec(path.toLowerCase().replace(/\.(?:gz|br)$/u, '')) ?? [];
  if (/^x?html?$/u.test(extension)) return 'html';
  if (/^(?:svgz?|xml|rss|atom|xsl|xlf)$/u.test(extension)) return 'xml';
  if (extension === 'css') return 'style';
  if (/^[cm]?js$/u.test(extension)) return 'script';
  return /^(?:json|map|webmanifest)$/u.test(extension) ? 'json' : 'plain';
}

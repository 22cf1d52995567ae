import { flac, id3, ogg } from './audio.ts';
import { compressedFiles } from './compressions.ts';
import type { FileFormat } from './define.ts';
import { font, woff, woff2 } from './font.ts';
import { gif } from './gif.ts';
import { icon } from './icon.ts';
import { isoMedia } from './iso-media.ts';
import { jpeg } from './jpeg.ts';
import { mail } from './mail.ts';
import { pdf } from './pdf.ts';
import { png } from './png.ts';
import { riff } from './riff.ts';
import { unreadable } from './unreadable.ts';
import { tiff } from './tiff.ts';
import { utf16 } from './utf-16.ts';
import { wasm } from './wasm.ts';
import { zip } from './zip.ts';

/** The formats whose files the leak gate takes apart; the first that matches counts. */
export const fileFormats: readonly FileFormat[] = [
  png,
  jpeg,
  gif,
  riff,
  icon,
  tiff,
  isoMedia,
  font,
  woff,
  woff2,
  id3,
  ogg,
  flac,
  pdf,
  zip,
  wasm,
  unreadable,
  ...compressedFiles,
  utf16,
  mail,
];

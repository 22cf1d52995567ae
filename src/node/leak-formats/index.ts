import { compressedFiles } from './compressions.ts';
import type { FileFormat } from './define.ts';
import { font, woff, woff2 } from './font.ts';
import { gif } from './gif.ts';
import { icon } from './icon.ts';
import { jpeg } from './jpeg.ts';
import { png } from './png.ts';
import { riff } from './riff.ts';
import { utf16 } from './utf-16.ts';

/** The formats whose files the leak gate takes apart; the first that matches counts. */
export const fileFormats: readonly FileFormat[] = [
  png,
  jpeg,
  gif,
  riff,
  icon,
  font,
  woff,
  woff2,
  ...compressedFiles,
  utf16,
];

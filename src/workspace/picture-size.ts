import { join } from 'node:path';
import { imageSize } from 'image-size';
import { versionOf } from '../system/files/file-version.ts';
import { publicFolderOf, readPublicFile } from './public-files.ts';

/** How large a picture is, in CSS pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Whether it has a shape only, as an SVG without `width` and `height` has: it is as wide as there is room. */
  readonly isScaled: boolean;
}

/** By the files' paths, each with the version of its file: many pages show one picture. */
const known = new Map<string, { readonly version: string; readonly size: PictureSize | undefined }>();

/** The size of a picture that is published as it is, by its address; nothing if it is none, or one that cannot be read. */
export function pictureSizeOf(content: string, address: string): PictureSize | undefined {
  const file = join(publicFolderOf(content), address);
  const version = versionOf(file) ?? '';
  const kept = known.get(file);
  if (kept?.version === version) return kept.size;
  const bytes = readPublicFile(content, address);
  const size = bytes && measure(bytes);
  known.set(file, { version, size });
  return size;
}

function measure(bytes: Uint8Array): PictureSize | undefined {
  try {
    const { type, width, height, orientation = 1 } = imageSize(bytes);
    // `viewBox="0,0,100,60"`, for one.
    if (!isLength(width) || !isLength(height)) return undefined;
    const isScaled = type === 'svg' && !/<svg\s[^>]*?\s(?:width|height)=["'][\d.]+[a-z]*["']/u.test(textOf(bytes));
    // A photo that says it lies on its side is turned by every browser.
    return orientation >= 5 ? { width: height, height: width, isScaled } : { width, height, isScaled };
  } catch {
    return undefined;
  }
}

function isLength(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

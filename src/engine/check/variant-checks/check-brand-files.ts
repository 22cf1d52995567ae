import type { CheckContext } from '../check-context.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { VariantFile } from '../resolve-variants.ts';
import { findSvgDanger } from './svg-danger.ts';

/** The most bytes of a picture that every page shows. */
const imageLimit = 200_000;

/** Reports files of a brand that are not there, or not fit to be published. */
export function checkBrandFiles({ variant, path, places }: VariantFile, context: CheckContext): Diagnostic[] {
  const { logo, favicon, image, font } = variant.brand;
  const files = [
    ['brand/logo/light', logo?.light],
    ['brand/logo/dark', logo?.dark],
    ['brand/favicon', favicon],
    ['brand/image', image],
    ['brand/font/src', typeof font === 'object' ? font.src : undefined],
  ] as const;
  return files.flatMap(([key, address]): Diagnostic[] => {
    // A file elsewhere can be anything tomorrow.
    if (!address?.startsWith('/')) return [];
    const place = places?.[key];
    const file = address.replace(/[?#].*$/u, '');
    const isFont = key === 'brand/font/src';
    if (context.hasFile && !context.hasFile(file, variant.id))
      return [
        isFont
          ? createDiagnostic('font-missing', { src: address }, path, place)
          : createDiagnostic('image-missing', { src: address }, path, place),
      ];
    const bytes = isFont ? undefined : context.readFile?.(file);
    if (!bytes) return [];
    if (bytes.length > imageLimit)
      return [
        createDiagnostic('image-too-large', { src: address, size: bytes.length, limit: imageLimit }, path, place),
      ];
    if (isRaster(bytes)) return [];
    const text = textOf(bytes);
    if (text === undefined || !/<(?:[\w-]+:)?svg[\s>/]/iu.test(text))
      return [createDiagnostic('image-invalid', { src: address }, path, place)];
    const danger = findSvgDanger(text);
    return danger ? [createDiagnostic('svg-unsafe', { src: address, ...danger }, path, place)] : [];
  });
}

/** What stands where in files of pixels: PNG, JPEG, GIF, WebP, AVIF and ICO. */
const marks: readonly (readonly [number, readonly number[]])[] = [
  [0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  [0, [0xff, 0xd8, 0xff]],
  [0, [...bytesOf('GIF8')]],
  [8, [...bytesOf('WEBP')]],
  [4, [...bytesOf('ftypavi')]],
  [0, [0, 0, 1, 0]],
];

function isRaster(bytes: Uint8Array): boolean {
  return marks.some(([offset, mark]) => mark.every((byte, index) => bytes[offset + index] === byte));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

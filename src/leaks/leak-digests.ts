import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Variant } from '../engine/index.ts';
import type { ForbiddenTerm, TermSource } from './terms/forbidden-term.ts';
import { publicFolderOf } from '../workspace/public-files.ts';

/** A file of another variant's brand. */
export interface ForbiddenFile {
  /** Its address as the variant writes it. */
  readonly term: string;
  readonly source: TermSource;
  /** SHA-256 of its bytes, as hexadecimal digits. */
  readonly digest: string;
}

/** The logos, icons and share images of other variants. */
export interface BrandFiles {
  /** Whether one of them has as many bytes: what has not needs no digest. */
  readonly hasSize: (size: number) => boolean;
  /** What those that are SVG draw, by which they are known inside pages and styles too, and however they are written. */
  readonly drawings: readonly ForbiddenTerm[];
  /** Their digests, sorted. */
  readonly digests: readonly string[];
  /** The one that these bytes are. */
  readonly find: (bytes: Uint8Array) => ForbiddenFile | undefined;
}

/** The files of other variants' brands, without those that are the variant's own too. */
export function findBrandFiles(variant: Variant, variants: readonly Variant[], content: string): BrandFiles {
  const mine = brandFiles(variant, content);
  const own = new Set(mine.flatMap(({ digest, drawing = '' }) => [digest, drawing]));
  const others = variants.filter(({ id }) => id !== variant.id).flatMap((other) => brandFiles(other, content));
  const forbidden = others.filter(({ digest }) => !own.has(digest));
  const sizes = new Set(forbidden.map(({ size }) => size));
  const byDigest = new Map(forbidden.map((file) => [file.digest, file]));
  const hasSize = (size: number): boolean => sizes.has(size);
  return {
    hasSize,
    drawings: others.flatMap(({ drawing, source }) =>
      drawing === undefined || own.has(drawing)
        ? []
        : [{ term: drawing, kind: 'name' as const, source, allowedIn: [] }],
    ),
    digests: [...byDigest.keys()].sort(),
    find: (bytes) => (hasSize(bytes.length) ? byDigest.get(digestOfBytes(bytes)) : undefined),
  };
}

function digestOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function brandFiles(
  variant: Variant,
  content: string,
): (ForbiddenFile & { readonly size: number; readonly drawing?: string })[] {
  return addressesOf(variant.brand, 'brand').flatMap(({ address, key }) => {
    const path = [publicFolderOf(content), content, join(content, 'variants')]
      .map((folder) => join(folder, address))
      .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
    if (path === undefined) return [];
    const bytes = readFileSync(path);
    const source = { variant: variant.id, key };
    const drawing = drawingOf(bytes.toString('utf8'));
    return [
      { term: address, source, size: bytes.length, digest: digestOfBytes(bytes), ...(drawing ? { drawing } : {}) },
    ];
  });
}

const shortestDrawing = 10;
const longestDrawing = 80;

/** How the longest line of an SVG begins: `M2 1 L9 9 L33 2 Z`. One that is short could be anybody's. */
function drawingOf(svg: string): string | undefined {
  const lines = Array.from(svg.matchAll(/\s(?:d|points)\s*=\s*["']([^"']+)/gu), ([, line = '']) => line.trim());
  const [longest = ''] = lines.sort((a, b) => b.length - a.length);
  const begin = longest.slice(0, longestDrawing).replace(/\s+/gu, ' ');
  return begin.replace(/[^a-z\d]/giu, '').length < shortestDrawing ? undefined : begin;
}

/** Every path of the site in a brand, with the key it is the value of. */
function addressesOf(value: unknown, key: string): { address: string; key: string }[] {
  if (typeof value === 'string') return /^\/(?!\/)/u.test(value) ? [{ address: value, key }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => addressesOf(inner, `${key}.${name}`));
}

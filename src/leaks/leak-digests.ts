import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Variant } from '../engine/index.ts';
import type { TermSource } from './terms/forbidden-term.ts';
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
  /** Their digests, sorted. */
  readonly digests: readonly string[];
  /** The one that these bytes are. */
  readonly find: (bytes: Uint8Array) => ForbiddenFile | undefined;
}

/** The files of other variants' brands, without those that are the variant's own too. */
export function findBrandFiles(variant: Variant, variants: readonly Variant[], content: string): BrandFiles {
  const own = new Set(brandFiles(variant, content).map(({ digest }) => digest));
  const others = variants.filter(({ id }) => id !== variant.id).flatMap((other) => brandFiles(other, content));
  const forbidden = others.filter(({ digest }) => !own.has(digest));
  const sizes = new Set(forbidden.map(({ size }) => size));
  const byDigest = new Map(forbidden.map((file) => [file.digest, file]));
  const hasSize = (size: number): boolean => sizes.has(size);
  return {
    hasSize,
    digests: [...byDigest.keys()].sort(),
    find: (bytes) => (hasSize(bytes.length) ? byDigest.get(digestOfBytes(bytes)) : undefined),
  };
}

function digestOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function brandFiles(variant: Variant, content: string): (ForbiddenFile & { readonly size: number })[] {
  return addressesOf(variant.brand, 'brand').flatMap(({ address, key }) => {
    const path = [publicFolderOf(content), content, join(content, 'variants')]
      .map((folder) => join(folder, address))
      .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
    if (path === undefined) return [];
    const bytes = readFileSync(path);
    const source = { variant: variant.id, key };
    return [{ term: address, source, size: bytes.length, digest: digestOfBytes(bytes) }];
  });
}

/** Every path of the site in a brand, with the key it is the value of. */
function addressesOf(value: unknown, key: string): { address: string; key: string }[] {
  if (typeof value === 'string') return /^\/(?!\/)/u.test(value) ? [{ address: value, key }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => addressesOf(inner, `${key}.${name}`));
}

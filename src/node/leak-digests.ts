import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Variant } from '../engine/index.ts';
import type { TermSource } from '../engine/leaks/forbidden-term.ts';
import { publicFolderOf } from './public-files.ts';

/** A file of another variant's brand. */
export interface ForbiddenFile {
  /** Its address as the variant writes it. */
  readonly term: string;
  readonly source: TermSource;
  /** In bytes. */
  readonly size: number;
}

/** The logos, icons and share images of other variants, by their digests; without those that are the variant's own. */
export function findBrandFiles(
  variant: Variant,
  variants: readonly Variant[],
  content: string,
): ReadonlyMap<string, ForbiddenFile> {
  const own = new Set(brandFiles(variant, content).map(({ digest }) => digest));
  const others = variants.filter(({ id }) => id !== variant.id).flatMap((other) => brandFiles(other, content));
  return new Map(others.filter(({ digest }) => !own.has(digest)).map(({ digest, ...file }) => [digest, file]));
}

export function digestOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function brandFiles(variant: Variant, content: string): (ForbiddenFile & { digest: string })[] {
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

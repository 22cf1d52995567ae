import type { Variant } from '../../engine/index.ts';
import { variantIdIn } from '../../engine/internal.ts';
import { digestValue } from '../../system/digest/digest-value.ts';
import type { Collection, VariantFiles } from '../../workspace/check-workspace.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** A content folder as it is served: what is broken in it stays as it was when it was last sound. */
export interface Hosted {
  /** With all variants, those too that are not served: no other site may name them. */
  readonly workspace: Workspace;
  /** The variants that have a site, by id. */
  readonly served: ReadonlyMap<string, Variant>;
  /** Changes with any file that is published as it is, or that a brand names. */
  readonly files: string;
}

/** What is not served as it stands in the folder. */
export interface Held {
  /** Whether all documents are left as they were. */
  readonly documents: boolean;
  /** Ids of variants that are left as they were. */
  readonly kept: readonly string[];
  /** Ids of variants that were never sound, and have no site. */
  readonly missing: readonly string[];
}

/** The variants of which something may be wrong that was not looked at in the last load: all, if anything else changed. */
export function variantsToCheck(
  { guides, pages, providers, variants }: Collection,
  before: Hosted | undefined,
  broken: ReadonlySet<string>,
): VariantFiles {
  if (!before) return variants;
  const same = (one: readonly unknown[], other: readonly unknown[]): boolean =>
    one.length === other.length && one.every((item, at) => item === other[at]);
  const known = before.workspace;
  const isSame =
    same(guides, known.guides) &&
    same(pages, known.pages) &&
    same(
      providers.map(({ provider }) => provider),
      known.providers.map(({ provider }) => provider),
    );
  if (!isSame) return variants;
  const isChanged = ({ variant }: VariantFiles[number]): boolean =>
    variant.id === 'default' || broken.has(variant.id) || !isSameVariant(variant, before.served.get(variant.id));
  const sites = new Set(variants.filter(isChanged).map(({ variant }) => variant.site.toLowerCase()));
  return variants.filter((file) => isChanged(file) || sites.has(file.variant.site.toLowerCase()));
}

interface Taken {
  readonly hosted?: Hosted;
  readonly broken: ReadonlySet<string>;
  readonly held: Held;
}

/** What of a load can be served; nothing if documents cannot, and none were ever sound. */
export function takeSound(loaded: Workspace, before: Hosted | undefined, files: string): Taken {
  const { broken, isShared } = errorsOf(loaded, before);
  const known = new Map(before?.workspace.variants.map((variant) => [variant.id, variant]));
  const all = [
    ...loaded.variants,
    // The file of one that cannot be read as a variant any more still stands there.
    ...[...broken].flatMap((id) => (loaded.variants.some((each) => each.id === id) ? [] : (known.get(id) ?? []))),
  ];
  const variants = all.map((variant) => {
    const last = known.get(variant.id);
    const isKept = last && (broken.has(variant.id) ? before?.served.has(variant.id) : isSameVariant(variant, last));
    return isKept ? last : variant;
  });
  const hasSite = ({ id }: Variant): boolean => !broken.has(id) || (before?.served.has(id) ?? false);
  const served = new Map(variants.filter(hasSite).map((variant) => [variant.id, variant]));
  const held = {
    documents: isShared,
    kept: [...broken].filter((id) => served.has(id)),
    missing: [...broken].filter((id) => !served.has(id)),
  };
  const documents = isShared ? before?.workspace : loaded;
  if (!documents || !served.has('default')) return { broken, held };
  const isSame =
    before?.workspace.variants.length === variants.length &&
    variants.every((variant, at) => variant === before.workspace.variants[at]);
  return {
    hosted: { workspace: { ...documents, variants: isSame ? before.workspace.variants : variants }, served, files },
    broken,
    held,
  };
}

/** Which variants have errors, those that extend them too; and whether anything else has, or hides the names of a variant. */
function errorsOf(
  { content, variants, diagnostics }: Workspace,
  before: Hosted | undefined,
): { broken: Set<string>; isShared: boolean } {
  const folder = `${content.replace(/\/+$/u, '')}/variants/`;
  const broken = new Set<string>();
  let isShared = false;
  for (const { severity, path } of diagnostics) {
    if (severity !== 'error') continue;
    if (path.startsWith(folder)) broken.add(variantIdIn(path));
    else isShared = true;
  }
  for (let size = -1; size !== broken.size;) {
    size = broken.size;
    for (const { id, extends: base } of variants) if (base !== undefined && broken.has(base)) broken.add(id);
  }
  const isNamed = (id: string): boolean =>
    variants.some((variant) => variant.id === id) ||
    (before?.workspace.variants.some((variant) => variant.id === id) ?? false);
  return { broken, isShared: isShared || [...broken].some((id) => !isNamed(id)) };
}

function isSameVariant(variant: Variant, other: Variant | undefined): boolean {
  return variant === other || (other !== undefined && digestValue(variant) === digestValue(other));
}

import type { FileOf } from './check-context.ts';
import type { CompileResult } from '../compile/compile-guide.ts';
import { variantIdIn } from '../compile/compile-variant.ts';
import { createDiagnostic, fileBegin, type Diagnostic, hasError } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Variant } from '../model/variant.ts';

/** A variant with its file, and where the parts stand that are written there. */
export type VariantFile = { readonly variant: Variant } & FileOf;

/** The variants of a content folder as their files are compiled. */
export type CompiledVariants = readonly ({ readonly path: string } & CompileResult<Variant>)[];

/**
 * Gives every variant what it inherits along `extends`: maps are merged key by key, and a
 * value or list that is written takes the place of the inherited one. What makes a brand,
 * and whether the site is the vendor's own, is never inherited. A variant whose base is not
 * sound keeps what is its own.
 */
export function resolveVariants(given: CompiledVariants): {
  readonly variants: VariantFile[];
  readonly diagnostics: Diagnostic[];
} {
  const { files, diagnostics } = withoutDuplicates(given);
  const byId = new Map(files.map((file) => [variantIdIn(file.path), file]));
  const resolved = new Map<string, Variant | undefined>();
  /** The variant whole, or nothing where it, or what it extends, is wrong. */
  const resolve = (id: string, chain: readonly string[]): Variant | undefined => {
    if (resolved.has(id)) return resolved.get(id);
    const file = byId.get(id);
    const own = file?.value;
    const isSound = own && !hasError(file.diagnostics);
    const baseId = own?.extends;
    if (!own || baseId === undefined) return isSound ? own : undefined;
    const path = [...chain, id];
    const say = (mistake: Diagnostic): undefined => void diagnostics.push(mistake);
    const place = file.places?.['extends'];
    const start = path.indexOf(baseId);
    if (start >= 0) {
      const circle = [...path.slice(start), baseId].map((each) => `\`${each}\``).join(' → ');
      for (const member of path.slice(start)) {
        resolved.set(member, undefined);
        const { path: from = '', places } = byId.get(member) ?? {};
        say(createDiagnostic('extends-cycle', { circle }, from, places?.['extends']));
      }
      return undefined;
    }
    const base = resolve(baseId, path);
    // It turned out to be a part of a circle, which is reported.
    if (resolved.has(id)) return undefined;
    const whole = base && inherit(own, base, file);
    resolved.set(id, isSound ? whole : undefined);
    if (whole) return isSound ? whole : undefined;
    const others = [...byId.keys()].filter((other) => other !== id);
    if (!byId.has(baseId))
      say(createDiagnostic('extends-unknown', { id: baseId, guess: suggest(baseId, others) }, file.path, place));
    else say(createDiagnostic('extends-broken', { id: baseId }, file.path, place));
    return undefined;
  };
  const variants = files.flatMap(({ path, value, places }): VariantFile[] => {
    if (!value) return [];
    const variant = resolve(value.id, []) ?? value;
    return [{ path, variant, ...(places ? { places } : {}) }];
  });
  return { variants, diagnostics };
}

/** The files without those of a variant that an earlier file is; on some disks their folders would be one. */
function withoutDuplicates(given: CompiledVariants): { files: CompiledVariants[number][]; diagnostics: Diagnostic[] } {
  const owners = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const files = given.filter(({ path }) => {
    const id = variantIdIn(path);
    const other = owners.get(id.toLowerCase());
    if (other === undefined) owners.set(id.toLowerCase(), path);
    else diagnostics.push(createDiagnostic('variant-duplicate', { id, other }, path, fileBegin));
    return other === undefined;
  });
  return { files, diagnostics };
}

const inherited = ['guides', 'pages', 'actions', 'links', 'locale', 'robots', 'search', 'agents', 'messages'] as const;

function inherit(own: Variant, base: Variant, { places }: Pick<FileOf, 'places'>): Variant {
  const isWritten = (path: string): boolean => !places || Object.hasOwn(places, path);
  return {
    ...own,
    ...Object.fromEntries(inherited.map((key) => [key, merge(own[key], base[key], key, isWritten)])),
  };
}

function merge(own: unknown, base: unknown, path: string, isWritten: (path: string) => boolean): unknown {
  if (!isMap(own) || !isMap(base)) return isWritten(path) ? own : base;
  const entries = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(own))
    entries.set(key, entries.has(key) ? merge(value, entries.get(key), `${path}/${key}`, isWritten) : value);
  return Object.fromEntries(entries);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

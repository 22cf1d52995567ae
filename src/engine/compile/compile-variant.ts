import type { SourceSpan } from '../diagnostics/diagnostic.ts';
import { type CompileResult, reporting } from './compile-guide.ts';
import { checkYamlSecrets } from './check-source.ts';
import { checkPath } from '../model/id.ts';
import { readText } from '../parse/parse.ts';
import { completeVariant, type Variant, variantFileSchema } from '../model/variant.ts';
import { type Locate, readYaml } from '../parse/read-yaml.ts';

/**
 * Compiles a `variants/<id>.yaml`, without what it gets of the variant it extends. Of
 * everything written there is a place: `guides/include/0`, and of its key `guides/include:`.
 */
export function compileVariant({
  source,
  path,
}: {
  source: string | Uint8Array;
  path: string;
}): CompileResult<Variant> {
  let places: Readonly<Record<string, SourceSpan>> = {};
  const result = reporting(path, (report) => {
    const text = readText(source, report);
    if (text === undefined) return undefined;
    const read = readYaml({ text, renamed: { tokens: 'variables' } }, variantFileSchema, report);
    const id = variantIdIn(path);
    checkPath(id, report);
    checkYamlSecrets(text, report);
    if (!read) return undefined;
    places = Object.fromEntries(placesIn(read.written, [], read.locate));
    return completeVariant(id, read.value);
  });
  return { ...result, places };
}

/** The id that a variant's file says by its name. */
export function variantIdIn(path: string): string {
  return (
    path
      .replace(/\\/gu, '/')
      .split('/')
      .at(-1)
      ?.replace(/\.ya?ml$/u, '') ?? 'variant'
  );
}

function* placesIn(value: unknown, path: readonly PropertyKey[], locate: Locate): Generator<[string, SourceSpan]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    const place = at.join('/');
    yield [place, locate(at)];
    yield [`${place}:`, locate(at, 'key')];
    yield* placesIn(inner, at, locate);
  }
}

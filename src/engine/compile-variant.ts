import type { SourceSpan } from './diagnostic.ts';
import { type CompileResult, reporting } from './compile.ts';
import { readText } from './parse.ts';
import { completeVariant, type Variant, variantFileSchema } from './variant.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** Compiles a `variants/<id>.yaml`. */
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
    const read = readYaml({ text }, variantFileSchema, report);
    const id =
      path
        .replace(/\\/gu, '/')
        .split('/')
        .at(-1)
        ?.replace(/\.ya?ml$/u, '') ?? 'variant';
    if (!read) return undefined;
    places = Object.fromEntries(
      Object.entries(read.value.actions).flatMap(([provider, actions]) => [
        [`actions/${provider}`, read.locate(['actions', provider], 'key')],
        ...actions.map((action, index) => [`actions/${provider}/${action}`, read.locate(['actions', provider, index])]),
      ]),
    );
    return completeVariant(id, read.value);
  });
  return { ...result, places };
}

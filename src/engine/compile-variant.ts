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
  return reporting(path, (report) => {
    const text = readText(source, report);
    if (text === undefined) return undefined;
    const read = readYaml({ text }, variantFileSchema, report);
    const id =
      path
        .replace(/\\/gu, '/')
        .split('/')
        .at(-1)
        ?.replace(/\.ya?ml$/u, '') ?? 'variant';
    return read ? completeVariant(id, read.value) : undefined;
  });
}

import type { z } from 'zod';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { ParsedSource } from '../../parse/parse.ts';
import { type Locate, readYaml } from '../../parse/read-yaml.ts';

/** The frontmatter of a document, as far as it is right. */
export interface Frontmatter<T> {
  readonly frontmatter: Partial<T>;
  /** Whether the value of a key is reported as wrong, so that it is not missing too. */
  readonly isWrong: (key: string) => boolean;
  readonly locate?: Locate;
}

/** Reads the frontmatter of a parsed source; one that there is not is empty. */
export function readFrontmatter<T extends object>(
  { frontmatter, text }: ParsedSource,
  schema: z.ZodType<T>,
  report: Report,
): Frontmatter<T> {
  if (!frontmatter) return { frontmatter: {}, isWrong: () => false };
  const before = text.slice(0, frontmatter.offset);
  const read = readYaml({ text: frontmatter.text, before, invalid: 'frontmatter-invalid' }, schema, report);
  if (!read) return { frontmatter: {}, isWrong: () => true };
  return { frontmatter: read.value, isWrong: (key) => read.wrong.has(key), locate: read.locate };
}

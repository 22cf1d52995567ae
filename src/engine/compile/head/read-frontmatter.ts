import type { z } from 'zod';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { ParsedSource } from '../../parse/parse.ts';
import { type Locate, readYaml } from '../../parse/read-yaml.ts';
import { type GuideFrontmatter, heldBackBy } from './frontmatter.ts';

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

/** What keeps a document off every site, which is said where it is written. */
export function readHeldBack(
  frontmatter: Partial<GuideFrontmatter>,
  report: Report,
  locate: Locate | undefined,
): { heldBack?: string } {
  const key = heldBackBy(frontmatter);
  if (key === undefined) return {};
  report.add('document-held-back', { key }, locate?.([key]));
  return { heldBack: key };
}

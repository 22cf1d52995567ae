import { variablesIn } from '../model/variable.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { ParsedSource } from '../parse/parse.ts';
import type { Locate } from '../parse/read-yaml.ts';
import type { CompileContext } from './compile-context.ts';
import { secretsIn } from './secret-literal.ts';

/** Reports what looks like a real secret anywhere in a source: every reader would see it. */
export function checkSecrets({ text }: ParsedSource, { report, places }: CompileContext): void {
  for (const { kind, start, end } of secretsIn(text))
    report.add('secret-in-text', { kind }, { start: places.at(start), end: places.at(end) });
}

/** Reports variables of the frontmatter that no variant knows; of another platform's they are text. */
export function checkHeadVariables(
  frontmatter: {
    readonly title?: string | undefined;
    readonly description?: string | undefined;
    readonly requires?: readonly string[] | undefined;
  },
  locate: Locate | undefined,
  { dialect, variables, report }: CompileContext,
): void {
  if (!dialect.isStrict) return;
  const texts: readonly (readonly [readonly (string | number)[], string | undefined])[] = [
    [['title'], frontmatter.title],
    [['description'], frontmatter.description],
    ...(frontmatter.requires ?? []).map((text, index) => [['requires', index], text] as const),
  ];
  for (const [path, text = ''] of texts) {
    for (const name of variablesIn(text))
      if (!variables.has(name)) report.add('token-unknown', { name, guess: suggest(name, variables) }, locate?.(path));
  }
}

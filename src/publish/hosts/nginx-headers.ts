import { privateCaching } from '../../answer/negotiate.ts';
import type { HeaderRules } from '../../answer/header-rules.ts';
import { bare, quote } from './nginx-syntax.ts';

/** Maps that work the headers out, and the lines that send them. What stays empty is not sent. */
export function printHeaders(
  rules: HeaderRules,
  cacheControl: string,
  names: (name: string) => string,
): readonly [maps: string, lines: string] {
  const all = rules.flatMap(({ pattern, headers }, index) =>
    headers.map(([name, value]) => ({ pattern, index, name: name.toLowerCase(), written: name, value })),
  );
  const ofName = (name: string): typeof all => all.filter((each) => each.name === name);
  const maps: string[] = [];
  const lines: string[] = [];
  const mapOf = (entries: readonly (readonly [string, string])[], usual: string): string => {
    const variable = names(`header_${maps.length}`);
    const rows = entries
      .map(([pattern, value]) => {
        const written = quote(value).replaceAll('$', () => `\${${bare(names('dollar'))}}`);
        return `    ${quote(`~${pattern}`)} ${written};\n`;
      })
      .join('');
    maps.push(`map ${names('sent')} ${variable} {\n    volatile;\n    default ${quote(usual)};\n${rows}}\n`);
    return variable;
  };
  const sent = all.filter(({ name, value }) => value !== undefined && name !== 'cache-control');
  // Of what says the same of many paths one variable is enough.
  for (const same of Map.groupBy(sent, ({ name, value }) => `${name}: ${value}`).values()) {
    const rows = same.flatMap(({ name, pattern, value = '', index }) => {
      const takenBack = ofName(name).filter((each) => each.value === undefined && each.index > index);
      return [...takenBack.map((each) => [each.pattern, ''] as const), [pattern, value] as const];
    });
    lines.push(`    add_header ${same[0]?.written ?? ''} ${mapOf(rows, '')} always;\n`);
  }
  // Of these one value alone makes sense, and there always is one: the last rule's.
  const caching = ofName('cache-control').filter((each) => each.value !== undefined);
  const usual = mapOf(
    caching.reverse().map((each) => [each.pattern, each.value ?? '']),
    cacheControl,
  );
  const kept = names('caching');
  maps.push(
    `map ${names('private')} ${kept} {\n    volatile;\n    default ${usual};\n    1 ${quote(privateCaching)};\n}\n`,
  );
  lines.push(`    add_header Cache-Control ${kept} always;\n`);
  return [maps.join(''), lines.join('')];
}

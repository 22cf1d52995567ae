import type { HostDescription } from './host-description.ts';
import { bare, quote } from './nginx-syntax.ts';
import { keepsQuery, patternInPlace } from './redirect-rules.ts';

/** Over the address as it was sent: what stands in it encoded stays so. */
export function printRedirects(host: HostDescription, status: number, names: (name: string) => string): string {
  const rows = host.redirects.flatMap((rule, index) => {
    if (rule.status !== status) return [];
    const groupOf = (group: number): string => names(`redirect_${index}_${group}`);
    const pattern = patternInPlace(rule, (group) => `(?<${bare(groupOf(group))}>`)
      .replace(/[^\x21-\x7e]/gu, encodeURIComponent)
      .replace(/\$$/u, String.raw`(?:\?|$)`);
    const target = rule.target.replace(/:([A-Za-z]\w*)/gu, (written, each: string) => {
      const group = rule.names.indexOf(each);
      return group === -1 ? written : `\${${bare(groupOf(group))}}`;
    });
    return [`    ${quote(`~${pattern}`)} ${quote(keepsQuery(rule) ? `${target}$is_args$args` : target)};\n`];
  });
  return `map $request_uri ${names(`redirect_${status}`)} {\n    default "";\n${rows.join('')}}\n`;
}

export function printReturn(status: number, names: (name: string) => string): string {
  const variable = names(`redirect_${status}`);
  return `        if (${variable}) {\n            return ${status} ${variable};\n        }\n`;
}

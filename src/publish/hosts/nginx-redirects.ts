import type { HostDescription } from './host-description.ts';
import { bare, quote } from './nginx-syntax.ts';
import { locationOf, patternInPlace } from '../../answer/redirect-rules.ts';

/** The map of a status: where each path leads. Over the address as it was sent: what stands in it encoded stays so. */
export function printRedirects(host: HostDescription, status: number, names: (name: string) => string): string {
  const rows = host.redirects.flatMap((rule, index) => {
    if (rule.status !== status) return [];
    const groupOf = (group: number): string => names(`redirect_${index}_${group}`);
    const pattern = patternInPlace(rule, (group) => `(?<${bare(groupOf(group))}>`)
      .replace(/[^\x21-\x7e]/gu, encodeURIComponent)
      .replace(/\$$/u, String.raw`(?:\?|$)`);
    const location = locationOf(rule, (group) => `\${${bare(groupOf(group))}}`, '$is_args$args');
    return [`    ${quote(`~${pattern}`)} ${quote(location)};\n`];
  });
  return `map $request_uri ${names(`redirect_${status}`)} {\n    default "";\n${rows.join('')}}\n`;
}

/** Sends where the map of a status leads, if it does, in a location. */
export function printReturn(status: number, names: (name: string) => string): string {
  const variable = names(`redirect_${status}`);
  return `        if (${variable}) {\n            return ${status} ${variable};\n        }\n`;
}

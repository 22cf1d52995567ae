import pc from 'picocolors';
import { type Diagnostic, frame } from '../engine/index.ts';
import type { Reporter } from './define.ts';
import { limitDiagnostics } from './limit-diagnostics.ts';

const marks = { error: '✖', warning: '▲', suggestion: '●' } as const;

/** For a person: place, message, the line in question, and what to do. */
export const pretty: Reporter = {
  name: 'pretty',
  print: (diagnostics, { sourceOf, useColor }) => {
    const color = pc.createColors(useColor);
    const paint = { error: color.red, warning: color.yellow, suggestion: color.cyan };
    const blocks = limitDiagnostics(diagnostics).map((diagnostic) => {
      const { severity, code, message, hint, path, position } = diagnostic;
      const place = position ? `${path}:${position.start.line}:${position.start.column}` : path;
      const source = position ? sourceOf(path) : undefined;
      const lines = source && position ? `${frame(source, position)}\n` : '';
      return `${color.bold(place)}  ${paint[severity](`${marks[severity]} ${severity}`)}  ${color.dim(code)}\n  ${message}\n${color.dim(lines)}  ${hint}\n`;
    });
    return `${blocks.join('\n')}${blocks.length > 0 ? '\n' : ''}${summary(diagnostics)}\n`;
  },
};

/** How many diagnostics of each severity there are, in words. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const parts = (['error', 'warning', 'suggestion'] as const).flatMap((severity) => {
    const number = count(severity);
    return number === 0 ? [] : [`${number} ${severity}${number === 1 ? '' : 's'}`];
  });
  return parts.length > 0 ? parts.join(', ') : 'No problems.';
}

import type { Reporter } from './define.ts';
import { limitDiagnostics } from './limit-diagnostics.ts';

const commands = { error: 'error', warning: 'warning', suggestion: 'notice' } as const;

/** Workflow commands with which GitHub annotates a change. */
export const github: Reporter = {
  name: 'github',
  print: (diagnostics) =>
    limitDiagnostics(diagnostics)
      .map(({ severity, code, message, hint, path, position }) => {
        const place = position
          ? `,line=${position.start.line},col=${position.start.column},endLine=${position.end.line},endColumn=${position.end.column}`
          : '';
        return `::${commands[severity]} file=${property(path)}${place},title=${property(code)}::${data(`${message} ${hint}`)}\n`;
      })
      .join(''),
};

function data(text: string): string {
  return text.replace(/%/gu, '%25').replace(/\r/gu, '%0D').replace(/\n/gu, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/gu, '%3A').replace(/,/gu, '%2C');
}

import { diagnosticCatalogue } from '../engine/index.ts';
import type { Reporter } from './define.ts';
import { limitDiagnostics } from './limit-diagnostics.ts';

const levels = { error: 'error', warning: 'warning', suggestion: 'note' } as const;

/** SARIF 2.1.0, the exchange format of static analysis (OASIS, 2020). */
export const sarif: Reporter = {
  name: 'sarif',
  print: (diagnostics) => {
    const rules = [...new Set(diagnostics.map(({ code }) => code))].sort();
    const log = {
      version: '2.1.0',
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      runs: [
        {
          tool: {
            driver: {
              name: 'stepwell',
              rules: rules.map((id) => ({
                id,
                defaultConfiguration: { level: levels[diagnosticCatalogue[id].severity] },
              })),
            },
          },
          columnKind: 'utf16CodeUnits',
          results: limitDiagnostics(diagnostics).map(({ code, severity, message, hint, path, position, fix }) => ({
            ruleId: code,
            level: levels[severity],
            message: { text: `${message} ${hint}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(path) },
                  ...(position ? { region: regionOf(position) } : {}),
                },
              },
            ],
            ...(fix
              ? {
                  fixes: [
                    {
                      artifactChanges: [
                        {
                          artifactLocation: { uri: encodeURI(path) },
                          replacements: fix.edits.map(({ start, end, text }) => ({
                            deletedRegion: { charOffset: start, charLength: end - start },
                            insertedContent: { text },
                          })),
                        },
                      ],
                    },
                  ],
                }
              : {}),
          })),
        },
      ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
  },
};

interface Span {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

function regionOf({ start, end }: Span): Record<string, number> {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Rows of equal length as a table of Markdown, the first row being the head; columns of text begin at the left. */
export function markdownTable(rows: readonly (readonly string[])[], textColumns: readonly number[]): string {
  const [head = [], ...body] = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_cell, column) => Math.max(3, ...[head, ...body].map((row) => row[column]?.length ?? 0)));
  const isText = (column: number): boolean => textColumns.includes(column);
  const pad = (cell: string, column: number): string =>
    isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const rule = widths.map((width, column) => (isText(column) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [head.map(pad), rule, ...body.map((row) => row.map(pad))].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

/** A number for a table; a dash for what was not measured. */
export function cell(value: number | undefined, digits = 0): string {
  return value === undefined ? '–' : value.toFixed(digits);
}

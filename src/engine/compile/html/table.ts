import type { AlignType, PhrasingContent, TableCell, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BlockRegistry } from '../../blocks/registry.ts';
import { inCell, toFlow } from '../../blocks/unravel.ts';
import type { BlockAttributes, BodyNode } from '../../model/body.ts';

declare module 'unist' {
  interface Data {
    /** How a cell of HTML stands in its table; gone once the table is whole. */
    cell?: CellPlace;
    /** Whether a row of HTML stands in `<thead>`; gone once the table is whole. */
    isHead?: boolean;
  }
}

interface CellPlace {
  readonly columns: number;
  /** 0 is down to the end of the table. */
  readonly rows: number;
  readonly isHead: boolean;
  readonly align: AlignType;
}

/** The most columns and rows that a cell may span, as in HTML. */
const mostSpan = 1000;

/** A cell as it was written; `name` is `td` or `th`. */
export function tableCell(
  name: string,
  attributes: BlockAttributes,
  children: readonly BodyNode[],
  blocks: BlockRegistry,
): BodyNode {
  const place: CellPlace = {
    columns: Math.max(1, spanOf(attributes, 'colspan')),
    rows: spanOf(attributes, 'rowspan'),
    isHead: name === 'th',
    align: alignOf(attributes),
  };
  return { type: 'tableCell', children: inCell(children, blocks), data: { cell: place } };
}

/** A row of its cells; what stands beside them is a cell as well, so that no word is lost. */
export function tableRow(children: readonly BodyNode[]): BodyNode {
  const cells = children.flatMap((child): TableCell[] => {
    if (child.type === 'tableCell') return [child];
    return toString(child).trim() === '' ? [] : [{ type: 'tableCell', children: [child as PhrasingContent] }];
  });
  return { type: 'tableRow', children: cells };
}

/** A row that stands in the head of its table. */
export function headRow(row: TableRow): BodyNode {
  return { ...row, data: { ...row.data, isHead: true } };
}

/**
 * A table with what stands in it and is no row before it. Every value stays in its column: where a
 * cell spans others, those are empty. The head is the first row if it is one, else it is empty.
 */
export function tableOf(children: readonly BodyNode[], blocks: BlockRegistry): BodyNode[] {
  const isRow = (node: BodyNode): node is TableRow => node.type === 'tableRow';
  const rows = children.flatMap((child) => (child.type === 'paragraph' ? child.children : [child])).filter(isRow);
  const others = children.flatMap((child) =>
    child.type === 'paragraph' && child.children.some(isRow)
      ? child.children.filter((node) => !isRow(node))
      : isRow(child)
        ? []
        : [child],
  );
  const before = toFlow(others, blocks);
  const grid = spread(rows);
  const width = Math.max(0, ...grid.map((cells) => cells.length));
  if (width === 0) return before;
  const whole = rows.map((row, index): TableRow => {
    const { isHead: _isHead, ...data } = row.data ?? {};
    const cells = Array.from({ length: width }, (_, column) => withoutPlace(grid[index]?.[column] ?? emptyCell));
    return { ...row, data, children: cells };
  });
  const hasHead = rows[0]?.data?.isHead ?? rows[0]?.children.every(({ data }) => data?.cell?.isHead ?? false) ?? false;
  const head: TableRow = { type: 'tableRow', children: Array.from({ length: width }, () => emptyCell) };
  const align = Array.from(
    { length: width },
    (_, column) => grid.map((cells) => cells[column]?.data?.cell?.align).find(Boolean) ?? null,
  );
  return [...before, { type: 'table', align, children: hasHead ? whole : [head, ...whole] }];
}

const emptyCell: TableCell = { type: 'tableCell', children: [] };

/** The cells of each row by column, as HTML lays them out. */
function spread(rows: readonly TableRow[]): TableCell[][] {
  const grid: TableCell[][] = rows.map(() => []);
  for (const [index, { children }] of rows.entries()) {
    let column = 0;
    for (const cell of children) {
      while (grid[index]?.[column]) column += 1;
      const { columns = 1, rows: down = 1 } = cell.data?.cell ?? {};
      const last = down === 0 ? rows.length : Math.min(rows.length, index + down);
      for (let row = index; row < last; row += 1) {
        for (let at = column; at < column + columns; at += 1) {
          const place = grid[row];
          if (place) place[at] ??= row === index && at === column ? cell : emptyCell;
        }
      }
      column += columns;
    }
  }
  return grid;
}

function withoutPlace(cell: TableCell): TableCell {
  const { cell: _place, ...data } = cell.data ?? {};
  return { ...cell, data };
}

function spanOf(attributes: BlockAttributes, name: 'colspan' | 'rowspan'): number {
  const given = attributes[name] ?? attributes[name === 'colspan' ? 'colSpan' : 'rowSpan'] ?? 1;
  const span = Number(typeof given === 'string' ? given.trim() : given);
  return Number.isInteger(span) && span >= 0 ? Math.min(span, mostSpan) : 1;
}

function alignOf(attributes: BlockAttributes): AlignType {
  const { align, style } = attributes;
  const said =
    typeof align === 'string'
      ? align
      : typeof style === 'string'
        ? /text-align:\s*(\w+)/iu.exec(style)?.[1]
        : undefined;
  const found = said?.toLowerCase();
  return found === 'left' || found === 'right' || found === 'center' ? found : null;
}

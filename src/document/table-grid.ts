import { SHADES, type TableBlock, type TableCell, type TableColumn, type TableRow } from "./block.ts";
import { linesOf } from "./text.ts";

/** A table with a cell at each crossing of row and column, its header row among them. */
export interface Grid {
  readonly rows: readonly (readonly GridCell[])[];
  readonly columns: readonly TableColumn[];
  /** 1 where the table has a header row, else 0. */
  readonly headerRowCount: number;
  readonly isSmall: boolean;
}

export interface GridCell {
  /** As Docs stores it; blank where another cell covers this one. */
  readonly text: string;
  /** `#rrggbb`, or blank for the colour of the page. */
  readonly background: string;
  readonly color: string;
  readonly isBold: boolean;
  readonly align: "start" | "center" | "end";
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The colours of header, bands and totals: those of the Cuadros in the workbook. */
const HEADER = { background: "#1f4e79", color: "#ffffff" };
const BAND = { background: "#dce8f4", color: "" };
const TOTAL = { background: "#b9d2ea", color: "" };
const PLAIN = { background: "", color: "" };

/**
 * A table as a grid. Spans that go beyond the table end at its edge.
 * @throws {RangeError} when a row has more cells than there are columns left for
 */
export function gridOf(table: TableBlock): Grid {
  const headerRowCount = table.columns.some(({ title }) => title.trim() !== "") ? 1 : 0;
  const header = headerRowCount === 1 ? [headerCells(table.columns)] : [];
  return {
    rows: [...header, ...bodyCells(table)],
    columns: table.columns,
    headerRowCount,
    isSmall: table.isSmall ?? false,
  };
}

/** The titles; one stands over the columns without title that follow it, too. */
function headerCells(columns: readonly TableColumn[]): readonly GridCell[] {
  const titles = columns.map(({ title }) => linesOf(title));
  return titles.map((text, column) => {
    const next = titles.findIndex((title, other) => other > column && title !== "");
    const columnSpan = text === "" ? 1 : (next < 0 ? titles.length : next) - column;
    return { ...HEADER, text, isBold: true, align: "center", rowSpan: 1, columnSpan };
  });
}

function bodyCells({ columns, rows }: TableBlock): readonly (readonly GridCell[])[] {
  const grid: (GridCell | undefined)[][] = rows.map(() => columns.map(() => undefined));
  rows.forEach((row, rowIndex0) => {
    const here = grid[rowIndex0]!;
    for (const cell of row.cells) {
      const columnIndex0 = here.indexOf(undefined);
      if (columnIndex0 < 0) throw new RangeError(`Row ${rowIndex0} has more cells than columns`);
      const columnsFree = here.slice(columnIndex0).findIndex((taken) => taken !== undefined);
      const most = {
        rows: rows.length - rowIndex0,
        columns: columnsFree < 0 ? here.length - columnIndex0 : columnsFree,
      };
      const head = headOf(cell, row, columns[columnIndex0]!, most);
      for (let down = 0; down < head.rowSpan; down++)
        grid[rowIndex0 + down]!.fill(
          { ...head, text: "", rowSpan: 1, columnSpan: 1 },
          columnIndex0,
          columnIndex0 + head.columnSpan,
        );
      here[columnIndex0] = head;
    }
  });
  return grid.map((cells, rowIndex0) =>
    cells.map((cell, columnIndex0) => cell ?? blankCell(rows[rowIndex0]!, columns[columnIndex0]!)),
  );
}

function headOf(
  cell: TableCell,
  row: TableRow,
  column: TableColumn,
  most: { readonly rows: number; readonly columns: number },
): GridCell {
  const blank = blankCell(row, column);
  return {
    ...blank,
    text: linesOf(cell.text),
    background: cell.shade ? SHADES[cell.shade] : blank.background,
    isBold: cell.bold ?? blank.isBold,
    align: cell.align ?? column.align,
    rowSpan: Math.min(Math.max(1, cell.rowSpan ?? 1), most.rows),
    columnSpan: Math.min(Math.max(1, cell.columnSpan ?? 1), most.columns),
  };
}

function blankCell(row: TableRow, column: TableColumn): GridCell {
  const look = row.kind === "band" ? BAND : row.kind === "total" ? TOTAL : PLAIN;
  return { ...look, text: "", isBold: row.kind !== "plain", align: column.align, rowSpan: 1, columnSpan: 1 };
}

import { columnWidths, TABLE_TYPE } from "./column-widths.ts";
import type { Request, TableRange, TextStyle } from "./docs-api.ts";
import { color, placeIn, points, rangeIn } from "./requests.ts";
import type { Grid, GridCell } from "./table-grid.ts";
import type { Segment } from "./template.ts";

/** A table's place in the document. */
export interface TablePlace {
  readonly segment: Segment;
  /** The index where the table itself starts, one beyond the newline before it. */
  readonly start: number;
}

/** How many indexes a table takes: one each for its start, its end, its rows and cells, and the newline of each cell. */
export function tableSize({ rows, columns }: Grid, withTexts = true): number {
  const texts = withTexts ? rows.flat().reduce((sum, { text }) => sum + text.length, 0) : 0;
  return 2 + rows.length * (1 + 2 * columns.length) + texts;
}

/** Requests that make a table at a place, blank. The newline that Docs puts first takes the index before its start. */
export function insertTableRequest({ rows, columns }: Grid, { segment, start }: TablePlace): Request {
  return { insertTable: { location: placeIn(segment, start - 1), rows: rows.length, columns: columns.length } };
}

/** Requests that write the texts into a blank table, the last cell first. */
export function textRequests({ rows, columns }: Grid, { segment, start }: TablePlace): readonly Request[] {
  const requests: Request[] = [];
  for (let row = rows.length - 1; row >= 0; row--)
    for (let column = columns.length - 1; column >= 0; column--) {
      const { text } = rows[row]![column]!;
      const index = start + 3 + row * (2 * columns.length + 1) + 2 * column;
      if (text !== "") requests.push({ insertText: { location: placeIn(segment, index), text } });
    }
  return requests;
}

/** Requests for the look of a table that holds its texts: widths, rules, type, colours, alignment. They move no index. */
export function lookRequests(grid: Grid, place: TablePlace, widthPt: number): readonly Request[] {
  return [
    ...widthRequests(grid, place, widthPt),
    ...wholeTableRequests(grid, place),
    ...backgroundRequests(grid, place),
    ...typeRequests(grid, place),
    ...keepRequests(grid, place),
  ];
}

/**
 * Requests that merge cells, from the last to the first. Where Docs leaves the merged content is not documented, so nothing
 * that stands after the start of the table can be addressed afterwards.
 */
export function mergeRequests({ rows }: Grid, place: TablePlace): readonly Request[] {
  const requests: Request[] = [];
  for (let row = rows.length - 1; row >= 0; row--)
    for (let column = rows[row]!.length - 1; column >= 0; column--) {
      const { rowSpan, columnSpan } = rows[row]![column]!;
      if (rowSpan * columnSpan === 1) continue;
      requests.push({ mergeTableCells: { tableRange: tableRange(place, row, column, rowSpan, columnSpan) } });
    }
  return requests;
}

const RULE = { color: color("#8fa3b8"), width: points(0.5), dashStyle: "SOLID" } as const;
function widthRequests(grid: Grid, place: TablePlace, widthPt: number): readonly Request[] {
  const columnsOfWidth = new Map<number, number[]>();
  columnWidths(grid, widthPt).forEach((width, column) => {
    columnsOfWidth.set(width, [...(columnsOfWidth.get(width) ?? []), column]);
  });
  return [...columnsOfWidth].map(([width, columnIndices]) => ({
    updateTableColumnProperties: {
      tableStartLocation: placeIn(place.segment, place.start),
      columnIndices,
      tableColumnProperties: { widthType: "FIXED_WIDTH", width: points(width) },
      fields: "widthType,width",
    },
  }));
}

/** What holds for all cells: a new table has the style of the paragraph where it was put, which may be a title's. */
function wholeTableRequests(grid: Grid, { segment, start }: TablePlace): readonly Request[] {
  const tableStartLocation = placeIn(segment, start);
  const range = rangeIn(segment, start + 3, start + tableSize(grid) - 1);
  const { sizePt, paddingPt } = grid.isSmall ? TABLE_TYPE.small : TABLE_TYPE.normal;
  const pin: readonly Request[] =
    grid.headerRowCount === 0
      ? []
      : [{ pinTableHeaderRows: { tableStartLocation, pinnedHeaderRowsCount: grid.headerRowCount } }];
  return [
    ...pin,
    {
      updateTableRowStyle: { tableStartLocation, tableRowStyle: { preventOverflow: true }, fields: "preventOverflow" },
    },
    {
      updateTableCellStyle: {
        tableStartLocation,
        tableCellStyle: {
          borderLeft: RULE,
          borderRight: RULE,
          borderTop: RULE,
          borderBottom: RULE,
          paddingLeft: points(paddingPt),
          paddingRight: points(paddingPt),
          paddingTop: points(2),
          paddingBottom: points(2),
          contentAlignment: "TOP",
        },
        fields:
          "borderLeft,borderRight,borderTop,borderBottom,paddingLeft,paddingRight,paddingTop,paddingBottom,contentAlignment",
      },
    },
    {
      updateParagraphStyle: {
        range,
        paragraphStyle: {
          namedStyleType: "NORMAL_TEXT",
          alignment: "START",
          lineSpacing: 100,
          spaceAbove: points(0),
          spaceBelow: points(0),
        },
        fields:
          "namedStyleType,alignment,lineSpacing,spaceAbove,spaceBelow,indentStart,indentEnd,indentFirstLine,keepWithNext",
      },
    },
    {
      updateTextStyle: {
        range,
        textStyle: { fontSize: points(sizePt) },
        fields: "fontSize,bold,italic,underline,foregroundColor,weightedFontFamily",
      },
    },
  ];
}

function backgroundRequests({ rows }: Grid, place: TablePlace): readonly Request[] {
  return rows.flatMap((cells, row) =>
    stretchesOf(cells, ({ background }) => background).map(({ from, to, value }) => ({
      updateTableCellStyle: {
        tableRange: tableRange(place, row, from, 1, to - from),
        tableCellStyle: { backgroundColor: color(value) },
        fields: "backgroundColor",
      },
    })),
  );
}

function typeRequests(grid: Grid, { segment, start }: TablePlace): readonly Request[] {
  let index = start + 1;
  return grid.rows.flatMap((cells) => {
    index += 1;
    const starts = cells.map(({ text }) => {
      index += 2 + text.length;
      return index - 1 - text.length;
    });
    const range = ({ from, to }: { from: number; to: number }) =>
      rangeIn(segment, starts[from]!, starts[to - 1]! + cells[to - 1]!.text.length + 1);
    const styles = stretchesOf(cells, typeOf).map(
      (stretch): Request => ({
        updateTextStyle: { range: range(stretch), textStyle: textStyleOf(cells[stretch.from]!), fields: stretch.value },
      }),
    );
    const alignments = stretchesOf(cells, alignmentOf).map(
      (stretch): Request => ({
        updateParagraphStyle: {
          range: range(stretch),
          paragraphStyle: { alignment: stretch.value === "end" ? "END" : "CENTER" },
          fields: "alignment",
        },
      }),
    );
    return [...styles, ...alignments];
  });
}

/** No page ends with a row that heads those below it, and none begins with the row of the total. */
function keepRequests({ rows, columns }: Grid, { segment, start }: TablePlace): readonly Request[] {
  let index = start + 1;
  return rows.flatMap((cells, row) => {
    const first = index + 2;
    index += 1 + cells.reduce((sum, { text }) => sum + 2 + text.length, 0);
    const isHead = columns.length > 1 && cells[0]!.columnSpan === columns.length;
    const isBeforeTotal = row === rows.length - 2 && rows[row + 1]![0]!.isBold;
    if (row === rows.length - 1 || !(isHead || isBeforeTotal)) return [];
    return [
      {
        updateParagraphStyle: {
          range: rangeIn(segment, first, index),
          paragraphStyle: { keepWithNext: true },
          fields: "keepWithNext",
        },
      },
    ];
  });
}

/** The fields of a cell's type that differ from the table's; blank for none. */
function typeOf({ text, isBold, color }: GridCell): string {
  if (text === "" || !isBold) return "";
  return color === "" ? "bold" : "bold,foregroundColor";
}

function textStyleOf(cell: GridCell): TextStyle {
  return cell.color === "" ? { bold: true } : { bold: true, foregroundColor: color(cell.color) };
}

function alignmentOf({ text, align }: GridCell): string {
  return text === "" || align === "start" ? "" : align;
}

/** Stretches of neighbouring cells of a row for which a value is the same and not blank; `to` is one beyond the last. */
function stretchesOf(
  cells: readonly GridCell[],
  read: (cell: GridCell) => string,
): readonly { from: number; to: number; value: string }[] {
  const stretches: { from: number; to: number; value: string }[] = [];
  cells.forEach((cell, column) => {
    const value = read(cell);
    const last = stretches[stretches.length - 1];
    if (value === "") return;
    if (last?.to === column && last.value === value) last.to = column + 1;
    else stretches.push({ from: column, to: column + 1, value });
  });
  return stretches;
}

function tableRange(
  { segment, start }: TablePlace,
  rowIndex: number,
  columnIndex: number,
  rowSpan: number,
  columnSpan: number,
): TableRange {
  return {
    tableCellLocation: { tableStartLocation: placeIn(segment, start), rowIndex, columnIndex },
    rowSpan,
    columnSpan,
  };
}

import type { GridRange } from "../sheets-api.ts";

/** A block of cells that all get the same. */
export interface Rectangle<T> {
  readonly row0: number;
  readonly column0: number;
  readonly columns: number;
  rows: number;
  readonly value: T;
}

/** Gathers single cells, given row by row and from left to right, into rectangles of equal (`===`) values. */
export function createRectangles<T>(): {
  add(row0: number, column0: number, value: T): void;
  all(): readonly Rectangle<T>[];
} {
  const done: Rectangle<T>[] = [];
  let above = new Map<number, Rectangle<T>>();
  let runs: { column0: number; columns: number; value: T }[] = [];
  let row0 = -1;
  const closeRow = () => {
    const current = new Map<number, Rectangle<T>>();
    for (const run of runs) {
      const rectangle = above.get(run.column0);
      if (
        rectangle &&
        rectangle.row0 + rectangle.rows === row0 &&
        rectangle.columns === run.columns &&
        rectangle.value === run.value
      ) {
        rectangle.rows++;
        current.set(run.column0, rectangle);
      } else {
        const made = { row0, rows: 1, ...run };
        done.push(made);
        current.set(run.column0, made);
      }
    }
    above = current;
    runs = [];
  };
  return {
    add(cellRow0, column0, value) {
      if (cellRow0 !== row0) {
        closeRow();
        row0 = cellRow0;
      }
      const last = runs[runs.length - 1];
      if (last && last.column0 + last.columns === column0 && last.value === value) last.columns++;
      else runs.push({ column0, columns: 1, value });
    },
    all() {
      closeRow();
      return done;
    },
  };
}

/** The rectangle as a range of a sheet. */
export function rangeOf(
  sheetId: number,
  { row0, rows, column0, columns }: Omit<Rectangle<unknown>, "value">,
): Required<GridRange> {
  return {
    sheetId,
    startRowIndex: row0,
    endRowIndex: row0 + rows,
    startColumnIndex: column0,
    endColumnIndex: column0 + columns,
  };
}

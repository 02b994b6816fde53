import type { CellData, Request, RowData } from "../sheets-api.ts";
import { jsonBytes } from "./parts.ts";

/** Large enough to save requests, small enough for `splitParts` to fill its parts. */
const MOST_BYTES = 200_000;

/**
 * Gathers cells, given row by row and from left to right, into few `updateCells` requests: neighbours in a row go together, and
 * rows that begin in the same column go on downwards. Only `fields` of the cells is written; what a cell lacks of it is cleared.
 */
export function createCellUpdates(
  sheetId: number,
  fields: "userEnteredValue" | "note",
): { add(row0: number, column0: number, cells: readonly CellData[]): void; all(): readonly Request[] } {
  const blocks: Block[] = [];
  const open = new Map<number, Block>();
  let run: Run | undefined;
  const closeRun = () => {
    if (!run) return;
    const { row0, column0, cells } = run;
    const bytes = jsonBytes(cells);
    const above = open.get(column0);
    if (above && above.row0 + above.rows.length === row0 && above.bytes + bytes <= MOST_BYTES) {
      above.rows.push({ values: cells });
      above.bytes += bytes;
    } else {
      const block = { row0, column0, rows: [{ values: cells }], bytes };
      blocks.push(block);
      open.set(column0, block);
    }
  };
  return {
    add(row0, column0, cells) {
      if (run && run.row0 === row0 && run.column0 + run.cells.length === column0) {
        run.cells.push(...cells);
      } else {
        closeRun();
        run = { row0, column0, cells: [...cells] };
      }
    },
    all() {
      closeRun();
      run = undefined;
      return blocks.map(({ row0, column0, rows }) => ({
        updateCells: { rows, fields, start: { sheetId, rowIndex: row0, columnIndex: column0 } },
      }));
    },
  };
}

interface Run {
  readonly row0: number;
  readonly column0: number;
  readonly cells: CellData[];
}

interface Block {
  readonly row0: number;
  readonly column0: number;
  readonly rows: RowData[];
  bytes: number;
}

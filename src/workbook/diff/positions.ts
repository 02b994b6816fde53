import { columnLetters, sheetPrefix } from "../cell-name.ts";
import type { Positions } from "../desired.ts";
import { remembering } from "../remembering.ts";
import type { Arrangement } from "./arrangement.ts";

/** Where rows and columns of the managed sheets stand once the requests have been carried out. */
export interface FinalPositions extends Positions {
  /** The plain name of a cell, as `G7`; null when the sheet has no such row or column. */
  a1(sheetId: number, rowKey: string, columnKey: string): string | null;
}

/**
 * Positions as seen from the sheet `homeId`, whose cells need no sheet name; null: every cell is named with its sheet.
 * `onAsk` hears which sheets are asked for.
 */
export function createPositions(
  arrangements: ReadonlyMap<number, Arrangement>,
  titles: ReadonlyMap<number, string>,
  homeId: number | null,
  onAsk: (sheetId: number) => void = () => {},
): FinalPositions {
  const prefixOf = remembering((sheetId: number) => (sheetId === homeId ? "" : sheetPrefix(titles.get(sheetId)!)));
  const lettersOf = remembering(columnLetters);
  const name = (sheetId: number, rowKey: string, columnKey: string, mark: "$" | "") => {
    const arrangement = arrangements.get(sheetId);
    const row0 = arrangement?.rowOf.get(rowKey);
    const column0 = arrangement?.columnOf.get(columnKey);
    return row0 === undefined || column0 === undefined ? null : mark + lettersOf(column0) + mark + (row0 + 1);
  };
  const absolute = (sheetId: number, rowKey: string, columnKey: string) => {
    onAsk(sheetId);
    const found = name(sheetId, rowKey, columnKey, "$");
    if (!found)
      throw new Error(
        `A formula names a cell that is not desired: sheet ${sheetId}, row "${rowKey}", column "${columnKey}"`,
      );
    return found;
  };
  return {
    cell(sheetId, rowKey, columnKey) {
      const cell = absolute(sheetId, rowKey, columnKey);
      return prefixOf(sheetId) + cell;
    },
    range(sheetId, fromRowKey, toRowKey, columnKey) {
      const range = `${absolute(sheetId, fromRowKey, columnKey)}:${absolute(sheetId, toRowKey, columnKey)}`;
      return prefixOf(sheetId) + range;
    },
    a1: (sheetId, rowKey, columnKey) => name(sheetId, rowKey, columnKey, ""),
  };
}

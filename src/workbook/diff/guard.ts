import type { GridRange, Request, Sheet } from "../sheets-api.ts";
import { cellAt } from "../snapshot.ts";
import type { Arrangement } from "./arrangement.ts";

/**
 * Requests that change nothing where rows stand as they were read, and that Google refuses, together with all others of the
 * call, where somebody has inserted or deleted rows meanwhile.
 *
 * A part of a merged cell cannot be unmerged. So a block is taken apart, in the very place where it was read, and put together
 * again: where it has moved or grown, that place is only a part of it. And below a row with a merged cell, one of its columns is
 * unmerged where nothing is merged: where the row has moved down, it is only a part of that cell.
 *
 * Source: Sheets API, UnmergeCellsRequest: "The range must not partially span any merge."
 */
export function guardPositions(changed: readonly Arrangement[]): readonly Request[] {
  return changed.flatMap(({ sheet }) => (sheet ? [...guardBlocks(sheet), ...guardLastRow(sheet)] : []));
}

/** The lowest block, which every change above it moves, and the tallest one, which a move by few rows cannot clear. */
function guardBlocks(sheet: Sheet): readonly Request[] {
  const blocks = (sheet.merges ?? []).filter((range) => heightOf(range) > 1 && holdsOneValue(sheet, range));
  const [first] = blocks;
  if (!first) return [];
  const lowest = blocks.reduce((low, range) => (endOf(range) > endOf(low) ? range : low), first);
  const tallest = blocks.reduce((tall, range) => (heightOf(range) > heightOf(tall) ? range : tall), first);
  return [...new Set([lowest, tallest])].flatMap((range): Request[] => [
    { unmergeCells: { range } },
    { mergeCells: { range, mergeType: "MERGE_ALL" } },
  ]);
}

/** Merging drops all values but the first; a merged cell that somebody got to hold more is left alone. */
function holdsOneValue(sheet: Sheet, { startRowIndex = 0, startColumnIndex = 0, ...end }: GridRange): boolean {
  for (let row0 = startRowIndex; row0 < (end.endRowIndex ?? 0); row0++) {
    for (let column0 = startColumnIndex; column0 < (end.endColumnIndex ?? 0); column0++) {
      const isFirst = row0 === startRowIndex && column0 === startColumnIndex;
      if (!isFirst && cellAt(sheet, row0, column0)?.userEnteredValue) return false;
    }
  }
  return true;
}

/** So many rows inserted at once are noticed. */
const MOST_NOTICED = 5;

function guardLastRow({ properties, merges = [] }: Sheet): readonly Request[] {
  const rowCount = properties?.gridProperties?.rowCount ?? 0;
  const lowestEnd = Math.max(0, ...merges.map(endOf));
  const last = merges.find((range) => heightOf(range) === 1 && widthOf(range) > 1 && endOf(range) === lowestEnd);
  if (!last || lowestEnd >= rowCount) return [];
  const { startColumnIndex = 0 } = last;
  const range: GridRange = {
    sheetId: properties?.sheetId ?? 0,
    startRowIndex: lowestEnd,
    endRowIndex: Math.min(rowCount, lowestEnd + MOST_NOTICED),
    startColumnIndex,
    endColumnIndex: startColumnIndex + 1,
  };
  return [{ unmergeCells: { range } }];
}

function endOf({ endRowIndex = 0 }: GridRange): number {
  return endRowIndex;
}

function heightOf(range: GridRange): number {
  return endOf(range) - (range.startRowIndex ?? 0);
}

function widthOf({ startColumnIndex = 0, endColumnIndex = 0 }: GridRange): number {
  return endColumnIndex - startColumnIndex;
}

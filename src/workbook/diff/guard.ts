import type { GridRange, Request } from "../sheets-api.ts";
import type { Arrangement } from "./arrangement.ts";

/**
 * Requests that change nothing where rows stand as they were read, and that Google refuses, together with all others of the
 * call, where somebody has inserted or deleted rows meanwhile: each takes a merged block apart, in the very place where it was
 * read, and puts it together again. Of a block that has moved or grown, that place is only a part, and a part cannot be unmerged.
 *
 * Source: Sheets API, UnmergeCellsRequest: "The range must not partially span any merge."
 */
export function guardPositions(changed: readonly Arrangement[]): readonly Request[] {
  return changed.flatMap(({ sheet }) =>
    [...guardsOf(sheet?.merges ?? [])].flatMap((range): Request[] => [
      { unmergeCells: { range } },
      { mergeCells: { range, mergeType: "MERGE_ALL" } },
    ]),
  );
}

/** The lowest block, which every change above it moves, and the highest one, which a move by few rows cannot clear. */
function guardsOf(merges: readonly GridRange[]): ReadonlySet<GridRange> {
  const blocks = merges.filter((range) => heightOf(range) > 1);
  const [first] = blocks;
  if (!first) return new Set();
  const lowest = blocks.reduce((low, range) => (endOf(range) > endOf(low) ? range : low), first);
  const highest = blocks.reduce((high, range) => (heightOf(range) > heightOf(high) ? range : high), first);
  return new Set([lowest, highest]);
}

function endOf({ endRowIndex = 0 }: GridRange): number {
  return endRowIndex;
}

function heightOf(range: GridRange): number {
  return endOf(range) - (range.startRowIndex ?? 0);
}

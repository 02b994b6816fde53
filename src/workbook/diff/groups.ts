import type { DimensionGroup, DimensionRange, Request } from "../sheets-api.ts";
import type { Arrangement } from "./arrangement.ts";

/**
 * The requests that let people fold columns together. A group that is there stays as they folded it. Sheets knows a group by
 * the depth of its columns alone, so whatever else is grouped across or beside one that is missing is taken apart first.
 *
 * `before` belongs before columns change, and all of ours are made again after that: what becomes of a group then is nowhere
 * promised. Source: Sheets API, DimensionGroup, AddDimensionGroupRequest, DeleteDimensionGroupRequest.
 */
export function diffGroups(arrangement: Arrangement): {
  readonly before: readonly Request[];
  readonly after: readonly Request[];
} {
  const { desired, sheet } = arrangement;
  const wanted = placedGroups(arrangement);
  const standing = (sheet?.columnGroups ?? []).map(spanOf);
  const same = ({ now }: PlacedGroup) =>
    standing.find(({ start0, end0 }) => start0 === now?.start0 && end0 === now.end0);
  const missing = changesColumns(arrangement) ? wanted : wanted.filter((group) => !same(group));
  const broken = standing.filter(
    (group) => group.depth === 1 && missing.some(({ now }) => now !== null && touches(group, now)),
  );
  const rangeOf = ({ start0, end0 }: Span): DimensionRange => ({
    sheetId: desired.sheetId,
    dimension: "COLUMNS",
    startIndex: start0,
    endIndex: end0,
  });
  return {
    before: standing
      .filter((group) => broken.some(({ start0, end0 }) => start0 <= group.start0 && group.end0 <= end0))
      .map((group) => ({ deleteDimensionGroup: { range: rangeOf(group) } })),
    after: missing.flatMap((group): readonly Request[] => {
      const range = rangeOf(group);
      const collapsed = same(group)?.collapsed ?? !group.isOpenAtFirst;
      return [
        { addDimensionGroup: { range } },
        { updateDimensionGroup: { dimensionGroup: { range, depth: 1, collapsed }, fields: "collapsed" } },
      ];
    }),
  };
}

/** Columns from the first to behind the last, 0-based. */
interface Span {
  readonly start0: number;
  readonly end0: number;
}

/** A wanted group in its place to be, and where its columns stand `now`; null: nowhere. */
interface PlacedGroup extends Span {
  readonly isOpenAtFirst: boolean;
  readonly now: Span | null;
}

/** The wanted groups from left to right; those that people brought together by moving columns are one, as they are to Sheets. */
function placedGroups({ desired, columnOf, columns }: Arrangement): readonly PlacedGroup[] {
  const spans = (desired.columnGroups ?? []).map(({ fromColumn, toColumn, isOpenAtFirst }) => {
    const ends0 = [columnOf.get(fromColumn)!, columnOf.get(toColumn)!];
    return { start0: Math.min(...ends0), end0: Math.max(...ends0) + 1, isOpenAtFirst };
  });
  const joined: (typeof spans)[number][] = [];
  for (const span of spans.sort((a, b) => a.start0 - b.start0)) {
    const last = joined[joined.length - 1];
    if (!last || last.end0 < span.start0) joined.push({ ...span });
    else {
      last.end0 = Math.max(last.end0, span.end0);
      last.isOpenAtFirst ||= span.isOpenAtFirst;
    }
  }
  return joined.map((span) => {
    const from0 = columns.slice(span.start0, span.end0).flatMap(({ from0 }) => (from0 < 0 ? [] : [from0]));
    return {
      ...span,
      now: from0.length > 0 ? { start0: Math.min(...from0), end0: Math.max(...from0) + 1 } : null,
    };
  });
}

function spanOf({ range, depth = 1, collapsed = false }: DimensionGroup): Span & {
  readonly depth: number;
  readonly collapsed: boolean;
} {
  return { start0: range?.startIndex ?? 0, end0: range?.endIndex ?? 0, depth, collapsed };
}

function touches(a: Span, b: Span): boolean {
  return a.start0 <= b.end0 && b.start0 <= a.end0;
}

function changesColumns({ sheet, columnChanges: { moves, inserts, deletes } }: Arrangement): boolean {
  return sheet !== undefined && moves.length + inserts.length + deletes.length > 0;
}

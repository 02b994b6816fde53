import type { Merge } from "../protocol.ts";

/** A cell; both count from 0. */
export interface Position {
  readonly row0: number;
  readonly column0: number;
}

/** A block of cells; ends are not included. */
export interface Area {
  readonly startRow0: number;
  readonly endRow0: number;
  readonly startColumn0: number;
  readonly endColumn0: number;
}

export function areaOfMerge(merge: Merge): Area {
  return {
    startRow0: merge.row0,
    endRow0: merge.row0 + merge.rows,
    startColumn0: merge.column0,
    endColumn0: merge.column0 + merge.columns,
  };
}

export function areaOfCell({ row0, column0 }: Position): Area {
  return { startRow0: row0, endRow0: row0 + 1, startColumn0: column0, endColumn0: column0 + 1 };
}

/** The smallest area that holds both. */
export function union(a: Area, b: Area): Area {
  return {
    startRow0: Math.min(a.startRow0, b.startRow0),
    endRow0: Math.max(a.endRow0, b.endRow0),
    startColumn0: Math.min(a.startColumn0, b.startColumn0),
    endColumn0: Math.max(a.endColumn0, b.endColumn0),
  };
}

export function overlaps(a: Area, b: Area): boolean {
  return (
    a.startRow0 < b.endRow0 && b.startRow0 < a.endRow0 && a.startColumn0 < b.endColumn0 && b.startColumn0 < a.endColumn0
  );
}

export function holds(area: Area, { row0, column0 }: Position): boolean {
  return row0 >= area.startRow0 && row0 < area.endRow0 && column0 >= area.startColumn0 && column0 < area.endColumn0;
}

/** The area grown until it cuts no merged block. */
export function withWholeMerges(area: Area, merges: readonly Merge[]): Area {
  const grown = merges.map(areaOfMerge).reduce((sum, merge) => (overlaps(sum, merge) ? union(sum, merge) : sum), area);
  return areaSize(grown) === areaSize(area) ? area : withWholeMerges(grown, merges);
}

function areaSize(area: Area): number {
  return (area.endRow0 - area.startRow0) * (area.endColumn0 - area.startColumn0);
}

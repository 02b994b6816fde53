import { coveredBy } from "../sheets/draft.ts";
import { mayEdit } from "../sheets/protection.ts";
import type { Block, GridRange, Person, Sheet, Spreadsheet } from "../sheets/resources.ts";

/** What a person may not change in a sheet, or is warned of. */
export interface Protections {
  readonly isLocked: (row0: number, column0: number) => boolean;
  readonly isWarned: (row0: number, column0: number) => boolean;
}

/** The protections of a sheet as they bind a person. */
export function protectionsFor(person: Person, spreadsheet: Spreadsheet, sheet: Sheet): Protections {
  const guards = (sheet.protectedRanges ?? []).map((protection) => ({
    block: coveredBy(spreadsheet, protection.range ?? {}),
    open: (protection.unprotectedRanges ?? []).map((range: GridRange) => coveredBy(spreadsheet, range)),
    warns: protection.warningOnly === true,
    locks: !mayEdit(person, protection),
  }));
  const guarded = (kind: "warns" | "locks") => (row0: number, column0: number) =>
    guards.some(
      (guard) =>
        guard[kind] &&
        contains(guard.block, row0, column0) &&
        !guard.open.some((block) => contains(block, row0, column0)),
    );
  return { isLocked: guarded("locks"), isWarned: guarded("warns") };
}

function contains({ startRow0, endRow0, startColumn0, endColumn0 }: Block, row0: number, column0: number): boolean {
  return startRow0 <= row0 && row0 < endRow0 && startColumn0 <= column0 && column0 < endColumn0;
}

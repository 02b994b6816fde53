import { gridOf, idOf, sheetsOf } from "../sheets/draft.ts";
import type { Sheet, Spreadsheet } from "../sheets/resources.ts";
import type { PageEvent } from "./protocol.ts";

/** Tells the windows what has changed, and counts the states. */
export interface ChangeFeed {
  /** Something may have changed; what it was is told soon, together with whatever else changes until then. */
  note(): void;
  /** Tells at once what has changed since the last time, if anything. The number of the present state. */
  revision(): number;
}

/** A feed that begins with the present state as number 1. */
export function createChangeFeed(stored: () => Spreadsheet, tellAll: (event: PageEvent) => void): ChangeFeed {
  let told = stored();
  let count = 1;
  let noted = false;

  function revision(): number {
    const present = stored();
    const sheetIds = changedSheets(told, present);
    told = present;
    if (sheetIds === "all" || sheetIds.length > 0) tellAll({ kind: "changed", revision: ++count, sheetIds });
    return count;
  }

  return {
    revision,
    note() {
      if (noted) return;
      noted = true;
      setImmediate(() => {
        noted = false;
        revision();
      });
    },
  };
}

/**
 * The sheets that may look different, known by the identity of what is kept: those that changed, and those whose formulas, rules or
 * charts may ask another one. "all" when sheets came, went or took another name, size or place.
 */
function changedSheets(before: Spreadsheet, after: Spreadsheet): readonly number[] | "all" {
  if (before === after) return [];
  const [former, present] = [sheetsOf(before), sheetsOf(after)];
  const isSameFrame =
    before.spreadsheetId === after.spreadsheetId &&
    before.properties === after.properties &&
    former.length === present.length &&
    present.every((sheet, index0) => isSameTab(sheet, former[index0]));
  if (!isSameFrame) return "all";
  const changed = present.filter((sheet, index0) => sheet !== former[index0]);
  if (changed.length === 0) return [];
  return present.filter((sheet) => changed.includes(sheet) || asksOthers(sheet)).map(idOf);
}

function isSameTab(one: Sheet, other: Sheet | undefined): boolean {
  return one.properties === other?.properties || JSON.stringify(one.properties) === JSON.stringify(other?.properties);
}

/** Answers are kept as long as the sheet, which is replaced when it changes. */
const asking = new WeakMap<Sheet, boolean>();

function asksOthers(sheet: Sheet): boolean {
  const known = asking.get(sheet);
  if (known !== undefined) return known;
  const asks =
    (sheet.charts ?? []).length > 0 ||
    (gridOf(sheet).rowData ?? []).some((row) =>
      (row.values ?? []).some(
        ({ userEnteredValue, dataValidation }) =>
          userEnteredValue?.formulaValue != null ||
          (dataValidation?.condition?.values ?? []).some((value) => value.userEnteredValue?.startsWith("=")),
      ),
    );
  asking.set(sheet, asks);
  return asks;
}

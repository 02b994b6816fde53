import type { CellRun, Done, FormerSheets } from "../grid-actions.ts";
import { columnCountOf, gridOf, idOf, rowCountOf, sheetsOf } from "../sheets/draft.ts";
import type { CellData, Sheet, Spreadsheet } from "../sheets/resources.ts";
import type { ChangeType } from "../trigger-runs.ts";
import type { Workspace } from "../workspace.ts";
import { Refusal } from "./refusal.ts";

/** What people did, so that each can take back their own. What scripts do is not in it. */
export interface UndoJournal {
  /** Carries out something that changes cells of one sheet; it is taken back cell by cell, so that the work of others stays. */
  cells<Result>(user: string, act: () => Result): Result;
  /**
   * Carries out something that moves cells; it is taken back by putting the sheets that it changed as they were. What scripts have
   * written there since is lost, which the change trigger lets them know.
   */
  sheets<Result>(user: string, undoneAs: ChangeType, act: () => Result): Result;
  /** Takes back the person's last step. Throws `Refusal` when there is none or someone else's later work would be lost. */
  undo(user: string): Promise<Done>;
  clear(): void;
}

/** `sizes` are those of the sheets that it changed, by id, right after it. */
type Step = { readonly user: string; readonly sizes: ReadonlyMap<number, string> } & (
  | { readonly kind: "cells"; readonly runs: readonly CellRun[] }
  | { readonly kind: "sheets"; readonly former: FormerSheets; readonly undoneAs: ChangeType }
);

const MOST_STEPS = 100;

/** An empty journal of the open spreadsheet. */
export function createUndoJournal({ grid, stored }: Pick<Workspace, "grid" | "stored">): UndoJournal {
  let steps: readonly Step[] = [];
  const add = (step: Step) => {
    steps = [...steps, step].slice(-MOST_STEPS);
  };

  return {
    cells(user, act) {
      const before = stored();
      const result = act();
      const changed = changedSheets(before, stored());
      const runs = changed.flatMap(([former, present]) => changedRuns(former, present));
      if (runs.length > 0) add({ kind: "cells", user, runs, sizes: sizesOf(changed) });
      return result;
    },
    sheets(user, undoneAs, act) {
      const before = stored();
      const result = act();
      const changed = changedSheets(before, stored());
      const former = { sheets: changed.map(([sheet]) => sheet), namedRanges: before.namedRanges ?? [] };
      add({ kind: "sheets", user, former, undoneAs, sizes: sizesOf(changed) });
      return result;
    },
    async undo(user) {
      const step = steps.findLast((candidate) => candidate.user === user);
      if (!step) throw new Refusal(409, "No hay nada que deshacer.");
      const isElsewhere = step.kind === "cells" && !haveSizes(stored(), step.sizes);
      if (isElsewhere || isInTheWay(steps.slice(steps.indexOf(step) + 1), step)) {
        throw new Refusal(409, "No se puede deshacer: la hoja cambió después.");
      }
      const done =
        step.kind === "cells"
          ? grid.restoreCells(step.runs, user)
          : await grid.restoreSheets(step.former, step.undoneAs, user);
      steps = steps.filter((other) => other !== step);
      return done;
    },
    clear() {
      steps = [];
    },
  };
}

/** Later steps are of others, since a person's own are taken back from the last on. */
function isInTheWay(later: readonly Step[], { kind, sizes }: Step): boolean {
  return later
    .filter((other) => kind === "sheets" || other.kind === "sheets")
    .some((other) => [...other.sizes.keys()].some((sheetId) => sizes.has(sheetId)));
}

function changedSheets(before: Spreadsheet, after: Spreadsheet): readonly (readonly [Sheet, Sheet])[] {
  const present = new Map(sheetsOf(after).map((sheet) => [idOf(sheet), sheet]));
  return sheetsOf(before).flatMap((sheet) => {
    const other = present.get(idOf(sheet));
    return other && other !== sheet ? [[sheet, other] as const] : [];
  });
}

/** The cells of a sheet that differ from what they become, in runs of neighbours. */
function changedRuns(former: Sheet, present: Sheet): CellRun[] {
  const runs: (CellRun & { readonly cells: CellData[] })[] = [];
  const [before, after] = [gridOf(former).rowData ?? [], gridOf(present).rowData ?? []];
  for (let rowIndex0 = 0; rowIndex0 < Math.max(before.length, after.length); rowIndex0++) {
    const [cells, others] = [before[rowIndex0]?.values ?? [], after[rowIndex0]?.values ?? []];
    if (cells === others) continue;
    for (let columnIndex0 = 0; columnIndex0 < Math.max(cells.length, others.length); columnIndex0++) {
      const cell = cells[columnIndex0] ?? {};
      if (cells[columnIndex0] === others[columnIndex0]) continue;
      const last = runs.at(-1);
      if (last?.rowIndex0 === rowIndex0 && last.columnIndex0 + last.cells.length === columnIndex0)
        last.cells.push(cell);
      else runs.push({ sheetId: idOf(former), rowIndex0, columnIndex0, cells: [cell] });
    }
  }
  return runs;
}

function sizesOf(changed: readonly (readonly [Sheet, Sheet])[]): ReadonlyMap<number, string> {
  return new Map(changed.map(([, sheet]) => [idOf(sheet), sizeOf(sheet)]));
}

/** Rows or columns that a script has added or removed make it unsure where a cell is now. */
function haveSizes(spreadsheet: Spreadsheet, sizes: ReadonlyMap<number, string>): boolean {
  const present = new Map(sheetsOf(spreadsheet).map((sheet) => [idOf(sheet), sizeOf(sheet)]));
  return [...sizes].every(([sheetId, size]) => present.get(sheetId) === size);
}

function sizeOf(sheet: Sheet): string {
  return `${rowCountOf(sheet)} x ${columnCountOf(sheet)}`;
}

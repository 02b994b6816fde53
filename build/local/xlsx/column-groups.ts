import type ExcelJS from "exceljs";
import type { sheets_v4 } from "googleapis";
import { greatest } from "../sheets/greatest.ts";

/** Gives the columns of a worksheet the foldable groups of a sheet; that those of a folded group are hidden is told elsewhere. */
export function writeColumnGroups(worksheet: ExcelJS.Worksheet, sheet: sheets_v4.Schema$Sheet): void {
  const groups = (sheet.columnGroups ?? []).map(({ range, depth, collapsed }) => ({
    start0: range?.startIndex ?? 0,
    end0: range?.endIndex ?? 0,
    depth: depth ?? 1,
    collapsed: collapsed ?? false,
  }));
  if (groups.length === 0) return;
  worksheet.properties.outlineLevelCol = greatest(groups.map(({ depth }) => depth));
  // With its control after it, as is usual in files: exceljs writes where else it may stand in a place that Excel takes for damage.
  const folds = new Set(groups.filter(({ collapsed }) => collapsed).map(({ end0 }) => end0));
  for (let index0 = 0; index0 <= greatest(groups.map(({ end0 }) => end0)); index0++) {
    const column = worksheet.getColumn(index0 + 1);
    const around = groups.filter(({ start0, end0 }) => start0 <= index0 && index0 < end0);
    column.outlineLevel = greatest(around.map(({ depth }) => depth));
    // exceljs takes every column of the deepest level for folded; files say it of the column after the group.
    Object.defineProperty(column, "collapsed", { value: folds.has(index0) });
  }
}

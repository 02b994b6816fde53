import type { sheets_v4 } from "googleapis";
import { type CellValue, cellAt, coveredBy, type Draft, intersects, ownSheet, writeCell } from "../draft.ts";
import { invalid } from "../errors.ts";
import { editableBlock } from "../protection.ts";
import type { CellData } from "../resources.ts";
import { movedPatch } from "./cells.ts";

/**
 * Sorts the rows of a range by some of its columns; formats, notes, rules and formulas go with their cells, as seen in Sheets.
 * Numbers come first, then text, truth values and errors; blank cells last, whatever the order.
 */
export function sortRange(draft: Draft, request: sheets_v4.Schema$SortRangeRequest): void {
  const block = editableBlock(draft, request.range);
  const specs = request.sortSpecs ?? [];
  if (specs.length === 0) throw invalid("Must specify at least one sort spec.");
  const sheet = ownSheet(draft, block.sheetId);
  const merged = (sheet.merges ?? []).some((merge) => intersects(coveredBy(draft.spreadsheet, merge), block));
  if (merged) throw invalid("You can't sort a range with merged cells.");
  const computed = draft.view.computed(draft.spreadsheet);
  const rows = [];
  for (let row0 = block.startRow0; row0 < block.endRow0; row0++) {
    const keys = specs.map(({ dimensionIndex }) => computed.at(block.sheetId, row0, dimensionIndex ?? 0));
    const cells: (CellData | undefined)[] = [];
    for (let column0 = block.startColumn0; column0 < block.endColumn0; column0++)
      cells.push(cellAt(sheet, row0, column0));
    rows.push({ row0, keys, cells });
  }
  rows.sort((one, other) => compareKeys(one.keys, other.keys, specs) || one.row0 - other.row0);
  rows.forEach(({ row0, cells }, index) => {
    const to0 = block.startRow0 + index;
    cells.forEach((cell, offset) => {
      writeCell(draft, sheet, to0, block.startColumn0 + offset, cell && movedPatch(cell, to0 - row0, 0));
    });
  });
}

function compareKeys(
  one: readonly CellValue[],
  other: readonly CellValue[],
  specs: readonly sheets_v4.Schema$SortSpec[],
): number {
  for (let index = 0; index < specs.length; index++) {
    const [a, b] = [one[index], other[index]];
    const [rankA, rankB] = [rankOf(a), rankOf(b)];
    if (rankA === BLANK || rankB === BLANK) {
      if (rankA !== rankB) return rankA - rankB;
      continue;
    }
    const order = rankA - rankB || compareValues(a, b);
    if (order !== 0) return specs[index]?.sortOrder === "DESCENDING" ? -order : order;
  }
  return 0;
}

const BLANK = 9;

function rankOf(value: CellValue): number {
  if (value === undefined || value === "") return BLANK;
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : typeof value === "boolean" ? 2 : 3;
}

function compareValues(one: CellValue, other: CellValue): number {
  if (typeof one === "string" && typeof other === "string")
    return one.localeCompare(other, "es", { sensitivity: "base" });
  return Number(one) - Number(other) || 0;
}

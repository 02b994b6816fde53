import type { sheets_v4 } from "googleapis";
import { setList } from "../carry.ts";
import {
  changeCells,
  contains,
  coveredBy,
  type Draft,
  gridRangeOf,
  intersects,
  ownSheet,
  sheetById,
} from "../draft.ts";
import { invalid } from "../errors.ts";
import { editableBlock } from "../protection.ts";
import type { Block, GridRange, Sheet } from "../resources.ts";

/** Merges a range into one cell, or each of its columns or rows. Only the first cell keeps its value; merges inside it are taken up. */
export function mergeCells(draft: Draft, request: sheets_v4.Schema$MergeCellsRequest): void {
  const block = editableBlock(draft, request.range);
  const sheet = ownSheet(draft, block.sheetId);
  checkWhole(draft, sheet, block);
  checkFrozen(sheet, block);
  const parts = partsOf(block, request.mergeType ?? "MERGE_ALL").filter(hasSeveralCells);
  const kept = mergesOutside(draft, sheet, block);
  setList(sheet, "merges", [...kept, ...parts.map(gridRangeOf)]);
  for (const part of parts) keepFirstValue(draft, part);
}

export function unmergeCells(draft: Draft, request: sheets_v4.Schema$UnmergeCellsRequest): void {
  const block = editableBlock(draft, request.range);
  const sheet = ownSheet(draft, block.sheetId);
  checkWhole(draft, sheet, block);
  setList(sheet, "merges", mergesOutside(draft, sheet, block));
}

/** The merged block that covers a cell, or undefined. */
export function mergeAt(sheet: Sheet, row0: number, column0: number): GridRange | undefined {
  return sheet.merges?.find(
    ({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }) =>
      (startRowIndex ?? 0) <= row0 &&
      row0 < (endRowIndex ?? 0) &&
      (startColumnIndex ?? 0) <= column0 &&
      column0 < (endColumnIndex ?? 0),
  );
}

/** @throws ApiError 400 when the block cuts through a merged cell */
export function checkCutsNoMerge(draft: Draft, block: Block, message: string): void {
  for (const merge of sheetById(draft.spreadsheet, block.sheetId).merges ?? []) {
    const merged = coveredBy(draft.spreadsheet, merge);
    if (intersects(block, merged) && !contains(block, merged)) throw invalid(message);
  }
}

function checkWhole(draft: Draft, sheet: Sheet, block: Block): void {
  if (!sheet.merges) return;
  checkCutsNoMerge(draft, block, "You must select all cells in a merged range to merge or unmerge them.");
}

function mergesOutside(draft: Draft, sheet: Sheet, block: Block): GridRange[] {
  return (sheet.merges ?? []).filter((merge) => !contains(block, coveredBy(draft.spreadsheet, merge)));
}

function checkFrozen(sheet: Sheet, block: Block): void {
  const { frozenRowCount, frozenColumnCount } = sheet.properties?.gridProperties ?? {};
  const rows = frozenRowCount ?? 0;
  const columns = frozenColumnCount ?? 0;
  if (block.startRow0 < rows && rows < block.endRow0) throw invalid("You can't merge frozen and non-frozen rows.");
  if (block.startColumn0 < columns && columns < block.endColumn0)
    throw invalid("You can't merge frozen and non-frozen columns.");
}

function partsOf(block: Block, mergeType: string): Block[] {
  const [height, width] = [block.endRow0 - block.startRow0, block.endColumn0 - block.startColumn0];
  if (mergeType === "MERGE_ROWS")
    return Array.from({ length: height }, (_, index) => ({
      ...block,
      startRow0: block.startRow0 + index,
      endRow0: block.startRow0 + index + 1,
    }));
  if (mergeType === "MERGE_COLUMNS")
    return Array.from({ length: width }, (_, index) => ({
      ...block,
      startColumn0: block.startColumn0 + index,
      endColumn0: block.startColumn0 + index + 1,
    }));
  return [block];
}

function hasSeveralCells(block: Block): boolean {
  return (block.endRow0 - block.startRow0) * (block.endColumn0 - block.startColumn0) > 1;
}

function keepFirstValue(draft: Draft, block: Block): void {
  changeCells(draft, block, (cell, row0, column0) => {
    if ((row0 === block.startRow0 && column0 === block.startColumn0) || (!cell.userEnteredValue && !cell.note))
      return cell;
    const { userEnteredValue: _value, textFormatRuns: _runs, note: _note, ...rest } = cell;
    return rest;
  });
}

/** Takes every merge apart that has a cell in the block. */
export function clearMerges(draft: Draft, block: Block): void {
  const sheet = ownSheet(draft, block.sheetId);
  setList(
    sheet,
    "merges",
    (sheet.merges ?? []).filter((merge) => !intersects(block, coveredBy(draft.spreadsheet, merge))),
  );
}

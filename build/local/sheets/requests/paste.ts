import type { sheets_v4 } from "googleapis";
import { mapFormulas, setList } from "../carry.ts";
import {
  type CellValue,
  cellAt,
  changeCells,
  columnCountOf,
  contains,
  coveredBy,
  type Draft,
  gridRangeOf,
  intersects,
  ownSheet,
  rowCountOf,
  sheetById,
  titleOf,
  writeCell,
} from "../draft.ts";
import { invalid } from "../errors.ts";
import { checkMayEdit, editableBlock } from "../protection.ts";
import type { Block, CellData, GridRange } from "../resources.ts";
import { relocateInFormula } from "../shift.ts";
import { movedPatch } from "./cells.ts";
import { checkCutsNoMerge, clearMerges } from "./merges.ts";

/** Copies cells to a range, again and again where it is a multiple of the source. Merges are copied with PASTE_NORMAL; conditional formats are not. */
export function copyPaste(draft: Draft, request: sheets_v4.Schema$CopyPasteRequest): void {
  const source = coveredChecked(draft, request.source);
  const pasteType = pasteTypeOf(request.pasteType);
  const transposed = request.pasteOrientation === "TRANSPOSE";
  const [height, width] = transposed ? [widthOf(source), heightOf(source)] : [heightOf(source), widthOf(source)];
  const target = targetOf(draft, request.destination, height, width);
  checkMayEdit(draft, target);
  const cells = cellsOf(draft, source, pasteType === "PASTE_VALUES");
  checkCutsNoMerge(draft, target, "You can't paste over a part of a merged cell.");
  changeCells(draft, target, (cell, row0, column0) => {
    const [down, right] = [(row0 - target.startRow0) % height, (column0 - target.startColumn0) % width];
    const [fromRow, fromColumn] = transposed ? [right, down] : [down, right];
    const copied = cells[fromRow]?.[fromColumn] ?? {};
    const moved = movedPatch(copied, row0 - source.startRow0 - fromRow, column0 - source.startColumn0 - fromColumn);
    return pasted(cell, moved, pasteType);
  });
  if (pasteType === "PASTE_NORMAL" && !transposed) copyMerges(draft, source, target);
}

/** Moves cells; references to them follow, and references in them stay. */
export function cutPaste(draft: Draft, request: sheets_v4.Schema$CutPasteRequest): void {
  const source = editableBlock(draft, request.source, "source");
  const pasteType = pasteTypeOf(request.pasteType);
  if (pasteType !== "PASTE_NORMAL") throw invalid(`Cutting with ${pasteType} is not emulated by the local Workspace.`);
  const { sheetId, rowIndex, columnIndex } = request.destination ?? {};
  const range = { sheetId: sheetId ?? 0, startRowIndex: rowIndex ?? 0, startColumnIndex: columnIndex ?? 0 };
  const target = targetOf(
    draft,
    { ...range, endRowIndex: range.startRowIndex + 1, endColumnIndex: range.startColumnIndex + 1 },
    heightOf(source),
    widthOf(source),
  );
  checkMayEdit(draft, target);
  for (const block of [source, target])
    checkCutsNoMerge(draft, block, "You can't cut or paste a part of a merged cell.");
  const cells = cellsOf(draft, source, false);
  const merges = mergesIn(draft, source);
  for (const block of [source, target]) clearMerges(draft, block);
  changeCells(draft, source, () => ({}));
  const sheet = ownSheet(draft, target.sheetId);
  cells.forEach((row, down) => {
    row.forEach((cell, right) => {
      writeCell(draft, sheet, target.startRow0 + down, target.startColumn0 + right, cell);
    });
  });
  addMerges(draft, target, merges, target.startRow0 - source.startRow0, target.startColumn0 - source.startColumn0);
  mapFormulas(draft, (formula, ownTitle) => relocateInFormula(formula, ownTitle, relocationOf(draft, source, target)));
}

function relocationOf(draft: Draft, source: Block, target: Block) {
  return {
    title: titleOf(sheetById(draft.spreadsheet, source.sheetId)),
    rows: { start0: source.startRow0, end0: source.endRow0 },
    columns: { start0: source.startColumn0, end0: source.endColumn0 },
    newTitle: titleOf(sheetById(draft.spreadsheet, target.sheetId)),
    byRows: target.startRow0 - source.startRow0,
    byColumns: target.startColumn0 - source.startColumn0,
  };
}

function pasteTypeOf(pasteType: string | null | undefined): string {
  if (pasteType === "PASTE_CONDITIONAL_FORMATTING")
    throw invalid("PASTE_CONDITIONAL_FORMATTING is not emulated by the local Workspace.");
  return pasteType ?? "PASTE_NORMAL";
}

function coveredChecked(draft: Draft, range: GridRange | undefined): Block {
  if (!range) throw invalid("Must specify a source.");
  const block = coveredBy(draft.spreadsheet, range);
  sheetById(draft.spreadsheet, range.sheetId);
  if (heightOf(block) <= 0 || widthOf(block) <= 0) throw invalid("source cannot be empty or off the grid.");
  return block;
}

/** The range pasted over: as large as the source, or a whole multiple of it where the destination is one. */
function targetOf(draft: Draft, destination: GridRange | undefined, height: number, width: number): Block {
  if (!destination) throw invalid("Must specify a destination.");
  const sheet = sheetById(draft.spreadsheet, destination.sheetId);
  const given = coveredBy(draft.spreadsheet, destination);
  const times = (given: number, size: number) => (given >= size && given % size === 0 ? given : size);
  const endRow0 = given.startRow0 + times(heightOf(given), height);
  const endColumn0 = given.startColumn0 + times(widthOf(given), width);
  if (endRow0 > rowCountOf(sheet) || endColumn0 > columnCountOf(sheet))
    throw invalid("The destination reaches beyond the grid.");
  return { ...given, endRow0, endColumn0 };
}

function cellsOf(draft: Draft, block: Block, asValues: boolean): CellData[][] {
  const sheet = sheetById(draft.spreadsheet, block.sheetId);
  const computed = draft.view.computed(draft.spreadsheet);
  return Array.from({ length: heightOf(block) }, (_row, down) =>
    Array.from({ length: widthOf(block) }, (_cell, right) => {
      const [row0, column0] = [block.startRow0 + down, block.startColumn0 + right];
      const cell = cellAt(sheet, row0, column0) ?? {};
      return asValues ? asValue(cell, computed.at(block.sheetId, row0, column0)) : cell;
    }),
  );
}

function asValue(cell: CellData, value: CellValue): CellData {
  const { userEnteredValue: _formula, ...rest } = cell;
  if (typeof value === "number") return { ...rest, userEnteredValue: { numberValue: value } };
  if (typeof value === "boolean") return { ...rest, userEnteredValue: { boolValue: value } };
  if (value === undefined || value === "") return rest;
  return { ...rest, userEnteredValue: { stringValue: typeof value === "string" ? value : value.shown } };
}

function pasted(cell: CellData, copied: CellData, pasteType: string): CellData {
  const { userEnteredValue: _value, textFormatRuns: _runs, ...kept } = cell;
  const { borders: _borders, ...format } = copied.userEnteredFormat ?? {};
  switch (pasteType) {
    case "PASTE_VALUES":
    case "PASTE_FORMULA":
      return { ...kept, ...(copied.userEnteredValue && { userEnteredValue: copied.userEnteredValue }) };
    case "PASTE_FORMAT": {
      const { userEnteredFormat: _old, ...rest } = cell;
      return { ...rest, ...(copied.userEnteredFormat && { userEnteredFormat: copied.userEnteredFormat }) };
    }
    case "PASTE_DATA_VALIDATION": {
      const { dataValidation: _old, ...rest } = cell;
      return { ...rest, ...(copied.dataValidation && { dataValidation: copied.dataValidation }) };
    }
    case "PASTE_NO_BORDERS": {
      const { userEnteredFormat: _format, ...rest } = copied;
      return Object.keys(format).length > 0 ? { ...rest, userEnteredFormat: format } : rest;
    }
    default:
      return copied;
  }
}

function mergesIn(draft: Draft, block: Block): Block[] {
  const merges = sheetById(draft.spreadsheet, block.sheetId).merges ?? [];
  return merges.map((merge) => coveredBy(draft.spreadsheet, merge)).filter((merge) => contains(block, merge));
}

function copyMerges(draft: Draft, source: Block, target: Block): void {
  const merges = mergesIn(draft, source);
  if (merges.length === 0 && mergesIn(draft, target).length === 0) return;
  if (!intersects(source, target)) clearMerges(draft, target);
  for (let row0 = target.startRow0; row0 < target.endRow0; row0 += heightOf(source)) {
    for (let column0 = target.startColumn0; column0 < target.endColumn0; column0 += widthOf(source))
      addMerges(draft, target, merges, row0 - source.startRow0, column0 - source.startColumn0);
  }
}

function addMerges(draft: Draft, target: Block, merges: readonly Block[], byRows: number, byColumns: number): void {
  if (merges.length === 0) return;
  const sheet = ownSheet(draft, target.sheetId);
  const moved = merges.map((merge) =>
    gridRangeOf({
      sheetId: target.sheetId,
      startRow0: merge.startRow0 + byRows,
      endRow0: merge.endRow0 + byRows,
      startColumn0: merge.startColumn0 + byColumns,
      endColumn0: merge.endColumn0 + byColumns,
    }),
  );
  const kept = (sheet.merges ?? []).filter(
    (merge) =>
      !moved.some((other) => intersects(coveredBy(draft.spreadsheet, other), coveredBy(draft.spreadsheet, merge))),
  );
  setList(sheet, "merges", [...kept, ...moved]);
}

function heightOf(block: Block): number {
  return block.endRow0 - block.startRow0;
}

function widthOf(block: Block): number {
  return block.endColumn0 - block.startColumn0;
}

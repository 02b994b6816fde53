import type { sheets_v4 } from "googleapis";
import { blockOf, cellAt, type Draft, idOf, ownSheet, sheetById, sheetsOf, writeCell } from "../draft.ts";
import { invalid } from "../errors.ts";
import { checkLength } from "../limits.ts";
import { checkMayEdit } from "../protection.ts";
import type { Block, CellData, ExtendedValue, Response } from "../resources.ts";
import { entered } from "../write-text.ts";

/**
 * Finds and replaces text in cells; formulas are searched in their text, and only when asked. What is written is read as if it had been typed.
 * Source: FindReplaceRequest in the API reference.
 */
export function findReplace(draft: Draft, request: sheets_v4.Schema$FindReplaceRequest): Response {
  const find = finderOf(request);
  const blocks = blocksOf(draft, request);
  const counts = { occurrencesChanged: 0, valuesChanged: 0, formulasChanged: 0, rowsChanged: 0, sheetsChanged: 0 };
  for (const block of blocks) {
    let changedInSheet = false;
    for (let row0 = block.startRow0; row0 < block.endRow0; row0++) {
      let changedInRow = false;
      for (let column0 = block.startColumn0; column0 < block.endColumn0; column0++) {
        const found = replaceIn(draft, block, row0, column0, request, find);
        if (!found) continue;
        changedInRow = true;
        counts.occurrencesChanged += found.occurrences;
        counts[found.isFormula ? "formulasChanged" : "valuesChanged"]++;
      }
      if (changedInRow) counts.rowsChanged++;
      changedInSheet ||= changedInRow;
    }
    if (changedInSheet) counts.sheetsChanged++;
  }
  return { findReplace: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)) };
}

function replaceIn(
  draft: Draft,
  block: Block,
  row0: number,
  column0: number,
  { matchEntireCell, includeFormulas, replacement, searchByRegex }: sheets_v4.Schema$FindReplaceRequest,
  find: RegExp,
): { occurrences: number; isFormula: boolean } | undefined {
  const sheet = sheetById(draft.spreadsheet, block.sheetId);
  const cell = cellAt(sheet, row0, column0);
  const text = searchedText(cell?.userEnteredValue);
  const isFormula = typeof cell?.userEnteredValue?.formulaValue === "string";
  if (!cell || text === undefined || (isFormula && !includeFormulas)) return undefined;
  const matches = [...text.matchAll(find)];
  if (matches.length === 0 || (matchEntireCell && matches[0]?.[0] !== text)) return undefined;
  checkMayEdit(draft, { ...block, startRow0: row0, endRow0: row0 + 1, startColumn0: column0, endColumn0: column0 + 1 });
  const result = searchByRegex ? text.replace(find, replacement ?? "") : text.replace(find, () => replacement ?? "");
  checkLength(result);
  writeCell(draft, ownSheet(draft, block.sheetId), row0, column0, replaced(draft, cell, result));
  return { occurrences: matches.length, isFormula };
}

/** Text stays text; what a number, a truth value or a formula became is read as typed. */
function replaced(draft: Draft, cell: CellData, text: string): CellData {
  if (cell.userEnteredValue?.stringValue === undefined || cell.userEnteredValue.stringValue === null)
    return entered(draft, cell, text);
  const { userEnteredValue: _value, textFormatRuns: _runs, ...rest } = cell;
  return text === "" ? rest : { ...rest, userEnteredValue: { stringValue: text } };
}

function searchedText(value: ExtendedValue | undefined): string | undefined {
  if (!value) return undefined;
  const text = value.formulaValue ?? value.stringValue ?? value.numberValue ?? value.boolValue;
  return text === undefined || text === null ? undefined : String(text);
}

function finderOf({ find, matchCase, matchEntireCell, searchByRegex }: sheets_v4.Schema$FindReplaceRequest): RegExp {
  if (!find) throw invalid("find must not be empty.");
  const pattern = searchByRegex ? find : find.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  try {
    return new RegExp(matchEntireCell ? `^(?:${pattern})$` : pattern, matchCase ? "gsu" : "gsiu");
  } catch {
    throw invalid(`Invalid regular expression: ${find}`);
  }
}

function blocksOf(draft: Draft, { range, sheetId, allSheets }: sheets_v4.Schema$FindReplaceRequest): Block[] {
  const scopes = [range !== undefined, sheetId !== undefined && sheetId !== null, allSheets === true].filter(Boolean);
  if (scopes.length !== 1) throw invalid("Must specify exactly one of range, sheetId and allSheets.");
  if (range) return [blockOf(draft.spreadsheet, range)];
  if (!allSheets) return [blockOf(draft.spreadsheet, { sheetId: sheetId ?? 0 })];
  return sheetsOf(draft.spreadsheet).map((sheet) => blockOf(draft.spreadsheet, { sheetId: idOf(sheet) }));
}

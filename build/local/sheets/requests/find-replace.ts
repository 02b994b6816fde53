import type { sheets_v4 } from "googleapis";
import { blockOf, cellAt, type Draft, idOf, ownSheet, sheetById, sheetsOf, writeCell } from "../draft.ts";
import { invalid } from "../errors.ts";
import { checkMayEdit } from "../protection.ts";
import type { Block, ExtendedValue, Response } from "../resources.ts";
import { entered } from "../write-text.ts";

/**
 * Finds and replaces text in cells; formulas are searched in their text, and only when asked. What a cell becomes is read as typed,
 * as the dialog of Sheets does it: an apostrophe or a text format keeps it text. That the API does so too is assumed, not documented.
 * Source: FindReplaceRequest in the API reference.
 */
export function findReplace(draft: Draft, request: sheets_v4.Schema$FindReplaceRequest): Response {
  const replace = replaceOf(request);
  const blocks = blocksOf(draft, request);
  const counts = { occurrencesChanged: 0, valuesChanged: 0, formulasChanged: 0, rowsChanged: 0, sheetsChanged: 0 };
  for (const block of blocks) {
    let changedInSheet = false;
    for (let row0 = block.startRow0; row0 < block.endRow0; row0++) {
      let changedInRow = false;
      for (let column0 = block.startColumn0; column0 < block.endColumn0; column0++) {
        const found = replaceIn(draft, block, row0, column0, request.includeFormulas === true, replace);
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
  includeFormulas: boolean,
  replace: Replace,
): { occurrences: number; isFormula: boolean } | undefined {
  const cell = cellAt(sheetById(draft.spreadsheet, block.sheetId), row0, column0);
  const text = searchedText(cell?.userEnteredValue);
  const isFormula = typeof cell?.userEnteredValue?.formulaValue === "string";
  if (!cell || text === undefined || (isFormula && !includeFormulas)) return undefined;
  const { occurrences, result } = replace(text);
  if (occurrences === 0) return undefined;
  checkMayEdit(draft, { ...block, startRow0: row0, endRow0: row0 + 1, startColumn0: column0, endColumn0: column0 + 1 });
  writeCell(draft, ownSheet(draft, block.sheetId), row0, column0, entered(draft, cell, result));
  return { occurrences, isFormula };
}

function searchedText(value: ExtendedValue | undefined): string | undefined {
  if (!value) return undefined;
  const text = value.formulaValue ?? value.stringValue ?? value.numberValue ?? value.boolValue;
  return text === undefined || text === null ? undefined : String(text);
}

type Replace = (text: string) => { occurrences: number; result: string };

function replaceOf(request: sheets_v4.Schema$FindReplaceRequest): Replace {
  const { find, matchCase, matchEntireCell, searchByRegex } = request;
  if (!find) throw invalid("find must not be empty.");
  const replacement = request.replacement ?? "";
  if (searchByRegex) return byPattern(patternOf(find, matchCase === true, matchEntireCell === true), replacement);
  const folded = matchCase ? (text: string) => text : withoutCase;
  const wanted = folded(find);
  if (!matchEntireCell) return (text) => eachReplaced(text, folded(text), wanted, replacement);
  return (text) => ({ occurrences: folded(text) === wanted ? 1 : 0, result: replacement });
}

function byPattern(pattern: RegExp, replacement: string): Replace {
  return (text) => ({ occurrences: [...text.matchAll(pattern)].length, result: text.replace(pattern, replacement) });
}

function patternOf(find: string, matchCase: boolean, matchEntireCell: boolean): RegExp {
  try {
    return new RegExp(matchEntireCell ? `^(?:${find})$` : find, matchCase ? "gsu" : "gsiu");
  } catch {
    throw invalid(`Invalid regular expression: ${find}`);
  }
}

/** `searched` is the text as it is compared, letter by letter as long as the text itself. */
function eachReplaced(text: string, searched: string, wanted: string, replacement: string): ReturnType<Replace> {
  let [result, from0, occurrences] = ["", 0, 0];
  for (let at0 = searched.indexOf(wanted); at0 >= 0; at0 = searched.indexOf(wanted, from0)) {
    result += text.slice(from0, at0) + replacement;
    from0 = at0 + wanted.length;
    occurrences++;
  }
  return { occurrences, result: result + text.slice(from0) };
}

/** In small letters, but for those few that would become longer or shorter. */
function withoutCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/./gsu, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  );
}

function blocksOf(draft: Draft, { range, sheetId, allSheets }: sheets_v4.Schema$FindReplaceRequest): Block[] {
  const scopes = [range !== undefined, sheetId !== undefined && sheetId !== null, allSheets === true].filter(Boolean);
  if (scopes.length !== 1) throw invalid("Must specify exactly one of range, sheetId and allSheets.");
  if (range) return [blockOf(draft.spreadsheet, range)];
  if (!allSheets) return [blockOf(draft.spreadsheet, { sheetId: sheetId ?? 0 })];
  return sheetsOf(draft.spreadsheet).map((sheet) => blockOf(draft.spreadsheet, { sheetId: idOf(sheet) }));
}

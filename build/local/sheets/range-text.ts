import { formatA1, isQuotedTitle, parseA1, unquoteTitle } from "./a1.ts";
import { columnCountOf, coveredBy, idOf, rowCountOf, sheetsOf, titleOf } from "./draft.ts";
import { invalid } from "./errors.ts";
import type { Block, Sheet, Spreadsheet } from "./resources.ts";

/**
 * The cells that a range in A1 notation, a sheet's title or the name of a named range means. Without a sheet it is the first one.
 *
 * @param beyond what to do with an end beyond the grid: `clip` it, as reading does, or `refuse` it, as writing does
 * @throws ApiError 400 when the text is no range, names no sheet, or begins beyond the grid
 */
export function rangeOfText(
  spreadsheet: Spreadsheet,
  text: string | null | undefined,
  beyond: "clip" | "refuse",
): Block {
  const sheets = sheetsOf(spreadsheet);
  const named = spreadsheet.namedRanges?.find(({ name }) => name?.toLowerCase() === text?.toLowerCase());
  if (named?.range) return coveredBy(spreadsheet, named.range);
  const whole = sheetTitled(sheets, isQuotedTitle(text ?? "") ? unquoteTitle(text ?? "") : (text ?? ""));
  const range = whole ? { title: titleOf(whole) } : parseA1(text ?? "");
  const sheet = whole ?? (range?.title === undefined ? sheets[0] : sheetTitled(sheets, range.title));
  if (!range || !sheet) throw invalid(`Unable to parse range: ${text ?? ""}`);
  const [rows, columns] = [rowCountOf(sheet), columnCountOf(sheet)];
  const block = {
    sheetId: idOf(sheet),
    startRow0: range.startRow0 ?? 0,
    endRow0: range.endRow0 ?? rows,
    startColumn0: range.startColumn0 ?? 0,
    endColumn0: range.endColumn0 ?? columns,
  };
  const beginsBeyond = block.startRow0 >= rows || block.startColumn0 >= columns;
  if (beginsBeyond || (beyond === "refuse" && (block.endRow0 > rows || block.endColumn0 > columns)))
    throw invalid(
      `Range (${formatA1(titleOf(sheet), block)}) exceeds grid limits. Max rows: ${rows}, max columns: ${columns}`,
    );
  return { ...block, endRow0: Math.min(block.endRow0, rows), endColumn0: Math.min(block.endColumn0, columns) };
}

/** True when the text names a single cell, which a write may spread out from. */
export function isSingleCell(block: Block): boolean {
  return block.endRow0 - block.startRow0 === 1 && block.endColumn0 - block.startColumn0 === 1;
}

function sheetTitled(sheets: readonly Sheet[], title: string): Sheet | undefined {
  return (
    sheets.find((sheet) => titleOf(sheet) === title) ??
    sheets.find((sheet) => titleOf(sheet).toLowerCase() === title.toLowerCase())
  );
}

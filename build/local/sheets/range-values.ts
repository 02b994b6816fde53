import { type CellValue, coveredBy, idOf, sheetsOf, titleOf, type View } from "./draft.ts";
import { isReference, piecesOf } from "./formula-references.ts";
import type { GridRange, Spreadsheet } from "./resources.ts";

/** The values of the cells that `=Sheet!A1:A9` names, row by row, without the blank ones; a named range works as well. */
export function rangeValues(
  formula: string,
  context: { spreadsheet: Spreadsheet; sheetId: number; view: View },
): CellValue[] {
  const range = rangeOf(formula, context.spreadsheet, context.sheetId);
  if (!range) return [];
  const block = coveredBy(context.spreadsheet, range);
  const computed = context.view.computed(context.spreadsheet);
  const values: CellValue[] = [];
  for (let row0 = block.startRow0; row0 < block.endRow0; row0++) {
    for (let column0 = block.startColumn0; column0 < block.endColumn0; column0++) {
      const value = computed.at(block.sheetId, row0, column0);
      if (value !== undefined && value !== "") values.push(value);
    }
  }
  return values;
}

function rangeOf(formula: string, spreadsheet: Spreadsheet, ownId: number): GridRange | undefined {
  const piece = piecesOf(formula.replace(/^=/, "").trim())[0];
  if (!piece) return undefined;
  if (!isReference(piece))
    return spreadsheet.namedRanges?.find(({ name }) => name?.toLowerCase() === piece.text.toLowerCase())?.range;
  const { title, from, to = from } = piece;
  const sheet =
    title === undefined
      ? undefined
      : sheetsOf(spreadsheet).find((candidate) => titleOf(candidate).toLowerCase() === title.toLowerCase());
  if (title !== undefined && !sheet) return undefined;
  return {
    sheetId: sheet ? idOf(sheet) : ownId,
    ...(from.row0 !== undefined && { startRowIndex: from.row0 }),
    ...(to.row0 !== undefined && { endRowIndex: to.row0 + 1 }),
    ...(from.column0 !== undefined && { startColumnIndex: from.column0 }),
    ...(to.column0 !== undefined && { endColumnIndex: to.column0 + 1 }),
  };
}

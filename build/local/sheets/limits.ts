import { columnCountOf, rowCountOf, sheetsOf } from "./draft.ts";
import { invalid } from "./errors.ts";
import type { Spreadsheet } from "./resources.ts";

const MOST_CELLS = 10_000_000;
const MOST_CHARACTERS = 50_000;

/**
 * @param added cells that are about to be added
 * @throws ApiError 400 when the workbook would have more cells than Google allows
 */
export function checkCellCount(spreadsheet: Spreadsheet, added: number): void {
  const cells = sheetsOf(spreadsheet).reduce((sum, sheet) => sum + rowCountOf(sheet) * columnCountOf(sheet), added);
  if (cells > MOST_CELLS)
    throw invalid(
      `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
    );
}

/** @throws ApiError 400 when a text is longer than a cell may hold */
export function checkLength(text: string): void {
  if (text.length > MOST_CHARACTERS)
    throw invalid(`Your input contains more than the maximum of ${MOST_CHARACTERS} characters in a single cell.`);
}

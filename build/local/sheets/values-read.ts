import { formatA1 } from "./a1.ts";
import { type CellValue, cellAt, sheetById, titleOf, type View } from "./draft.ts";
import { rulesOf } from "./locale.ts";
import { rangeOfText } from "./range-text.ts";
import type { Block, Spreadsheet, ValueRange } from "./resources.ts";
import { shownText, showsDate } from "./show.ts";

/** How values are told. Source: ValueRenderOption and DateTimeRenderOption in the API reference. */
export interface RenderOptions {
  readonly majorDimension?: string | null | undefined;
  readonly valueRenderOption?: string | null | undefined;
  readonly dateTimeRenderOption?: string | null | undefined;
}

/** The values of a range; empty rows and cells at its end are left out. */
export function readValues(spreadsheet: Spreadsheet, range: string, options: RenderOptions, view: View): ValueRange {
  return valuesOfBlock(spreadsheet, rangeOfText(spreadsheet, range, "clip"), options, view);
}

/** The same for a block of cells. */
export function valuesOfBlock(spreadsheet: Spreadsheet, block: Block, options: RenderOptions, view: View): ValueRange {
  const sheet = sheetById(spreadsheet, block.sheetId);
  const computed = view.computed(spreadsheet);
  const rules = rulesOf(spreadsheet.properties?.locale);
  const majorDimension = options.majorDimension === "COLUMNS" ? "COLUMNS" : "ROWS";
  const byRows = majorDimension === "ROWS";
  const [outer, inner] = byRows
    ? [block.endRow0 - block.startRow0, block.endColumn0 - block.startColumn0]
    : [block.endColumn0 - block.startColumn0, block.endRow0 - block.startRow0];
  const values: unknown[][] = [];
  for (let major = 0; major < outer; major++) {
    const line: unknown[] = [];
    for (let minor = 0; minor < inner; minor++) {
      const [down, right] = byRows ? [major, minor] : [minor, major];
      line.push(render(block.startRow0 + down, block.startColumn0 + right));
    }
    values.push(trimmed(line, (value) => value === ""));
  }
  const kept = trimmed(values, (line) => line.length === 0);
  return { range: formatA1(titleOf(sheet), block), majorDimension, ...(kept.length > 0 && { values: kept }) };

  function render(row0: number, column0: number): unknown {
    const cell = cellAt(sheet, row0, column0) ?? {};
    const formula = cell.userEnteredValue?.formulaValue;
    if (options.valueRenderOption === "FORMULA" && formula) return formula;
    const value: CellValue = computed.at(block.sheetId, row0, column0);
    if (value === undefined) return "";
    const unformatted = options.valueRenderOption === "UNFORMATTED_VALUE" || options.valueRenderOption === "FORMULA";
    if (!unformatted || typeof value === "object") return shownText(cell, value, rules) ?? "";
    return options.dateTimeRenderOption === "FORMATTED_STRING" && showsDate(cell)
      ? (shownText(cell, value, rules) ?? "")
      : value;
  }
}

function trimmed<T>(items: T[], isEmpty: (item: T) => boolean): T[] {
  let length = items.length;
  while (length > 0 && isEmpty(items[length - 1] as T)) length--;
  return items.slice(0, length);
}

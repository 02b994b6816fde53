import type { Draft } from "./draft.ts";
import { checkLength } from "./limits.ts";
import { rulesOf } from "./locale.ts";
import { parseEntry } from "./parse-entry.ts";
import type { CellData } from "./resources.ts";

/**
 * A cell after a text was typed into it: its value as Sheets reads it, and the number format that comes with it where the cell had none.
 * @throws ApiError 400 when the text is too long
 */
export function entered(draft: Draft, cell: CellData, text: string): CellData {
  checkLength(text);
  const { properties } = draft.spreadsheet;
  const format = cell.userEnteredFormat;
  const entry = parseEntry(text, {
    rules: rulesOf(properties?.locale),
    formatType: format?.numberFormat?.type ?? undefined,
    now: draft.view.now(),
    timeZone: properties?.timeZone || "UTC",
  });
  const { userEnteredValue: _value, textFormatRuns: _runs, ...rest } = cell;
  if (!entry.value) return rest;
  const isNew = entry.numberFormat && !format?.numberFormat;
  return {
    ...rest,
    userEnteredValue: entry.value,
    ...(isNew && { userEnteredFormat: { ...format, numberFormat: entry.numberFormat } }),
  };
}

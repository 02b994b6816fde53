import type { sheets_v4 } from "googleapis";
import { blockOf, type Draft, gridRangeOf, ownSheet } from "../draft.ts";
import { invalid } from "../errors.ts";
import { normalise } from "../normalise.ts";

/** The sheet's one filter. It is kept and carried along, but hides no rows. */
export function setBasicFilter(draft: Draft, request: sheets_v4.Schema$SetBasicFilterRequest): void {
  if (!request.filter) throw invalid("Must specify a filter.");
  const block = blockOf(draft.spreadsheet, request.filter.range ?? {}, "filter.range");
  ownSheet(draft, block.sheetId).basicFilter = {
    ...normalise(request.filter, "BasicFilter"),
    range: gridRangeOf(block),
  };
}

export function clearBasicFilter(draft: Draft, request: sheets_v4.Schema$ClearBasicFilterRequest): void {
  delete ownSheet(draft, request.sheetId).basicFilter;
}

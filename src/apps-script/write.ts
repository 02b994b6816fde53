import { splitParts } from "../workbook/diff/parts.ts";
import type { Request } from "../workbook/sheets-api.ts";
import type { Snapshot } from "../workbook/snapshot.ts";
import { type WriteReply, writeWorkbook } from "./google.ts";
import { differ, rowCountsAfter, rowCountsOf } from "./row-counts.ts";

/**
 * Writes requests in order, in as few calls as Google's recommended size allows, each of them atomic. False when the replies
 * show that the workbook was not as in the snapshot any more: somebody added or took rows, or a value that was to be replaced
 * has changed. Then another pass has to look.
 */
export function writeInParts(requests: readonly Request[], { sheets }: Snapshot): boolean {
  let expected = rowCountsOf(sheets);
  let isAsExpected = true;
  for (const part of splitParts(requests)) {
    const reply = writeWorkbook(part);
    expected = rowCountsAfter(expected, part);
    const found = rowCountsOf(reply.updatedSpreadsheet?.sheets);
    if (differ(expected, found) || hasMissed(part, reply)) isAsExpected = false;
  }
  SpreadsheetApp.flush();
  return isAsExpected;
}

/** True when a replacement found nothing to replace: the cell has changed since it was read. */
function hasMissed(part: readonly Request[], { replies = [] }: WriteReply): boolean {
  return part.some((request, index) => "findReplace" in request && !replies[index]?.findReplace?.valuesChanged);
}

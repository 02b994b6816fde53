import { splitParts } from "../workbook/diff/parts.ts";
import type { Request } from "../workbook/sheets-api.ts";
import type { Snapshot } from "../workbook/snapshot.ts";
import { type WriteReply, writeWorkbook } from "./google.ts";
import { differ, rowCountsAfter, rowCountsOf } from "./row-counts.ts";

/** Google takes no more than 10 MB in a call (platform limits); a pass is one call up to here, since its log tells of all of it. */
const MOST_BYTES = 9_000_000;

/** Writes the requests of a pass in one atomic call. What it gives back is as with `writeInParts`. */
export function writeAtOnce(requests: readonly Request[], snapshot: Snapshot): boolean {
  return writeInParts(requests, snapshot, MOST_BYTES);
}

/**
 * Writes requests in order, in as few calls as Google's recommended size allows, or `mostBytes`; each call is atomic, all of
 * them together are not. False when the replies
 * show that the workbook was not as in the snapshot any more: somebody added or took rows, or a value that was to be replaced
 * has changed. Then another pass has to look.
 */
export function writeInParts(requests: readonly Request[], { sheets }: Snapshot, mostBytes?: number): boolean {
  let expected = rowCountsOf(sheets);
  let isAsExpected = true;
  for (const part of splitParts(requests, mostBytes)) {
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

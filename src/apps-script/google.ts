import type { Request, Sheet } from "../workbook/sheets-api.ts";
import { SNAPSHOT_FIELDS, type Snapshot } from "../workbook/snapshot.ts";
import { faultOf } from "./google-error.ts";
import { readRanges } from "./read-ranges.ts";

/** Google calls made in this run; what `runPass` reports. */
export const calls = { reads: 0, writes: 0, requests: 0 };

const READ_ATTEMPTS = 3;
const FIRST_WAIT_MS = 1000;

/**
 * The workbook in one read, the rows of the log left out. A read changes nothing, so one that fails is tried again: after a
 * while where Google is busy, at once where a sheet was renamed or deleted since it was listed. The last try asks for the
 * whole workbook, in case a sheet cannot be named as a range.
 */
export function readWorkbook(): Snapshot {
  SpreadsheetApp.flush();
  const spreadsheet = SpreadsheetApp.getActive();
  const { Spreadsheets } = sheetsApi();
  for (let attempt = 1; ; attempt++) {
    const ranges = attempt < READ_ATTEMPTS ? readRanges(listSheets(spreadsheet)) : null;
    try {
      calls.reads++;
      const options = { fields: SNAPSHOT_FIELDS, ...(ranges && { ranges }) };
      return Spreadsheets.get(spreadsheet.getId(), options) as unknown as Snapshot;
    } catch (error) {
      const fault = faultOf(error);
      if (attempt === READ_ATTEMPTS || fault === "lasting") throw error;
      if (fault === "passing") Utilities.sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
    }
  }
}

/** What Google answers to a write: a reply for each request, and the sizes of all sheets afterwards. */
export interface WriteReply {
  readonly replies?: readonly Reply[];
  readonly updatedSpreadsheet?: { readonly sheets?: Sheet[] };
}

/** Only what we ask of replies: how many cells a replacement found. */
export interface Reply {
  readonly findReplace?: { readonly valuesChanged?: number };
}

/**
 * Writes requests in one atomic call. A write that fails is never repeated blindly: it may have succeeded and only seemed to
 * fail, so the next pass reads again and finds what is left to do.
 */
export function writeWorkbook(requests: readonly Request[]): WriteReply {
  calls.writes++;
  calls.requests += requests.length;
  // No field mask for the reply: Apps Script takes optional arguments only of methods that have parameters of their own.
  const body = { requests, includeSpreadsheetInResponse: true, responseIncludeGridData: false } as never;
  return sheetsApi().Spreadsheets.batchUpdate(body, SpreadsheetApp.getActive().getId()) as unknown as WriteReply;
}

function listSheets(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet) {
  return spreadsheet.getSheets().map((sheet) => ({ sheetId: sheet.getSheetId(), title: sheet.getName() }));
}

function sheetsApi(): GoogleAppsScript.Sheets {
  if (typeof Sheets === "undefined")
    throw new Error(
      "El servicio avanzado «Google Sheets API» no está activado en el proyecto de secuencia de comandos.",
    );
  return Sheets;
}

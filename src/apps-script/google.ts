import type { Request } from "../workbook/sheets-api.ts";
import { SNAPSHOT_FIELDS, type Snapshot } from "../workbook/snapshot.ts";

/** Google calls made in this run; what `runPass` reports. */
export const calls = { reads: 0, writes: 0, requests: 0 };

const READ_ATTEMPTS = 3;
const FIRST_WAIT_MS = 1000;

/** The whole workbook in one read. A read that fails is tried again, since it changes nothing. */
export function readWorkbook(): Snapshot {
  const id = SpreadsheetApp.getActive().getId();
  SpreadsheetApp.flush();
  for (let attempt = 1; ; attempt++) {
    try {
      calls.reads++;
      return sheetsApi().Spreadsheets.get(id, { fields: SNAPSHOT_FIELDS }) as unknown as Snapshot;
    } catch (error) {
      if (attempt === READ_ATTEMPTS) throw error;
      Utilities.sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
    }
  }
}

/**
 * Writes requests in one atomic call. A write that fails is never repeated blindly: it may have succeeded and only seemed to
 * fail, so the next pass reads again and finds what is left to do.
 */
export function writeWorkbook(requests: readonly Request[]): void {
  if (requests.length === 0) return;
  calls.writes++;
  calls.requests += requests.length;
  const body = {
    requests: requests as Request[],
  } as unknown as GoogleAppsScript.Sheets.Schema.BatchUpdateSpreadsheetRequest;
  sheetsApi().Spreadsheets.batchUpdate(body, SpreadsheetApp.getActive().getId());
}

function sheetsApi(): GoogleAppsScript.Sheets {
  if (typeof Sheets === "undefined")
    throw new Error(
      "El servicio avanzado «Google Sheets API» no está activado en el proyecto de secuencia de comandos.",
    );
  return Sheets;
}

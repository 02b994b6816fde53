import { cellName } from "../sheets/a1.ts";
import { emulated } from "./emulated.ts";
import type { AskHost, RangeFacts, RunFacts, SpreadsheetFacts } from "./host-calls.ts";
import { createUi } from "./ui.ts";

/** `SpreadsheetApp` as far as it is about the open spreadsheet and its windows; cells are the business of the Sheets API. */
export function createSpreadsheetApp(ask: AskHost, facts: RunFacts): object {
  const getActive = () => createSpreadsheet(ask, "SpreadsheetApp.getActive()");
  return emulated("SpreadsheetApp", {
    getActive,
    getActiveSpreadsheet: getActive,
    getActiveSheet: () => getActive().getActiveSheet(),
    getUi: () => createUi(ask, facts),
    flush: () => undefined,
  });
}

/** The bound spreadsheet, as `SpreadsheetApp.getActive()` and the `source` of an event give it. */
export function createSpreadsheet(ask: AskHost, path: string) {
  const describe = () => ask("spreadsheet.describe");
  const sheetOf = (find: (sheet: SpreadsheetFacts["sheets"][number]) => boolean) => {
    const sheet = describe().sheets.find(find);
    return sheet ? createSheet(ask, sheet.sheetId) : null;
  };
  return emulated(path, {
    getId: () => describe().id,
    getName: () => describe().title,
    getUrl: () => `https://docs.google.com/spreadsheets/d/${describe().id}/edit`,
    getSpreadsheetLocale: () => describe().locale,
    getSpreadsheetTimeZone: () => describe().timeZone,
    getSheets: () => describe().sheets.map((sheet) => createSheet(ask, sheet.sheetId)),
    getSheetByName: (name: string) => sheetOf((sheet) => sheet.title === name),
    getActiveSheet: () => createSheet(ask, describe().activeSheetId),
    setActiveSheet: (sheet: SheetFacade) => {
      ask("spreadsheet.activate", sheet.getSheetId(), null);
      return sheet;
    },
    toast: (message: string, title?: string) => {
      ask("spreadsheet.toast", String(message), title ?? "");
    },
  });
}

interface SheetFacade {
  getSheetId(): number;
}

function createSheet(ask: AskHost, sheetId: number) {
  const path = "SpreadsheetApp.getActive().getSheet()";
  const sheet = {
    getSheetId: () => sheetId,
    getName: () => ask("spreadsheet.describe").sheets.find((other) => other.sheetId === sheetId)?.title ?? "",
    getRange: (a1: string) => createNamedRange(ask, sheetId, a1),
    activate: () => {
      ask("spreadsheet.activate", sheetId, null);
      return self;
    },
  };
  const self = emulated(path, sheet);
  return self;
}

function createNamedRange(ask: AskHost, sheetId: number, a1: string): object {
  if (typeof a1 !== "string") throw new Error("Sheet.getRange(row, column) is not emulated");
  const self: object = emulated("SpreadsheetApp.getActive().getSheet().getRange()", {
    getA1Notation: () => a1.toUpperCase(),
    activate: () => {
      ask("spreadsheet.activate", sheetId, a1);
      return self;
    },
  });
  return self;
}

/** The range of an event, with the fields and methods that Google gives it; positions are 1-based. */
export function createEventRange(ask: AskHost, range: RangeFacts): object {
  const first = cellName(range.rowStart - 1, range.columnStart - 1);
  const last = cellName(range.rowEnd - 1, range.columnEnd - 1);
  return emulated("event.range", {
    ...range,
    getA1Notation: () => (first === last ? first : `${first}:${last}`),
    getRow: () => range.rowStart,
    getColumn: () => range.columnStart,
    getLastRow: () => range.rowEnd,
    getLastColumn: () => range.columnEnd,
    getNumRows: () => range.rowEnd - range.rowStart + 1,
    getNumColumns: () => range.columnEnd - range.columnStart + 1,
    getSheet: () => createSheet(ask, range.sheetId),
  });
}

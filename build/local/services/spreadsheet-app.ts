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
    getActiveRange: () => getActive().getActiveRange(),
    getCurrentCell: () => getActive().getCurrentCell(),
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
    getActiveSheet: () => createSheet(ask, describe().activeRange.sheetId),
    getActiveRange: () => createRange(ask, describe().activeRange),
    getCurrentCell: () => createRange(ask, describe().currentCell),
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
  const describe = () => ask("spreadsheet.describe").sheets.find((other) => other.sheetId === sheetId);
  // A sheet that nobody looks at is taken to have its first cell selected.
  const selected = (facts: RangeFacts) => (facts.sheetId === sheetId ? facts : { ...FIRST_CELL, sheetId });
  const sheet = {
    getSheetId: () => sheetId,
    getName: () => describe()?.title ?? "",
    isSheetHidden: () => describe()?.isHidden ?? false,
    getActiveRange: (): object => createRange(ask, selected(ask("spreadsheet.describe").activeRange)),
    getCurrentCell: (): object => createRange(ask, selected(ask("spreadsheet.describe").currentCell)),
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

const FIRST_CELL = { rowStart: 1, rowEnd: 1, columnStart: 1, columnEnd: 1 };

/** The range of an event, with the fields that Google gives only there. */
export function createEventRange(ask: AskHost, range: RangeFacts): object {
  return emulated("event.range", { ...range, ...rangeMembers(ask, range) });
}

function createRange(ask: AskHost, range: RangeFacts): object {
  return emulated("Range", rangeMembers(ask, range));
}

/** The methods of a range; positions are 1-based. */
function rangeMembers(ask: AskHost, range: RangeFacts) {
  const first = cellName(range.rowStart - 1, range.columnStart - 1);
  const last = cellName(range.rowEnd - 1, range.columnEnd - 1);
  return {
    getA1Notation: () => (first === last ? first : `${first}:${last}`),
    getRow: () => range.rowStart,
    getColumn: () => range.columnStart,
    getLastRow: () => range.rowEnd,
    getLastColumn: () => range.columnEnd,
    getNumRows: () => range.rowEnd - range.rowStart + 1,
    getNumColumns: () => range.columnEnd - range.columnStart + 1,
    getSheet: () => createSheet(ask, range.sheetId),
  };
}

import fc from "fast-check";
import { ApiError, type Person, type SheetsService } from "../../build/local/sheets/service.ts";
import { sheetKeyOf } from "../../src/workbook/managed.ts";
import type { Request, Sheet } from "../../src/workbook/sheets-api.ts";
import type { ManagedWorkbook } from "../builders/managed-workbook.ts";

/** Text that people typed begins with this and a number of its own, so that each can be looked for. */
export const TYPED = "texto-";

/** One thing that somebody does in a managed workbook, in a sheet, row and column taken modulo what there is. */
export interface Deed {
  readonly what: keyof typeof DEEDS;
  /** Counted from 0 among the sheets that people see; `otherSheet` is where rows are copied to. */
  readonly sheet: number;
  readonly otherSheet: number;
  readonly row: number;
  readonly column: number;
  /** A row, or the end of the sheet. */
  readonly other: number;
  /** What is typed, six cells. */
  readonly entries: readonly string[];
  /** Whether a pass looks at the workbook afterwards, and who does it, counted from 0. */
  readonly isSeen: boolean;
  readonly person: number;
}

/** A series of things that people do, with passes in between. */
export function deeds(): fc.Arbitrary<readonly Deed[]> {
  const entry = fc.oneof(
    fc.constantFrom(...ENTRIES),
    fc.nat(10_000).map((number) => TYPED + number),
  );
  const deed = fc.record({
    what: fc.constantFrom(...(Object.keys(DEEDS) as (keyof typeof DEEDS)[])),
    sheet: fc.nat(8),
    otherSheet: fc.nat(8),
    row: fc.nat(40),
    column: fc.nat(40),
    other: fc.nat(40),
    entries: fc.array(entry, { minLength: 6, maxLength: 6 }),
    isSeen: fc.nat(3).map((number) => number === 0),
    person: fc.nat(2),
  });
  return fc.array(deed, { minLength: 1, maxLength: 8 });
}

/** Does it; what Sheets refuses is not done. */
export function carryOut(deed: Deed, book: ManagedWorkbook): void {
  if (deed.what === "undo") {
    book.undo();
    return;
  }
  const { service, id: spreadsheetId } = book;
  const person = PEOPLE[deed.person]!;
  const sheets = openSheets(service, spreadsheetId, person);
  const { properties } = sheets[deed.sheet % sheets.length]!;
  const { rowCount = 1, columnCount = 1 } = properties?.gridProperties ?? {};
  const spot: Spot = {
    sheetId: properties?.sheetId ?? 0,
    otherId: sheets[deed.otherSheet % sheets.length]!.properties?.sheetId ?? 0,
    row: deed.row % rowCount,
    column: deed.column % columnCount,
    other: deed.other % (rowCount + 1),
    rowCount,
    columnCount,
    entries: deed.entries,
  };
  try {
    DEEDS[deed.what]({ service, spreadsheetId, person, spot });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

const ENTRIES = [
  ...["", "125.5", "$1,350.00", "-5", "0.125", "3", "0", "x", "100000000000", "tres meses", "sin costo", "TRUE"],
  ...["=1/0", "=10*3", "1/2/2026", "2023", "2030", "9999", "A01", "O01", "L01", "total", "'=2+2", "Gerencia / RRHH"],
  ...["=G7*2", "=SUM(G5:G9)", '=C7&"!"', "=Inicio!B20", "=D7", "=ROW()"],
];

/** Colleagues; the last one is the installer, who owns the workbook. */
const PEOPLE: readonly Person[] = [
  { email: "informatica@alcaldia.example", owner: false },
  { email: "rrhh@alcaldia.example", owner: false },
  { email: "integridad@alcaldia.example", owner: true },
];

/** More rows are frozen in no managed sheet. */
const MOST_FROZEN = 4;

interface Spot {
  readonly sheetId: number;
  readonly otherId: number;
  readonly row: number;
  readonly column: number;
  /** A row, or the end of the sheet. */
  readonly other: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly entries: readonly string[];
}

interface Scene {
  readonly service: SheetsService;
  readonly spreadsheetId: string;
  readonly person: Person;
  readonly spot: Spot;
}

/** The managed sheets that people see. */
function openSheets(service: SheetsService, spreadsheetId: string, person: Person): readonly Sheet[] {
  const { sheets = [] } = service.get({ spreadsheetId, fields: "sheets(properties)" }, person) as { sheets?: Sheet[] };
  return sheets.filter(({ properties }) => {
    const key = sheetKeyOf(properties?.sheetId ?? 0);
    return key !== null && key !== "state";
  });
}

const DEEDS = {
  type: (scene: Scene) => enter(scene, scene.spot.row, scene.spot.column, 0),
  typeDown: (scene) => {
    for (let step = 0; step < 3; step++) enter(scene, scene.spot.row + step, scene.spot.column, step);
  },
  paste: ({ service, spreadsheetId, person, spot }) => {
    const { sheetId, row, column, entries } = spot;
    const cell = { sheetId, rowIndex0: row, columnIndex0: column };
    service.paste(spreadsheetId, cell, [entries.slice(0, 3), entries.slice(3)], person);
  },
  clear: (scene) => {
    const { sheetId, row, column } = scene.spot;
    const start = { sheetId, rowIndex: row, columnIndex: column };
    request(scene, { updateCells: { rows: [{ values: [{}, {}] }], fields: "userEnteredValue", start } });
  },
  insertRow: (scene) => insertRow(scene, scene.spot.row),
  insertTypedRow: (scene) => {
    insertRow(scene, scene.spot.row);
    for (let column = 0; column < 6; column++) enter(scene, scene.spot.row, column + (scene.spot.other % 3), column);
  },
  deleteRow: (scene) => {
    // Google refuses to delete the last row that is not frozen; the local Workspace does not.
    if (scene.spot.rowCount > MOST_FROZEN + 1)
      request(scene, { deleteDimension: { range: lines(scene.spot, "ROWS", scene.spot.row) } });
  },
  moveRow: (scene) => {
    const { spot } = scene;
    // What Google makes of the frozen rows when a row crosses their boundary is not emulated.
    const destinationIndex =
      spot.row < MOST_FROZEN ? Math.min(spot.other, MOST_FROZEN) : Math.max(spot.other, MOST_FROZEN);
    request(scene, { moveDimension: { source: lines(spot, "ROWS", spot.row), destinationIndex } });
  },
  insertColumn: (scene) => {
    const { spot } = scene;
    request(scene, {
      insertDimension: { range: lines(spot, "COLUMNS", spot.column), inheritFromBefore: spot.column > 0 },
    });
  },
  deleteColumn: (scene) =>
    request(scene, { deleteDimension: { range: lines(scene.spot, "COLUMNS", scene.spot.column) } }),
  copyRow: (scene) => {
    insertRow(scene, scene.spot.other);
    copy(scene, scene.spot.row + (scene.spot.other <= scene.spot.row ? 1 : 0), scene.spot.sheetId, scene.spot.other);
  },
  copyRowToOtherSheet: (scene) => copy(scene, scene.spot.row, scene.spot.otherId, scene.spot.other),
  pasteOverRow: (scene) => copy(scene, scene.spot.row, scene.spot.sheetId, scene.spot.other),
  cutRow: ({ service, spreadsheetId, person, spot }) => {
    const { sheetId, row, other, columnCount } = spot;
    const source = {
      sheetId,
      startRowIndex: row,
      endRowIndex: row + 1,
      startColumnIndex: spot.column % 3,
      // Without the hidden columns at the end.
      endColumnIndex: Math.max((spot.column % 3) + 1, columnCount - 3),
    };
    const destination = { sheetId, rowIndex: other, columnIndex: source.startColumnIndex };
    const cutPaste = { source, destination, pasteType: "PASTE_NORMAL" };
    service.batchUpdate(spreadsheetId, { requests: [{ cutPaste }] }, person);
  },
  sortPart: ({ service, spreadsheetId, person, spot }) => {
    const { sheetId, row, column, columnCount } = spot;
    const range = {
      sheetId,
      startRowIndex: row,
      endRowIndex: Math.min(row + 4, spot.rowCount),
      startColumnIndex: column % 3,
      endColumnIndex: Math.max((column % 3) + 1, columnCount - (column % 4)),
    };
    const sortSpecs = [{ dimensionIndex: range.startColumnIndex, sortOrder: "DESCENDING" }];
    service.batchUpdate(spreadsheetId, { requests: [{ sortRange: { range, sortSpecs } }] }, person);
  },
  deleteSheet: ({ service, spreadsheetId, person, spot }) => {
    // Once in a while: nothing can be looked at afterwards but the message.
    if (spot.row % 5 === 0)
      service.batchUpdate(spreadsheetId, { requests: [{ deleteSheet: { sheetId: spot.sheetId } }] }, person);
  },
  undo: () => {},
  note: (scene) => {
    const { sheetId, row, column } = scene.spot;
    const start = { sheetId, rowIndex: row, columnIndex: column };
    request(scene, { updateCells: { rows: [{ values: [{ note: "Nota de la gente" }] }], fields: "note", start } });
  },
  unmerge: (scene) => request(scene, { unmergeCells: { range: { sheetId: scene.spot.sheetId } } }),
  rename: (scene) => setSheet(scene, { title: `Hoja ${scene.spot.row}` }, "title"),
  hide: (scene) => setSheet(scene, { hidden: true }, "hidden"),
  move: (scene) => setSheet(scene, { index: scene.spot.other % 8 }, "index"),
} as const satisfies Readonly<Record<string, (scene: Scene) => void>>;

function enter({ service, spreadsheetId, person, spot }: Scene, row: number, column: number, nth: number): void {
  const cell = { sheetId: spot.sheetId, rowIndex0: row, columnIndex0: column };
  service.enter(spreadsheetId, cell, spot.entries[nth]!, person);
}

function insertRow(scene: Scene, row: number): void {
  request(scene, { insertDimension: { range: lines(scene.spot, "ROWS", row), inheritFromBefore: row > 0 } });
}

/** A row with its hidden columns, as people copy and paste rows, from one of the first columns on: some are merged. */
function copy({ service, spreadsheetId, person, spot }: Scene, from: number, toSheetId: number, to: number): void {
  const range = (sheetId: number, row: number) => ({
    sheetId,
    startRowIndex: row,
    endRowIndex: row + 1,
    startColumnIndex: spot.column % 3,
    endColumnIndex: spot.columnCount,
  });
  const copyPaste = {
    source: range(spot.sheetId, from),
    destination: range(toSheetId, to),
    pasteType: "PASTE_NORMAL",
  };
  service.batchUpdate(spreadsheetId, { requests: [{ copyPaste }] }, person);
}

function setSheet(scene: Scene, properties: Sheet["properties"], fields: string): void {
  request(scene, { updateSheetProperties: { properties: { sheetId: scene.spot.sheetId, ...properties }, fields } });
}

function request({ service, spreadsheetId, person }: Scene, made: Request): void {
  service.batchUpdate(spreadsheetId, { requests: [made] }, person);
}

function lines({ sheetId }: Spot, dimension: "ROWS" | "COLUMNS", startIndex: number) {
  return { sheetId, dimension, startIndex, endIndex: startIndex + 1 };
}

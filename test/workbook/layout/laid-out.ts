import { createSheetsService, type SheetsService } from "../../../build/local/sheets/service.ts";
import { diff } from "../../../src/workbook/diff/diff.ts";
import type { Book } from "../../../src/workbook/layout/book.ts";
import { layout } from "../../../src/workbook/layout/layout.ts";
import { type SheetKey, sheetIdOf } from "../../../src/workbook/managed.ts";
import { locate } from "../../../src/workbook/ours.ts";
import { readerOf, type SheetReader } from "../../../src/workbook/read/sheet-reader.ts";
import type { CellData, Request } from "../../../src/workbook/sheets-api.ts";
import { cellAt, SNAPSHOT_FIELDS, type Snapshot } from "../../../src/workbook/snapshot.ts";
import { SCHEMA } from "../../../src/workbook/state.ts";
import { STYLES } from "../../../src/workbook/styles.ts";
import { anAction, anObjective, aPlan } from "../../builders/plan.ts";

/** A book of one objective with the actions A01 and A02, two units, and nothing else to say, unless told otherwise. */
export function aBook(changes: Partial<Book> = {}): Book {
  return {
    plan: aPlan([anObjective("O01", [anAction("A01"), anAction("A02")])]),
    units: ["Gerencia", "Informática"].map((name, index) => ({ key: `U0${index + 1}`, name, aliases: [] })),
    members: [],
    modifications: [],
    findings: [],
    state: {
      schema: SCHEMA,
      phase: "done",
      lastKeys: {},
      axisCount: 1,
      originals: [],
      readingFindings: [],
      accepted: {},
      baseline: null,
      memory: new Map(),
      gone: {},
      texts: {},
    },
    standing: new Map(),
    progress: [],
    today: "2026-03-10",
    vacant: [],
    ...changes,
  };
}

/** A workbook in the local Workspace's Sheets engine that is brought to look as a book wants it. */
export interface LaidOut {
  readonly service: SheetsService;
  readonly id: string;
  /** Writes what differs, and says what that was. */
  lay(book: Book, snapshot?: Snapshot): readonly Request[];
  read(): Snapshot;
  reader(sheet: SheetKey): SheetReader;
  cell(sheet: SheetKey, row: string, column: string): CellData | undefined;
  /** A column as people see it, from the first row below the titles on, blank cells at the end left out. */
  column(sheet: SheetKey, column: string): readonly string[];
  /** Types into a cell as people do. */
  type(sheet: SheetKey, rowIndex0: number, column: string, text: string): void;
}

/** A workbook laid out as the book wants it; `now`: the clock of its formulas. */
export async function laidOut(book: Book, now?: () => Date): Promise<LaidOut> {
  const service = await createSheetsService({ ...oneSpreadsheet(), newId: () => "libro" }, now);
  service.create({ properties: { title: "Libro" } }, OWNER);
  const id = "libro";
  const read = () => service.get({ spreadsheetId: id, fields: SNAPSHOT_FIELDS }, OWNER) as Snapshot;
  const sheetOf = (key: SheetKey) => read().sheets!.find(({ properties }) => properties?.sheetId === sheetIdOf(key))!;
  const columnOf = (key: SheetKey, column: string) => locate(sheetOf(key), "key").columns.get(column)!;
  const workbook: LaidOut = {
    service,
    id,
    read,
    lay(wanted, snapshot = read()) {
      const { requests } = diff(layout(wanted), snapshot, STYLES);
      if (requests.length > 0) service.batchUpdate(id, { requests: [...requests] }, OWNER);
      return requests;
    },
    reader: (sheet) => readerOf(read(), sheet)!,
    cell(key, row, column) {
      const sheet = sheetOf(key);
      const { rows, columns } = locate(sheet, "key");
      return cellAt(sheet, rows.get(row)!, columns.get(column)!);
    },
    column(sheet, column) {
      const column0 = columnOf(sheet, column);
      const below0 = workbook.reader(sheet).rows.get("header")! + 1;
      const texts = service.displayed(id, sheetIdOf(sheet)).map((row) => row[column0] ?? "");
      return texts.slice(below0, texts.findLastIndex((text) => text !== "") + 1);
    },
    type(sheet, rowIndex0, column, text) {
      const place = { sheetId: sheetIdOf(sheet), rowIndex0, columnIndex0: columnOf(sheet, column) };
      service.enter(id, place, text, COLLEAGUE);
    },
  };
  workbook.lay(book);
  return workbook;
}

/** Whose passes write the workbook. */
export const OWNER = { email: "integridad@alcaldia.example", owner: true };
const COLLEAGUE = { email: "informatica@alcaldia.example", owner: false };

function oneSpreadsheet(): Pick<Parameters<typeof createSheetsService>[0], "load" | "save"> {
  let kept: ReturnType<Parameters<typeof createSheetsService>[0]["load"]>;
  return {
    load: () => kept,
    save: (spreadsheet) => {
      kept = spreadsheet;
    },
  };
}

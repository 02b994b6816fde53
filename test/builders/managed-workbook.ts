import { createSheetsService, type SheetsService } from "../../build/local/sheets/service.ts";
import { type SheetKey, sheetIdOf } from "../../src/workbook/managed.ts";
import { locate } from "../../src/workbook/ours.ts";
import { convert, type Pass, pass } from "../../src/workbook/pass.ts";
import type { CellData, Request, Sheet } from "../../src/workbook/sheets-api.ts";
import { cellAt, SNAPSHOT_FIELDS, type Snapshot } from "../../src/workbook/snapshot.ts";
import { rawSheets } from "./live-workbook.ts";
import { occasion } from "./occasion.ts";
import { smallPlan } from "./small-plan.ts";

/** The requests are carried out by the Sheets engine of the local Workspace, which shares no code with `src`. */
const INSTALLER = { email: "integridad@alcaldia.example", owner: true };
export const COLLEAGUE = { email: "informatica@alcaldia.example", owner: false };

export type Ready = Extract<Pass, { kind: "ready" }>;

/** A managed workbook that is passed over by the pure functions alone, without the script. */
export interface ManagedWorkbook {
  readonly service: SheetsService;
  readonly id: string;
  read(): Snapshot;
  /** As the installer. */
  write(requests: readonly Request[]): void;
  /** Types into a cell of a managed sheet as a colleague does. */
  type(sheet: SheetKey, row: string, column: string, text: string): void;
  /** One pass, written. */
  keep(): Ready;
}

/**
 * Opens copies of one converted workbook of the years 2026 and 2027: axis 1 has line L01 with objective O01 and the actions A01
 * ($100.00) and A02 ($200.00); axis 2 has L02 with O02 (A03, $50.00) and O03 (A04, $70.00), and L03 with O04 (A05, $80.00).
 */
export async function managedWorkbooks(): Promise<() => ManagedWorkbook> {
  let template: Parameters<Parameters<typeof createSheetsService>[0]["save"]>[0] | undefined;
  const service = await createSheetsService({
    load: (spreadsheetId) => ({ ...structuredClone(template!), spreadsheetId }),
    save: (spreadsheet) => {
      if (spreadsheet.spreadsheetId === "plantilla") template = spreadsheet;
    },
    newId: () => "plantilla",
  });
  service.create(rawSheets(rawTables()), INSTALLER);
  const first = workbookOf(service, "plantilla");
  const facts = { municipality: "San Juan", department: "San Juan", period: { fromYear: 2026, toYear: 2027 } };
  first.write(convert(first.read(), facts, "done").requests);
  let count = 0;
  return () => workbookOf(service, `copia-${++count}`);
}

/** The managed sheet in a snapshot. */
export function managedSheet({ sheets = [] }: Snapshot, key: SheetKey): Sheet {
  return sheets.find(({ properties }) => properties?.sheetId === sheetIdOf(key))!;
}

/** The cell of a managed sheet by row key and column key. */
export function managedCell(snapshot: Snapshot, key: SheetKey, row: string, column: string): CellData | undefined {
  const sheet = managedSheet(snapshot, key);
  const { rowIndex0, columnIndex0 } = placeIn(sheet, row, column);
  return cellAt(sheet, rowIndex0, columnIndex0);
}

function workbookOf(service: SheetsService, id: string): ManagedWorkbook {
  const read = () => service.get({ spreadsheetId: id, fields: SNAPSHOT_FIELDS }, INSTALLER) as Snapshot;
  const write = (requests: readonly Request[]) => {
    if (requests.length > 0) service.batchUpdate(id, { requests: [...requests] }, INSTALLER);
  };
  return {
    service,
    id,
    read,
    write,
    type(key, row, column, text) {
      const place = placeIn(managedSheet(read(), key), row, column);
      service.enter(id, { sheetId: sheetIdOf(key), ...place }, text, COLLEAGUE);
    },
    keep() {
      const done = pass(read(), occasion());
      if (done.kind !== "ready") throw new Error(`The pass is ${done.kind}.`);
      write(done.requests);
      return done;
    },
  };
}

function placeIn(sheet: Sheet, row: string, column: string): { rowIndex0: number; columnIndex0: number } {
  const { rows, columns } = locate(sheet, "key");
  return { rowIndex0: rows.get(row)!, columnIndex0: columns.get(column)! };
}

function rawTables(): ReadonlyMap<string, readonly (readonly string[])[]> {
  const { axis, budget, strategies, schedule } = smallPlan();
  const texts = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(String));
  const second = [
    ["Eje estratégico 2: Transparencia"],
    axis[1]!,
    [
      "2.1 Divulgación",
      "Gente informada",
      "Publicar el plan",
      "1 mes",
      "Página",
      "Web",
      "$50.00",
      "Informática",
      "",
      "",
    ],
    ["", "Plan discutido", "Reunir al Concejo", "2 meses", "Acta", "Sala", "$70.00", "Secretaría", "", ""],
    ["2.2 Contraloría", "Gastos a la vista", "Publicar gastos", "12 meses", "Página", "Web", "$80.00", "UAIP", "", ""],
  ];
  return new Map([
    ["Cuadro 1", texts(axis)],
    ["Cuadro 2", texts(second)],
    ["Cuadro 3", texts(budget)],
    ["Cuadro 4", texts(strategies)],
    ["Cuadro 5", texts(schedule)],
  ]);
}

import type { sheets_v4 } from "googleapis";
import { createSheetsService, type SheetsService } from "../../build/local/sheets/service.ts";
import { convert, type KnownFacts } from "../../src/workbook/conversion.ts";
import { type SheetKey, sheetIdOf } from "../../src/workbook/managed.ts";
import type { Occasion } from "../../src/workbook/occasion.ts";
import { locate } from "../../src/workbook/ours.ts";
import { type Pass, pass } from "../../src/workbook/pass.ts";
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
  /** Another one after `undo`. */
  readonly id: string;
  read(): Snapshot;
  /** As the installer. */
  write(requests: readonly Request[]): void;
  /** Types into a cell of a managed sheet as a colleague does. */
  type(sheet: SheetKey, row: string, column: string, text: string): void;
  /** Does to the workbook what a colleague does by hand. */
  act(requests: readonly sheets_v4.Schema$Request[]): void;
  /** One pass, written. */
  keep(parts?: Partial<Occasion>): Ready;
  /** Takes back what people changed last, as its author does with Ctrl+Z; what a pass wrote is not theirs to take back. */
  undo(): void;
}

/**
 * Opens copies of one converted workbook of the years 2026 and 2027: axis 1 has line L01 with objective O01 and the actions A01
 * ($100.00) and A02 ($200.00); axis 2 has L02 with O02 (A03, $50.00) and O03 (A04, $70.00), and L03 with O04 (A05, $80.00).
 * `prepare` is done to it once, before it is copied.
 */
export async function managedWorkbooks(prepare?: (book: ManagedWorkbook) => void): Promise<() => ManagedWorkbook> {
  const facts = { municipality: "San Juan", department: "San Juan", period: { fromYear: 2026, toYear: 2027 } };
  return managedCopies(rawSheets(rawTables()), facts, prepare);
}

/** Opens copies of one workbook converted from raw sheets. */
export async function managedCopies(
  raw: sheets_v4.Schema$Spreadsheet,
  facts: KnownFacts,
  prepare?: (book: ManagedWorkbook) => void,
): Promise<() => ManagedWorkbook> {
  let template: Saved | undefined;
  // What each copy begins with, and was before its last change.
  const beginnings = new Map<string, Saved>();
  const saved = new Map<string, { readonly before: Saved; readonly now: Saved }>();
  const service = await createSheetsService({
    // Copies share their cells, which are replaced and never changed.
    load: (id) => ({ ...(beginnings.get(id) ?? template!), spreadsheetId: id }),
    save: (spreadsheet) => {
      const id = spreadsheet.spreadsheetId!;
      if (id === "plantilla") template = spreadsheet;
      else saved.set(id, { before: saved.get(id)?.now ?? beginnings.get(id)!, now: spreadsheet });
    },
    newId: () => "plantilla",
  });
  service.create(raw, INSTALLER);
  let count = 0;
  const openCopy = (beginning: Saved): string => {
    const id = `copia-${++count}`;
    beginnings.set(id, beginning);
    return id;
  };
  const history: History = {
    goBack: (id) => openCopy(saved.get(id)?.before ?? beginnings.get(id)!),
    seal(id) {
      const last = saved.get(id);
      if (last) saved.set(id, { before: last.now, now: last.now });
    },
  };
  const first = workbookOf(service, "plantilla", history);
  first.write(convert(first.read(), facts, "done", occasion().now.slice(0, 10)).requests);
  prepare?.(first);
  freeze(template!);
  return () => workbookOf(service, openCopy(template!), history);
}

/** Whoever changed what copies share would be told. */
function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}

interface History {
  /** Opens the workbook as it was before the last change; its new id. */
  goBack(id: string): string;
  /** What has been done so far is not to be taken back. */
  seal(id: string): void;
}

type Saved = Parameters<Parameters<typeof createSheetsService>[0]["save"]>[0];

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

/** Where the cell of a managed sheet stands, 0-based. */
export function managedPlace(snapshot: Snapshot, key: SheetKey, row: string, column: string) {
  return { sheetId: sheetIdOf(key), ...placeIn(managedSheet(snapshot, key), row, column) };
}

function workbookOf(service: SheetsService, firstId: string, history: History): ManagedWorkbook {
  let id = firstId;
  const read = () => service.get({ spreadsheetId: id, fields: SNAPSHOT_FIELDS }, INSTALLER) as Snapshot;
  const write = (requests: readonly Request[]) => {
    if (requests.length > 0) service.batchUpdate(id, { requests: [...requests] }, INSTALLER);
    history.seal(id);
  };
  return {
    service,
    get id() {
      return id;
    },
    read,
    write,
    type(key, row, column, text) {
      const place = placeIn(managedSheet(read(), key), row, column);
      service.enter(id, { sheetId: sheetIdOf(key), ...place }, text, COLLEAGUE);
    },
    act: (requests) => void service.batchUpdate(id, { requests: [...requests] }, COLLEAGUE),
    keep(parts) {
      const done = pass(read(), occasion(parts));
      if (done.kind !== "ready") throw new Error(`The pass is ${done.kind}.`);
      write(done.requests);
      return done;
    },
    undo() {
      id = history.goBack(id);
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

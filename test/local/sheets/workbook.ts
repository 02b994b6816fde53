import type { Request, Response, Spreadsheet } from "../../../build/local/sheets/resources.ts";
import { createSheetsService, type Person, type SheetsService } from "../../../build/local/sheets/service.ts";

export const OWNER: Person = { email: "integridad@alcaldia.example", owner: true };
export const EDITOR: Person = { email: "editora@alcaldia.example", owner: false };

/** A spreadsheet in a service of its own, with short ways to do what the tests do all the time. */
export interface Workbook {
  readonly service: SheetsService;
  readonly id: string;
  /** What was saved, call by call. */
  readonly saved: Spreadsheet[];
  run(requests: Request[], person?: Person): Response[];
  get(fields: string, person?: Person): Spreadsheet;
  /** The cells of a sheet as displayed. */
  shown(sheetId?: number): string[][];
  /** What was typed into each cell, formulas as their text. */
  typed(range: string): unknown[][];
  /** Writes rows of values as a person types them. */
  fill(range: string, values: unknown[][]): void;
}

/** A spreadsheet in Spanish with one sheet, "Hoja 1" (id 0), of the given size. */
export async function workbook({
  rows = 20,
  columns = 8,
  now = new Date("2023-02-01T18:00:00Z"),
  locale = "es_MX",
} = {}): Promise<Workbook> {
  const saved: Spreadsheet[] = [];
  const store = {
    load: () => undefined,
    save: (spreadsheet: Spreadsheet) => void saved.push(spreadsheet),
    newId: () => "libro",
  };
  const service = await createSheetsService(store, () => now);
  const gridProperties = { rowCount: rows, columnCount: columns };
  const body = {
    properties: { title: "Plan", locale, timeZone: "America/El_Salvador" },
    sheets: [{ properties: { title: "Hoja 1", gridProperties } }],
  };
  const id = service.create(body, OWNER).spreadsheetId ?? "";
  return {
    service,
    id,
    saved,
    run: (requests, person = OWNER) => service.batchUpdate(id, { requests }, person).replies ?? [],
    get: (fields, person = OWNER) => service.get({ spreadsheetId: id, fields }, person),
    shown: (sheetId = 0) => service.displayed(id, sheetId),
    typed: (range) =>
      service.values.get({ spreadsheetId: id, range, valueRenderOption: "FORMULA" }, OWNER).values ?? [],
    fill: (range, values) =>
      void service.values.update({ spreadsheetId: id, range, valueInputOption: "USER_ENTERED" }, { values }, OWNER),
  };
}

/** The message with which something is refused; fails when it is not. */
export function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("It was not refused.");
}

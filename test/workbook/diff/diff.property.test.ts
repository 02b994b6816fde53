import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSheetsService, type SheetsService } from "../../../build/local/sheets/service.ts";
import type { DesiredSheet, DesiredWorkbook } from "../../../src/workbook/desired.ts";
import { diff } from "../../../src/workbook/diff/diff.ts";
import { splitParts } from "../../../src/workbook/diff/parts.ts";
import { locate } from "../../../src/workbook/ours.ts";
import type { CellData, Request, Sheet, Spreadsheet } from "../../../src/workbook/sheets-api.ts";
import { cellAt, SNAPSHOT_FIELDS } from "../../../src/workbook/snapshot.ts";
import { edits, TYPED } from "./random-edits.ts";
import { desiredWorkbooks, RANDOM_STYLES } from "./random-workbooks.ts";

/** The differences are carried out by the Sheets engine of the local Workspace, which shares no code with `src`. */
const PERSON = { email: "integridad@alcaldia.example", owner: true };
const RUNS = { numRuns: 150 };

describe("the difference, carried out", () => {
  it("makes any workbook from an empty one, and then nothing differs", async () => {
    const open = await openWorkbooks();
    fc.assert(
      fc.property(desiredWorkbooks(), (desired) => {
        const workbook = open();
        workbook.write(requestsOf(desired, workbook.read()));
        expectAsDesired(desired, workbook.read());
      }),
      RUNS,
    );
  });

  it("brings any workbook to any other, whatever people did in between, and loses nothing of theirs", async () => {
    const open = await openWorkbooks();
    fc.assert(
      fc.property(desiredWorkbooks(), edits(), desiredWorkbooks(), (first, changes, desired) => {
        const workbook = open();
        workbook.write(requestsOf(first, workbook.read()));
        for (const [index, change] of changes.entries()) workbook.attempt(change(workbook.read(), `${TYPED}${index}`));
        const before = workbook.read();
        workbook.write(requestsOf(desired, before));
        const after = workbook.read();
        expectAsDesired(desired, after);
        expectNothingLost(desired, before, after);
      }),
      RUNS,
    );
  });

  it("can be cut off after any part and goes on from there", async () => {
    const open = await openWorkbooks();
    fc.assert(
      fc.property(desiredWorkbooks(), fc.nat(), (desired, cut) => {
        const workbook = open();
        const parts = splitParts(requestsOf(desired, workbook.read()), 2_000);
        for (const part of parts.slice(0, cut % (parts.length + 1))) workbook.write(part);
        workbook.write(requestsOf(desired, workbook.read()));
        expectAsDesired(desired, workbook.read());
      }),
      RUNS,
    );
  });
});

interface Workbook {
  read(): Spreadsheet;
  write(requests: readonly Request[]): void;
  /** As `write`, but what the engine refuses is not done. */
  attempt(requests: readonly Request[]): void;
}

async function openWorkbooks(): Promise<() => Workbook> {
  let count = 0;
  const service: SheetsService = await createSheetsService({
    load: () => undefined,
    save: () => {},
    newId: () => `libro-${++count}`,
  });
  return () => {
    const { spreadsheetId } = service.create({ properties: { title: "Plan" } }, PERSON);
    const id = spreadsheetId!;
    const write = (requests: readonly Request[]) => {
      if (requests.length > 0) service.batchUpdate(id, { requests: [...requests] }, PERSON);
    };
    return {
      read: () => service.get({ spreadsheetId: id, fields: SNAPSHOT_FIELDS }, PERSON) as Spreadsheet,
      write,
      attempt(requests) {
        try {
          write(requests);
        } catch {}
      },
    };
  };
}

function requestsOf(desired: DesiredWorkbook, snapshot: Spreadsheet): readonly Request[] {
  return diff(desired, snapshot, RANDOM_STYLES).requests;
}

function expectAsDesired(desired: DesiredWorkbook, after: Spreadsheet): void {
  expect(requestsOf(desired, after)).toEqual([]);
  for (const sheet of desired.sheets) {
    const standing = sheetOf(after, sheet.sheetId);
    const { rows, columns } = locate(standing, sheet.keyColumn);
    expect([...rows.keys()]).toEqual(expect.arrayContaining(sheet.rows.map(({ key }) => key)));
    for (const { key, cells } of sheet.rows) {
      for (const [column, { value }] of Object.entries(cells)) {
        if (value === undefined || typeof value === "object") continue;
        const [row0, column0] = [rows.get(key)!, columns.get(column)!];
        if (!isCovered(standing, row0, column0))
          expect(plainValue(cellAt(standing, row0, column0))).toBe(value === "" ? undefined : value);
      }
    }
  }
}

/** Every text and note that people typed is still on its sheet, but for those in cells that are ours. */
function expectNothingLost(desired: DesiredWorkbook, before: Spreadsheet, after: Spreadsheet): void {
  for (const sheet of before.sheets ?? []) {
    const ours = desired.sheets.find(({ sheetId }) => sheetId === sheet.properties?.sheetId);
    const standing = new Set(typedTexts(sheetOf(after, sheet.properties?.sheetId ?? 0), undefined));
    expect(typedTexts(sheet, ours).filter((text) => !standing.has(text))).toEqual([]);
  }
}

function typedTexts(sheet: Sheet, ours: DesiredSheet | undefined): readonly string[] {
  const located = ours && locate(sheet, ours.keyColumn);
  const columnKeys = new Map([...(located?.columns ?? [])].map(([key, column0]) => [column0, key]));
  return (sheet.data?.[0]?.rowData ?? []).flatMap(({ values = [] }, row0) =>
    values.flatMap(({ userEnteredValue, note }, column0) => {
      const columnKey = columnKeys.get(column0);
      const mayGo =
        ours !== undefined && columnKey !== undefined && isOurs(ours, located?.keyOfRow[row0] ?? "", columnKey);
      return [note, mayGo ? undefined : userEnteredValue?.stringValue].filter((text) =>
        text?.startsWith(TYPED),
      ) as string[];
    }),
  );
}

function isOurs({ rows, keyColumn, disposable }: DesiredSheet, rowKey: string, columnKey: string): boolean {
  const row = rows.find(({ key }) => key === rowKey);
  if (!row) return disposable.some(({ key }) => rowKey.startsWith(key));
  return columnKey === keyColumn || row.cells[columnKey]?.value !== undefined || rowKey.startsWith("sub:");
}

function sheetOf({ sheets = [] }: Spreadsheet, sheetId: number): Sheet {
  return sheets.find(({ properties }) => (properties?.sheetId ?? 0) === sheetId)!;
}

function isCovered({ merges = [] }: Sheet, row0: number, column0: number): boolean {
  return merges.some(
    ({ startRowIndex = 0, endRowIndex = 0, startColumnIndex = 0, endColumnIndex = 0 }) =>
      startRowIndex <= row0 &&
      row0 < endRowIndex &&
      startColumnIndex <= column0 &&
      column0 < endColumnIndex &&
      (row0 !== startRowIndex || column0 !== startColumnIndex),
  );
}

function plainValue(cell: CellData | undefined): string | number | boolean | undefined {
  const value = cell?.userEnteredValue;
  return value?.stringValue ?? value?.numberValue ?? value?.boolValue;
}

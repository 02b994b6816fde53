import { beforeEach, describe, expect, test } from "vitest";
import { EMPTY, entryOf, unread } from "../../../src/plan/plan.ts";
import type { EntryStatus, ProgressEntry } from "../../../src/plan/progress.ts";
import type { ListedEntry } from "../../../src/workbook/layout/book.ts";
import { sheetIdOf } from "../../../src/workbook/managed.ts";
import type { ProtectedRange } from "../../../src/workbook/sheets-api.ts";
import { aBook, type LaidOut, laidOut } from "./laid-out.ts";

let workbook: LaidOut;
beforeEach(async () => {
  workbook = await laidOut(aBook());
});

describe("an empty list", () => {
  test("has rows to write in, without a warning, that offer dates, actions and units", () => {
    expect(openRows()).toEqual(freeRows(1, 20));
    for (const row of freeRows(1, 20)) {
      expect(rule(row, "date")?.condition).toEqual({ type: "DATE_IS_VALID" });
      expect(rule(row, "action")?.condition?.type).toBe("ONE_OF_RANGE");
      expect(rule(row, "unit")?.condition?.values).toEqual([
        { userEnteredValue: "Gerencia" },
        { userEnteredValue: "Informática" },
      ]);
    }
  });

  test("offers the very actions of Seguimiento", () => {
    const range = rule("Free:1", "action")!.condition!.values![0]!.userEnteredValue!;
    const { columns, rows, keyOfRow } = workbook.reader("tracking");
    const [, letter, first, last] = /^=Seguimiento!\$([A-Z])\$(\d+):\$\1\$(\d+)$/.exec(range) ?? [];
    expect(letter).toBe(String.fromCharCode(65 + columns.get("label")!));
    const actions = [...rows.keys()].filter((key) => /^A\d+$/.test(key));
    expect(keyOfRow.slice(Number(first) - 1, Number(last))).toEqual(actions);
    expect(actions).not.toEqual([]);
  });

  test("refuses no figure with a sign, since corrections have one", () => {
    for (const column of ["activities", "spent"]) {
      const { type, values } = rule("Free:1", column)!.condition!;
      expect(type).toBe("NUMBER_BETWEEN");
      expect(Number(values![0]!.userEnteredValue)).toBe(-Number(values![1]!.userEnteredValue));
    }
  });
});

describe("entries", () => {
  test("are open until they are accepted, then locked, plain and without a rule", () => {
    const progress = [
      listed("R01", "aceptado"),
      listed("R02", "incompleto"),
      listed("R03", "aceptado"),
      listed("R04", "registrado"),
      listed("R05", "en espera"),
    ];
    workbook.lay(aBook({ progress, entryRows: freeRows(1, 20) }));
    expect(openRows()).toEqual(["R02", "R04", "R05", ...freeRows(1, 20)]);
    for (const column of ["date", "action", "activities", "spent", "means", "link", "note", "unit"]) {
      expect(rule("R01", column)).toBeUndefined();
      expect(workbook.cell("progress", "R01", column)?.userEnteredFormat?.borders).toBeUndefined();
    }
    expect(
      workbook.lay(aBook({ progress, entryRows: ["R01", "R02", "R03", "R04", "R05", ...freeRows(1, 20)] })),
    ).toEqual([]);
  });

  test.each([
    ["registrado", 1],
    ["aceptado", 1],
    ["en espera", 0],
    ["incompleto", 0],
  ] as const)("that are «%s» count %s", (status, counts) => {
    workbook.lay(aBook({ progress: [listed("R01", status)] }));
    expect(workbook.cell("progress", "R01", "counts")?.userEnteredValue).toEqual({ numberValue: counts });
    expect(workbook.cell("progress", "R01", "status")?.userEnteredValue).toEqual({ stringValue: status });
  });

  test("bear the keys of their action and of the means of verification, where they name them", () => {
    const other = { actionKey: null, meansIndex0: null } as const;
    workbook.lay(aBook({ progress: [listed("R01", "registrado"), listed("R02", "incompleto", other)] }));
    expect([key("R01", "actionKey"), key("R01", "meansKey")]).toEqual(["A01", "A01/2"]);
    expect([key("R02", "actionKey"), key("R02", "meansKey")]).toEqual([undefined, undefined]);
  });

  test("begin with what the form gave, what cannot be read as it was given", () => {
    const given = { date: unread("ayer"), activities: entryOf(-1), spentCents: entryOf(-50_25), note: "=1+1" };
    workbook.lay(aBook({ progress: [listed("R01", "incompleto", given)] }));
    const entered = (column: string) => workbook.cell("progress", "R01", column)?.userEnteredValue;
    expect(["date", "activities", "spent", "note", "link"].map(entered)).toEqual([
      { stringValue: "ayer" },
      { numberValue: -1 },
      { numberValue: -50.25 },
      { stringValue: "=1+1" },
      undefined,
    ]);
  });

  test("push no blank row away: as many stand below them as before, and always enough", () => {
    const twelve = freeRows(9, 20);
    workbook.lay(aBook({ progress: [listed("R01", "registrado")], entryRows: ["R01", ...twelve] }));
    const keys = [...workbook.reader("progress").rows.keys()].filter((row) => /^(R|Free:)/.test(row));
    expect(keys).toEqual(["R01", ...twelve, ...freeRows(21, 28)]);
  });

  test("that were emptied stay between the others as rows to write in", () => {
    const progress = [listed("R01", "registrado"), listed("R03", "registrado")];
    const entryRows = ["R01", "R02", "R03", ...freeRows(1, 20)];
    workbook.lay(aBook({ progress: [progress[0]!, listed("R02", "registrado"), progress[1]!], entryRows }));
    workbook.lay(aBook({ progress, entryRows }));
    const row0 = (row: string) => workbook.reader("progress").rows.get(row)!;
    expect(row0("R02") - row0("R01")).toBe(1);
    for (const column of ["recordedBy", "recordedOn", "status", "actionKey", "meansKey", "counts"])
      expect(workbook.cell("progress", "R02", column)?.userEnteredValue).toBeUndefined();
    expect(openRows()).toContain("R02");
  });
});

function listed(key: string, status: EntryStatus, changes: Partial<ProgressEntry> = {}): ListedEntry {
  const entry: ProgressEntry = {
    key,
    date: entryOf("2026-03-09"),
    actionText: "1 · Impartir un curso",
    actionKey: "A01",
    activities: entryOf(1),
    spentCents: EMPTY,
    means: "Lista",
    meansIndex0: 1,
    link: "",
    note: "",
    unit: "",
    recordedBy: "ana@alcaldia.example",
    recordedOn: "2026-03-10",
    ...changes,
  };
  return { entry, status };
}

function freeRows(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `Free:${from + index}`);
}

/** Keys of the rows that the protection of the sheet leaves out, from *Fecha* to *Unidad que registra*. */
function openRows(): readonly string[] {
  const sheet = workbook.read().sheets!.find(({ properties }) => properties?.sheetId === sheetIdOf("progress"))!;
  const [protection, ...others] = sheet.protectedRanges as readonly ProtectedRange[];
  expect([protection!.warningOnly ?? false, others]).toEqual([false, []]);
  const { columns, keyOfRow } = workbook.reader("progress");
  return (protection!.unprotectedRanges ?? []).flatMap((range) => {
    const { startColumnIndex = 0, endColumnIndex, startRowIndex = 0, endRowIndex } = range;
    expect([startColumnIndex, endColumnIndex]).toEqual([columns.get("date"), columns.get("unit")! + 1]);
    return keyOfRow.slice(startRowIndex, endRowIndex);
  });
}

function rule(row: string, column: string) {
  return workbook.cell("progress", row, column)?.dataValidation;
}

function key(row: string, column: string): string | undefined {
  return workbook.cell("progress", row, column)?.userEnteredValue?.stringValue;
}

import { describe, expect, test } from "vitest";
import { isLog, readRanges } from "../../src/apps-script/read-ranges.ts";
import { sheetIdOf } from "../../src/workbook/managed.ts";

describe("what is read of a workbook", () => {
  test("is all of it where there is no log", () => {
    expect(readRanges([{ sheetId: 0, title: "Cuadro 1" }])).toBeNull();
    expect(readRanges([])).toBeNull();
  });

  test("is every sheet whole, of the log and its archives the first three rows, whatever they are called", () => {
    const sheets = [
      { sheetId: 7, title: "Mis cuentas" },
      { sheetId: sheetIdOf("log"), title: "Bitácora" },
      { sheetId: 910_400, title: "Bitácora 2025" },
      { sheetId: 910_499, title: "Otro nombre" },
      { sheetId: 910_500, title: "A1" },
    ];
    expect(readRanges(sheets)).toEqual([
      "'Mis cuentas'",
      "'Bitácora'!1:3",
      "'Bitácora 2025'!1:3",
      "'Otro nombre'!1:3",
      "'A1'",
    ]);
  });

  test("names sheets with apostrophes as Sheets wants it", () => {
    const [own] = readRanges([
      { sheetId: 7, title: "L'eau 'x'" },
      { sheetId: sheetIdOf("log"), title: "B" },
    ])!;
    expect(own).toBe("'L''eau ''x'''");
  });

  test("leaves out the rows of no other managed sheet", () => {
    for (const key of ["axis:1", "axis:99", "budget", "findings", "state", "changes"] as const)
      expect(isLog(sheetIdOf(key))).toBe(false);
  });
});

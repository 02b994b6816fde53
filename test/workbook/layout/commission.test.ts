import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Member } from "../../../src/plan/commission.ts";
import { finding } from "../../../src/plan/finding.ts";
import { keyGiver, type LastKeys, lastKeys } from "../../../src/plan/keys.ts";
import type { Book } from "../../../src/workbook/layout/book.ts";
import { sheetIdOf } from "../../../src/workbook/managed.ts";
import { readMembers } from "../../../src/workbook/read/rows.ts";
import { aBook, type LaidOut, laidOut, OWNER } from "./laid-out.ts";

const MARIA: Member = { key: "M01", mail: "maria@alcaldia.example", name: "María", unit: "Gerencia", role: "miembro" };
/** Row 4 is the first one below the titles. */
const FIRST_ROW0 = 3;

let workbook: LaidOut;
beforeEach(async () => {
  workbook = await laidOut(aBook());
});

describe("an empty commission", () => {
  test("has rows to write in, which offer the units of the catalogue and the roles", () => {
    expect(blankRows()).toHaveLength(20);
    for (const row of blankRows()) {
      expect(choices(row, "unit")).toEqual(["Gerencia", "Informática"]);
      expect(choices(row, "role")).toEqual(["coordinación", "miembro", "enlace de unidad", "lectura"]);
    }
  });

  test("may be written in without a warning", () => {
    const { protectedRanges } = workbook.read().sheets!.find(({ properties }) => properties?.title === "Comisión")!;
    expect(protectedRanges).toMatchObject([
      { unprotectedRanges: [{ startRowIndex: FIRST_ROW0, endRowIndex: FIRST_ROW0 + 20, endColumnIndex: 4 }] },
    ]);
  });
});

describe("somebody written into a blank row", () => {
  test.each([0, 4, 19])("%s rows below the first is a member, and there are as many blank rows as before", (offset) => {
    workbook.type("commission", FIRST_ROW0 + offset, "mail", "ana@alcaldia.example");
    workbook.type("commission", FIRST_ROW0 + offset, "role", "lectura");
    workbook.lay(bookAsRead());
    expect(membersRead()).toEqual([{ key: "M01", mail: "ana@alcaldia.example", name: "", unit: "", role: "lectura" }]);
    expect(workbook.column("commission", "mail")).toEqual(["ana@alcaldia.example"]);
    expect(blankRows()).toHaveLength(20);
    expect(workbook.lay(bookAsRead())).toEqual([]);
  });

  test("stays where the list was sorted", () => {
    workbook.lay(aBook({ members: [MARIA, { ...MARIA, key: "M02", mail: "ana@alcaldia.example" }] }));
    const range = { sheetId: sheetIdOf("commission"), startRowIndex: FIRST_ROW0, startColumnIndex: 0 };
    const sortRange = { range, sortSpecs: [{ dimensionIndex: 0, sortOrder: "ASCENDING" }] };
    workbook.service.batchUpdate(workbook.id, { requests: [{ sortRange }] }, OWNER);
    workbook.lay(bookAsRead());
    expect(workbook.column("commission", "mail")).toEqual(["ana@alcaldia.example", "maria@alcaldia.example"]);
    expect(workbook.lay(bookAsRead())).toEqual([]);
  });
});

test("a row that somebody empties is nobody's, and may be used again", () => {
  workbook.lay(aBook({ members: [MARIA] }));
  for (const column of ["mail", "name", "unit", "role"]) workbook.type("commission", FIRST_ROW0, column, "");
  expect(membersRead()).toEqual([]);
  workbook.lay(bookAsRead());
  expect(workbook.lay(bookAsRead())).toEqual([]);
  const row0 = workbook.reader("commission").rows.get("M01")!;
  workbook.type("commission", row0, "mail", "ana@alcaldia.example");
  expect(membersRead()).toMatchObject([{ key: "M01", mail: "ana@alcaldia.example" }]);
});

test("what is wrong about a member stays as it was typed, with the reason as a note", () => {
  const place = { at: "row", sheet: "commission", key: "M01", column: "mail" } as const;
  const wrong = finding("monto-no-leido", {
    place,
    message: "No es un correo.",
    found: "",
    expected: "",
    remedy: "Escríbalo.",
  });
  const listed = { key: "x", finding: wrong, status: "abierta", acceptance: null } as const;
  workbook.lay(aBook({ members: [{ ...MARIA, mail: "maría" }], findings: [listed] }));
  expect(workbook.cell("commission", "M01", "mail")?.userEnteredValue).toEqual({ stringValue: "maría" });
  expect(workbook.cell("commission", "M01", "mail")?.note).toContain("No es un correo.");
});

test("whatever people type or clear in whatever row, everybody typed is a member once, and the next pass writes nothing", async () => {
  const edit = fc.record({
    offset: fc.nat(25),
    mail: fc.constantFrom("", "a@x.example", "b@x.example", "c@x.example"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 3 }), { maxLength: 4 }), async (rounds) => {
      workbook = await laidOut(aBook());
      let given: LastKeys = {};
      for (const edits of rounds) {
        for (const { offset, mail } of edits) {
          const { rowCount } = workbook.reader("commission");
          workbook.type("commission", Math.min(FIRST_ROW0 + offset, rowCount - 1), "mail", mail);
        }
        const typed = workbook.column("commission", "mail").filter(Boolean).sort();
        workbook.lay(bookAsRead(given));
        const members = membersRead(given);
        given = lastKeys(
          members.map(({ key }) => key),
          given,
        );
        expect(members.map(({ mail }) => mail).sort()).toEqual(typed);
        expect(new Set(members.map(({ key }) => key)).size).toBe(members.length);
        expect(workbook.lay(bookAsRead(given))).toEqual([]);
      }
    }),
    { numRuns: 15 },
  );
});

/** The book as a pass reads it from the sheet. */
function bookAsRead(given: LastKeys = {}): Book {
  const { rows, standing } = read(given);
  return aBook({ members: rows, standing: new Map([[sheetIdOf("commission"), standing]]) });
}

function membersRead(given: LastKeys = {}): readonly Member[] {
  return read(given).rows;
}

function read(given: LastKeys): ReturnType<typeof readMembers> {
  const reader = workbook.reader("commission");
  return readMembers(reader, keyGiver(lastKeys(reader.keyOfRow, given)));
}

/** Keys of the rows in which nobody stands. */
function blankRows(): readonly string[] {
  const reader = workbook.reader("commission");
  const isBlank = (row0: number) => reader.isBlank(row0, ["mail", "name", "unit", "role"]);
  return [...reader.rows].flatMap(([key, row0]) => (row0 >= FIRST_ROW0 && isBlank(row0) ? [key] : []));
}

function choices(row: string, column: string): readonly (string | undefined)[] | undefined {
  const values = workbook.cell("commission", row, column)?.dataValidation?.condition?.values;
  return values?.map(({ userEnteredValue }) => userEnteredValue);
}

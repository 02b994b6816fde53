import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initSync, Model } from "@ironcalc/wasm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { piecesOf } from "../../../build/local/sheets/formula-references.ts";
import {
  type Change,
  dropSheetFromFormula,
  relocateInFormula,
  renameInFormula,
  shiftFormula,
  translateFormula,
} from "../../../build/local/sheets/shift.ts";

const insertRow3: Change = { kind: "insert", dimension: "ROWS", start0: 2, end0: 3 };
const deleteRow3: Change = { kind: "delete", dimension: "ROWS", start0: 2, end0: 3 };
const insertColumnC: Change = { kind: "insert", dimension: "COLUMNS", start0: 2, end0: 3 };
const shifted = (formula: string, change: Change) => shiftFormula(formula, "Cuadro 1", "Cuadro 1", change);

describe("a formula after rows or columns were inserted", () => {
  test.each([
    ["=A2", "=A2"],
    ["=A3", "=A4"],
    ["=$B$9+c10", "=$B$10+C11"],
    ["=SUM(A1:A5)", "=SUM(A1:A6)"],
    ["=SUM(A3:A5)", "=SUM(A4:A6)"],
    ["=SUM(A1:A2)", "=SUM(A1:A2)"],
    ["=SUM(A:A)", "=SUM(A:A)"],
    ["=SUM(2:4)", "=SUM(2:5)"],
    ["=SUM($2:$4)", "=SUM($2:$5)"],
    ["=SUM(A3:A)", "=SUM(A4:A)"],
    ['="A9 "&A9&"A9"', '="A9 "&A10&"A9"'],
    ["=LOG10(A9)+A9B", "=LOG10(A10)+A9B"],
    ["='Otro ''libro'''!A9", "='Otro ''libro'''!A9"],
    ["='Cuadro 1'!A9", "='Cuadro 1'!A10"],
    ["='cuadro 1'!A1:A9", "='cuadro 1'!A1:A10"],
    ["=SUM( A1 ; A9 )", "=SUM( A1 ; A10 )"],
  ])("%s becomes %s when row 3 is inserted", (formula, expected) => {
    expect(shifted(formula, insertRow3)).toBe(expected);
  });

  test("columns shift the letters and nothing else", () => {
    expect(shifted("=A1+$C$1+SUM(B2:D2)+SUM(2:3)+SUM(C:C)", insertColumnC)).toBe(
      "=A1+$D$1+SUM(B2:E2)+SUM(2:3)+SUM(D:D)",
    );
  });

  test("another sheet's formula changes only where it names the sheet", () => {
    expect(shiftFormula("=A9+'Cuadro 1'!A9", "Inicio", "Cuadro 1", insertRow3)).toBe("=A9+'Cuadro 1'!A10");
  });
});

describe("a formula after rows were deleted or moved", () => {
  test.each([
    ["=A3", "=#REF!"],
    ["=A4", "=A3"],
    ["=SUM(A1:A5)", "=SUM(A1:A4)"],
    ["=SUM(A3:A5)", "=SUM(A3:A4)"],
    ["=SUM(A1:A3)", "=SUM(A1:A2)"],
    ["=SUM(A3:B3)+1", "=SUM(#REF!)+1"],
  ])("%s becomes %s when row 3 is deleted", (formula, expected) => {
    expect(shifted(formula, deleteRow3)).toBe(expected);
  });

  test.each([
    ["=A3", "=A6"],
    ["=A4", "=A3"],
    ["=A6", "=A5"],
    ["=A7", "=A7"],
    ["=SUM(A1:A9)", "=SUM(A1:A9)"],
    ["=SUM(A3:B3)", "=SUM(A6:B6)"],
  ])("%s becomes %s when row 3 moves below row 6", (formula, expected) => {
    expect(shifted(formula, { kind: "move", dimension: "ROWS", start0: 2, end0: 3, destination0: 6 })).toBe(expected);
  });

  test("a range takes a row in that moves between its rows", () => {
    expect(shifted("=SUM(A1:A4)", { kind: "move", dimension: "ROWS", start0: 7, end0: 8, destination0: 2 })).toBe(
      "=SUM(A1:A5)",
    );
  });
});

describe("other changes of formulas", () => {
  test("a renamed sheet is renamed, in quotes where its title needs them", () => {
    expect(renameInFormula("=Datos!A1+'Datos'!B2+\"Datos!A1\"+DATOS!C3", "Datos", "Mis datos")).toBe(
      "='Mis datos'!A1+'Mis datos'!B2+\"Datos!A1\"+'Mis datos'!C3",
    );
  });

  test("what points into a deleted sheet is an error", () => {
    expect(dropSheetFromFormula("=A1+Datos!A1", "Datos")).toBe("=A1+#REF!");
  });

  test("a copied formula takes its relative references along", () => {
    expect(translateFormula("=A1+$A1+A$1+$A$1+Otra!B2", 2, 1)).toBe("=B3+$A3+B$1+$A$1+Otra!C4");
    expect(translateFormula("=A1", -1, 0)).toBe("=#REF!");
  });

  test("references follow cells that were cut, when they lie wholly in them", () => {
    const cut = {
      title: "H",
      rows: { start0: 0, end0: 2 },
      columns: { start0: 0, end0: 1 },
      newTitle: "H",
      byRows: 4,
      byColumns: 1,
    };
    expect(relocateInFormula("=A1+A3+SUM(A1:A2)+SUM(A1:A3)", "H", cut)).toBe("=B5+A3+SUM(B5:B6)+SUM(A1:A3)");
  });
});

const cell = fc
  .tuple(fc.constantFrom("A", "B", "C", "D", "E"), fc.integer({ min: 1, max: 12 }), fc.boolean(), fc.boolean())
  .map(
    ([column, row, absoluteColumn, absoluteRow]) =>
      `${absoluteColumn ? "$" : ""}${column}${absoluteRow ? "$" : ""}${row}`,
  );

describe("always", () => {
  test("the pieces of any text make the text again", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        (text) =>
          piecesOf(text)
            .map((piece) => piece.text)
            .join("") === text,
      ),
    );
  });

  test("what is inserted and deleted again leaves a formula as it was", () => {
    const place = fc.record({
      start0: fc.nat(12),
      count: fc.integer({ min: 1, max: 3 }),
      dimension: fc.constantFrom("ROWS" as const, "COLUMNS" as const),
    });
    fc.assert(
      fc.property(cell, cell, place, (one, other, { start0, count, dimension }) => {
        const formula = `=${one}+SUM(${one}:${other})`;
        const span = { dimension, start0, end0: start0 + count };
        return shifted(shifted(formula, { kind: "insert", ...span }), { kind: "delete", ...span }) === formula;
      }),
    );
  });

  test("single cells shift as the formula engine itself shifts them", () => {
    initSync({
      module: readFileSync(
        createRequire(import.meta.url)
          .resolve("@ironcalc/wasm")
          .replace(/wasm\.js$/, "wasm_bg.wasm"),
      ),
    });
    fc.assert(
      fc.property(cell, cell, fc.integer({ min: 0, max: 12 }), fc.boolean(), (one, other, start0, inserts) => {
        const model = new Model("x", "en", "UTC", "en");
        model.setUserInput(0, 30, 9, `=${one}+${other}`);
        if (inserts) model.insertRows(0, start0 + 1, 1);
        else model.deleteRows(0, start0 + 1, 1);
        const engine = model.getCellContent(0, inserts ? 31 : 29, 9);
        model.free();
        expect(
          shifted(`=${one}+${other}`, {
            kind: inserts ? "insert" : "delete",
            dimension: "ROWS",
            start0,
            end0: start0 + 1,
          }),
        ).toBe(engine);
      }),
      { numRuns: 60 },
    );
  });
});

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SheetKey } from "../../src/workbook/managed.ts";
import type { SeenEdit } from "../../src/workbook/occasion.ts";
import { COLLEAGUE, type ManagedWorkbook, managedPlace, managedWorkbooks } from "../builders/managed-workbook.ts";
import { told } from "./memory/told.ts";

const ANA = "ana@alcaldia.example";
const BETO = "beto@alcaldia.example";

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks((first) => void first.keep());
});
beforeEach(() => {
  book = open();
});

describe("the log names as author of a change", () => {
  test("who was seen editing the cell", () => {
    book.type("axis:1", "A01", "means", "Acta");
    expect(told(book, { edits: [seen(ANA, "axis:1", "A01", "means")] }).log).toEqual([
      `${ANA} | Cuadro 1 | Impartir un curso | Medios de verificación | Lista | Acta | Se cambió`,
    ]);
  });

  test("who pasted a block over it, for each cell that changed", () => {
    const at = managedPlace(book.read(), "axis:1", "A01", "means");
    book.service.paste(
      book.id,
      at,
      [
        ["Acta", "Aula"],
        ["Fotos", "Tinta"],
      ],
      COLLEAGUE,
    );
    expect(told(book, { edits: [seen(ANA, "axis:1", "A01", "means", 2, 2)] }).log).toEqual([
      `${ANA} | Cuadro 1 | Impartir un curso | Medios de verificación | Lista | Acta | Se cambió`,
      `${ANA} | Cuadro 1 | Evaluar el curso | Medios de verificación | Informe | Fotos | Se cambió`,
      `${ANA} | Cuadro 1 | Evaluar el curso | Recursos | Papel | Tinta | Se cambió`,
    ]);
  });

  test("both, where two people edited the same cell since the pass before", () => {
    book.type("axis:1", "A01", "means", "Acta");
    const edits = [
      seen(ANA, "axis:1", "A01", "means"),
      seen(BETO, "axis:1", "A01", "means"),
      seen(ANA, "axis:1", "A01", "means"),
    ];
    expect(told(book, { edits }).log[0]).toMatch(new RegExp(`^${ANA} y ${BETO} \\|`));
  });

  test("each person for the cells of their own", () => {
    book.type("axis:1", "A01", "means", "Acta");
    book.type("axis:2", "A03", "means", "Sitio");
    const edits = [seen(ANA, "axis:1", "A01", "means"), seen(BETO, "axis:2", "A03", "means")];
    expect(told(book, { edits }).log.map((line) => line.split(" | ")[0])).toEqual([ANA, BETO]);
  });

  test("«desconocido», where Google names nobody", () => {
    book.type("axis:1", "A01", "means", "Acta");
    expect(told(book, { edits: [seen("", "axis:1", "A01", "means")] }).log[0]).toMatch(/^desconocido \|/);
  });

  test("«desconocido», where no trigger saw the change", () => {
    book.type("axis:1", "A01", "means", "Acta");
    book.type("schedule", "A01", "2026-05", "3");
    const edits = [
      seen(ANA, "axis:1", "A01", "action"),
      seen(ANA, "axis:1", "A02", "means"),
      seen(ANA, "axis:2", "A03", "means"),
    ];
    expect(told(book, { edits }).log).toEqual([
      "desconocido | Cuadro 1 | Impartir un curso | Medios de verificación | Lista | Acta | Se cambió",
      "desconocido | Cuadro 5 | Impartir un curso | mayo de 2026 |  | 3 | Se escribió",
    ]);
  });

  test("who cleared it", () => {
    book.type("axis:1", "A01", "means", "");
    expect(told(book, { edits: [seen(ANA, "axis:1", "A01", "means")] }).log).toEqual([
      `${ANA} | Cuadro 1 | Impartir un curso | Medios de verificación | Lista |  | Se borró`,
    ]);
  });

  test("who typed what was then tidied, and cuadros for the tidying", () => {
    book.type("axis:1", "A01", "budget", "'$1,350");
    expect(told(book, { edits: [seen(ANA, "axis:1", "A01", "budget")] }).log).toEqual([
      `${ANA} | Cuadro 1 | Impartir un curso | Presupuesto | $100.00 | $1,350 | Se cambió`,
      "cuadros | Cuadro 1 | Impartir un curso | Presupuesto | $1,350 | $1,350.00 | Se ordenó lo escrito",
    ]);
  });

  test("who typed over a total, with what stood there, which is put right", () => {
    book.type("axis:1", "total", "budget", "999");
    const { log } = told(book, { edits: [seen(ANA, "axis:1", "total", "budget")] });
    expect(log).toEqual([
      expect.stringMatching(
        new RegExp(`^${ANA} \\| Cuadro 1 \\| Total \\| Presupuesto \\| \\$999.00 \\|  \\| Se escribió sobre una celda`),
      ),
    ]);
  });

  test("who inserted a row and typed an action into it", () => {
    book.type("axis:1", "bottom:L01", "action", "Acción al borde");
    const { log } = told(book, { edits: [seen(ANA, "axis:1", "bottom:L01", "action")] });
    expect(log).toEqual([
      `${ANA} | Cuadro 1 | Acción al borde |  |  | Acciones concretas: Acción al borde | Se agregó la fila`,
    ]);
  });
});

/** An edit that a trigger saw, of so many rows and columns from a cell on. */
function seen(author: string, sheet: SheetKey, row: string, column: string, rowCount = 1, columnCount = 1): SeenEdit {
  const { sheetId, rowIndex0, columnIndex0 } = managedPlace(book.read(), sheet, row, column);
  return {
    author,
    sheetId,
    startRow0: rowIndex0,
    endRow0: rowIndex0 + rowCount,
    startColumn0: columnIndex0,
    endColumn0: columnIndex0 + columnCount,
  };
}

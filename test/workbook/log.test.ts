import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sheetIdOf } from "../../src/workbook/managed.ts";
import { locate } from "../../src/workbook/ours.ts";
import type { Sheet } from "../../src/workbook/sheets-api.ts";
import { cellAt, textOf } from "../../src/workbook/snapshot.ts";
import { type ManagedWorkbook, managedPlace, managedSheet, managedWorkbooks } from "../builders/managed-workbook.ts";
import { logLines, told } from "./memory/told.ts";

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedWorkbooks((first) => void first.keep());
});
beforeEach(() => {
  book = open();
});

describe("Bitácora", () => {
  test("has the newest lines at the top, with their moment", () => {
    book.type("axis:1", "A01", "means", "Acta");
    book.keep({ now: "2026-03-02T09:00:00" });
    book.type("axis:1", "A01", "means", "Fotos");
    book.keep({ now: "2026-03-02T21:30:00" });
    expect(logLines(book.read()).map((line) => line.split(" | ").slice(4, 6))).toEqual([
      ["Lista", "Acta"],
      ["Acta", "Fotos"],
    ]);
    const sheet = managedSheet(book.read(), "log");
    const { columns, rows } = locate(sheet, "key");
    const moment = (below: number) =>
      cellAt(sheet, rows.get("header")! + below, columns.get("when")!)?.userEnteredValue?.numberValue;
    // 2 March 2026 is day 46083 since 30 December 1899.
    expect(moment(1)).toBeCloseTo(46083 + 21.5 / 24, 6);
    expect(moment(2)).toBeCloseTo(46083 + 9 / 24, 6);
  });

  test("is told in the same write as the change it tells of", () => {
    book.type("axis:1", "A01", "budget", "'$75.00");
    const { done } = told(book);
    const ids = done.requests.flatMap((request) => JSON.stringify(request).match(/"sheetId":\d+/g) ?? []);
    expect(ids).toEqual(
      expect.arrayContaining([
        `"sheetId":${sheetIdOf("log")}`,
        `"sheetId":${sheetIdOf("axis:1")}`,
        `"sheetId":${sheetIdOf("state")}`,
      ]),
    );
  });

  test("tells of a deleted row all that stood in it", () => {
    deleteRow("A02");
    const [line] = told(book).log;
    for (const typed of [
      "Evaluar el curso",
      "Plazo de ejecución: 1 mes",
      "Informe",
      "Papel",
      "Presupuesto: $200.00",
      "Talento Humano",
      "Gerencia",
      "Fondos propios",
    ])
      expect(line).toContain(typed);
  });

  test("shows amounts and terms as the Cuadros do, and what is neither as it was typed", () => {
    book.type("axis:1", "A01", "budget", "450");
    book.type("axis:1", "A02", "budget", "pendiente");
    book.type("axis:1", "A01", "term", "12");
    book.type("schedule", "A01", "2026-05", "3");
    expect(told(book).log.map((line) => line.split(" | ").slice(3, 6))).toEqual([
      ["Plazo de ejecución", "2 meses", "12 meses"],
      ["Presupuesto", "$100.00", "$450.00"],
      ["Presupuesto", "$200.00", "pendiente"],
      ["mayo de 2026", "", "3"],
    ]);
  });

  test("says of which sum or heading it speaks when somebody typed over one", () => {
    book.type("axis:1", "subtotal:L01", "budget", "999");
    book.type("axis:1", "total", "budget", "998");
    book.type("axis:1", "header2", "budget", "Dinero");
    expect(told(book).log.map((line) => line.split(" | ").slice(2, 5))).toEqual([
      ["Encabezado", "Presupuesto", "Dinero"],
      [expect.stringMatching(/^Subtotal de 1\.1 /), "Presupuesto", "$999.00"],
      ["Total", "Presupuesto", "$998.00"],
    ]);
  });

  test("keeps a formula that somebody typed over one of ours, and says nothing of ours that moved", () => {
    book.type("axis:1", "subtotal:L01", "budget", "=100+2500");
    expect(told(book).log.map((line) => line.split(" | ").slice(3, 5))).toEqual([["Presupuesto", "=100+2500"]]);
    const { rowIndex0 } = managedPlace(book.read(), "axis:1", "A01", "action");
    const range = {
      sheetId: sheetIdOf("axis:1"),
      dimension: "ROWS",
      startIndex: rowIndex0,
      endIndex: rowIndex0 + 1,
    } as const;
    book.act([{ insertDimension: { range, inheritFromBefore: true } }]);
    expect(told(book).log).toEqual([]);
  });

  test("tells of each kind of sheet, under the titles that people see", () => {
    book.type("schedule", "A01", "2026-05", "3");
    book.type("budget", "P01", "responsible", "UAIP");
    book.type("strategies", "E01", "tactic", "Radio");
    book.type("settings", "minutes", "value", "Acta 5");
    book.type("catalogues", "U01", "detail", "Otra forma");
    book.type("commission", "Free:1", "mail", "ana@alcaldia.example");
    expect(
      told(book)
        .log.map((line) => line.split(" | ")[1])
        .sort(),
    ).toEqual(["Ajustes", "Catálogos", "Comisión", "Cuadro 3", "Cuadro 4", "Cuadro 5"]);
  });

  test("says nothing of a pass in which nothing changed", () => {
    expect(told(book).log).toEqual([]);
  });

  test("is not spoilt by who types into it or sorts it, and goes on", () => {
    book.type("axis:1", "A01", "means", "Acta");
    book.keep();
    const { sheetId, rowIndex0, columnIndex0 } = managedPlace(book.read(), "log", "header", "before");
    book.write([
      {
        updateCells: {
          rows: [{ values: [{ userEnteredValue: { stringValue: "otra cosa" } }] }],
          fields: "userEnteredValue",
          start: { sheetId, rowIndex: rowIndex0 + 1, columnIndex: columnIndex0 },
        },
      },
    ]);
    book.type("axis:1", "A01", "means", "Fotos");
    expect(told(book).log).toEqual([
      "desconocido | Cuadro 1 | Impartir un curso | Medios de verificación | Acta | Fotos | Se cambió",
    ]);
  });
});

describe("a log of 20,000 lines", () => {
  test("goes into a sheet of its own but for the newest 1,000, no line lost or doubled, and into a second one when it has grown again", () => {
    fill(20_000);
    book.type("axis:1", "A01", "means", "Acta");
    book.keep();
    const kept = numbers(managedSheet(book.read(), "log"));
    const archive = sheetTitled("Bitácora · Archivo 1");
    expect(kept).toHaveLength(999);
    expect(logLines(book.read())).toHaveLength(1_000);
    const all = [...kept, ...numbers(archive)];
    expect(all).toHaveLength(20_000);
    expect(new Set(all).size).toBe(20_000);
    expect(archive.properties!.gridProperties!.rowCount).toBeLessThan(19_001 + 10);
    expect(book.keep().requests).toEqual([]);

    fill(19_500);
    book.type("axis:1", "A01", "means", "Fotos");
    book.keep();
    const left = numbers(managedSheet(book.read(), "log"));
    expect([...left, ...numbers(sheetTitled("Bitácora · Archivo 2"))]).toHaveLength(19_500 + kept.length);
    expect(book.keep().requests).toEqual([]);
  });

  test("stays whole as long as it is shorter", () => {
    fill(19_000);
    book.type("axis:1", "A01", "means", "Acta");
    book.keep();
    expect(logLines(book.read())).toHaveLength(19_001);
    expect(titles()).not.toContain("Bitácora · Archivo 1");
  });
});

/** Puts numbered lines below the head of the log, the highest number at the bottom. */
function fill(count: number): void {
  const { sheetId, rowIndex0, columnIndex0 } = managedPlace(book.read(), "log", "header", "before");
  const { columnIndex0: key0 } = managedPlace(book.read(), "log", "header", "key");
  const startIndex = rowIndex0 + 1;
  const column = (columnIndex: number, textFor: (number: number) => string) => ({
    updateCells: {
      rows: Array.from({ length: count }, (_, index) => ({
        values: [{ userEnteredValue: { stringValue: textFor(index) } }],
      })),
      fields: "userEnteredValue",
      start: { sheetId, rowIndex: startIndex, columnIndex },
    },
  });
  const { rowCount } = managedSheet(book.read(), "log").properties!.gridProperties!;
  const range = { sheetId, dimension: "ROWS", startIndex, endIndex: startIndex + count } as const;
  book.write([
    rowCount! > startIndex
      ? { insertDimension: { range, inheritFromBefore: false } }
      : { appendDimension: { sheetId, dimension: "ROWS", length: count } },
    column(columnIndex0, (number) => `línea ${number}`),
    column(key0, (number) => `axis:1|${number}`),
  ]);
}

/** The numbered lines in the log or an archive, by the text in the column where they were put. */
function numbers(sheet: Sheet): readonly string[] {
  const { columnIndex0 } = managedPlace(book.read(), "log", "header", "before");
  const rows = Array.from({ length: sheet.properties!.gridProperties!.rowCount! }, (_, row0) => row0);
  return rows.map((row0) => textOf(cellAt(sheet, row0, columnIndex0))).filter((text) => text.startsWith("línea "));
}

function sheetTitled(title: string): Sheet {
  return book.read().sheets!.find(({ properties }) => properties?.title === title)!;
}

function titles(): readonly string[] {
  return book.read().sheets!.map(({ properties }) => properties!.title!);
}

function deleteRow(row: string): void {
  const { rowIndex0 } = managedPlace(book.read(), "axis:1", row, "key");
  const range = {
    sheetId: sheetIdOf("axis:1"),
    dimension: "ROWS",
    startIndex: rowIndex0,
    endIndex: rowIndex0 + 1,
  } as const;
  book.act([{ deleteDimension: { range } }]);
}

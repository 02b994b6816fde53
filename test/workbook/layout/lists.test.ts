import { describe, expect, test } from "vitest";
import { LOG_COLUMNS } from "../../../src/workbook/layout/log.ts";
import { rulesSheet } from "../../../src/workbook/layout/rules.ts";
import { sheetIdOf } from "../../../src/workbook/managed.ts";
import type { Snapshot } from "../../../src/workbook/snapshot.ts";
import { aBook, laidOut, OWNER } from "./laid-out.ts";

test("the sheets stand in the order in which people need them", async () => {
  const titles = (await laidOut(aBook())).read().sheets?.map(({ properties }) => properties?.title);
  expect(titles?.slice(0, 17)).toEqual([
    "Inicio",
    "Cuadro 1",
    "Cuadro 2",
    "Cuadro 3",
    "Cuadro 4",
    "Ejecución",
    "Seguimiento",
    "Avance",
    "Evidencias",
    "Informes",
    "Observaciones",
    "Modificaciones",
    "Ajustes",
    "Comisión",
    "Catálogos",
    "Reglas",
    "Bitácora",
  ]);
});

describe("Bitácora", () => {
  test("keeps its entries, though a pass reads only the rows above them", async () => {
    const workbook = await laidOut(aBook());
    const sheetId = sheetIdOf("log");
    const values = [{ userEnteredValue: { stringValue: "Una entrada" } }];
    const requests = [
      { appendDimension: { sheetId, dimension: "ROWS", length: 1 } },
      {
        updateCells: {
          start: { sheetId, rowIndex: 3, columnIndex: 7 },
          rows: [{ values }],
          fields: "userEnteredValue",
        },
      },
    ];
    workbook.service.batchUpdate(workbook.id, { requests }, OWNER);
    workbook.lay(aBook(), withoutEntries(workbook.read()));
    expect(workbook.lay(aBook(), withoutEntries(workbook.read()))).toEqual([]);
    expect(workbook.column("log", "what")).toEqual(["Una entrada"]);
  });

  test("keeps its head in sight from the first pass on", async () => {
    const workbook = await laidOut(aBook());
    expect(workbook.lay(aBook(), withoutEntries(workbook.read()))).toEqual([]);
    const log = workbook.read().sheets?.find(({ properties }) => properties?.sheetId === sheetIdOf("log"));
    expect(log?.properties?.gridProperties?.frozenRowCount).toBe(3);
  });

  test("is headed by what each column holds, in rows that stay in sight", async () => {
    const workbook = await laidOut(aBook());
    const [, , header] = workbook.service.displayed(workbook.id, sheetIdOf("log"));
    expect(header?.slice(0, LOG_COLUMNS.length)).toEqual(LOG_COLUMNS.map(({ title }) => title));
  });
});

test("Reglas says of each rule what is compared with what, and goes without the rows of rules that are gone", () => {
  const rule = {
    title: "Monto",
    left: "Suma",
    relation: "es igual a",
    right: "Monto",
    severity: "error",
    remedy: "Corrija.",
  } as const;
  const { rows, disposable } = rulesSheet([rule, { ...rule, right: "", severity: "se corrige sola" }], 3);
  const texts = rows.map(({ cells }) =>
    ["title", "left", "relation", "right", "severity", "remedy"].map((column) => cells[column]?.value ?? null),
  );
  expect(texts.slice(-2)).toEqual([
    ["Monto", "Suma", "es igual a", "Monto", "Error", "Corrija."],
    ["Monto", "Suma", "es igual a", null, "Se corrige sola", "Corrija."],
  ]);
  expect(rows.slice(-2).every(({ key }) => disposable.some((rule) => key.startsWith(rule.key)))).toBe(true);
});

/** A snapshot as the script reads it: of *Bitácora* the first three rows alone. */
function withoutEntries(snapshot: Snapshot): Snapshot {
  const isLog = (sheetId?: number) => sheetId === sheetIdOf("log");
  return {
    ...snapshot,
    sheets: snapshot.sheets!.map((sheet) =>
      isLog(sheet.properties?.sheetId)
        ? {
            ...sheet,
            data: sheet.data!.map((data) => ({
              ...data,
              rowData: data.rowData!.slice(0, 3),
              rowMetadata: data.rowMetadata!.slice(0, 3),
            })),
          }
        : sheet,
    ),
  };
}

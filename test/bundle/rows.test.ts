import { afterEach, describe, expect, test } from "vitest";
import { INSTALLER } from "../../build/local/workspace.ts";
import type { OpenData } from "../../src/plan/open-data.ts";
import type { OpenFinding } from "../../src/workbook/open-findings.ts";
import { convertedWorkbooks, type LiveWorkbook, rawSheets } from "../builders/live-workbook.ts";
import { syntheticTables, syntheticTotal } from "../builders/synthetic-tables.ts";

const ACTIONS = 30;
const openConverted = convertedWorkbooks(rawSheets(syntheticTables(ACTIONS)));
let book: LiveWorkbook;
afterEach(() => book.workspace.close());

describe("rows that people insert, copy and delete in the Cuadro of an axis", () => {
  test.each([
    ["between two actions", 1],
    ["at the upper edge of a block", 0],
    ["at the lower edge of a block", 5],
  ])(
    "an action inserted %s counts at once, and gets its key, its place and its rows in the next pass",
    async (_where, offset) => {
      await convert();
      const row = firstActionRow() + offset;
      insertRow("Cuadro 1", row);
      await book.type("Cuadro 1", `C${row}`, "Acción nueva");
      await book.type("Cuadro 1", `G${row}`, "1000");
      const plan = await book.json<OpenData>("openData");
      const actions = actionsOf(plan);
      expect(plan.total).toBe(syntheticTotal(ACTIONS) + 1000);
      expect(actions.filter(({ accion }) => accion === "Acción nueva").map(({ clave }) => clave)).toEqual(["A31"]);
      expect(totalOf("Cuadro 1")).toBe(`$${axisTotal(plan, 1).toLocaleString("en-US")}.00`);
      expect(totalOf("Cuadro 4", "Total", 4)).toBe(`$${plan.total.toLocaleString("en-US")}.00`);
      expect(book.shown("Cuadro 6").filter((cells) => cells[2] === "Acción nueva")).toHaveLength(1);
      expect(await pass()).toMatchObject({ escrituras: 0 });
    },
  );

  test("the subtotal counts an inserted action before any pass has run", async () => {
    await convert();
    const before = amountOf(totalOf("Cuadro 1"));
    for (const offset of [0, 3, 7]) {
      const row = firstActionRow() + offset;
      insertRow("Cuadro 1", row);
      setNumber("Cuadro 1", row, 6, 10);
    }
    expect(amountOf(totalOf("Cuadro 1"))).toBe(before + 30);
  });

  test("a row pasted below the last action becomes an action, and what fell on subtotal and total stays there to be seen", async () => {
    await convert();
    const before = await book.json<OpenData>("openData");
    const last = firstActionRow() + before.ejes[0]!.lineas[0]!.objetivos.flatMap(({ acciones }) => acciones).length - 1;
    const rows = ["una", "dos", "tres"].map((name) => [`Acción ${name}`, "2", "Acta"]);
    await book.workspace.paste(
      { sheetId: book.sheetId("Cuadro 1"), rowIndex0: last, columnIndex0: 2 },
      rows,
      INSTALLER,
    );
    await pass();
    const plan = await book.json<OpenData>("openData");
    expect(actionsOf(plan).map(({ accion }) => accion)).toContain("Acción una");
    expect(book.shown("Cuadro 1").flat()).toEqual(expect.arrayContaining(["Acción una", "Acción dos", "Acción tres"]));
    const { observaciones } = await book.json<{ observaciones: readonly OpenFinding[] }>("listFindings");
    const stray = observaciones.filter(({ codigo }) => codigo === "texto-en-fila-de-total");
    expect(stray.map(({ encontrado }) => encontrado)).toEqual(["Acción dos", "Acción tres"]);
    expect(totalOf("Cuadro 1")).toBe(`$${axisTotal(plan, 1).toLocaleString("en-US")}.00`);
    expect(await pass()).toMatchObject({ escrituras: 0 });
  });

  test("a copied row is a new action with a key of its own", async () => {
    await convert();
    const row = firstActionRow() + 1;
    insertRow("Cuadro 1", row + 1);
    const sheetId = book.sheetId("Cuadro 1");
    const range = (start: number) => ({
      sheetId,
      startRowIndex: start - 1,
      endRowIndex: start,
      startColumnIndex: 2,
      endColumnIndex: 13,
    });
    request({ copyPaste: { source: range(row), destination: range(row + 1), pasteType: "PASTE_NORMAL" } });
    await pass();
    const keys = actionsOf(await book.json<OpenData>("openData")).map(({ clave }) => clave);
    expect(keys).toHaveLength(ACTIONS + 1);
    expect(new Set(keys).size).toBe(ACTIONS + 1);
    expect(await pass()).toMatchObject({ escrituras: 0 });
  });

  test("a deleted action leaves the plan and its totals, and its key is not given again", async () => {
    await convert();
    const row = firstActionRow() + 1;
    const [gone] = actionsOf(await book.json<OpenData>("openData")).slice(1);
    request({
      deleteDimension: {
        range: { sheetId: book.sheetId("Cuadro 1"), dimension: "ROWS", startIndex: row - 1, endIndex: row },
      },
    });
    await pass();
    insertRow("Cuadro 1", row);
    await book.type("Cuadro 1", `C${row}`, "Acción nueva");
    const actions = actionsOf(await book.json<OpenData>("openData"));
    expect(actions.map(({ clave }) => clave)).not.toContain(gone!.clave);
    expect(actions.find(({ accion }) => accion === "Acción nueva")?.clave).toBe("A31");
    expect(await pass()).toMatchObject({ escrituras: 0 });
  });

  test("a row outside the blocks that names a line begins a new line, with its own subtotal", async () => {
    await convert();
    const row = book.shown("Cuadro 1").findIndex((cells) => cells.includes("Total del eje")) + 1;
    insertRow("Cuadro 1", row);
    await book.type("Cuadro 1", `A${row}`, "1.9 Línea nueva");
    await book.type("Cuadro 1", `C${row}`, "Acción nueva");
    await book.type("Cuadro 1", `G${row + 1}`, "250");
    const plan = await book.json<OpenData>("openData");
    const line = plan.ejes[0]!.lineas.at(-1)!;
    expect([line.codigo, line.nombre]).toEqual(["1.9", "Línea nueva"]);
    expect(
      line.objetivos.flatMap(({ acciones }) => acciones).map(({ accion, presupuesto }) => [accion, presupuesto]),
    ).toEqual([["Acción nueva", 250]]);
    expect(
      book
        .shown("Cuadro 1")
        .filter((cells) => cells.includes("Subtotal por línea de acción"))
        .at(-1)?.[6],
    ).toBe("$250.00");
    expect(await pass()).toMatchObject({ escrituras: 0 });
  });

  test("what was planned for a deleted action stays in the schedule, below the total, until somebody decides", async () => {
    await convert();
    const row = firstActionRow() + 1;
    const sheetId = book.sheetId("Cuadro 1");
    request({ deleteDimension: { range: { sheetId, dimension: "ROWS", startIndex: row - 1, endIndex: row } } });
    await pass();
    const shown = book.shown("Cuadro 6");
    expect(shown.slice(shown.findIndex(([line]) => line === "Total") + 1)).toHaveLength(1);
    expect(shown.at(-1)).toEqual(expect.arrayContaining(["Acción retirada de su Cuadro", "1", "A02"]));
    expect(shown.flat().filter((cell) => cell.startsWith("#"))).toEqual([]);
    expect(await pass()).toMatchObject({ escrituras: 0 });
  });

  test("people's own columns, rows, notes and sheets are left alone", async () => {
    await convert();
    const sheetId = book.sheetId("Cuadro 1");
    request({
      insertDimension: {
        range: { sheetId, dimension: "COLUMNS", startIndex: 4, endIndex: 5 },
        inheritFromBefore: true,
      },
    });
    insertRow("Cuadro 1", firstActionRow() + 2);
    await book.type("Cuadro 1", `E${firstActionRow()}`, "mi apunte");
    request({ addSheet: { properties: { title: "Mis cuentas" } } });
    await book.type("Mis cuentas", "A1", "42");
    await pass();
    expect(book.shown("Cuadro 1")[firstActionRow() - 1]?.[4]).toBe("mi apunte");
    expect(book.shown("Mis cuentas")[0]?.[0]).toBe("42");
    expect((await book.json<OpenData>("openData")).total).toBe(syntheticTotal(ACTIONS));
    expect(await pass()).toMatchObject({ escrituras: 0 });
  });

  test("a renamed Cuadro is found again by its id, and gets its name back", async () => {
    await convert();
    request({
      updateSheetProperties: {
        properties: { sheetId: book.sheetId("Cuadro 2"), title: "Otro nombre" },
        fields: "title",
      },
    });
    await pass();
    expect(book.titles()).toContain("Cuadro 2");
    expect((await book.json<OpenData>("openData")).total).toBe(syntheticTotal(ACTIONS));
  });
});

async function convert() {
  book = await openConverted();
}

async function pass() {
  const { value, error } = await book.call("runPass");
  if (error) throw new Error(error.message);
  return value;
}

type Requests = NonNullable<Parameters<LiveWorkbook["workspace"]["sheets"]["batchUpdate"]>[1]["requests"]>;

function request(request: Requests[number]) {
  book.workspace.sheets.batchUpdate(book.id, { requests: [request] }, book.workspace.person(INSTALLER));
}

/** Inserts a blank row so that it becomes this row (from 1), as *Insertar 1 fila arriba* does. */
function insertRow(title: string, row: number) {
  request({
    insertDimension: {
      range: { sheetId: book.sheetId(title), dimension: "ROWS", startIndex: row - 1, endIndex: row },
      inheritFromBefore: false,
    },
  });
}

function setNumber(title: string, row: number, columnIndex: number, numberValue: number) {
  const start = { sheetId: book.sheetId(title), rowIndex: row - 1, columnIndex };
  request({
    updateCells: { rows: [{ values: [{ userEnteredValue: { numberValue } }] }], fields: "userEnteredValue", start },
  });
}

/** The row (from 1) of the first action of Cuadro 1. */
function firstActionRow(): number {
  return book.shown("Cuadro 1").findIndex((cells) => cells.includes("A01")) + 1;
}

function totalOf(title: string, label = "Total del eje", column = 6): string {
  return book.shown(title).find((cells) => cells.includes(label))?.[column] ?? "";
}

function amountOf(text: string): number {
  return Number(text.replace(/[$,]/g, ""));
}

function actionsOf({ ejes }: Pick<OpenData, "ejes">) {
  return ejes.flatMap(({ lineas }) => lineas.flatMap(({ objetivos }) => objetivos.flatMap(({ acciones }) => acciones)));
}

function axisTotal({ ejes }: OpenData, number: number): number {
  const actions = actionsOf({ ejes: ejes.filter(({ numero }) => numero === number) });
  return actions.reduce((sum, { presupuesto }) => sum + (presupuesto ?? 0), 0);
}

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { INSTALLER } from "../../build/local/workspace.ts";
import {
  convertedWorkbooks,
  type LiveWorkbook,
  openLiveWorkbook,
  positionOf,
  rawSheets,
} from "../builders/live-workbook.ts";
import { syntheticTables, syntheticTotal } from "../builders/synthetic-tables.ts";

const ACTIONS = 40;
/** Editors of the workbook who do not keep it; Google tells the mail of the first one only to the commission's account. */
const OTHERS = ["enlace@alcaldia.example", "vecina@correo.example", ""];
const ANSWERS = { "Fijar línea base": "01/02/2026" };

const openConverted = convertedWorkbooks(rawSheets(syntheticTables(ACTIONS)), ANSWERS);
let book: LiveWorkbook;
let isGoogleDown = false;
beforeEach(async () => {
  isGoogleDown = false;
  book = await openConverted({
    onCall: () => {
      if (isGoogleDown) throw Object.assign(new Error("Forbidden"), { details: { code: 403 } });
    },
  });
});
afterEach(() => book.workspace.close());

describe("anyone but the installer", () => {
  test.each(OTHERS)("writes nothing by any menu item or sidebar call (%s)", async (user) => {
    const calls: readonly (readonly [name: string, ...args: unknown[]])[] = [
      ["onOpen"],
      ["convertWorkbook"],
      ["showFindings"],
      ["showUnits"],
      ["fixBaseline"],
      ["reconcileNow"],
      ["reconcile"],
      ["runPass"],
      ["openData"],
      ["listFindings"],
      ["goToCell", "Cuadro 1", "G6"],
      ["showProposal"],
      ["listProposal"],
      ["writeProposal", "31-abc"],
      ["confirmSchedule"],
      ["acceptFinding", "una-observación", "Así se aprobó."],
      ["mendFinding", "una-observación", "una-corrección"],
      ["handleEdit", FORGED],
      ["handleChange", { changeType: "INSERT_ROW" }],
      ["handleClock"],
    ];
    for (const [name, ...args] of calls) {
      const run = await book.call(name, user, args);
      expect([name, run.error, run.calls.writes]).toEqual([name, null, 0]);
    }
    expect(book.workspace.triggers().map(({ creator }) => creator)).toEqual([INSTALLER, INSTALLER, INSTALLER]);
  });

  test.each(OTHERS)("is told that what was asked for is done within minutes, and by whom (%s)", async (user) => {
    for (const [name, ...args] of [["reconcile"], ["acceptFinding", "una", "Así es."], ["mendFinding", "una", "otra"]])
      expect((await book.call(name!, user, args)).value).toMatch(/La cuenta de la Comisión .* en unos minutos\./);
    const taken = await tick();
    expect(taken.map(({ calls }) => calls.reads)).toEqual([1]);
    expect(words()).toEqual([]);
  });

  test("asks in the own name, whatever the page says", async () => {
    await book.call("acceptFinding", OTHERS[0], ["una", "  Así es.  ", INSTALLER]);
    await book.call("acceptFinding", "", ["otra", "Así es."]);
    expect(words()).toMatchObject([
      { kind: "wish", wish: { kind: "accept", findingKey: "una", reason: "Así es.", author: OTHERS[0] } },
      { kind: "wish", wish: { kind: "accept", findingKey: "otra", author: "desconocido" } },
    ]);
  });

  test("cannot make a handler believe in an edit of somebody else's", async () => {
    for (const name of ["handleEdit", "handleChange"]) await book.call(name, OTHERS[0], [FORGED]);
    expect(words()).toEqual([]);
  });

  test("may not fix the baseline, and is told who may", async () => {
    await book.call("fixBaseline", OTHERS[1]);
    expect(book.asked.at(-1)).toMatch(/Solo la cuenta de la Comisión.*No se cambió nada\.$/);
    expect(words()).toEqual([]);
  });

  test("who has no mail cannot become the account that keeps the workbook", async () => {
    book = await openLiveWorkbook(rawSheets(syntheticTables(ACTIONS)));
    await book.call("convertWorkbook", "");
    expect(book.asked.at(-1)).toMatch(/Google no dice con qué cuenta trabaja usted/);
    expect(book.workspace.triggers()).toEqual([]);
  });
});

describe("an edit", () => {
  test.each([
    [OTHERS[0]!, OTHERS[0]!],
    [OTHERS[1]!, ""],
  ])("by %s is told to the pass as one by «%s», where it was", async (user, author) => {
    isGoogleDown = true;
    await book.workspace.paste(
      { sheetId: book.sheetId("Cuadro 1"), rowIndex0: 6, columnIndex0: 2 },
      [
        ["a", "b"],
        ["c", "d"],
      ],
      user,
    );
    const position = { startRow0: 6, endRow0: 8, startColumn0: 2, endColumn0: 4 };
    expect(words()).toEqual([{ kind: "edit", author, sheetId: book.sheetId("Cuadro 1"), ...position }]);
  });
});

describe("a wish that makes no sense", () => {
  test.each([
    ["acceptFinding", ["una", ""], /escriba el motivo/],
    ["acceptFinding", ["una", "   "], /escriba el motivo/],
    ["acceptFinding", ["una", "x".repeat(501)], /no más de 500/],
    ["acceptFinding", ["una", { toString: "x" }], /escriba el motivo/],
    ["acceptFinding", ["", "Así es."], /no se entendió/i],
    ["acceptFinding", ["x".repeat(801), "Así es."], /no se entendió/i],
    ["mendFinding", ["una"], /no se entendió/i],
    ["mendFinding", [null, "a"], /no se entendió/i],
  ])("is refused in Spanish: %s %j", async (name, args, message) => {
    const { error } = await book.call(name, OTHERS[0], args);
    expect(error?.message).toMatch(message);
    expect(words()).toEqual([]);
  });
});

describe("a coordinator whom Comisión lists", () => {
  test("may fix the baseline; the installer's clock does it, and says who asked", async () => {
    const row = book.shown("Comisión").findIndex((cells) => cells.includes("Correo")) + 2;
    await book.type("Comisión", `A${row}`, OTHERS[0]!.toUpperCase());
    await book.type("Comisión", `D${row}`, "coordinación");
    const run = await book.call("fixBaseline", OTHERS[0]);
    expect([run.error, run.calls.writes]).toEqual([null, 0]);
    expect(words()).toMatchObject([{ kind: "wish", wish: { kind: "baseline", author: OTHERS[0] } }]);
    await tick();
    expect(book.shown("Modificaciones").flat().join(" ")).toContain(OTHERS[0]);
  });

  test("may accept what somebody of another unit recorded, and nobody else but the installer may", async () => {
    const args = ["registro-de-otra-unidad|progress|R01|unit", "Lo hicieron juntos."];
    const { error } = await book.call("acceptFinding", OTHERS[0], args);
    expect(error?.message).toContain("puede aceptar esta observación");
    expect(words()).toEqual([]);
    const row = book.shown("Comisión").findIndex((cells) => cells.includes("Correo")) + 2;
    await book.type("Comisión", `A${row}`, OTHERS[0]!);
    await book.type("Comisión", `D${row}`, "coordinación");
    await book.call("acceptFinding", OTHERS[0], args);
    expect(words()).toMatchObject([{ kind: "wish", wish: { author: OTHERS[0], isCoordinator: true } }]);
    expect((await book.call("acceptFinding", INSTALLER, args)).error).toBeNull();
  });
});

describe("Fijar línea base, for the installer", () => {
  test("asks for the acuerdo, says what it means and how much the plan comes to, and leaves no word behind", async () => {
    const run = await book.call("fixBaseline");
    expect(run.error).toBeNull();
    const total = `$${syntheticTotal(ACTIONS).toLocaleString("en-US")}.00`;
    expect(book.asked.find((text) => text.includes(`${ACTIONS} acciones por ${total}`))).toContain("01/02/2026");
    expect(words()).toEqual([]);
  });
});

describe("Elegir responsables", () => {
  test.each([INSTALLER, OTHERS[0]!])(
    "writes the chosen units into the selected cell and no other (%s)",
    async (user) => {
      const a1 = unitCell();
      select(a1, user);
      const { lugar, texto, unidades } = await listUnits(user);
      expect(texto).toBe(shownAt(a1));
      const names = unidades.map(({ nombre }) => nombre).slice(0, 2);
      expect(names).toHaveLength(2);
      const before = book.shown("Cuadro 1");
      const run = await book.call("writeUnits", user, [lugar, texto, names]);
      expect([run.error, run.value]).toEqual([null, `Se escribieron los responsables en ${a1} de la hoja Cuadro 1.`]);
      expect(shownAt(a1)).toBe(names.join(" / "));
      expect(changedCells(before, book.shown("Cuadro 1"))).toEqual([a1]);
      await tick();
      expect(words()).toEqual([]);
    },
  );

  test("writes nothing where the cell has changed meanwhile, or into another cell, or another unit", async () => {
    const a1 = unitCell();
    select(a1, INSTALLER);
    const { lugar, texto, unidades } = await listUnits(INSTALLER);
    const { nombre } = unidades[0]!;
    const refused = [
      [lugar, "otro texto", [nombre]],
      [{ ...lugar, key: "A99" }, texto, [nombre]],
      [{ ...lugar, columnIndex0: 2 }, texto, [nombre]],
      [{ ...lugar, rowIndex0: 0 }, texto, [nombre]],
      [{ ...lugar, sheetId: 7 }, texto, [nombre]],
      [lugar, texto, ["=IMPORTXML(1)"]],
      [lugar, texto, "todas"],
      [],
    ];
    const before = book.shown("Cuadro 1");
    for (const args of refused) {
      const { error, calls } = await book.call("writeUnits", INSTALLER, args);
      expect(error?.message).toMatch(/Por favor elija Usar la celda seleccionada\.$/);
      expect(calls.writes).toBe(0);
    }
    expect(book.shown("Cuadro 1")).toEqual(before);
  });

  test("says which cell to select where another one is", async () => {
    for (const a1 of ["A1", "C6", "G6"]) {
      select(a1, OTHERS[0]!);
      const { error } = await book.call("listUnits", OTHERS[0]);
      expect(error?.message).toMatch(/^Seleccione una celda de la columna Responsables/);
    }
  });
});

/** An event as a page could make it up. */
const FORGED = { user: { email: INSTALLER }, range: { rowStart: 1, rowEnd: 9, columnStart: 1, columnEnd: 9 } };

/** The words that wait for a pass, oldest first. */
function words(): readonly unknown[] {
  const all = Object.entries(book.store.readState()!.properties).flatMap(([, properties]) =>
    Object.entries(properties),
  );
  return all
    .filter(([name]) => name.startsWith("word:"))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, json]) => JSON.parse(json));
}

function tick() {
  return book.workspace.tick(new Date(Date.now() + 10 * 60_000));
}

/** The first cell of responsible units in Cuadro 1. */
function unitCell(): string {
  const row = book.shown("Cuadro 1").findIndex((cells) => cells.includes("A01")) + 1;
  return `H${row}`;
}

function shownAt(a1: string): string {
  const { rowIndex0, columnIndex0 } = positionOf(a1);
  return book.shown("Cuadro 1")[rowIndex0]?.[columnIndex0] ?? "";
}

function select(a1: string, user: string) {
  const { rowIndex0: row0, columnIndex0: column0 } = positionOf(a1);
  const block = { startRow0: row0, endRow0: row0 + 1, startColumn0: column0, endColumn0: column0 + 1 };
  const current = { currentRow0: row0, currentColumn0: column0 };
  book.workspace.select({ sheetId: book.sheetId("Cuadro 1"), ...block, ...current }, user);
}

interface UnitsOfCell {
  readonly lugar: object;
  readonly texto: string;
  readonly unidades: readonly { readonly nombre: string }[];
}

async function listUnits(user: string): Promise<UnitsOfCell> {
  const { value, error } = await book.call("listUnits", user);
  if (error) throw new Error(error.message);
  return JSON.parse(String(value));
}

/** Cells of which the text differs. */
function changedCells(before: readonly (readonly string[])[], after: readonly (readonly string[])[]): string[] {
  return after.flatMap((row, row0) =>
    row.flatMap((text, column0) =>
      text === (before[row0]?.[column0] ?? "") ? [] : [`${String.fromCharCode(65 + column0)}${row0 + 1}`],
    ),
  );
}

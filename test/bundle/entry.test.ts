import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RunReport } from "../../build/local/script-runs.ts";
import { readTables } from "../../build/local/tables.ts";
import { INSTALLER } from "../../build/local/workspace.ts";
import type { OpenData } from "../../src/plan/open-data.ts";
import type { OpenFinding } from "../../src/workbook/open-findings.ts";
import { convertedWorkbooks, type LiveWorkbook, positionOf } from "../builders/live-workbook.ts";

const LIAISON = "enlace@alcaldia.example";
const USULUTAN = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;

const openConverted = convertedWorkbooks(readTables(USULUTAN), { "Período del plan": "2023-2025" });
let book: LiveWorkbook;
beforeEach(async () => {
  book = await openConverted();
});
afterEach(() => book.workspace.close());

describe("a liaison who pastes five actions from Word into a block, three cells of them wrong", () => {
  /** Action, term, means, resources, amount, responsable, two kinds of support. */
  const BLOCK = [
    [
      "Publicar el código de ética",
      "tres meses",
      "Página",
      "Web",
      "$1,350",
      "Recursos  humanos/",
      "Gerencia",
      "Fondos propios",
    ],
    [
      "Entregar el código de ética",
      "2 meses",
      "Lista",
      "Papel",
      "sin costo",
      "Recursos Humanos",
      "Gerencia",
      "Fondos propios",
    ],
    [
      "Evaluar el código de ética",
      "pronto",
      "Informe",
      "Papel",
      "$ 50.00",
      "Recursos Humanos",
      "Gerencia",
      "Fondos propios",
    ],
    ["Revisar el código de ética", "1", "Informe", "Papel", "75", "Unidad de Probidad", "Gerencia", "Fondos propios"],
    [
      "Traducir el código de ética",
      "1 año",
      "Libro",
      "Papel",
      "US$ 1.200,00",
      "Recursos Humanos",
      "Gerencia",
      "Fondos propios",
    ],
  ] as const;
  const WRONG = ["monto-no-leido", "plazo-no-leido", "unidad-desconocida"];
  let before: readonly OpenFinding[];

  beforeEach(async () => {
    before = await findings();
    const row = rowOf("Cuadro 1", "A02");
    const sheetId = book.sheetId("Cuadro 1");
    await book.workspace.grid.changeDimension(
      { sheetId, dimension: "ROWS", operation: "insert", start0: row - 1, count: 5 },
      LIAISON,
    ).runs;
    const runs = await book.workspace.paste({ sheetId, ...positionOf(`C${row}`) }, BLOCK, LIAISON);
    expect(cost(runs)).toEqual({ reads: 1, writes: 1 });
  });

  test("finds what was certain tidied, the rest as it was pasted, and the totals grown by what counts", async () => {
    const rows = book
      .shown("Cuadro 1")
      .filter((cells) => cells.some((cell) => cell.includes("código de ética") && cell.split(" ").length === 5));
    expect(rows.map((cells) => [cells[3], cells[6], cells[7]])).toEqual([
      ["3 meses", "$1,350.00", "Recursos Humanos"],
      ["2 meses", "sin costo", "Recursos Humanos"],
      ["pronto", "$50.00", "Recursos Humanos"],
      ["1 mes", "$75.00", "Unidad de Probidad"],
      ["12 meses", "$1,200.00", "Recursos Humanos"],
    ]);
    expect((await book.json<OpenData>("openData")).total).toBe(38_450 + 1350 + 50 + 75 + 1200);
    await expectSettled();
  });

  test("sees one finding for each of the three, and settles them by a mend, by typing and by a reason", async () => {
    expect((await made()).map(({ codigo }) => codigo).sort()).toEqual(WRONG);
    const [amount, term, unit] = WRONG.map((code) => async () => (await made()).find(({ codigo }) => codigo === code)!);

    const mend = (await unit!()).correcciones.find(({ texto }) => /nueva/i.test(texto))!;
    expect((await book.call("mendFinding", INSTALLER, [(await unit!()).id, mend.id])).value).toMatch(/hecha/);
    const { hoja, celda } = await amount!();
    await book.type(hoja, celda, "0", LIAISON);
    const accepted = await term!();
    expect((await book.call("acceptFinding", INSTALLER, [accepted.id, "Se acordará en junio"])).value).toMatch(
      /aceptada/,
    );

    expect((await made()).map(({ codigo, estado }) => [codigo, estado])).toEqual([["plazo-no-leido", "aceptada"]]);
    await expectSettled();
  });

  test("stands in Bitácora by name, with what was pasted; the mend and the acceptance by who made them", async () => {
    const unit = (await made()).find(({ codigo }) => codigo === "unidad-desconocida")!;
    const mend = unit.correcciones.find(({ texto }) => /nueva/i.test(texto))!;
    await book.call("mendFinding", INSTALLER, [unit.id, mend.id]);
    const term = (await made()).find(({ codigo }) => codigo === "plazo-no-leido")!;
    await book.call("acceptFinding", INSTALLER, [term.id, "Se acordará en junio"]);
    const lines = book.shown("Bitácora");
    const added = lines.filter(([, , sheet, , , , , what]) => sheet === "Cuadro 1" && what === "Se agregó la fila");
    expect(added.map(([, who]) => who)).toEqual(Array(5).fill(LIAISON));
    expect(lines.find((cells) => cells.includes("Se acordará en junio"))?.[1]).toBe(INSTALLER);
    expect(lines.find((cells) => cells.some((cell) => cell.startsWith("Corrección: ")))?.[1]).toBe(INSTALLER);
    expect(
      lines.some((cells) => cells[1] === "cuadros" && cells.includes("tres meses") && cells.includes("3 meses")),
    ).toBe(true);
  });

  test("may ask for the mend too: the commission's account makes it, in the liaison's name", async () => {
    const unit = (await made()).find(({ codigo }) => codigo === "unidad-desconocida")!;
    const run = await book.call("mendFinding", LIAISON, [
      unit.id,
      unit.correcciones.find(({ texto }) => /nueva/i.test(texto))!.id,
    ]);
    expect(run).toMatchObject({ error: null, calls: { writes: 0 } });
    await book.workspace.tick(new Date(Date.now() + 600_000));
    expect((await made()).map(({ codigo }) => codigo)).not.toContain("unidad-desconocida");
    expect(book.shown("Bitácora").find((cells) => cells.some((cell) => cell.startsWith("Corrección: ")))?.[1]).toBe(
      LIAISON,
    );
    await expectSettled();
  });

  /** The findings in the pasted cells that were not there before, of the kinds that speak of what was typed in them. */
  async function made(): Promise<readonly OpenFinding[]> {
    const known = new Set(before.map(({ id }) => id));
    return (await findings()).filter(({ id, codigo }) => !known.has(id) && WRONG.includes(codigo));
  }
});

test("an action deleted by mistake comes back by the mend of its finding", async () => {
  const total = (await book.json<OpenData>("openData")).total;
  const before = book.shown("Cuadro 1");
  const row = rowOf("Cuadro 1", "A02");
  const place = { sheetId: book.sheetId("Cuadro 1"), dimension: "ROWS", start0: row - 1, count: 1 } as const;
  await book.workspace.grid.changeDimension({ ...place, operation: "delete" }, LIAISON).runs;
  const gone = (await findings()).find(({ codigo }) => codigo === "accion-eliminada")!;
  expect(gone.correcciones).toHaveLength(1);
  await book.call("mendFinding", INSTALLER, [gone.id, gone.correcciones[0]!.id]);
  expect((await book.json<OpenData>("openData")).total).toBe(total);
  expect([...book.shown("Cuadro 1")].sort()).toEqual([...before].sort());
  await expectSettled();
});

describe("what each person types stands in Bitácora", () => {
  const ANA = "ana@alcaldia.example";

  test("under their name", async () => {
    const row = rowOf("Cuadro 1", "A02");
    await book.type("Cuadro 1", `E${row}`, "Acta", LIAISON);
    await book.type("Cuadro 1", `F${row}`, "Salón", ANA);
    expect(authorsOf("Acta", "Salón")).toEqual([LIAISON, ANA]);
    await expectSettled();
  });

  test("never under another's, also where two type at once and a pass sees the one before its trigger has run", async () => {
    const row = rowOf("Cuadro 1", "A02");
    await Promise.all([
      book.type("Cuadro 1", `E${row}`, "Acta", LIAISON),
      book.type("Cuadro 1", `F${row}`, "Salón", ANA),
    ]);
    await book.workspace.tick(new Date(Date.now() + 600_000));
    const [first, second] = authorsOf("Acta", "Salón");
    expect([LIAISON, "desconocido"]).toContain(first);
    expect([ANA, "desconocido"]).toContain(second);
    await expectSettled();
  });

  function authorsOf(...typed: readonly string[]): readonly (string | undefined)[] {
    const lines = book.shown("Bitácora");
    return typed.map((text) => lines.find((cells) => cells[6] === text)?.[1]);
  }
});

async function findings(): Promise<readonly OpenFinding[]> {
  return (await book.json<{ observaciones: readonly OpenFinding[] }>("listFindings")).observaciones;
}

async function expectSettled(): Promise<void> {
  expect((await book.call("runPass")).value).toMatchObject({ escrituras: 0 });
}

/** The row (from 1) of a key in its hidden column. */
function rowOf(title: string, key: string): number {
  return book.shown(title).findIndex((cells) => cells.includes(key)) + 1;
}

function cost(runs: readonly RunReport[]) {
  const sum = (kind: "reads" | "writes") => runs.reduce((total, { calls }) => total + calls[kind], 0);
  return { reads: sum("reads"), writes: sum("writes") };
}

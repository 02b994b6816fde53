import { afterEach, describe, expect, test } from "vitest";
import { readTables } from "../../build/local/tables.ts";
import { INSTALLER } from "../../build/local/workspace.ts";
import type { OpenData } from "../../src/plan/open-data.ts";
import type { OpenFinding } from "../../src/workbook/open-findings.ts";
import {
  convertedWorkbooks,
  type LiveOptions,
  type LiveWorkbook,
  openLiveWorkbook,
  rawSheets,
} from "../builders/live-workbook.ts";
import { syntheticTables, syntheticTotal } from "../builders/synthetic-tables.ts";
import { USULUTAN_FINDINGS } from "../workbook/adopt/usulutan-findings.ts";

const USULUTAN = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;
const ANSWERS = {
  Municipio: "Usulután",
  Departamento: "Usulután",
  "Período del plan": "2023-2025",
  "Nombres de los ejes": "Cultura; Dirección; Gobierno abierto",
  Acta: "Acta número cinco",
  Acuerdo: "Acuerdo número XXI",
  "Fecha del acuerdo": "01/02/2023",
};

const open: LiveWorkbook[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ workspace }) => workspace.close()));
});

async function usulutan(options: LiveOptions = {}): Promise<LiveWorkbook> {
  const book = await openLiveWorkbook(readTables(USULUTAN), { answers: ANSWERS, ...options });
  open.push(book);
  return book;
}

const openConverted = convertedWorkbooks(readTables(USULUTAN), ANSWERS);

/** The same after its conversion. */
async function managedUsulutan(): Promise<LiveWorkbook> {
  const book = await openConverted();
  open.push(book);
  return book;
}

describe("converting Usulután's raw Cuadros", () => {
  test("costs one read and one write, and the next pass one read and nothing written", async () => {
    const book = await usulutan();
    expect((await book.convert()).calls).toMatchObject({ reads: 1, writes: 1 });
    expect(await runPass(book)).toEqual({ lecturas: 1, escrituras: 0, solicitudes: 0 });
  });

  test("keeps the plan's figures: 3 axes, 9 lines, 22 objectives, 31 actions, $38,450.00", async () => {
    const book = await managedUsulutan();
    const plan = await book.json<OpenData>("openData");
    const lines = plan.ejes.flatMap(({ lineas }) => lineas);
    const objectives = lines.flatMap(({ objetivos }) => objetivos);
    const actions = objectives.flatMap(({ acciones }) => acciones);
    expect([plan.ejes.length, lines.length, objectives.length, actions.length, plan.total]).toEqual([
      3, 9, 22, 31, 38450,
    ]);
    expect(plan.ejes.map(({ nombre }) => nombre)).toEqual(["Cultura", "Dirección", "Gobierno abierto"]);
    expect(plan.periodo).toEqual({ desde: 2023, hasta: 2025 });
    expect(actions.reduce((sum, { presupuesto }) => sum + (presupuesto ?? 0), 0)).toBe(38450);
  });

  test("shows the subtotals of the document under each line and the totals of each axis", async () => {
    const book = await managedUsulutan();
    const totals = (title: string, label: RegExp) =>
      book
        .shown(title)
        .filter((row) => row.some((cell) => label.test(cell)))
        .map((row) => row[6]);
    expect(totals("Cuadro 1", /^Subtotal/)).toEqual(["$1,000.00", "$2,000.00"]);
    expect(totals("Cuadro 2", /^Subtotal/)).toEqual(["$650.00", "$2,800.00", "$800.00", "$850.00", "$1,950.00"]);
    expect(totals("Cuadro 3", /^Subtotal/)).toEqual(["$28,200.00", "$200.00"]);
    expect([1, 2, 3].map((number) => totals(`Cuadro ${number}`, /^Total del eje/)[0])).toEqual([
      "$3,000.00",
      "$7,050.00",
      "$28,400.00",
    ]);
    expect(
      book
        .shown("Cuadro 4")
        .find(([line]) => line === "Total")
        ?.slice(3, 5),
    ).toEqual(["72", "$38,450.00"]);
  });

  test("has the months of all the plan's years in the schedule", async () => {
    const book = await managedUsulutan();
    const [, , , , years, months] = book.shown("Cuadro 6");
    expect(years?.filter((cell) => /^20\d\d$/.test(cell))).toEqual(["2023", "2024", "2025"]);
    expect(months?.filter((cell) => cell === "Ene" || cell === "Dic")).toEqual([
      "Ene",
      "Dic",
      "Ene",
      "Dic",
      "Ene",
      "Dic",
    ]);
  });

  test("keeps the sheets as they were, renamed and at the end", async () => {
    const book = await usulutan();
    const before = [1, 2, 3, 4, 5, 6].map((number) => book.shown(`Cuadro ${number}`));
    await book.convert();
    expect(book.titles().slice(-6)).toEqual([1, 2, 3, 4, 5, 6].map((number) => `Original · Cuadro ${number}`));
    expect([1, 2, 3, 4, 5, 6].map((number) => book.shown(`Original · Cuadro ${number}`))).toEqual(before);
  });

  test("run again, repairs and doubles nothing: neither sheets, nor triggers, nor requests", async () => {
    const book = await managedUsulutan();
    const [titles, triggers] = [book.titles(), book.workspace.triggers().length];
    const again = await book.convert();
    expect(again.error).toBeNull();
    expect(again.calls).toMatchObject({ reads: 1, writes: 0 });
    expect(book.titles()).toEqual(titles);
    expect(book.workspace.triggers().length).toBe(triggers);
  });

  test("installs triggers whose handlers exist in the bundle", async () => {
    const book = await managedUsulutan();
    expect(
      book.workspace
        .triggers()
        .map(({ handler }) => handler)
        .sort(),
    ).toEqual(["handleChange", "handleClock", "handleEdit"]);
  });

  test("changes nothing when the person says no, or cancels a question", async () => {
    for (const options of [{ confirm: false }, { answers: { ...ANSWERS, Departamento: null } }]) {
      const book = await usulutan(options);
      const before = book.titles();
      expect((await book.convert()).calls).toMatchObject({ writes: 0 });
      expect(book.titles()).toEqual(before);
      expect(book.workspace.triggers()).toEqual([]);
    }
  });

  test("what the person does not know stays open as a finding in Ajustes", async () => {
    const book = await usulutan({ answers: {} });
    await book.convert();
    const missing = (await findings(book)).filter(({ codigo }) => codigo === "dato-del-plan-falta");
    expect(missing.map(({ hoja }) => hoja)).toEqual(missing.map(() => "Ajustes"));
    expect(missing.map(({ clave }) => clave)).toEqual([
      "municipality",
      "department",
      "resolution",
      "axis:1",
      "axis:2",
      "axis:3",
    ]);
  });
});

describe("the findings on Usulután's raw tables", () => {
  /** Written by hand: Cuadro 4 begins in row 4 with its first objective, Cuadro 6 in row 8 with its first action. */
  const RECONCILIATION = [
    // «Promover procesos…», the 14th objective of Cuadro 4, is not in Cuadro 2.
    ["presupuesto-sin-objetivo", "Cuadro 4", "B17"],
    // The 13th: $350.00, while its actions add up to $650.00.
    ["presupuesto-monto", "Cuadro 4", "F16"],
    // The 3rd: 10 activities, while Cuadro 6 has 4 and 10.
    ["presupuesto-actividades", "Cuadro 4", "D6"],
    // Rendición de cuentas, participación ciudadana, mejores instrumentos, espacios de participación, atención, redes sociales.
    ...[9, 10, 12, 13, 21, 23].map((row) => ["presupuesto-responsables", "Cuadro 4", `C${row}`]),
    // Actions 3 to 5, 12 to 15, 18 to 21 and 28 to 31: absent from Cuadro 6, or only the end of their text is left (15 and 21).
    ...[3, 4, 5, 12, 13, 14, 15, 18, 19, 20, 21, 28, 29, 30, 31].map((action) => [
      "cronograma-accion-falta",
      "Cuadro 6",
      `H${action + 7}`,
    ]),
  ];

  test("are those that a reader wrote down by hand, and no others", async () => {
    const book = await managedUsulutan();
    const places = (await findings(book)).map(({ codigo, hoja, celda }) => [codigo, hoja, celda].join(" "));
    const reading = USULUTAN_FINDINGS.map(([code, sheet, cell]) => [code, `Original · ${sheet}`, cell]);
    expect(places.sort()).toEqual([...RECONCILIATION, ...reading].map((place) => place.join(" ")).sort());
  });

  test("explain the $300.00 of line 3.2.4 by the objective that only Cuadro 4 has, and offer the two actions that fit it", async () => {
    const book = await managedUsulutan();
    const all = await findings(book);
    const offered = (code: string) =>
      all.find(({ codigo }) => codigo === code)?.correcciones.map(({ id }) => id.replace(/:.*/, "")) ?? [];
    expect(offered("presupuesto-sin-objetivo")).toEqual(["move", "move"]);
    expect(offered("presupuesto-monto")).toEqual(["move", "move", "keep-sum"]);
    const explanation = all.find(({ codigo }) => codigo === "presupuesto-monto")?.explicacion.join(" ");
    for (const words of ["$300.00", "auditorías municipales", "matriz de riesgos", "Promover procesos"])
      expect(explanation).toContain(words);
  });

  test("explain the activities of line 3.1.2 by its objective that Cuadro 6 does not have", async () => {
    const book = await managedUsulutan();
    const [finding] = (await findings(book)).filter(({ codigo }) => codigo === "presupuesto-actividades");
    expect(finding?.explicacion.join(" ")).toContain("Implementar permanentemente");
    expect(finding?.correcciones).toHaveLength(3);
  });

  test("stand in Observaciones, worst first, as many as Inicio counts", async () => {
    const book = await managedUsulutan();
    const severities = book.shown("Observaciones").map(([severity]) => severity);
    const count = (wanted: string) => severities.filter((severity) => severity === wanted).length;
    expect([count("Error"), count("Advertencia"), count("Nota")]).toEqual([2, 26, 27]);
    expect(severities.lastIndexOf("Error")).toBeLessThan(severities.indexOf("Advertencia"));
    expect(severities.lastIndexOf("Advertencia")).toBeLessThan(severities.indexOf("Nota"));
    const shownCount = (label: RegExp) => book.shown("Inicio").find(([name]) => label.test(name ?? ""))?.[1];
    expect([shownCount(/^Errores/), shownCount(/^Advertencias/), shownCount(/^Notas/)]).toEqual(["2", "26", "27"]);
  });
});

describe("a managed workbook", () => {
  test("answers an edit with one read and at most one write, and its totals follow", async () => {
    const book = await managedUsulutan();
    const [cell] = cellsOf(book, "Cuadro 1", "$50.00");
    const runs = await book.type("Cuadro 1", cell!, "75");
    const made = (kind: "reads" | "writes") => runs.reduce((sum, { calls }) => sum + calls[kind], 0);
    expect(made("reads")).toBe(1);
    expect(made("writes")).toBeLessThanOrEqual(1);
    expect(book.shown("Cuadro 1").find((row) => row.some((text) => /^Total del eje/.test(text)))?.[6]).toBe(
      "$3,025.00",
    );
    expect((await book.json<OpenData>("openData")).total).toBe(38475);
  });

  test("leaves a wrong amount in its cell, says where it is, and forgets it once it is mended", async () => {
    const book = await managedUsulutan();
    const before = await findings(book);
    const [cell] = cellsOf(book, "Cuadro 1", "$50.00");
    await book.type("Cuadro 1", cell!, "cincuenta");
    const wrong = (await findings(book)).filter(({ codigo }) => codigo === "monto-no-leido");
    expect(wrong).toMatchObject([{ hoja: "Cuadro 1", celda: cell, encontrado: "cincuenta", severidad: "error" }]);
    expect(book.shown("Observaciones").some((row) => row.includes("cincuenta") && row.includes(cell!))).toBe(true);
    await book.type("Cuadro 1", cell!, "50");
    expect(await findings(book)).toEqual(before);
    expect(await runPass(book)).toMatchObject({ escrituras: 0 });
  });

  test("puts back a title, a subtotal and a hidden key that somebody overwrote", async () => {
    const book = await managedUsulutan();
    const before = book.shown("Cuadro 2");
    const [subtotal] = cellsOf(book, "Cuadro 2", "$650.00");
    await book.type("Cuadro 2", "A1", "Mi título");
    await book.type("Cuadro 2", subtotal!, "1");
    expect(book.shown("Cuadro 2")).toEqual(before);
  });

  test("does not go on when a Cuadro has been deleted, and says which", async () => {
    const book = await managedUsulutan();
    book.workspace.sheets.batchUpdate(
      book.id,
      { requests: [{ deleteSheet: { sheetId: book.sheetId("Cuadro 2") } }] },
      book.workspace.person(INSTALLER),
    );
    const run = await book.call("listFindings");
    expect(run.error?.message).toContain("Cuadro 2");
    expect(await runPass(book)).toMatchObject({ escrituras: 0 });
  });

  test("does not go on when the hidden column that tells the rows apart has been deleted", async () => {
    const book = await managedUsulutan();
    const keyColumn = book
      .shown("Cuadro 1")
      .find((row) => row.includes("A01"))!
      .indexOf("A01");
    const range = {
      sheetId: book.sheetId("Cuadro 1"),
      dimension: "COLUMNS",
      startIndex: keyColumn,
      endIndex: keyColumn + 1,
    };
    book.workspace.sheets.batchUpdate(
      book.id,
      { requests: [{ deleteDimension: { range } }] },
      book.workspace.person(INSTALLER),
    );
    expect((await book.call("listFindings")).error?.message).toContain("Cuadro 1");
    expect(await runPass(book)).toMatchObject({ escrituras: 0 });
  });

  test("is only read, never written, by someone who is not the installer", async () => {
    const book = await managedUsulutan();
    const run = await book.call("runPass", "enlace@alcaldia.example");
    expect(run.value).toMatchObject({ escrituras: 0 });
    expect((await book.call("reconcileNow", "enlace@alcaldia.example")).calls).toMatchObject({ writes: 0 });
  });
});

describe("bad input", () => {
  const convert = async (tables: ReadonlyMap<string, readonly (readonly string[])[]>) => {
    const book = await openLiveWorkbook(rawSheets(tables), { answers: ANSWERS });
    open.push(book);
    return { book, run: await book.convert() };
  };

  test("an empty spreadsheet is left alone and the person is told what was looked for", async () => {
    const { book, run } = await convert(new Map([["Hoja 1", []]]));
    expect(run).toMatchObject({ error: null, calls: { writes: 0 } });
    expect(book.asked.join("\n")).toContain("No se encontró ningún Cuadro");
    expect(book.titles()).toEqual(["Hoja 1"]);
  });

  test("a missing Cuadro of an axis leaves its number free and is named, and the others keep theirs", async () => {
    const tables = new Map([...syntheticTables(30)].map(([title, rows]) => [title, title === "Cuadro 2" ? [] : rows]));
    const { book } = await convert(tables);
    const missing = (await findings(book)).filter(({ codigo }) => codigo === "cuadro-no-encontrado");
    expect(missing.map(({ hoja, mensaje }) => [hoja, /Cuadro 2/.test(mensaje)])).toEqual([
      ["Original · Cuadro 2", true],
    ]);
    expect(book.titles().filter((title) => title.startsWith("Cuadro"))).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `Cuadro ${number}`),
    );
    expect(book.shown("Cuadro 4")[0]?.[0]).toBe("CUADRO N.° 4. PRESUPUESTO GENERAL");
    expect(await runPass(book)).toMatchObject({ escrituras: 0 });
  });

  test("text that begins like a formula stays text in the managed sheets", async () => {
    const tables = new Map(syntheticTables(9));
    const hostile = ['=HYPERLINK("http://example.com","x")', "+1+1", "-2", "@SUM(A1)"];
    tables.set(
      "Cuadro 1",
      tables
        .get("Cuadro 1")!
        .map((row, index) =>
          index >= 2 && index <= 4 ? row.map((cell, column) => (column === 4 ? hostile[index - 2]! : cell)) : row,
        ),
    );
    const { book } = await convert(tables);
    const plan = await book.json<OpenData>("openData");
    const means = plan.ejes[0]!.lineas.flatMap(({ objetivos }) =>
      objetivos.flatMap(({ acciones }) => acciones.map(({ mediosDeVerificacion }) => mediosDeVerificacion)),
    );
    expect(means).toEqual(hostile.slice(0, 3));
    expect(book.shown("Cuadro 1").flat()).toEqual(expect.arrayContaining(hostile.slice(0, 3)));
  });
});

describe("a plan of 150 actions", () => {
  test("is converted in one read and one write, keeps its total, and the next pass writes nothing", async () => {
    const book = await openLiveWorkbook(rawSheets(syntheticTables(150)), { answers: ANSWERS });
    open.push(book);
    expect((await book.convert()).calls).toMatchObject({ reads: 1, writes: 1 });
    expect((await book.json<OpenData>("openData")).total).toBe(syntheticTotal(150));
    expect(await runPass(book)).toEqual({ lecturas: 1, escrituras: 0, solicitudes: 0 });
  });
});

describe("a conversion too large for one write", () => {
  const LARGE = 300;

  test("goes in ordered parts, and broken off between two of them is completed by converting again", async () => {
    const writes = { left: 1 };
    const book = await openLiveWorkbook(rawSheets(syntheticTables(LARGE)), {
      answers: ANSWERS,
      onCall: ({ method }) => {
        if (method === "spreadsheets.batchUpdate" && writes.left-- === 0) throw new Error("La red no responde.");
      },
    });
    open.push(book);
    await book.convert();
    expect(book.asked.at(-1)).toContain("No se pudo completar");
    expect(book.shown("Inicio").flat().join(" ")).toContain("Conversión en curso");
    expect(await runPass(book)).toMatchObject({ escrituras: 0 });
    writes.left = Number.POSITIVE_INFINITY;
    await book.convert();
    expect(book.shown("Inicio").flat().join(" ")).not.toContain("Conversión en curso");
    expect((await book.json<OpenData>("openData")).total).toBe(syntheticTotal(LARGE));
    expect(book.titles().filter((title) => title.startsWith("Original"))).toHaveLength(6);
    expect(await runPass(book)).toEqual({ lecturas: 1, escrituras: 0, solicitudes: 0 });
  }, 120_000);
});

async function runPass(book: LiveWorkbook) {
  const { value, error } = await book.call("runPass");
  if (error) throw new Error(error.message);
  return value;
}

async function findings(book: LiveWorkbook): Promise<readonly OpenFinding[]> {
  return (await book.json<{ observaciones: readonly OpenFinding[] }>("listFindings")).observaciones;
}

/** Addresses of the cells that show this text. */
function cellsOf(book: LiveWorkbook, title: string, text: string): readonly string[] {
  return book
    .shown(title)
    .flatMap((row, rowIndex0) =>
      row.flatMap((cell, columnIndex0) =>
        cell === text ? [`${String.fromCharCode(65 + columnIndex0)}${rowIndex0 + 1}`] : [],
      ),
    );
}

import { afterEach, describe, expect, test } from "vitest";
import type { RunReport } from "../../build/local/script-runs.ts";
import { INSTALLER } from "../../build/local/workspace.ts";
import { convertedWorkbooks, type LiveWorkbook, rawSheets } from "../builders/live-workbook.ts";
import { syntheticTables } from "../builders/synthetic-tables.ts";

const LIAISON = "enlace@alcaldia.example";
const openConverted = convertedWorkbooks(rawSheets(syntheticTables(12)));
let book: LiveWorkbook;
afterEach(() => book.workspace.close());

describe("the installed triggers", () => {
  test("keep the workbook with the installer's rights when somebody else edits it", async () => {
    await convert();
    const runs = await book.type("Cuadro 1", "A1", "Otro título", LIAISON);
    expect(runs.map(({ functionName }) => functionName)).toContain("handleEdit");
    expect(costOf(runs)).toEqual({ reads: 1, writes: 1 });
    expect(book.shown("Cuadro 1")[0]?.[0]).toMatch(/^CUADRO N\.° 1/);
  });

  test("answer an edit by one read and one write, also where rows follow in other Cuadros", async () => {
    await convert();
    const row = book.shown("Cuadro 1").findIndex((cells) => cells.includes("A02")) + 1;
    const place = { sheetId: book.sheetId("Cuadro 1"), dimension: "ROWS", start0: row - 1, count: 1 } as const;
    await book.workspace.grid.changeDimension({ ...place, operation: "insert" }, LIAISON).runs;
    const before = book.shown("Cuadro 6").length;
    expect(costOf(await book.type("Cuadro 1", `C${row}`, "Acción nueva", LIAISON))).toEqual({ reads: 1, writes: 1 });
    expect(book.shown("Cuadro 6").length).toBe(before + 1);
    expect((await book.call("runPass")).value).toMatchObject({ escrituras: 0 });
  });

  test("read of the log only its head, however long it is", async () => {
    await convert();
    await book.type("Cuadro 1", "A1", "Otro título", LIAISON);
    const { params } = book.googleCalls.filter(({ method }) => method === "spreadsheets.get").at(-1)!;
    expect(params.ranges).toEqual(
      book.titles().map((title) => (title === "Bitácora" ? "'Bitácora'!1:3" : `'${title}'`)),
    );
  });

  test("cost nothing by the clock while nothing has changed", async () => {
    await convert();
    await book.call("runPass");
    const runs = await tick();
    expect(runs.map(({ functionName, calls }) => [functionName, calls.reads])).toEqual([["handleClock", 0]]);
  });

  test("leave word when the workbook is being kept by another run, and the clock takes it up", async () => {
    await convert();
    const [first, second] = await Promise.all([book.call("runPass"), book.call("runPass")]);
    expect([first.error, second.error]).toEqual([null, null]);
    expect((await book.call("runPass")).value).toMatchObject({ escrituras: 0 });
  });

  test("answer a burst of 50 edits with a few passes, and miss none of them", { timeout: 30_000 }, async () => {
    await convert();
    await book.call("runPass");
    const rows = book
      .shown("Cuadro 1")
      .flatMap((cells, index) => (cells.some((cell) => /^A\d\d$/.test(cell)) ? [index + 1] : []));
    const edits = Array.from({ length: 50 }, (_, index) => ({
      row: rows[index % rows.length]!,
      amount: String(100 + index),
    }));
    const runs = (
      await Promise.all(edits.map(({ row, amount }) => book.type("Cuadro 1", `G${row}`, amount, LIAISON)))
    ).flat();
    runs.push(...(await tick()));
    expect(runs.filter(({ error }) => error !== null)).toEqual([]);
    expect(runs.reduce((sum, { calls }) => sum + calls.reads, 0)).toBeLessThanOrEqual(12);
    const last = new Map(edits.map(({ row, amount }) => [row, `$${amount}.00`]));
    for (const [row, amount] of last) expect(book.shown("Cuadro 1")[row - 1]?.[6]).toBe(amount);
    expect((await tick(20)).map(({ calls }) => calls.reads)).toEqual([0]);
    expect((await book.call("runPass")).value).toMatchObject({ escrituras: 0 });
  });

  test("leave words that are taken once: a handler that finds none reads nothing", async () => {
    await convert();
    const sheetId = book.sheetId("Cuadro 1");
    const [first, second] = [book.workspace.grid.edit(cellA1(sheetId), "uno", LIAISON), cellA1(sheetId)];
    const later = book.workspace.grid.edit(second, "dos", LIAISON);
    const runs = [...(await first.runs), ...(await later.runs)].filter(
      ({ functionName }) => functionName === "handleEdit",
    );
    expect(runs).toHaveLength(2);
    expect(runs.reduce((sum, { calls }) => sum + calls.reads, 0)).toBeLessThanOrEqual(2);
    expect(book.shown("Cuadro 1")[0]?.[0]).toMatch(/^CUADRO N\.° 1/);
  });

  test("do not stop working when Google fails once: the clock mends what that pass could not", async () => {
    const failures = { left: 0 };
    await convert(() => {
      if (failures.left-- > 0) throw new Error("Service unavailable");
    });
    failures.left = 10;
    await book.type("Cuadro 1", "A1", "Otro título");
    failures.left = 0;
    expect(book.shown("Cuadro 1")[0]?.[0]).toBe("Otro título");
    expect((await tick()).map(({ calls }) => calls.writes)).toEqual([1]);
    expect(book.shown("Cuadro 1")[0]?.[0]).toMatch(/^CUADRO N\.° 1/);
  });
});

describe("a second person who chooses Convertir", () => {
  test("is told who keeps the workbook, and installs nothing", async () => {
    await convert();
    await book.call("convertWorkbook", LIAISON);
    expect(book.asked.at(-1)).toContain(INSTALLER);
    expect(book.workspace.triggers()).toHaveLength(3);
  });
});

function costOf(runs: readonly RunReport[]) {
  const sum = (kind: "reads" | "writes") => runs.reduce((total, { calls }) => total + calls[kind], 0);
  return { reads: sum("reads"), writes: sum("writes") };
}

function cellA1(sheetId: number) {
  return { sheetId, rowIndex0: 0, columnIndex0: 0 };
}

/** Lets the clock trigger, which runs every few minutes, come due. */
function tick(minutes = 10) {
  return book.workspace.tick(new Date(Date.now() + minutes * 60_000));
}

async function convert(onCall?: () => void) {
  book = await openConverted(onCall ? { onCall } : {});
}

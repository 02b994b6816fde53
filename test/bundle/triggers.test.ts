import { afterEach, describe, expect, test } from "vitest";
import { INSTALLER } from "../../build/local/workspace.ts";
import { type LiveWorkbook, openLiveWorkbook, rawSheets } from "../builders/live-workbook.ts";
import { syntheticTables } from "../builders/synthetic-tables.ts";

const LIAISON = "enlace@alcaldia.example";
let book: LiveWorkbook;
afterEach(() => book.workspace.close());

describe("the installed triggers", () => {
  test("keep the workbook with the installer's rights when somebody else edits it", async () => {
    await convert();
    const runs = await book.type("Cuadro 1", "A1", "Otro título", LIAISON);
    expect(runs.map(({ functionName }) => functionName)).toContain("handleEdit");
    expect(runs.reduce((sum, { calls }) => sum + calls.writes, 0)).toBe(1);
    expect(book.shown("Cuadro 1")[0]?.[0]).toMatch(/^CUADRO N\.° 1/);
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

/** Lets the clock trigger, which runs every few minutes, come due. */
function tick() {
  return book.workspace.tick(new Date(Date.now() + 10 * 60_000));
}

async function convert(onCall?: () => void) {
  book = await openLiveWorkbook(rawSheets(syntheticTables(12)), onCall ? { onCall } : {});
  await book.convert();
}

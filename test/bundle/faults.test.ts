import { afterEach, describe, expect, test } from "vitest";
import { type GoogleCall, isWrite } from "../../build/local/google-calls.ts";
import { convertedWorkbooks, type LiveOptions, type LiveWorkbook, rawSheets } from "../builders/live-workbook.ts";
import { syntheticTables } from "../builders/synthetic-tables.ts";

const LIAISON = "enlace@alcaldia.example";
/** What Google answers, as an advanced service throws it. */
const answer = (code: number) =>
  Object.assign(new Error(`API call failed with error ${code}`), {
    name: "GoogleJsonResponseException",
    details: { code, message: "", errors: [] },
  });
const FAULTS = {
  "fails without a word": () => new Error("Service Spreadsheets failed"),
  "is answered with 429": () => answer(429),
  "is answered with 503": () => answer(503),
};

const open: LiveWorkbook[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ workspace }) => workspace.close()));
});

describe("when a Google call fails, the workbook is as before or as after, and the next pass ends right:", () => {
  for (const [name, make] of Object.entries(FAULTS)) {
    for (const when of ["onCall", "afterCall"] as const) {
      for (const method of ["read", "write"] as const) {
        test(`a ${method} that ${name}${when === "afterCall" ? " after having been carried out" : ""}`, async () => {
          const fault = { isArmed: false };
          const book = await convert({
            [when]: (call: GoogleCall) => {
              if (!fault.isArmed || isWrite(call.method) !== (method === "write")) return;
              fault.isArmed = false;
              throw make();
            },
          });
          const { before } = await spoil(book, () => {
            fault.isArmed = true;
          });
          expect(fault.isArmed).toBe(false);
          expect([before, await undisturbed()]).toContainEqual(sheetsOf(book));
          await tick(book);
          expect(sheetsOf(book)).toEqual(await undisturbed());
          expect((await book.call("runPass")).value).toMatchObject({ escrituras: 0 });
        });
      }
    }
  }

  test("rows that moved under a write are read again at once", async () => {
    const fault = { left: 0 };
    const book = await convert({
      onCall: ({ method }) => {
        if (isWrite(method) && fault.left-- > 0) throw answer(400);
      },
    });
    const { runs } = await spoil(book, () => {
      fault.left = 2;
    });
    expect(sheetsOf(book)).toEqual(await undisturbed());
    expect(runs.map(({ calls }) => calls)).toContainEqual({ reads: 3, writes: 3 });
  });

  test("a workbook that refuses every write is tried three times, and again by the clock", async () => {
    const fault = { isArmed: false };
    const book = await convert({
      onCall: ({ method }) => {
        if (isWrite(method) && fault.isArmed) throw answer(400);
      },
    });
    const { runs } = await spoil(book, () => {
      fault.isArmed = true;
    });
    expect(runs.map(({ calls }) => calls.writes)).toContain(3);
    fault.isArmed = false;
    await tick(book);
    expect(sheetsOf(book)).toEqual(await undisturbed());
  });
});

describe("a workbook that fails pass after pass", () => {
  test("is tried by the clock ever less often, at once by Conciliar ahora, and as ever once that works", async () => {
    let isDown = false;
    const book = await convert({
      onCall: () => {
        if (isDown) throw answer(403);
      },
    });
    await spoil(book, () => {
      isDown = true;
    });
    for (let minutes = 10; minutes <= 100; minutes += 10) await tick(book, minutes);
    const tried = book.googleCalls.length;
    await tick(book, 110);
    expect(book.googleCalls.length).toBe(tried);
    expect((await book.call("reconcile")).error?.message).toContain("403");
    isDown = false;
    expect((await book.call("reconcile")).value).toBe("El libro está al día. Revise la hoja Observaciones.");
    expect(sheetsOf(book)).toEqual(await undisturbed());
    await spoil(book);
    expect(title(book)).toMatch(TITLE);
  });
});

describe("what people do between the read and the write of a pass", () => {
  test("a row inserted above leaves every key with its action, and the pass ends right", async () => {
    let meanwhile = () => {};
    const book = await convert({
      onCall: ({ method }) => {
        if (!isWrite(method)) return;
        const act = meanwhile;
        meanwhile = () => {};
        act();
      },
    });
    const actions = actionsOf(book);
    const sheetId = book.sheetId("Cuadro 1");
    const range = { sheetId, dimension: "ROWS", startIndex: actionRow(book), endIndex: actionRow(book) + 1 };
    await spoil(book, () => {
      meanwhile = () => google(book, [{ insertDimension: { range, inheritFromBefore: true } }]);
    });
    await tick(book);
    expect(title(book)).toMatch(TITLE);
    expect([...actionsOf(book)].filter(([key]) => actions.has(key))).toEqual([...actions]);
    expect((await book.call("runPass")).value).toMatchObject({ escrituras: 0 });
  });

  test("a sheet renamed before the read is found under its new name, and gets its own back", async () => {
    let meanwhile = () => {};
    const book = await convert({
      onCall: () => {
        const act = meanwhile;
        meanwhile = () => {};
        act();
      },
    });
    const properties = { sheetId: book.sheetId("Cuadro 2"), title: "Nombre de ellos" };
    await spoil(book, () => {
      meanwhile = () => google(book, [{ updateSheetProperties: { properties, fields: "title" } }]);
    });
    await tick(book);
    expect(sheetsOf(book)).toEqual(await undisturbed());
  });
});

describe("a workbook that does not keep what is written", () => {
  test("is reported and not written again and again, and repaired by Convertir once it does", async () => {
    const book = await convert({ probe: DEAF });
    await book.call("setDeaf", undefined, ["yes"]);
    const writes = () => book.googleCalls.filter(({ method }) => isWrite(method)).length;
    await spoil(book);
    const before = writes();
    const pass = await book.call("reconcile");
    expect(pass.value).toMatch(/^El libro no conserva lo que cuadros escribe:/);
    expect(pass.log).toMatchObject([{ level: "error" }]);
    const runs = [...(await tick(book)), ...(await spoil(book)).runs, ...(await tick(book))];
    expect(runs.every(({ error }) => error === null)).toBe(true);
    expect(book.asked.at(-1)).toMatch(/^El libro no conserva/);
    expect(writes()).toBe(before);
    expect((await book.call("wouldWrite")).value).toBeLessThanOrEqual(2);

    await book.call("setDeaf", undefined, [""]);
    await book.call("convertWorkbook");
    expect(sheetsOf(book)).toEqual(await undisturbed());
  });

  test("is told from a person who undoes the same thing again and again", async () => {
    const book = await convert();
    for (let time = 1; time <= 5; time++) {
      await spoil(book);
      expect(title(book)).toMatch(TITLE);
    }
    expect(book.asked.some((text) => /no conserva/.test(text))).toBe(false);
  });
});

describe("passes that run side by side", () => {
  test("end right where two persons edit at once", async () => {
    const book = await convert();
    const row = actionRow(book);
    await Promise.all([
      book.type("Cuadro 1", `G${row}`, "111", LIAISON),
      book.type("Cuadro 1", `G${row + 1}`, "222"),
      book.type("Cuadro 1", "A1", SPOILT, LIAISON),
    ]);
    await tick(book);
    expect(title(book)).toMatch(TITLE);
    const shown = book.shown("Cuadro 1");
    expect([shown[row - 1]?.[6], shown[row]?.[6]]).toEqual(["$111.00", "$222.00"]);
    expect((await book.call("runPass")).value).toMatchObject({ escrituras: 0 });
  });

  test("end right where Google gives the lock to both", async () => {
    const book = await convert({ probe: lockProbe("true") });
    await Promise.all([spoil(book), book.type("Cuadro 1", "A1", SPOILT)]);
    await tick(book);
    expect(sheetsOf(book)).toEqual(await undisturbed());
  });

  test("write nothing once their lock is lost, and leave their word to whoever has it", async () => {
    const book = await convert({ probe: lockProbe("state.kept") });
    const { runs } = await spoil(book);
    expect(runs.map(({ calls }) => calls.writes)).toEqual(runs.map(() => 0));
    await book.call("keepLock");
    await tick(book);
    expect(sheetsOf(book)).toEqual(await undisturbed());
  });
});

const SPOILT = "Otro título";
const TITLE = /^CUADRO N\.° 1/;

/** Puts itself before Google's writes: while it is deaf they seem to be carried out and are not. */
const DEAF = `
  var google = Sheets;
  var memory = () => PropertiesService.getScriptProperties();
  Sheets = { Spreadsheets: {
    get: (...args) => google.Spreadsheets.get(...args),
    batchUpdate: (...args) => {
      if (!memory().getProperty("deaf")) return google.Spreadsheets.batchUpdate(...args);
      memory().setProperty("count", wouldWrite() + 1);
      return {};
    },
  } };
  function setDeaf(value) { memory().setProperty("deaf", value); }
  function wouldWrite() { return Number(memory().getProperty("count") ?? 0); }
`;

/** A lock that anyone gets, and that has been lost meanwhile unless the expression holds. */
function lockProbe(hasLock: string): string {
  return `
    var state = { get kept() { return PropertiesService.getScriptProperties().getProperty("kept") === "yes"; } };
    LockService = { getDocumentLock: () => ({ tryLock: () => true, hasLock: () => ${hasLock}, releaseLock: () => {} }) };
    function keepLock() { PropertiesService.getScriptProperties().setProperty("kept", "yes"); }
  `;
}

const openConverted = convertedWorkbooks(rawSheets(syntheticTables(12)));

async function convert(options: LiveOptions = {}): Promise<LiveWorkbook> {
  const book = await openConverted(options);
  open.push(book);
  return book;
}

/** Brings in a wrong amount that no trigger saw, and types over a title, so that a pass has several things to write. */
async function spoil(book: LiveWorkbook, arm: () => void = () => {}) {
  const sheetId = book.sheetId("Cuadro 1");
  const write = (rowIndex: number, columnIndex: number, stringValue: string) => ({
    updateCells: {
      rows: [{ values: [{ userEnteredValue: { stringValue } }] }],
      fields: "userEnteredValue",
      start: { sheetId, rowIndex, columnIndex },
    },
  });
  const requests = [write(actionRow(book) - 1, 6, "cuatrocientos"), write(0, 0, SPOILT)];
  google(book, requests);
  const before = sheetsOf(book);
  arm();
  return { before, runs: await book.type("Cuadro 1", "A1", SPOILT, LIAISON) };
}

/** A write from outside, which fires no trigger. */
function google(book: LiveWorkbook, requests: readonly object[]) {
  const params = { spreadsheetId: book.id };
  book.workspace.google({ service: "sheets", method: "spreadsheets.batchUpdate", params, body: { requests } });
}

/** The text of each action of Cuadro 1 by its key. */
function actionsOf(book: LiveWorkbook): ReadonlyMap<string, string> {
  return new Map(
    book.shown("Cuadro 1").flatMap((cells) => {
      const key = cells.find((cell) => /^A\d\d$/.test(cell));
      return key ? [[key, cells[2]!] as const] : [];
    }),
  );
}

let reference: Promise<Readonly<Record<string, unknown>>> | null = null;

/** The sheets as they are after the same edit without any fault. */
function undisturbed() {
  reference ??= (async () => {
    const book = await convert();
    await spoil(book);
    return sheetsOf(book);
  })();
  return reference;
}

/** What every sheet shows, without the log, which tells the time. */
function sheetsOf(book: LiveWorkbook): Readonly<Record<string, unknown>> {
  const titles = book.titles().filter((name) => name !== "Bitácora");
  return Object.fromEntries(titles.map((name) => [name, book.shown(name)]));
}

function title(book: LiveWorkbook): string {
  return book.shown("Cuadro 1")[0]?.[0] ?? "";
}

/** The row (from 1) of the first action of Cuadro 1. */
function actionRow(book: LiveWorkbook): number {
  return book.shown("Cuadro 1").findIndex((cells) => cells.includes("A01")) + 1;
}

/** Lets the clock trigger come due, so many minutes from now. */
function tick(book: LiveWorkbook, minutes = 10) {
  return book.workspace.tick(new Date(Date.now() + minutes * 60_000));
}

import { describe, expect, test } from "vitest";
import { type Action, EMPTY, entryOf, type Objective, unread } from "../../../src/plan/plan.ts";
import type { EntryStatus, ProgressEntry } from "../../../src/plan/progress.ts";
import type { Book } from "../../../src/workbook/layout/book.ts";
import type { TrackingColumn } from "../../../src/workbook/layout/tracking.ts";
import { sheetIdOf } from "../../../src/workbook/managed.ts";
import { valueIn } from "../../../src/workbook/snapshot.ts";
import { anAction, anEntry, anObjective, aPlan } from "../../builders/plan.ts";
import { aBook, type LaidOut, laidOut } from "./laid-out.ts";

/** 10 March 2026, so that January and February are over. */
const NOW = () => new Date("2026-03-10T18:00:00Z");

let workbook: LaidOut;

describe("an action in Seguimiento", () => {
  test("shows its number and text, its line and its responsables as its Cuadro has them, whatever they look like", async () => {
    await open(
      bookOf([anAction("A03", { text: `=1+1 ${"muy ".repeat(40)}largo`, responsible: "Gerencia\nInformática" })]),
    );
    expect(shown("A03", "label")).toBe(`3 · ${`=1+1 ${"muy ".repeat(40)}`.slice(0, 90)}…`);
    expect(shown("A03", "line")).toBe("1.1 Formación");
    expect(shown("A03", "responsible")).toBe("Gerencia\nInformática");
  });

  test("follows its Cuadro without a pass", async () => {
    await open(bookOf([anAction("A01")]));
    workbook.type("axis:1", workbook.reader("axis:1").rows.get("A01")!, "budget", "250");
    workbook.type("axis:1", workbook.reader("axis:1").rows.get("A01")!, "action", "Otra acción");
    expect([shown("A01", "label"), shown("A01", "budget"), shown("A01", "left")]).toEqual([
      "1 · Otra acción",
      250,
      250,
    ]);
  });

  test("has spent what its counting entries say, corrections taken off, and may have less than nothing left", async () => {
    await open(
      bookOf(
        [anAction("A01"), anAction("A02")],
        [
          [{ spentCents: entryOf(90_10) }, "aceptado"],
          [{ spentCents: entryOf(20_20) }, "registrado"],
          [{ spentCents: entryOf(-10_00) }, "aceptado"],
          [{ spentCents: entryOf(500_00) }, "en espera"],
          [{ spentCents: entryOf(500_00) }, "incompleto"],
          [{ spentCents: entryOf(7_00), actionKey: "A02" }, "aceptado"],
        ],
      ),
    );
    expect([shown("A01", "spent"), shown("A01", "left")]).toEqual([100.3, -0.3]);
    expect([shown("A02", "spent"), shown("A02", "left")]).toEqual([7, 93]);
    expect([shown("total", "spent"), shown("total", "left")]).toEqual([107.3, 92.7]);
  });

  test.each([
    ["an empty amount", EMPTY],
    ["an amount that cannot be read", unread("por definir")],
  ])("counts %s as nothing", async (_, budgetCents) => {
    await open(bookOf([anAction("A01", { budgetCents })], [[{ spentCents: entryOf(5_00) }, "aceptado"]]));
    expect([shown("A01", "budget"), shown("A01", "left")]).toEqual([0, -5]);
  });

  test("goes no further than all of it, and has no percentage where nothing is planned", async () => {
    await open(
      bookOf(
        [anAction("A01", { activities: entryOf(2) }), anAction("A02", { activities: EMPTY })],
        [
          [{ activities: entryOf(3) }, "aceptado"],
          [{ activities: entryOf(1), actionKey: "A02" }, "aceptado"],
        ],
      ),
    );
    expect([shown("A01", "done"), shown("A01", "percent")]).toEqual([3, 1]);
    expect([shown("A02", "done"), shown("A02", "percent")]).toEqual([1, ""]);
    expect(shown("total", "percent")).toBe(1);
  });

  test("is late by what months that are over still lack, but for an action that is suspended", async () => {
    const months = ["2026-01", "2026-02", "2026-03"].map((month) => ({ month, activities: entryOf(1) }));
    const planned = { activities: entryOf(3), months };
    await open(
      bookOf(
        [
          anAction("A01", planned),
          anAction("A02", { ...planned, course: { suspended: "SI", reason: "Acuerdo" } }),
          anAction("A03", planned),
        ],
        [[{ activities: entryOf(1) }, "aceptado"]],
      ),
    );
    expect(["A01", "A02", "A03"].map((key) => [shown(key, "state"), shown(key, "late")])).toEqual([
      ["atrasada", 1],
      ["suspendida", 0],
      ["atrasada", 2],
    ]);
    expect(["A01", "A02", "A03"].map((key) => shown(key, "lateRank"))).toEqual([1, "", 2]);
    expect(shown("total", "late")).toBe(3);
  });

  test("names the last day for which there is a link, as a date", async () => {
    await open(
      bookOf(
        [anAction("A01"), anAction("A02")],
        [
          [{ link: "https://x.example/1", date: entryOf("2026-02-28") }, "aceptado"],
          [{ link: "https://x.example/2", date: entryOf("2026-01-31") }, "aceptado"],
          [{ link: "", date: entryOf("2026-03-01") }, "aceptado"],
          [{ link: "https://x.example/3", date: entryOf("2026-03-02") }, "en espera"],
        ],
      ),
    );
    expect(workbook.column("tracking", "lastEvidence")).toEqual(["28 de febrero de 2026"]);
  });
});

describe("the rows of Seguimiento", () => {
  test("follow the actions that are added, moved and taken away, and a second pass writes nothing", async () => {
    await open(bookOf([anAction("A01"), anAction("A02")]));
    const changes = [
      [anObjective("O01", [anAction("A02"), anAction("A01")])],
      [anObjective("O01", [anAction("A02")]), anObjective("O02", [anAction("A01"), anAction("A03")])],
      [anObjective("O02", [anAction("A03")])],
      [],
    ];
    for (const objectives of changes) {
      const book = aBook({ plan: aPlan(objectives) });
      workbook.lay(book);
      const keys = objectives.flatMap(({ actions }) => actions.map(({ key }) => key));
      expect(keysShown()).toEqual(keys);
      expect(keys.map((key) => shown(key, "objectiveKey"))).toEqual(
        objectives.flatMap(({ key, actions }) => actions.map(() => key)),
      );
      expect(workbook.lay(book)).toEqual([]);
    }
  });

  test("bear the units of the catalogue under any of their names", async () => {
    const units = [{ key: "U01", name: "Gerencia General", aliases: ["Gerencia"] }];
    await open({ ...bookOf([anAction("A01"), anAction("A02", { responsible: "Nadie" })]), units });
    expect([shown("A01", "units"), shown("A02", "units")]).toEqual(["|U01|", undefined]);
  });

  test("are locked", async () => {
    await open(bookOf([anAction("A01")]));
    const sheet = workbook.read().sheets!.find(({ properties }) => properties?.sheetId === sheetIdOf("tracking"));
    expect(sheet?.protectedRanges).toHaveLength(1);
    const [{ warningOnly, unprotectedRanges } = {}] = sheet?.protectedRanges ?? [];
    expect([warningOnly ?? false, unprotectedRanges ?? []]).toEqual([false, []]);
  });
});

async function open(book: Book): Promise<void> {
  workbook = await laidOut(book, NOW);
}

function bookOf(
  actions: readonly Action[],
  entries: readonly (readonly [Partial<ProgressEntry>, EntryStatus])[] = [],
): Book {
  const objectives: readonly Objective[] = [anObjective("O01", actions)];
  const progress = entries.map(([changes, status], index) => ({ entry: anEntry(`R0${index + 1}`, changes), status }));
  return aBook({ plan: aPlan(objectives), progress });
}

function shown(row: string, column: TrackingColumn): string | number | boolean | undefined {
  return valueIn(workbook.cell("tracking", row, column));
}

/** Keys of the rows of actions, from top to bottom. */
function keysShown(): readonly string[] {
  return workbook.reader("tracking").keyOfRow.filter((key) => /^A\d+$/.test(key));
}

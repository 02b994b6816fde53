import { beforeEach, describe, expect, test } from "vitest";
import { EMPTY, entryOf } from "../../../src/plan/plan.ts";
import type { Book } from "../../../src/workbook/layout/book.ts";
import { ROLLUP_ROWS, type RollupColumn } from "../../../src/workbook/layout/rollup.ts";
import { valueIn } from "../../../src/workbook/snapshot.ts";
import { anAction, anEntry, anObjective, aPlan } from "../../builders/plan.ts";
import { aBook, type LaidOut, laidOut } from "./laid-out.ts";

let workbook: LaidOut;
beforeEach(async () => {
  workbook = await laidOut(BOOK);
});

/** Two actions of which the dearer one is half done; the second objective has none. */
const BOOK: Book = aBook({
  plan: aPlan([
    anObjective("O01", [
      anAction("A01", { budgetCents: entryOf(300_00), activities: entryOf(2), responsible: "Gerencia / Informática" }),
      anAction("A02", { budgetCents: entryOf(100_00), activities: entryOf(2) }),
    ]),
    anObjective("O02", []),
  ]),
  units: ["Gerencia", "Informática", "Archivo"].map((name, index) => ({ key: `U0${index + 1}`, name, aliases: [] })),
  progress: [{ entry: anEntry("R01", { activities: entryOf(1), spentCents: entryOf(50_00) }), status: "aceptado" }],
});

describe("Avance", () => {
  test("has a row for the plan and for each axis, line, objective and responsible unit, by the names that they bear", () => {
    expect(workbook.column("rollup", "name")).toEqual([
      "Todo el plan",
      "Eje 1. Cultura",
      "1.1 Formación",
      "Objetivo O01",
      "Objetivo O02",
      "Gerencia",
      "Informática",
    ]);
  });

  test("weighs progress by activities and by budget", () => {
    expect([shown(ROLLUP_ROWS.plan, "percent"), shown(ROLLUP_ROWS.plan, "weighted")]).toEqual([1 / 4, 150 / 400]);
    expect([shown(ROLLUP_ROWS.plan, "budget"), shown(ROLLUP_ROWS.plan, "left")]).toEqual([400, 350]);
  });

  test("counts an action of several units whole for each", () => {
    const figures = (row: string) => (["actions", "planned", "budget"] as const).map((column) => shown(row, column));
    expect(figures(ROLLUP_ROWS.unit("U01"))).toEqual([2, 4, 400]);
    expect(figures(ROLLUP_ROWS.unit("U02"))).toEqual([1, 2, 300]);
  });

  test("leaves blank what there is no share of", () => {
    const { key } = BOOK.plan.axes[0]!.lines[0]!.objectives[1]!;
    expect(shown(ROLLUP_ROWS.objective(key), "percent")).toBe("");
    expect(shown(ROLLUP_ROWS.objective(key), "weighted")).toBe("");
    expect(shown(ROLLUP_ROWS.objective(key), "actions")).toBe(0);
  });

  test("does not let what was done too much in one action make up for another", async () => {
    const done = anEntry("R01", { activities: entryOf(9) });
    workbook = await laidOut({ ...BOOK, progress: [{ entry: done, status: "aceptado" }] });
    expect([shown(ROLLUP_ROWS.plan, "done"), shown(ROLLUP_ROWS.plan, "percent")]).toEqual([9, 1 / 2]);
  });

  test("has no progress by budget where no action has an amount", async () => {
    const plan = aPlan([anObjective("O01", [anAction("A01", { budgetCents: EMPTY })])]);
    workbook = await laidOut({ ...BOOK, plan });
    expect([shown(ROLLUP_ROWS.plan, "percent"), shown(ROLLUP_ROWS.plan, "weighted")]).toEqual([1, ""]);
  });

  test("follows units that are renamed, and rows that come and go, and a second pass writes nothing", () => {
    const renamed = BOOK.units.map((unit) =>
      unit.key === "U02" ? { ...unit, name: "Sistemas", aliases: ["Informática"] } : unit,
    );
    workbook.type("catalogues", workbook.reader("catalogues").rows.get("U02")!, "name", "Sistemas");
    expect(workbook.column("rollup", "name").at(-1)).toBe("Sistemas");
    const book = {
      ...BOOK,
      units: renamed,
      plan: aPlan([anObjective("O03", [anAction("A03", { responsible: "Archivo" })])]),
    };
    workbook.lay(book);
    expect(workbook.column("rollup", "name").slice(3)).toEqual(["Objetivo O03", "Archivo"]);
    expect(workbook.lay(book)).toEqual([]);
  });
});

function shown(row: string, column: RollupColumn): string | number | boolean | undefined {
  return valueIn(workbook.cell("rollup", row, column));
}

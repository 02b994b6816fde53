import { describe, expect, test } from "vitest";
import { type Action, entryOf } from "../../../src/plan/plan.ts";
import type { EntryStatus, ProgressEntry } from "../../../src/plan/progress.ts";
import type { Book } from "../../../src/workbook/layout/book.ts";
import { anAction, anEntry, anObjective, aPlan } from "../../builders/plan.ts";
import { aBook, type LaidOut, laidOut } from "./laid-out.ts";

/** January is over. */
const NOW = () => new Date("2026-02-10T18:00:00Z");
const IN_JANUARY = [{ month: "2026-01", activities: entryOf(1) }];
const IN_MAY = [{ month: "2026-05", activities: entryOf(1) }];
const PROOF: Partial<ProgressEntry> = { means: "Acta", meansIndex0: 0, link: "https://x.example/1" };

let workbook: LaidOut;

describe("a means of verification", () => {
  test("is not asked for before its action is due or begun", async () => {
    await open(bookOf([anAction("A01", { means: "Acta / Informe", months: IN_MAY })]));
    expect(situations()).toEqual(["Acta: todavía no se pide", "Informe: todavía no se pide"]);
  });

  test("is missing once something of its action is due", async () => {
    await open(bookOf([anAction("A01", { means: "Acta / Informe", months: IN_JANUARY })]));
    expect(situations()).toEqual(["Acta: falta", "Informe: falta"]);
  });

  test("is missing once something of its action was done, and given by an entry that counts and has a link", async () => {
    await open(
      bookOf(
        [anAction("A01", { means: "Acta / Informe", months: IN_MAY })],
        [
          [{ ...PROOF, activities: entryOf(1) }, "aceptado"],
          [{ ...PROOF, means: "Informe", meansIndex0: 1, link: "" }, "aceptado"],
          [{ ...PROOF, means: "Informe", meansIndex0: 1 }, "en espera"],
        ],
      ),
    );
    expect(situations()).toEqual(["Acta: entregada", "Informe: falta"]);
    expect(workbook.column("evidence", "entries")).toEqual(["1", "0"]);
    expect(workbook.column("evidence", "last")).toEqual(["10 de febrero de 2026"]);
  });

  test("is not asked for while its action is suspended", async () => {
    const course = { suspended: "sí", reason: "Acuerdo" };
    await open(bookOf([anAction("A01", { means: "Acta", months: IN_JANUARY, course })]));
    expect(situations()).toEqual(["Acta: todavía no se pide"]);
  });
});

test("the rows follow the means of verification that people write, and a second pass writes nothing", async () => {
  await open(bookOf([anAction("A01", { means: "Acta / Informe" })]));
  const changes = [
    [anAction("A01", { means: "Informe; Acta; Fotografías" }), anAction("A02", { means: "=Acta" })],
    [anAction("A02", { means: "Fotografías" }), anAction("A01", { means: "Acta" })],
    [anAction("A01", { means: "" }), anAction("A12", { means: "Acta" })],
  ];
  const expected = [
    ["1 · Acción A01: Informe", "1 · Acción A01: Acta", "1 · Acción A01: Fotografías", "2 · Acción A02: =Acta"],
    ["2 · Acción A02: Fotografías", "1 · Acción A01: Acta"],
    ["12 · Acción A12: Acta"],
  ];
  for (const [index, actions] of changes.entries()) {
    workbook.lay(bookOf(actions));
    const labels = workbook.column("evidence", "label");
    expect(workbook.column("evidence", "means").map((means, row) => `${labels[row]}: ${means}`)).toEqual(
      expected[index],
    );
    expect(workbook.lay(bookOf(actions))).toEqual([]);
  }
});

async function open(book: Book): Promise<void> {
  workbook = await laidOut(book, NOW);
}

function bookOf(
  actions: readonly Action[],
  entries: readonly (readonly [Partial<ProgressEntry>, EntryStatus])[] = [],
): Book {
  const progress = entries.map(([changes, status], index) => ({ entry: anEntry(`R0${index + 1}`, changes), status }));
  return aBook({ plan: aPlan([anObjective("O01", actions)]), progress });
}

/** "Acta: falta" for each row. */
function situations(): readonly string[] {
  const states = workbook.column("evidence", "state");
  return workbook.column("evidence", "means").map((means, row) => `${means}: ${states[row]}`);
}

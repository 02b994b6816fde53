import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readTables } from "../../build/local/tables.ts";
import { type Action, actionsOf, objectivesOf } from "../../src/plan/plan.ts";
import { objectiveCents, planCents } from "../../src/plan/totals.ts";
import { locate } from "../../src/workbook/ours.ts";
import { valueIn } from "../../src/workbook/snapshot.ts";
import {
  type ManagedWorkbook,
  managedCell,
  managedCopies,
  managedSheet,
  type Ready,
} from "../builders/managed-workbook.ts";
import { usulutanKnown } from "../builders/usulutan-known.ts";
import { logLines, told } from "./memory/told.ts";

const ANA = "ana@alcaldia.example";
const USULUTAN = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;

let open: () => ManagedWorkbook;
let book: ManagedWorkbook;
beforeAll(async () => {
  open = await managedCopies(readTables(USULUTAN), usulutanKnown(), (first) => void first.keep());
});
beforeEach(() => {
  book = open();
});

describe("the objective that only Cuadro 4 of Usulután has", () => {
  test("has two readings in Cuadro 2, and none is done unasked", () => {
    const done = book.keep();
    for (const code of ["presupuesto-sin-objetivo", "presupuesto-monto"]) {
      expect(movesOf(done, code).map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([
        ["move-action"],
        ["move-action"],
      ]);
    }
    const amounts = movedActions(done).map(({ budgetCents, responsible }) => [budgetCents, responsible]);
    expect(amounts[0]).toEqual(amounts[1]);
    expect(amounts[0]![0]).toEqual({ kind: "value", value: 300_00 });
  });

  test.each([
    ["presupuesto-sin-objetivo", 0],
    ["presupuesto-sin-objetivo", 1],
    ["presupuesto-monto", 0],
    ["presupuesto-monto", 1],
  ] as const)("after the mend %s %s is an objective with that action, and both findings are gone", (code, index) => {
    const before = book.keep();
    const action = movedActions(before)[index]!;
    const { done, log } = told(book, { wishes: [wishFor(before, code, index)] });
    expect(done.outcomes).toEqual([{ id: "1", kind: "done" }]);
    expect(codes(done)).not.toContain("presupuesto-sin-objetivo");
    expect(codes(done)).not.toContain("presupuesto-monto");
    expect(planCents(done.plan)).toBe(38_450_00);
    expect(objectivesIn(done)).toHaveLength(23);
    const home = [...actionsOf(done.plan)].find((placed) => placed.action.key === action.key)!;
    expect(home.objective.text).toMatch(/^Promover procesos/);
    expect(home.action).toEqual(action);
    expect(objectiveCents(home.objective)).toBe(300_00);
    expect(done.plan.budget.every(({ objectiveKey }) => objectiveKey !== null)).toBe(true);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(new RegExp(`^${ANA} \\| Cuadro 2 \\| .* \\| Corrección: `, "s"));
  });

  test("leads Cuadros 4 and 6 with it: the amounts, the texts and the order", () => {
    const before = book.keep();
    const { done } = told(book, { wishes: [wishFor(before, "presupuesto-sin-objetivo", 0)] });
    const snapshot = book.read();
    const shown = (sheet: "budget" | "schedule", row: string, column: string) =>
      valueIn(managedCell(snapshot, sheet, row, column));
    for (const { key, objectiveKey, objectiveText } of done.plan.budget) {
      const objective = objectivesIn(done).find((candidate) => candidate.key === objectiveKey)!;
      expect(shown("budget", key, "objective")).toBe(objectiveText);
      expect(shown("budget", key, "total")).toBe(objectiveCents(objective) / 100);
    }
    expect(shown("budget", "total", "total")).toBe(38_450);
    const inOrder = [...actionsOf(done.plan)].map(({ action }) => action.key);
    expect(locate(managedSheet(snapshot, "schedule"), "key").keyOfRow.filter((key) => /^A\d+$/.test(key))).toEqual(
      inOrder,
    );
    for (const { action } of actionsOf(done.plan)) {
      expect(shown("schedule", action.key, "action")).toBe(action.text);
    }
  });

  test("can be mended once only: a second wish for it is told that it is gone", () => {
    const before = book.keep();
    const wishes = [
      wishFor(before, "presupuesto-sin-objetivo", 0),
      { ...wishFor(before, "presupuesto-monto", 1), id: "2" },
    ];
    const { done } = told(book, { wishes });
    expect(planCents(done.plan)).toBe(38_450_00);
    expect(objectivesIn(done)).toHaveLength(23);
    expect(done.outcomes[0]).toEqual({ id: "1", kind: "done" });
    expect(done.outcomes[1]).toEqual({ id: "2", kind: "gone" });
  });
});

describe("a unit that the catalogue does not know", () => {
  const NAME = "Unidad de Probidad";

  beforeEach(() => {
    book.type("axis:1", "A01", "responsible", NAME);
    book.keep();
  });

  test("is added to it as a new unit, by a mend", () => {
    const before = book.keep();
    const { done, log } = told(book, { wishes: [unitWish(before, "add-unit")] });
    expect(done.outcomes).toEqual([{ id: "1", kind: "done" }]);
    expect(done.units.map(({ name }) => name)).toEqual([...before.units.map(({ name }) => name), NAME]);
    expect(unknownUnits(done)).toEqual([]);
    expect(log.join("\n")).toContain(NAME);
    expect(log.every((line) => line.startsWith(ANA))).toBe(true);
  });

  test("becomes another way to write a known unit, by a mend, and its cell is tidied to that name", () => {
    book.type("axis:1", "A01", "responsible", "Recursos Humnos");
    const before = book.keep();
    const offered = unknownUnits(before).flatMap(({ finding }) =>
      finding.mends.filter(({ steps }) => steps.some(({ kind }) => kind === "set")),
    );
    const alias = offered.find(({ steps }) =>
      steps.some((step) => step.kind === "set" && step.sheet === "catalogues"),
    )!;
    const { key: findingKey } = unknownUnits(before)[0]!;
    const { done } = told(book, { wishes: [{ id: "1", kind: "mend", author: ANA, findingKey, mendId: alias.id }] });
    expect(unknownUnits(done)).toEqual([]);
    const unit = done.units.find(({ aliases }) => aliases.includes("Recursos Humnos"))!;
    expect(unit.name).toMatch(/Recursos humanos/i);
    expect(logLines(book.read()).some((line) => line.startsWith(ANA) && line.includes("Catálogos"))).toBe(true);
  });
});

function codes({ findings }: Ready): readonly string[] {
  return findings.map(({ finding }) => finding.code);
}

function movesOf({ findings }: Ready, code: string) {
  return findings
    .find(({ finding }) => finding.code === code)!
    .finding.mends.filter(({ steps }) => steps.some(({ kind }) => kind === "move-action"));
}

/** The actions between which the mends leave the choice. */
function movedActions(done: Ready): readonly Action[] {
  const keys = movesOf(done, "presupuesto-sin-objetivo").flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === "move-action" ? [step.actionKey] : [])),
  );
  return keys.map((key) => [...actionsOf(done.plan)].find(({ action }) => action.key === key)!.action);
}

function wishFor(done: Ready, code: string, index: number) {
  const { key: findingKey } = done.findings.find(({ finding }) => finding.code === code)!;
  return { id: "1", kind: "mend", author: ANA, findingKey, mendId: movesOf(done, code)[index]!.id } as const;
}

function unitWish(done: Ready, kind: string) {
  const { key: findingKey, finding } = unknownUnits(done)[0]!;
  return {
    id: "1",
    kind: "mend",
    author: ANA,
    findingKey,
    mendId: finding.mends.find(({ steps }) => steps.some((step) => step.kind === kind))!.id,
  } as const;
}

function unknownUnits({ findings }: Ready) {
  return findings.filter(({ finding }) =>
    finding.mends.some(({ steps }) => steps.some(({ kind }) => kind === "add-unit")),
  );
}

function objectivesIn({ plan }: Ready) {
  return [...objectivesOf(plan)].map(({ objective }) => objective);
}

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readTables } from "../../build/local/tables.ts";
import { actionsOf, valueOr } from "../../src/plan/plan.ts";
import { fingerprintOf } from "../../src/plan/proposal/fingerprint.ts";
import { type Proposal, proposeSchedule } from "../../src/plan/proposal/proposal.ts";
import { valueIn } from "../../src/workbook/snapshot.ts";
import { type ManagedWorkbook, managedCell, managedCopies, type Ready } from "../builders/managed-workbook.ts";
import { usulutanKnown } from "../builders/usulutan-known.ts";
import { told } from "./memory/told.ts";

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

describe("the schedule proposed for Usulután", () => {
  test("gives months to all 31 actions and plans the 72 activities of Cuadro 4, with reasons", () => {
    const { actions, left } = proposalFor(book.keep());
    expect(actions).toHaveLength(31);
    expect(left).toEqual([]);
    expect(sum(actions.map(({ activities }) => activities))).toBe(72);
    expect(actions.every(({ reasons }) => reasons.length >= 2 && reasons.every((reason) => reason.endsWith(".")))).toBe(
      true,
    );
  });

  test("is the same in every run", () => {
    expect(proposalFor(book.keep())).toEqual(proposalFor(open().keep()));
  });

  test("marks as many months as the term, within the plan's years, with the activities that are planned", () => {
    const done = book.keep();
    const proposed = new Map(proposalFor(done).actions.map((action) => [action.key, action]));
    for (const { action } of actionsOf(done.plan)) {
      const { months, activities } = proposed.get(action.key)!;
      expect(months).toHaveLength(valueOr(action.termMonths, 0));
      expect(sum(months.map((mark) => mark.activities))).toBe(activities);
      expect(months.every(({ month }) => month >= "2023-01" && month <= "2025-12")).toBe(true);
    }
  });

  test("makes of each objective what Cuadro 4 gives it; the objective that only Cuadro 4 has counts with its neighbour", () => {
    const done = book.keep();
    const proposed = new Map(proposalFor(done).actions.map(({ key, activities }) => [key, activities]));
    const byObjective = new Map<string | null, number>();
    for (const { objective, action } of actionsOf(done.plan))
      byObjective.set(objective.key, (byObjective.get(objective.key) ?? 0) + proposed.get(action.key)!);
    const different = done.plan.budget.filter(
      ({ objectiveKey, activities }) => byObjective.get(objectiveKey) !== valueOr(activities, 0),
    );
    expect(different.map(({ objectiveText }) => objectiveText.slice(0, 28))).toEqual([
      "Fortalecer la infraestructur",
      "Promover procesos y procedim",
    ]);
    expect(byObjective.get(different[0]!.objectiveKey)).toBe(3);
  });

  test("keeps the months that the texts name", () => {
    const { actions } = proposalFor(book.keep());
    const monthsOf = (text: string) =>
      actions.find((action) => action.text.includes(text))!.months.map(({ month }) => month);
    expect(monthsOf("Marzo 2023")).toEqual(["2023-03"]);
    expect(monthsOf("Enero a marzo")).toEqual(["2023-01", "2023-02", "2023-03"]);
  });

  test("plans before it carries out, and diagnoses before it improves", () => {
    const { actions } = proposalFor(book.keep());
    const monthsOf = (start: string) => actions.find(({ text }) => text.startsWith(start))!.months;
    for (const [first, then] of [
      [
        "Elaborar plan de capacitación institucional encaminada al fortalecimiento",
        "Desarrollar capacitaciones (para el",
      ],
      ["Elaborar el diagnóstico de la red", "Implementación de un plan de mejora de la red"],
      ["Elaborar plan de capacitación encaminado a dar", "Desarrollar capacitaciones presenciales virtuales (sobre"],
    ] as const)
      expect(lastMonth(monthsOf(first)) < monthsOf(then)[0]!.month).toBe(true);
  });
});

describe("the wish for the proposed schedule", () => {
  test("fills blank cells alone, marks them as proposed and tells the log once for each action", () => {
    const before = book.keep();
    const proposal = proposalFor(before);
    const counted = [...actionsOf(before.plan)].filter(({ action }) => action.activities.kind === "value");
    const { done, log } = told(book, { wishes: [wishFor(proposal)] });
    expect(done.outcomes).toEqual([{ id: "1", kind: "done" }]);
    expect(log).toHaveLength(31);
    expect(
      log.every((line) => line.startsWith(`${ANA} | Cuadro 6 | `) && line.endsWith("| Cronograma propuesto")),
    ).toBe(true);
    const snapshot = book.read();
    for (const { key, months, activities, reasons } of proposal.actions) {
      for (const mark of months) {
        const cell = managedCell(snapshot, "schedule", key, mark.month);
        expect(valueIn(cell)).toBe(mark.activities);
        expect(cell?.userEnteredFormat?.textFormat?.italic).toBe(true);
      }
      const count = managedCell(snapshot, "schedule", key, "activities");
      const typed = counted.find(({ action }) => action.key === key);
      expect(valueIn(count)).toBe(typed ? valueOr(typed.action.activities, 0) : activities);
      expect(count?.note).toContain(reasons[0]);
      expect(count?.userEnteredFormat?.numberFormat?.pattern).toContain("propuesto");
    }
    expect(proposalFor(done).actions).toEqual([]);
  });

  test("keeps the rules of the schedule but for the number that Cuadro 4 and Cuadro 6 contradict each other in", () => {
    const done = book.keep({ wishes: [wishFor(proposalFor(book.keep()))] });
    const open = (code: string) => done.findings.filter(({ finding }) => finding.code === code);
    expect(open("cronograma-otros-anos")).toEqual([]);
    expect(open("cronograma-mes-no-leido")).toEqual([]);
    expect(open("cronograma-accion-falta")).toEqual([]);
    expect(open("presupuesto-actividades").length).toBeGreaterThan(0);
    expect(open("cronograma-meses-actividades").map(({ finding }) => [finding.found, finding.expected])).toEqual([
      ["10", "6"],
    ]);
  });

  test("that comes again does nothing, and one for another proposal is told that it is gone", () => {
    const proposal = proposalFor(book.keep());
    const first = wishFor(proposal);
    expect(told(book, { wishes: [{ ...first, fingerprint: "31-otra" }] }).log).toEqual([]);
    expect(told(book, { wishes: [first, { ...first, id: "2" }] }).done.outcomes.map(({ kind }) => kind)).toEqual([
      "done",
      "done",
    ]);
    expect(told(book, { wishes: [first] }).log).toEqual([]);
  });

  test("leaves alone what people have marked", () => {
    book.type("schedule", "A01", "2024-05", "2");
    const { done } = told(book, { wishes: [wishFor(proposalFor(book.keep()))] });
    const [first] = [...actionsOf(done.plan)];
    expect(first!.action.months).toEqual([{ month: "2024-05", activities: { kind: "value", value: 2 } }]);
    expect(done.state.proposed).not.toHaveProperty("A01");
  });
});

describe("what is proposed", () => {
  beforeEach(() => {
    book.keep({ wishes: [wishFor(proposalFor(book.keep()))] });
  });

  test("becomes firm for an action whose months somebody edits, and stays proposed for the others", () => {
    book.type("schedule", "A08", "2023-03", "2");
    const { done } = told(book);
    expect(Object.keys(done.state.proposed ?? {})).toHaveLength(30);
    expect(isItalic("A08", "2023-03")).toBe(false);
    expect(isItalic("A09", "2023-01")).toBe(true);
    expect(managedCell(book.read(), "schedule", "A08", "activities")?.note).toBeUndefined();
  });

  test("becomes firm all at once when it is confirmed, which the log tells in one line", () => {
    const { done, log } = told(book, { wishes: [{ id: "9", kind: "confirm-schedule", author: ANA }] });
    expect(done.outcomes).toEqual([{ id: "9", kind: "done" }]);
    expect(done.state.proposed).toEqual({});
    expect(log).toEqual([`${ANA} | Cuadro 6 | 31 acciones |  |  |  | Se confirmó el cronograma propuesto`]);
    expect(isItalic("A09", "2023-01")).toBe(false);
    expect(told(book, { wishes: [{ id: "9", kind: "confirm-schedule", author: ANA }] }).log).toEqual([]);
  });

  test("can be proposed again once its months are blanked", () => {
    book.type("schedule", "A08", "2023-03", "");
    expect(proposalFor(told(book).done).actions.map(({ key }) => key)).toEqual(["A08"]);
  });
});

function proposalFor({ plan, units }: Ready): Proposal {
  return proposeSchedule(plan, units);
}

function wishFor(proposal: Proposal) {
  return { id: "1", kind: "propose", author: ANA, fingerprint: fingerprintOf(proposal) } as const;
}

function isItalic(row: string, column: string): boolean {
  return managedCell(book.read(), "schedule", row, column)?.userEnteredFormat?.textFormat?.italic === true;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

function lastMonth(months: Proposal["actions"][number]["months"]): string {
  return months[months.length - 1]!.month;
}

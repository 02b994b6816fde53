import { describe, expect, test } from "vitest";
import { type Action, EMPTY, entryOf, unread } from "../../src/plan/plan.ts";
import type { ProgressEntry } from "../../src/plan/progress.ts";
import { type ActionStanding, standingOf } from "../../src/plan/standing.ts";
import { anAction, anEntry, anObjective, aPlan } from "../builders/plan.ts";

const MONTHS = [
  { month: "2026-01", activities: entryOf(2) },
  { month: "2026-02", activities: entryOf(3) },
  { month: "2026-12", activities: entryOf(1) },
];
const NOTHING_PLANNED = { activities: EMPTY, months: [] };

describe("what is due", () => {
  test.each([
    ["2026-01-31", 0],
    ["2026-02-01", 2],
    ["2026-02-28", 2],
    ["2026-03-01", 5],
    ["2026-12-31", 5],
    ["2027-01-01", 6],
  ])("on %s is what is planned for months that are over: %i", (today, due) => {
    expect(standing({ months: MONTHS }, [], today).due).toBe(due);
  });

  test.each([
    ["2028-02-28", 0],
    ["2028-02-29", 0],
    ["2028-03-01", 4],
  ])("of February in a leap year, on %s: %i", (today, due) => {
    expect(standing({ months: [{ month: "2028-02", activities: entryOf(4) }] }, [], today).due).toBe(due);
  });

  test("soon are the months that end within 60 days, to the day", () => {
    const march = { months: [{ month: "2026-03", activities: entryOf(4) }] };
    expect(["2026-01-29", "2026-01-30", "2026-03-31"].map((today) => standing(march, [], today).soon)).toEqual([
      0, 4, 4,
    ]);
    expect(standing(march, [], "2026-04-01")).toMatchObject({ soon: 0, late: 4 });
    const february = { months: [{ month: "2028-02", activities: entryOf(4) }] };
    expect(["2027-12-30", "2027-12-31"].map((today) => standing(february, [], today).soon)).toEqual([0, 4]);
  });

  test("this month lasts until its last day", () => {
    const of = (today: string) => standing({ months: MONTHS }, [], today).thisMonth;
    expect(["2025-12-31", "2026-01-01", "2026-01-31", "2026-12-01", "2026-12-31", "2027-01-01"].map(of)).toEqual([
      0, 2, 2, 1, 1, 0,
    ]);
  });

  test("is neither late nor soon once it is done, also ahead of time", () => {
    const action = { months: MONTHS, activities: entryOf(6) };
    expect(standing(action, [done(4)], "2026-02-10")).toMatchObject({ late: 0, thisMonth: 1, soon: 1 });
    expect(standing(action, [done(5)], "2026-02-10")).toMatchObject({ late: 0, thisMonth: 0, soon: 0 });
    expect(standing(action, [done(1)], "2026-02-10")).toMatchObject({ late: 1, thisMonth: 3, soon: 3 });
  });

  test("is nothing more for an action that is completed or rests, whatever its months say", () => {
    const nothing = { late: 0, thisMonth: 0, soon: 0 };
    expect(standing({ months: MONTHS, activities: entryOf(1) }, [done(1)], "2026-02-10")).toMatchObject(nothing);
    const course = { suspended: "sí", reason: "" };
    expect(standing({ months: MONTHS, course }, [], "2026-02-10")).toMatchObject(nothing);
  });

  test("leaves out what stands in a month and cannot be read", () => {
    const months = [...MONTHS.slice(0, 1), { month: "2026-02", activities: unread("varias") }];
    expect(standing({ months, activities: EMPTY }, [], "2026-05-01")).toMatchObject({ planned: 2, due: 2 });
  });
});

describe("the state of an action", () => {
  const activities = entryOf(6);
  test.each([
    ["no iniciada", "before anything is due", {}, [], "2026-01-31"],
    ["atrasada", "when nothing of what is due is done", {}, [], "2026-02-01"],
    ["atrasada", "when part of what is due is done", {}, [done(1)], "2026-02-01"],
    ["en proceso", "when all that is due is done", {}, [done(2)], "2026-02-01"],
    ["completada", "when all that is planned is done", {}, [done(6)], "2026-02-01"],
    ["completada", "when the number is done, without months", { months: [] }, [done(6)], "2026-02-01"],
    ["en proceso", "when something is done of which nothing was planned", NOTHING_PLANNED, [done(6)], "2026-02-01"],
    ["suspendida", "when it says so", suspended("Sí"), [], "2027-02-01"],
    ["suspendida", "when it says so, though all is done", suspended(" SI "), [done(6)], "2027-02-01"],
    ["atrasada", "when it says that it is not suspended", suspended("no"), [], "2027-02-01"],
  ] as const)("is «%s» %s", (state, _, changes, entries, today) => {
    expect(standing({ months: MONTHS, activities, ...changes }, entries, today).state).toBe(state);
  });

  test("suspended means that nothing is late and no evidence is missing", () => {
    expect(standing({ months: MONTHS, ...suspended("sí") }, [], "2027-01-01")).toMatchObject({
      due: 6,
      late: 0,
      missing: [],
    });
  });
});

describe("what was done and spent", () => {
  test("is the sum of its own entries, corrections included", () => {
    const entries = [done(3), done(-1), anEntry("R09", { actionKey: "A99", activities: entryOf(50) })];
    const spent = [entryOf(100_50), entryOf(-20_25), unread("poco")].map((spentCents) => anEntry("R1", { spentCents }));
    expect(standing({ months: MONTHS }, [...entries, ...spent], "2026-02-01")).toMatchObject({
      done: 2,
      spentCents: 80_25,
    });
  });

  test("is not below nothing, whatever was taken back", () => {
    expect(standing({ months: MONTHS }, [done(-3)], "2026-02-01")).toMatchObject({ done: 0, late: 2 });
  });
});

describe("a means of verification", () => {
  const means = "Informe; Listado";
  const proof = (meansIndex0: number | null, link: string) => anEntry("R01", { meansIndex0, link });

  test("is missing once something is due or done and no entry links to it", () => {
    const missing = (entries: readonly ProgressEntry[], today: string) =>
      standing({ months: MONTHS, means }, entries, today).missing;
    expect(missing([], "2026-01-31")).toEqual([]);
    expect(missing([], "2026-02-01")).toEqual(["Informe", "Listado"]);
    expect(missing([done(1)], "2026-01-02")).toEqual(["Informe", "Listado"]);
    expect(missing([proof(1, "https://a.example")], "2026-02-01")).toEqual(["Informe"]);
    expect(missing([proof(1, "  "), proof(null, "https://a.example")], "2026-02-01")).toEqual(["Informe", "Listado"]);
  });
});

function standing(changes: Partial<Action>, entries: readonly ProgressEntry[], today: string): ActionStanding {
  const plan = aPlan([anObjective("O01", [anAction("A01", changes)])]);
  return standingOf(plan, entries, today)[0]!;
}

function done(activities: number): ProgressEntry {
  return anEntry("R01", { activities: entryOf(activities), spentCents: EMPTY });
}

function suspended(text: string): Partial<Action> {
  return { course: { suspended: text, reason: "" } };
}

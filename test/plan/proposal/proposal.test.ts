import { describe, expect, test } from "vitest";
import { type Action, EMPTY, entryOf, type Plan, unread } from "../../../src/plan/plan.ts";
import { fingerprintOf } from "../../../src/plan/proposal/fingerprint.ts";
import { type Proposal, proposeSchedule } from "../../../src/plan/proposal/proposal.ts";
import { aBudgetRow, anAction, anObjective, aPlan, UNITS } from "../../builders/plan.ts";

describe("the months proposed for an action", () => {
  test("are as many in a row as its term, from the first month of the plan", () => {
    expect(monthsOf(propose([{ termMonths: entryOf(3) }]), "A01")).toEqual(["2026-01", "2026-02", "2026-03"]);
  });

  test("are those that its text names, in the year that it names", () => {
    const proposal = propose([{ text: "Campaña de valores. Marzo a mayo de 2027", termMonths: entryOf(3) }]);
    expect(monthsOf(proposal, "A01")).toEqual(["2027-03", "2027-04", "2027-05"]);
    expect(reasonsOf(proposal, "A01")).toContain("Su texto dice «Marzo a mayo de 2027».");
  });

  test("are those that its means of verification name where its text names none", () => {
    const proposal = propose([{ means: "Informe de junio", termMonths: entryOf(1) }]);
    expect(monthsOf(proposal, "A01")).toEqual(["2026-06"]);
  });

  test("go on after the months that its text names when its term is longer, and say so", () => {
    const proposal = propose([{ text: "Campaña. Marzo 2026", termMonths: entryOf(2) }]);
    expect(monthsOf(proposal, "A01")).toEqual(["2026-03", "2026-04"]);
    expect(reasonsOf(proposal, "A01")).toContain("sigue en los meses siguientes");
  });

  test("are those that its text names when it has no term", () => {
    const proposal = propose([{ text: "Campaña. Enero a febrero", termMonths: EMPTY }]);
    expect(monthsOf(proposal, "A01")).toEqual(["2026-01", "2026-02"]);
    expect(reasonsOf(proposal, "A01")).toContain("porque no tiene plazo");
  });

  test("are not taken from a text that names months outside the plan", () => {
    expect(monthsOf(propose([{ text: "Campaña. Marzo 2020", termMonths: entryOf(1) }]), "A01")).toEqual(["2026-01"]);
  });

  test("have its activities as evenly as whole numbers allow; 0 where none is left", () => {
    const activities = (count: number) =>
      propose([{ termMonths: entryOf(4), activities: entryOf(count) }], count).actions[0]!.months.map(
        (mark) => mark.activities,
      );
    expect(activities(8)).toEqual([2, 2, 2, 2]);
    expect(activities(2)).toEqual([0, 1, 0, 1]);
    expect(activities(0)).toEqual([0, 0, 0, 0]);
    expect(activities(6).sort()).toEqual([1, 1, 2, 2]);
  });
});

describe("the order of a line", () => {
  test.each([
    ["Elaborar plan de capacitación", "Desarrollar las capacitaciones"],
    ["Elaborar el diagnóstico de la red", "Implementación de un plan de mejora de la red"],
    ["Elaborar el diagnóstico de la red", "Diseñar la red"],
    ["Diseño del sistema", "Implementar el sistema"],
    ["Implementar el sistema", "Evaluar el sistema"],
  ])("puts «%s» before «%s», whichever comes first in the Cuadro", (first, then) => {
    for (const texts of [
      [first, then],
      [then, first],
    ]) {
      const proposal = propose(texts.map((text, index) => ({ text, responsible: UNITS[index]!.name })));
      expect(lastMonth(proposal, first) < firstMonth(proposal, then)).toBe(true);
      expect(proposal.actions.find(({ text }) => text === then)?.reasons).toContain(`Va después de «${first}».`);
    }
  });

  test("reaches beyond the objective where two texts of the line are about the same", () => {
    const plan = aPlan([
      anObjective("O01", [anAction("A01", { text: "Desarrollar talleres de gestión documental" })]),
      anObjective("O02", [anAction("A02", { text: "Elaborar plan de gestión documental", responsible: "RRHH" })]),
      anObjective("O03", [anAction("A03", { text: "Divulgar el código", responsible: "Auditoría Interna" })]),
    ]);
    const proposal = proposeSchedule(plan, UNITS);
    expect([monthsOf(proposal, "A02")[0], monthsOf(proposal, "A01")[0], monthsOf(proposal, "A03")[0]]).toEqual([
      "2026-01",
      "2026-04",
      "2026-01",
    ]);
  });

  test("leaves room before what people have marked already, though the unit has more to do then", () => {
    const proposal = propose([
      { text: "Desarrollar talleres", months: marked("2026-04") },
      { text: "Otra cosa", months: marked("2026-01", "2026-02", "2026-03") },
      { text: "Elaborar plan de talleres", termMonths: entryOf(2) },
    ]);
    expect(proposal.actions.map(({ key }) => key)).toEqual(["A03"]);
    expect(lastMonth(proposal, "Elaborar plan de talleres") < "2026-04").toBe(true);
    expect(reasonsOf(proposal, "A03")).toContain("Termina antes de «Desarrollar talleres».");
  });

  test("gives way where people have marked what comes after too early", () => {
    const proposal = propose([
      { text: "Desarrollar talleres", months: marked("2026-01") },
      { text: "Elaborar plan de talleres", termMonths: entryOf(2) },
    ]);
    expect(monthsOf(proposal, "A02")).toEqual(["2026-02", "2026-03"]);
  });

  test("keeps the rest of its order where people have marked what comes last too early", () => {
    const proposal = propose(
      [
        { text: "Desarrollar talleres", months: marked("2026-01"), responsible: "Auditoría Interna" },
        { text: "Elaborar plan", termMonths: entryOf(6) },
        { text: "Elaborar diagnóstico", termMonths: entryOf(3) },
        { text: "Otra cosa", months: marked("2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06") },
      ],
      9,
      { fromYear: 2026, toYear: 2026 },
    );
    expect(lastMonth(proposal, "Elaborar diagnóstico") < firstMonth(proposal, "Elaborar plan")).toBe(true);
  });

  test("leaves room at the end of the plan for what comes after, though the unit has less to do then", () => {
    const proposal = propose(
      [
        { text: "Elaborar plan", termMonths: entryOf(3) },
        { text: "Desarrollar talleres", termMonths: entryOf(6) },
        { text: "Otra cosa", months: marked("2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06") },
      ],
      9,
      { fromYear: 2026, toYear: 2026 },
    );
    expect(lastMonth(proposal, "Elaborar plan") <= "2026-06").toBe(true);
    expect(firstMonth(proposal, "Desarrollar talleres") > lastMonth(proposal, "Elaborar plan")).toBe(true);
  });

  test("decides the year of months that a text names without one", () => {
    const proposal = propose([
      { text: "Elaborar plan", termMonths: entryOf(2) },
      { text: "Desarrollar talleres, enero a marzo" },
    ]);
    expect(monthsOf(proposal, "A02")).toEqual(["2027-01", "2027-02", "2027-03"]);
  });

  test("puts at the end of the plan what has no room after what comes before it, and says so", () => {
    const proposal = propose(
      [
        { text: "Elaborar plan", termMonths: entryOf(8) },
        { text: "Desarrollar talleres", termMonths: entryOf(8) },
      ],
      2,
      { fromYear: 2026, toYear: 2026 },
    );
    expect(monthsOf(proposal, "A02")[0]).toBe("2026-05");
    expect(reasonsOf(proposal, "A02")).toContain("no le deja lugar");
  });
});

describe("the load of a unit", () => {
  test("stays as low as it can: actions of one unit follow each other, those of others do not wait", () => {
    const proposal = propose([
      { responsible: "Recursos Humanos" },
      { responsible: "RRHH" },
      { responsible: "Gerencia" },
      { responsible: "Gerencia / RRHH" },
    ]);
    expect(proposal.actions.map(({ months }) => months[0]!.month)).toEqual([
      "2026-01",
      "2026-04",
      "2026-01",
      "2026-07",
    ]);
    expect(reasonsOf(proposal, "A02")).toContain("para no recargar a Recursos Humanos");
  });

  test("counts what is planned already", () => {
    expect(monthsOf(propose([{ months: marked("2026-03") }, {}]), "A02")[0]).toBe("2026-04");
    expect(monthsOf(propose([{ months: marked("2026-01") }, {}]), "A02")[0]).toBe("2026-02");
  });
});

describe("the activities of actions", () => {
  test("that the schedule does not count share what the budget leaves for them, by their terms", () => {
    const proposal = propose(
      [
        { activities: entryOf(2) },
        { activities: EMPTY, termMonths: entryOf(2) },
        { activities: EMPTY, termMonths: entryOf(8) },
      ],
      12,
    );
    expect(countsOf(proposal)).toEqual([2, 3, 7]);
    expect(reasonsOf(proposal, "A03")).toContain("El Cuadro 2 da 12 actividades a su objetivo");
  });

  test("come to the budget's number where the schedule says another one, which is told", () => {
    const surplus = propose([{ activities: entryOf(4) }, { activities: entryOf(10) }], 10);
    expect(countsOf(surplus)).toEqual([4, 6]);
    expect(reasonsOf(surplus, "A02")).toContain("la observación queda abierta");
    expect(countsOf(propose([{ activities: entryOf(4) }, { activities: entryOf(3) }], 9))).toEqual([6, 3]);
  });

  test("are one each where neither says anything", () => {
    const plan = aPlan([anObjective("O01", [anAction("A01", { activities: EMPTY })])], { budget: [] });
    expect(countsOf(proposeSchedule(plan, UNITS))).toEqual([1]);
  });

  test("of an objective that only the budget has belong to the one whose amount exceeds the budget by as much", () => {
    const objectives = ["O01", "O02"].map((key, index) =>
      anObjective(key, [anAction(`A0${index + 1}`, { activities: EMPTY, budgetCents: entryOf(300_00) })]),
    );
    const [first, second] = objectives;
    const budget = [
      aBudgetRow("P01", first!, { typedCents: entryOf(200_00) }),
      aBudgetRow("P02", second!),
      aBudgetRow("P03", anObjective("", []), {
        objectiveKey: null,
        activities: entryOf(5),
        typedCents: entryOf(100_00),
      }),
    ];
    expect(countsOf(proposeSchedule(aPlan(objectives, { budget }), UNITS))).toEqual([6, 1]);
  });
});

describe("an action for which nothing can be proposed", () => {
  test.each<[string, Partial<Action>]>([
    ["plazo", { termMonths: EMPTY }],
    ["plazo", { termMonths: unread("pronto") }],
    ["más largo que los años del plan", { termMonths: entryOf(37) }],
    ["número de actividades", { activities: unread("varias") }],
  ])("is left, with the reason: %s", (reason, changes) => {
    const { actions, left } = propose([changes]);
    expect(actions).toEqual([]);
    expect(left.map(({ key, reason: why }) => [key, why.includes(reason)])).toEqual([["A01", true]]);
  });

  test("is every one while the plan's years are not known", () => {
    const { actions, left } = propose([{}], 1, null);
    expect(actions).toEqual([]);
    expect(left[0]?.reason).toContain("Ajustes");
  });
});

test("the fingerprint of a proposal changes with its months", () => {
  const fingerprint = (term: number) => fingerprintOf(propose([{ termMonths: entryOf(term) }]));
  expect(fingerprint(3)).toBe(fingerprint(3));
  expect(fingerprint(3)).not.toBe(fingerprint(4));
});

/** The proposal for one objective with these actions, A01 and so on, and this number in the budget. */
function propose(
  actions: readonly Partial<Action>[],
  budgetActivities = actions.length,
  period: Plan["facts"]["period"] = { fromYear: 2026, toYear: 2028 },
): Proposal {
  const plan = aPlan([
    anObjective(
      "O01",
      actions.map((changes, index) => anAction(`A0${index + 1}`, changes)),
    ),
  ]);
  const budget = plan.budget.map((row) => ({ ...row, activities: entryOf(budgetActivities) }));
  return proposeSchedule({ ...plan, facts: { ...plan.facts, period }, budget }, UNITS);
}

/** Months that people have marked, with an activity each. */
function marked(...months: readonly string[]): Action["months"] {
  return months.map((month) => ({ month, activities: entryOf(1) }));
}

function monthsOf({ actions }: Proposal, key: string): readonly string[] {
  return actions.find((action) => action.key === key)!.months.map(({ month }) => month);
}

function reasonsOf({ actions }: Proposal, key: string): string {
  return actions.find((action) => action.key === key)!.reasons.join(" ");
}

function countsOf({ actions }: Proposal): readonly number[] {
  return actions.map(({ activities }) => activities);
}

function firstMonth({ actions }: Proposal, text: string): string {
  return actions.find((action) => action.text === text)!.months[0]!.month;
}

function lastMonth({ actions }: Proposal, text: string): string {
  const { months } = actions.find((action) => action.text === text)!;
  return months[months.length - 1]!.month;
}

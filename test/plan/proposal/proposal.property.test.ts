import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/plan/check.ts";
import {
  type Action,
  actionsOf,
  EMPTY,
  entryOf,
  objectivesOf,
  type Plan,
  unread,
  valueOr,
} from "../../../src/plan/plan.ts";
import { type Proposal, proposeSchedule } from "../../../src/plan/proposal/proposal.ts";
import { splitUnits } from "../../../src/plan/units.ts";
import { anAction, anObjective, aPlan, toCheck, UNITS } from "../../builders/plan.ts";

const [FROM_YEAR, TO_YEAR] = [2026, 2031];

describe("whatever a plan says, its proposed schedule", () => {
  test("is the same for the same plan", () => {
    everyPlan((plan, proposal) => expect(proposeSchedule(structuredClone(plan), [...UNITS])).toEqual(proposal));
  });

  test("is for the actions without months alone, each of which it gives months or a reason", () => {
    everyPlan((plan, { actions, left }) => {
      const blank = [...actionsOf(plan)].flatMap(({ action }) => (action.months.length === 0 ? [action.key] : []));
      const told = [...actions, ...left].map(({ key }) => key);
      expect(told.sort()).toEqual(blank.sort());
    });
  });

  test("gives each action as many months in a row as its term, within the plan, with all its activities", () => {
    everyPlan((plan, { actions }) => {
      const terms = new Map([...actionsOf(plan)].map(({ action }) => [action.key, action.termMonths]));
      for (const { key, months, activities } of actions) {
        const numbers = months.map(({ month }) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1);
        expect(numbers).toEqual(months.map((_, step) => numbers[0]! + step));
        expect(numbers[0]! >= FROM_YEAR * 12 && numbers[numbers.length - 1]! < (TO_YEAR + 1) * 12).toBe(true);
        expect(months.length).toBe(valueOr(terms.get(key)!, months.length));
        expect(sum(months.map((mark) => mark.activities))).toBe(activities);
      }
    });
  });

  test("keeps the rules for the sums of months and for the years of the plan", () => {
    everyPlan((plan, proposal) => {
      const proposed = new Set(proposal.actions.map(({ key }) => key));
      const broken = check(toCheck(withProposal(plan, proposal))).filter(
        ({ code, place }) => SCHEDULE_RULES.has(code) && place.at === "row" && proposed.has(place.key),
      );
      expect(broken).toEqual([]);
    });
  });

  test("makes of every objective what the budget gives it, unless people have marked more or wrote what cannot be read", () => {
    everyPlan((plan, { actions, left }) => {
      const planned = new Map(actions.map(({ key, activities }) => [key, activities]));
      const isLeft = new Set(left.map(({ key }) => key));
      for (const { objective } of objectivesOf(plan)) {
        const own = objective.actions;
        const marked = sum(own.flatMap(({ months }) => months.map(({ activities }) => valueOr(activities, 0))));
        const budget = valueOr(plan.budget.find((row) => row.objectiveKey === objective.key)!.activities, 0);
        const isOpen = own.some(({ months }) => months.length === 0) && !own.some(({ key }) => isLeft.has(key));
        if (!isOpen || marked > budget || own.some(({ activities }) => activities.kind === "unread")) continue;
        expect(marked + sum(own.map(({ key }) => planned.get(key) ?? 0))).toBe(budget);
      }
    });
  });

  test("plans before it carries out, where no text and nobody has said when", () => {
    fc.assert(
      fc.property(fc.array(action({ isPlain: true }), { minLength: 2, maxLength: 12 }), (drafts) => {
        const { actions } = proposeSchedule(planOf([drafts]), UNITS);
        for (const first of actions.filter(({ text }) => text.startsWith("Elaborar"))) {
          for (const then of actions.filter(
            ({ text }) => text === first.text.replace("Elaborar plan de", "Desarrollar"),
          ))
            expect(first.months[first.months.length - 1]!.month < then.months[0]!.month).toBe(true);
        }
      }),
    );
  });

  test("tells the load that its months and those planned before bring to each unit", () => {
    everyPlan((plan, proposal) => {
      const expected = new Map<string, number>();
      for (const { action } of actionsOf(withProposal(plan, proposal))) {
        for (const unit of splitUnits(action.responsible, UNITS))
          for (const { month, activities } of action.months) {
            const at = `${unit} ${month}`;
            expected.set(at, (expected.get(at) ?? 0) + valueOr(activities, 0));
          }
      }
      for (const { unit, activities } of proposal.load)
        for (const [index, month] of proposal.months.entries())
          expect(activities[index]).toBe(expected.get(`${unit} ${month}`) ?? 0);
      const inLoad = sum(proposal.load.flatMap(({ activities }) => activities));
      expect(inLoad).toBe(sum([...expected.values()]));
    });
  });
});

const SCHEDULE_RULES: ReadonlySet<string> = new Set([
  "cronograma-meses-actividades",
  "cronograma-otros-anos",
  "cronograma-mes-no-leido",
]);

function everyPlan(holds: (plan: Plan, proposal: Proposal) => void): void {
  const objective = fc.array(action({ isPlain: false }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(objective, { minLength: 1, maxLength: 6 }), (objectives) => {
      const plan = planOf(objectives);
      holds(plan, proposeSchedule(plan, UNITS));
    }),
  );
}

/** With `isPlain` an action has a term and no months, and its text names none. */
function action({ isPlain }: { readonly isPlain: boolean }): fc.Arbitrary<Partial<Action>> {
  const subject = fc.constantFrom("gestión documental", "ética pública", "atención ciudadana");
  const plain = fc.tuple(fc.constantFrom("Elaborar plan de", "Desarrollar"), subject).map((words) => words.join(" "));
  const other = fc.constantFrom("", "Diagnóstico de la red", "Campaña. Marzo 2027", "Feria. Enero a marzo", "Evaluar");
  const term = fc.integer({ min: 1, max: 12 }).map(entryOf);
  const count = fc.integer({ min: 0, max: 12 }).map(entryOf);
  return fc.record({
    text: isPlain ? plain : fc.oneof(plain, other),
    termMonths: isPlain
      ? term
      : fc.oneof({ arbitrary: term, weight: 8 }, fc.constantFrom(EMPTY, unread("pronto"), entryOf(90))),
    activities: fc.oneof(
      { arbitrary: count, weight: 4 },
      fc.constantFrom(EMPTY, ...(isPlain ? [] : [unread("varias")])),
    ),
    responsible: fc.constantFrom("", "Gerencia", "RRHH", "Gerencia / Recursos Humanos", "Nadie"),
    months: isPlain ? fc.constant([]) : fc.oneof({ arbitrary: fc.constant([]), weight: 4 }, marks()),
  });
}

function marks(): fc.Arbitrary<Action["months"]> {
  const month = fc.constantFrom("2026-02", "2026-03", "2028-11");
  return fc
    .uniqueArray(month, { minLength: 1 })
    .map((months) => months.sort().map((each, index) => ({ month: each, activities: entryOf(index) })));
}

function planOf(objectives: readonly (readonly Partial<Action>[])[]): Plan {
  let count = 0;
  const plan = aPlan(
    objectives.map((drafts, index) =>
      anObjective(
        `O0${index + 1}`,
        drafts.map((draft) => anAction(`A${10 + count++}`, draft)),
      ),
    ),
  );
  return {
    ...plan,
    facts: { ...plan.facts, period: { fromYear: FROM_YEAR, toYear: TO_YEAR } },
    budget: plan.budget.map((row, index) => ({ ...row, activities: entryOf((index * 7) % 15) })),
  };
}

/** The plan once the proposal has been written, with its own numbers of activities. */
function withProposal(plan: Plan, { actions }: Proposal): Plan {
  const proposed = new Map(actions.map((each) => [each.key, each]));
  const planned = (action: Action): Action => {
    const own = proposed.get(action.key);
    if (!own) return action;
    const months = own.months.map(({ month, activities }) => ({ month, activities: entryOf(activities) }));
    return { ...action, activities: entryOf(own.activities), months };
  };
  return {
    ...plan,
    axes: plan.axes.map((axis) => ({
      ...axis,
      lines: axis.lines.map((line) => ({
        ...line,
        objectives: line.objectives.map((objective) => ({ ...objective, actions: objective.actions.map(planned) })),
      })),
    })),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

import { lineParts } from "../../src/plan/line-text.ts";
import type { Mend, MendStep } from "../../src/plan/mend.ts";
import { type Action, EMPTY, type Entry, entryOf, type Objective, type Plan } from "../../src/plan/plan.ts";
import type { Checked } from "../../src/plan/rules/rule.ts";

type SetStep = Extract<MendStep, { kind: "set" }>;

/** What is checked once the cells that a mend sets hold what it says; throws for a cell that people could not type in. */
export function applied(checked: Checked, { steps }: Mend): Checked {
  return steps.reduce((now, step) => {
    if (step.kind !== "set") throw new Error(`Only cells can be set here, not ${step.kind}.`);
    return withCell(now, step);
  }, checked);
}

function withCell(checked: Checked, step: SetStep): Checked {
  const { plan } = checked;
  const { sheet, key, column, to } = step;
  if (sheet === "commission")
    return { ...checked, members: checked.members.map((one) => (one.key === key ? { ...one, [column]: to } : one)) };
  if (sheet === "catalogues" && column === "detail")
    return {
      ...checked,
      units: checked.units.map((unit) => (unit.key === key ? { ...unit, aliases: String(to).split("; ") } : unit)),
    };
  if (sheet === "budget")
    return {
      ...checked,
      plan: {
        ...plan,
        budget: plan.budget.map((row) => {
          if (row.key !== key) return row;
          if (column === "responsible") return { ...row, responsible: String(to) };
          if (column === "activities") return { ...row, activities: figure(to) };
          if (column === "typedTotal") return { ...row, typedCents: figure(to, 100) };
          throw unknownCell(step);
        }),
      },
    };
  return { ...checked, plan: withObjectives(plan, step) };
}

function withObjectives(plan: Plan, step: SetStep): Plan {
  const { key, column, to } = step;
  return {
    ...plan,
    axes: plan.axes.map((axis) => ({
      ...axis,
      lines: axis.lines.map((line) => ({
        ...line,
        ...(key === `top:${line.key}` && column === "line" && lineParts(String(to))),
        objectives: line.objectives.map(
          (objective): Objective => ({
            ...objective,
            ...(column === "objective" && objective.actions[0]?.key === key && { text: String(to) }),
            actions: objective.actions.map((action) => (action.key === key ? withActionCell(action, step) : action)),
          }),
        ),
      })),
    })),
  };
}

function withActionCell(action: Action, step: SetStep): Action {
  const { sheet, column, to } = step;
  if (sheet === "schedule" && column === "activities") return { ...action, activities: figure(to) };
  if (sheet === "schedule" && /^\d{4}-\d{2}$/.test(column)) {
    const others = action.months.filter(({ month }) => month !== column);
    const months = to === null ? others : [...others, { month: column, activities: figure(to) }];
    return { ...action, months: months.sort((a, b) => a.month.localeCompare(b.month)) };
  }
  switch (column) {
    case "objective":
      return action;
    case "action":
      return { ...action, text: String(to) };
    case "term":
      return { ...action, termMonths: figure(to) };
    case "budget":
      return { ...action, budgetCents: figure(to, 100) };
    case "responsible":
      return { ...action, responsible: String(to) };
    default:
      throw unknownCell(step);
  }
}

function figure(to: string | number | null, scale = 1): Entry<number> {
  return to === null ? EMPTY : entryOf(Math.round(Number(to) * scale));
}

function unknownCell({ sheet, key, column }: SetStep): Error {
  return new Error(`Nobody types into ${sheet} ${key} ${column}.`);
}

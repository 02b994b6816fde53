import { push } from "../grouped.ts";
import { actionsOf, type BudgetRow, objectivesOf } from "../plan.ts";
import { objectiveCents } from "../totals.ts";
import type { Checked, RuleContext } from "./rule.ts";

/** What is checked, with what rules ask for again and again worked out once. */
export function contextOf(checked: Checked): RuleContext {
  const { plan } = checked;
  const budgetRows = new Map<string, BudgetRow>();
  const looseRows = new Map<string | null, BudgetRow[]>();
  for (const row of plan.budget) {
    if (row.objectiveKey !== null) budgetRows.set(row.objectiveKey, row);
    else push(looseRows, row.lineKey, row);
  }
  const objectives = [...objectivesOf(plan)];
  return {
    ...checked,
    objectives,
    actions: [...actionsOf(plan)],
    actionCents: new Map(objectives.map(({ objective }) => [objective.key, objectiveCents(objective)])),
    lines: new Map(plan.axes.flatMap(({ lines }) => lines.map((line) => [line.key, line]))),
    budgetRows,
    looseRows,
  };
}

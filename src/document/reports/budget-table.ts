import { formatAmount } from "../../plan/amount.ts";
import type { Baseline } from "../../plan/baseline.ts";
import type { Plan } from "../../plan/plan.ts";
import { axisCents, planCents } from "../../plan/totals.ts";
import type { TableBlock, TableColumn, TableRow } from "../block.ts";
import { axisText, cell, percentText } from "./phrases.ts";
import { type ActionSituation, figuresOf } from "./situation.ts";

/** What the council approved for an axis, and what the plan gives to it now. Cents. */
export interface AxisBudget {
  readonly number: number;
  /** Empty for an axis that is in the baseline alone. */
  readonly name: string;
  readonly approvedCents: number;
  readonly currentCents: number;
}

/** Budgets by axis, also of axes that only the baseline has. Without a baseline the plan as it stands counts as approved. */
export function axisBudgets(plan: Plan, baseline: Baseline | null): readonly AxisBudget[] {
  const approved = new Map<number, number>();
  for (const { axisNumber, budgetCents } of baseline?.actions ?? [])
    approved.set(axisNumber, (approved.get(axisNumber) ?? 0) + (budgetCents ?? 0));
  const present = plan.axes.map((axis) => {
    const currentCents = axisCents(axis);
    const approvedCents = baseline ? (approved.get(axis.number) ?? 0) : currentCents;
    return { number: axis.number, name: axis.name, approvedCents, currentCents };
  });
  const numbers = new Set(present.map(({ number }) => number));
  const dropped = [...approved].filter(([number]) => !numbers.has(number));
  return [
    ...present,
    ...dropped.map(([number, approvedCents]) => ({ number, name: "", approvedCents, currentCents: 0 })),
  ].sort((a, b) => a.number - b.number);
}

/** What the council approved for the whole plan, in cents: by the baseline, else the plan as it stands. */
export function approvedCents(plan: Plan, baseline: Baseline | null): number {
  return baseline ? baseline.actions.reduce((sum, { budgetCents }) => sum + (budgetCents ?? 0), 0) : planCents(plan);
}

/** Approved, spent and left by axis. Where the plan has other amounts than approved, they stand in a column of their own. */
export function budgetTable(budgets: readonly AxisBudget[], actions: readonly ActionSituation[]): TableBlock {
  const hasChanged = budgets.some((budget) => budget.approvedCents !== budget.currentCents);
  const amount = (title: string): TableColumn => ({ title, widthShare: 13, align: "end" });
  const row = (kind: TableRow["kind"], name: string, own: readonly AxisBudget[], on: readonly ActionSituation[]) => {
    const approved = own.reduce((sum, budget) => sum + budget.approvedCents, 0);
    const current = own.reduce((sum, budget) => sum + budget.currentCents, 0);
    const { spentCents, spentInPeriodCents } = figuresOf(on);
    const amounts = [approved, ...(hasChanged ? [current] : []), spentInPeriodCents, spentCents, approved - spentCents];
    return {
      kind,
      cells: [
        cell(name),
        ...amounts.map((cents) => cell(formatAmount(cents))),
        cell(percentText(approved > 0 ? spentCents / approved : null)),
      ],
    };
  };
  return {
    kind: "table",
    isSmall: true,
    columns: [
      { title: "Eje", widthShare: 28, align: "start" },
      amount("Aprobado"),
      ...(hasChanged ? [amount("Con cambios sin acuerdo")] : []),
      amount("Gastado en el período"),
      amount("Gastado al cierre"),
      amount("Disponible"),
      { title: "% gastado", widthShare: 10, align: "center" },
    ],
    rows: [
      ...budgets.map((budget) =>
        row(
          "plain",
          axisText(budget),
          [budget],
          actions.filter(({ axis }) => axis.number === budget.number),
        ),
      ),
      row("total", "Total", budgets, actions),
    ],
  };
}

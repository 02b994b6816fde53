import { readTables } from "../../../build/local/tables.ts";
import type { ReportInput } from "../../../src/document/report-input.ts";
import { baselineOf, modificationsOf } from "../../../src/plan/baseline.ts";
import { type Action, entryOf, type Plan } from "../../../src/plan/plan.ts";
import { proposeSchedule } from "../../../src/plan/proposal/proposal.ts";
import { preview } from "../../../src/workbook/conversion.ts";
import type { Snapshot } from "../../../src/workbook/snapshot.ts";
import { anAction, anObjective, aPlan, UNITS } from "../../builders/plan.ts";
import { simulatedYear } from "../../builders/simulated-year.ts";
import { usulutanKnown } from "../../builders/usulutan-known.ts";

const USULUTAN = new URL("../../../templates/usulutan-2023-2025", import.meta.url).pathname;

/** What a report on a small plan is made from: one axis, one line, one objective, the actions A01 and A02, nothing recorded. */
export function aReportInput(changes: Partial<ReportInput> = {}): ReportInput {
  return {
    plan: aPlan([anObjective("O01", [anAction("A01"), anAction("A02")])]),
    units: UNITS,
    members: [],
    entries: [],
    findings: [],
    modifications: [],
    baseline: null,
    today: "2026-03-10",
    ...changes,
  };
}

/** The same with a baseline, which is the plan before the actions were changed. */
export function aModifiedInput(
  change: (action: Action) => Action | null,
  changes: Partial<ReportInput> = {},
): ReportInput {
  const input = aReportInput(changes);
  const approval = { minutes: "Acta 1", resolution: "Acuerdo 2", date: "2026-01-15" };
  const baseline = baselineOf(input.plan, approval, { fixedOn: "2026-01-20", fixedBy: "cim@alcaldia.example" });
  const plan = withActions(input.plan, change);
  return { ...input, plan, baseline, modifications: modificationsOf(plan, baseline, input.units) };
}

/** Usulután's plan with its proposed schedule, one action of it suspended, and a year of progress; seen on a day of 2024. */
export function usulutanInput(changes: Partial<ReportInput> = {}): ReportInput {
  const { plan, units } = preview(readTables(USULUTAN) as Snapshot, usulutanKnown());
  const proposed = new Map(proposeSchedule(plan, units).actions.map((action) => [action.key, action]));
  const scheduled = withActions(plan, (action) => {
    const { months = [], activities = 0 } = proposed.get(action.key) ?? {};
    const marks = months.map((mark) => ({ month: mark.month, activities: entryOf(mark.activities) }));
    const course = { suspended: "Sí", reason: "Acuerdo del Concejo" };
    return { ...action, months: marks, activities: entryOf(activities), ...(action.key === "A07" && { course }) };
  });
  const keyed = units.map((unit, index) => ({ ...unit, key: `U${String(index + 1).padStart(2, "0")}` }));
  return aReportInput({
    plan: scheduled,
    units: keyed,
    entries: simulatedYear(scheduled),
    today: "2024-02-15",
    ...changes,
  });
}

/** The plan with other actions; null drops one. */
export function withActions(plan: Plan, change: (action: Action) => Action | null): Plan {
  const axes = plan.axes.map((axis) => ({
    ...axis,
    lines: axis.lines.map((line) => ({
      ...line,
      objectives: line.objectives.map((objective) => ({
        ...objective,
        actions: objective.actions.flatMap((action) => change(action) ?? []),
      })),
    })),
  }));
  return { ...plan, axes };
}

import type { Registration, ReportInput } from "../document/report-input.ts";
import { modificationsOf } from "../plan/baseline.ts";
import { actionsOf, valueOr } from "../plan/plan.ts";
import { countsAs } from "../plan/progress.ts";
import { standingOf } from "../plan/standing.ts";
import type { ReadyPass } from "../workbook/draw.ts";
import { CHANGE_KEY } from "../workbook/layout/changes.ts";
import { memoryKey, textOfTyped } from "../workbook/memory/memory.ts";
import type { ReportFigures } from "../workbook/reports.ts";
import { civilToday } from "./clock.ts";

/** What a report is made from, as a pass found the workbook. */
export function reportInputOf(ready: ReadyPass, registration?: Registration): ReportInput {
  const { plan, units, members, progress, findings, state } = ready;
  const modifications = modificationsOf(plan, state.baseline, units);
  const reasons = modifications.flatMap(({ key }) => {
    const reason = textOfTyped(state.memory.get(memoryKey("changes", CHANGE_KEY + key))?.cells.reason);
    return reason === "" ? [] : [[key, reason] as const];
  });
  return {
    plan,
    units,
    members,
    entries: progress,
    findings,
    modifications,
    baseline: state.baseline,
    reasons: Object.fromEntries(reasons),
    today: civilToday(),
    ...(registration && { registration }),
  };
}

/** The figures of the plan that a report is made from, by which its versions are compared. */
export function figuresOf({ plan, entries, findings, today }: ReportInput): ReportFigures {
  const counting = entries.filter(({ status }) => countsAs(status)).map(({ entry }) => entry);
  const standings = standingOf(plan, counting, today);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    actions: standings.length,
    budgetCents: sum([...actionsOf(plan)].map(({ action }) => valueOr(action.budgetCents, 0))),
    activitiesDone: sum(standings.map(({ done }) => done)),
    spentCents: sum(standings.map(({ spentCents }) => spentCents)),
    errors: openErrors({ findings }),
  };
}

/** How many errors nobody has mended or accepted: with any, figures are not reconciled. */
export function openErrors({ findings }: Pick<ReportInput, "findings">): number {
  return findings.filter(({ status, finding }) => status !== "aceptada" && finding.severity === "error").length;
}

import type { ListedFinding } from "../plan/acceptance.ts";
import type { KeyGiver } from "../plan/keys.ts";
import { lineParts } from "../plan/line-text.ts";
import type { Mend, MendStep } from "../plan/mend.ts";
import { type Action, actionsOf, type Line, type Objective, type Plan } from "../plan/plan.ts";
import type { CellEdit } from "./edits.ts";
import { sheetIdOf } from "./managed.ts";
import { actionOf } from "./memory/last-known.ts";
import type { Wish } from "./occasion.ts";
import { type ManagedRead, type ManagedSheets, readerIn } from "./read/read.ts";
import { completeBudget } from "./read/rows.ts";
import type { GoneRow, State } from "./state.ts";

/** A mend that somebody chose. */
export interface ChosenMend {
  readonly author: string;
  readonly mend: Mend;
}

/** The mend that a wish names among those of its finding; null when the finding or the mend is not there any more. */
export function chosenMend(wish: Wish & { kind: "mend" }, findings: readonly ListedFinding[]): ChosenMend | null {
  const listed = findings.find(({ key }) => key === wish.findingKey);
  const mend = listed?.finding.mends.find(({ id }) => id === wish.mendId);
  return mend ? { author: wish.author, mend } : null;
}

/** The edits of cells that a mend makes; a step whose cell has gone makes none. Positions are those of the sheets read. */
export function mendEdits({ steps }: Mend, sheets: ManagedSheets, { standing }: ManagedRead): readonly CellEdit[] {
  return steps.flatMap((step) => {
    if (step.kind !== "set") return [];
    const reader = readerIn(sheets, step.sheet);
    const row0 = standing.get(sheetIdOf(reader?.sheetKey ?? "start"))?.get(step.key) ?? reader?.rows.get(step.key);
    const column0 = reader?.columns.get(step.column);
    if (!reader || row0 === undefined || column0 === undefined) return [];
    return [{ sheetId: sheetIdOf(reader.sheetKey), row0, column0, to: enteredValue(step.to) }];
  });
}

function enteredValue(to: string | number | null): CellEdit["to"] {
  if (to === null || to === "") return null;
  return typeof to === "number" ? { numberValue: to } : { stringValue: to };
}

/** What a workbook says once the steps that make or move rows have been taken. */
export function takeSteps(
  steps: readonly MendStep[],
  read: ManagedRead,
  { gone }: Pick<State, "gone">,
  keys: KeyGiver,
): ManagedRead {
  let taken = read;
  for (const step of steps) taken = takeStep(step, taken, { gone }, keys);
  return taken;
}

function takeStep(step: MendStep, read: ManagedRead, { gone }: Pick<State, "gone">, keys: KeyGiver): ManagedRead {
  switch (step.kind) {
    case "set":
      return read;
    case "add-unit":
      return { ...read, units: [...read.units, { key: keys.next("unit"), name: step.name, aliases: [] }] };
    case "restore-action": {
      const row = gone[step.actionKey];
      return row ? withPlan(read, restored(read.plan, step.actionKey, row), keys) : read;
    }
    case "move-action":
      return withPlan(read, movedToBudgetRow(read.plan, step, keys), keys);
  }
}

function withPlan(read: ManagedRead, plan: Plan, keys: KeyGiver): ManagedRead {
  const budget = completeBudget(plan.budget, plan.axes, () => keys.next("budgetRow"));
  const present = new Set([...actionsOf(plan)].map(({ action }) => action.key));
  return { ...read, plan: { ...plan, budget, retired: plan.retired.filter(({ key }) => !present.has(key)) } };
}

/** The action back at the end of its objective; objective and line come back with it where they went too. */
function restored(plan: Plan, key: string, row: GoneRow): Plan {
  if ([...actionsOf(plan)].some(({ action }) => action.key === key)) return plan;
  const planned = plan.retired.find((retired) => retired.key === key);
  const action: Action = { ...actionOf(key, row), ...planned };
  const { line: lineKey, objective: objectiveKey } = row.plan;
  const objective: Objective = { key: objectiveKey, text: row.objectiveText, actions: [action] };
  const withAction = (line: Line): Line => {
    const isThere = line.objectives.some((known) => known.key === objectiveKey);
    const grown = line.objectives.map((known) =>
      known.key === objectiveKey ? { ...known, actions: [...known.actions, action] } : known,
    );
    return { ...line, objectives: isThere ? grown : [...grown, objective] };
  };
  const axes = plan.axes.map((axis) => {
    if (`axis:${axis.number}` !== row.plan.sheet) return axis;
    if (axis.lines.some((line) => line.key === lineKey)) {
      return { ...axis, lines: axis.lines.map((line) => (line.key === lineKey ? withAction(line) : line)) };
    }
    const line: Line = { key: lineKey, ...lineParts(row.lineText), objectives: [objective] };
    return { ...axis, lines: [...axis.lines, line] };
  });
  return { ...plan, axes };
}

/** A budget row without an objective gets one, right behind the objective that the action leaves. */
function movedToBudgetRow(
  plan: Plan,
  { actionKey, budgetRowKey }: MendStep & { kind: "move-action" },
  keys: KeyGiver,
): Plan {
  const row = plan.budget.find(({ key, objectiveKey }) => key === budgetRowKey && objectiveKey === null);
  const from = [...actionsOf(plan)].find(({ action }) => action.key === actionKey);
  if (!row || !from) return plan;
  const made: Objective = { key: keys.next("objective"), text: row.objectiveText, actions: [from.action] };
  const left = { ...from.objective, actions: from.objective.actions.filter(({ key }) => key !== actionKey) };
  const axes = plan.axes.map((axis) => ({
    ...axis,
    lines: axis.lines.map((line) => ({
      ...line,
      objectives: line.objectives.flatMap((objective) => (objective === from.objective ? [left, made] : [objective])),
    })),
  }));
  return {
    ...plan,
    axes,
    budget: plan.budget.map((known) => (known === row ? { ...row, objectiveKey: made.key } : known)),
  };
}

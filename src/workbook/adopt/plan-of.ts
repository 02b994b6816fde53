import { type KeyGiver, keyGiver } from "../../plan/keys.ts";
import {
  type Action,
  type Axis,
  type BudgetRow,
  EMPTY,
  objectivesOf,
  type Plan,
  type PlanFacts,
  type Strategy,
} from "../../plan/plan.ts";
import type { ActionDraft, AxisDraft } from "./axis-table.ts";
import { type BudgetDraft, type KnownLine, type KnownObjective, matchBudget } from "./budget-table.ts";
import type { ScheduleDraft } from "./schedule-table.ts";
import type { StrategyDraft } from "./strategy-table.ts";

/** Everything that was read, ready to become a plan. */
export interface ReadPlan {
  readonly facts: PlanFacts;
  readonly names: readonly string[];
  readonly axes: readonly AxisDraft[];
  readonly budget: readonly BudgetDraft[];
  readonly strategies: readonly StrategyDraft[];
  /** By the index of the action in the order of the axes. */
  readonly schedule: ReadonlyMap<number, ScheduleDraft>;
  /** Writes the names of units in a text right. */
  readonly corrected: (text: string) => string;
}

/** The plan, with keys given in order: axes' lines L01…, objectives O01…, actions A01…, budget rows P01…, strategies E01…. */
export function planOf(read: ReadPlan): Plan {
  const keys = keyGiver({});
  const axes = axesOf(read, keys);
  const budget = budgetOf(read, axes, keys);
  return { facts: read.facts, axes, budget, strategies: strategiesOf(read, keys), retired: [] };
}

function axesOf({ axes, names, schedule, corrected }: ReadPlan, keys: KeyGiver): Axis[] {
  let index = 0;
  return axes.map((axis, axisIndex0) => ({
    number: axisIndex0 + 1,
    name: names[axisIndex0] ?? "",
    lines: axis.lines.map((line) => ({
      key: keys.next("line"),
      code: line.code,
      name: line.name.text,
      objectives: line.objectives.map(({ text, actions }) => ({
        key: keys.next("objective"),
        text: text.text,
        actions: actions.map((draft) => actionOf(keys.next("action"), draft, schedule.get(index++), corrected)),
      })),
    })),
  }));
}

function actionOf(
  key: string,
  draft: ActionDraft,
  scheduled: ScheduleDraft | undefined,
  corrected: ReadPlan["corrected"],
): Action {
  const { texts, termMonths, budgetCents } = draft;
  const marks = [...(scheduled?.marks ?? [])].sort((a, b) => a.month.localeCompare(b.month));
  return {
    key,
    text: texts.action.text,
    termMonths,
    means: texts.means.text,
    resources: texts.resources.text,
    budgetCents,
    responsible: corrected(texts.responsible.text),
    internalSupport: corrected(texts.internalSupport.text),
    externalSupport: texts.externalSupport.text,
    activities: scheduled?.activities ?? EMPTY,
    months: marks.map(({ month, activities }) => ({ month, activities })),
  };
}

function budgetOf({ budget, corrected }: ReadPlan, axes: readonly Axis[], keys: KeyGiver): BudgetRow[] {
  const lines: KnownLine[] = axes.flatMap((axis) => axis.lines);
  const objectives: KnownObjective[] = [...objectivesOf({ axes })].map(({ line, objective }) => ({
    key: objective.key,
    lineKey: line.key,
    text: objective.text,
  }));
  const matches = matchBudget(budget, lines, objectives);
  return budget.map(({ objective, responsible, activities, typedCents }, row) => ({
    key: keys.next("budgetRow"),
    objectiveKey: matches[row]!.objectiveKey,
    lineKey: matches[row]!.lineKey,
    objectiveText: objective.text,
    responsible: corrected(responsible.text),
    activities,
    typedCents,
  }));
}

function strategiesOf({ strategies }: ReadPlan, keys: KeyGiver): Strategy[] {
  return strategies.map(({ texts, termMonths }) => ({
    key: keys.next("strategy"),
    objective: texts.objective.text,
    strategy: texts.strategy.text,
    tactic: texts.tactic.text,
    tools: texts.tools.text,
    messages: texts.messages.text,
    termMonths,
  }));
}

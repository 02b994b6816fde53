import { type Action, type BudgetRow, type Objective, objectivesOf, type Plan, valueOr } from "../plan.ts";
import { quoted } from "../quote.ts";
import { budgetCuadro, scheduleCuadro } from "../rules/cuadros.ts";
import { markedActivities } from "../rules/months.ts";
import { objectiveCents } from "../totals.ts";

/** How many activities an action is planned with, and why, as a sentence. */
export interface Allotment {
  readonly count: number;
  readonly reason: string;
}

/**
 * The activities of every action without months, by its key: those of the schedule where they make what the budget gives to
 * the objective, else so many that they do. Actions whose number of activities cannot be read are left out.
 */
export function allotActivities(plan: Plan): ReadonlyMap<string, Allotment> {
  const loose = looseRowsByHome(plan);
  const rows = new Map(plan.budget.map((row) => [row.objectiveKey, row]));
  const allotted = new Map<string, Allotment>();
  for (const { objective } of objectivesOf(plan)) {
    const row = rows.get(objective.key);
    for (const [key, allotment] of allotObjective(objective, row, loose.get(objective.key) ?? [], plan))
      allotted.set(key, allotment);
  }
  return allotted;
}

function allotObjective(
  { actions }: Objective,
  row: BudgetRow | undefined,
  loose: readonly BudgetRow[],
  plan: Plan,
): ReadonlyMap<string, Allotment> {
  const free = actions.filter(({ months, activities }) => months.length === 0 && activities.kind !== "unread");
  const budget = row?.activities.kind === "value" ? row.activities.value : null;
  const total =
    budget === null ? null : budget + loose.reduce((sum, { activities }) => sum + valueOr(activities, 0), 0);
  const settled = actions.reduce((sum, action) => sum + settledCount(action), 0);
  const canMeet = total !== null && total >= settled && actions.every(({ activities }) => activities.kind !== "unread");
  const counts = canMeet ? countsFor(free, total - settled) : free.map(({ activities }) => valueOr(activities, 1));
  const words: Words = { plan, total: canMeet ? total : null, loose };
  return new Map(
    free.map((action, index) => [
      action.key,
      { count: counts[index]!, reason: reasonOf(action, counts[index]!, words) },
    ]),
  );
}

/** What people have marked already. */
function settledCount(action: Action): number {
  return action.months.length === 0 ? 0 : (markedActivities(action) ?? valueOr(action.activities, 0));
}

/** Counts of actions that make `total`, with as few changes to those of the schedule as can be. */
function countsFor(actions: readonly Action[], total: number): readonly number[] {
  const typed = actions.reduce((sum, { activities }) => sum + valueOr(activities, 0), 0);
  const blank = actions.filter(({ activities }) => activities.kind === "empty");
  const shares = split(
    Math.max(total - typed, 0),
    blank.map(({ termMonths }) => valueOr(termMonths, 1)),
  );
  const shareOf = new Map(blank.map((action, index) => [action, shares[index]!]));
  const counts = actions.map((action) => shareOf.get(action) ?? valueOr(action.activities, 0));
  if (total > typed && blank.length === 0 && counts.length > 0) counts[largestOf(counts)]! += total - typed;
  takeAway(counts, typed - total);
  return counts;
}

/** Parts of a number in proportion to weights, each at least one as long as there are enough. */
function split(total: number, weights: readonly number[]): readonly number[] {
  const least = total >= weights.length ? 1 : 0;
  const rest = total - least * weights.length;
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (rest * weight) / sum);
  const parts = exact.map((part) => least + Math.floor(part));
  const missing = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = [...exact.keys()].sort((a, b) => (exact[b]! % 1) - (exact[a]! % 1) || a - b);
  for (const index of byRemainder.slice(0, missing)) parts[index]!++;
  return parts;
}

/** Takes a surplus from the largest count, then from the next; none goes below one as long as others can give. */
function takeAway(counts: number[], surplus: number): void {
  const byCount = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]! || a - b);
  let left = surplus;
  for (const least of [1, 0]) {
    for (const index of byCount) {
      const taken = Math.min(Math.max(left, 0), Math.max(counts[index]! - least, 0));
      counts[index]! -= taken;
      left -= taken;
    }
  }
}

function largestOf(counts: readonly number[]): number {
  return counts.indexOf(Math.max(...counts));
}

interface Words {
  readonly plan: Plan;
  /** Null where the budget gives the objective no number that can be met. */
  readonly total: number | null;
  readonly loose: readonly BudgetRow[];
}

function reasonOf({ activities }: Action, count: number, { plan, total, loose }: Words): string {
  const [budget, schedule] = [budgetCuadro(plan), scheduleCuadro(plan)];
  if (total === null) {
    return activities.kind === "value"
      ? `El ${schedule} le da ${inWords(count)}.`
      : `Ni el ${budget} ni el ${schedule} permiten saber cuántas actividades tiene: se propone ${inWords(count)}.`;
  }
  const given = `El ${budget} da ${inWords(total)} a su objetivo${alsoFor(loose)}`;
  if (activities.kind !== "value") return `${given}: a esta acción le ${count === 1 ? "toca" : "tocan"} ${count}.`;
  if (activities.value === count) return `El ${schedule} le da ${inWords(count)}.`;
  return `${given}, pero el ${schedule} suma otra cantidad y a esta acción le da ${activities.value}. Con ${inWords(count)} se llega al ${budget}, y así se propone; lo escrito en el ${schedule} no se cambia y la observación queda abierta.`;
}

function alsoFor(loose: readonly BudgetRow[]): string {
  const [first] = loose;
  return first ? `, contando las de ${quoted(first.objectiveText, 60)}, que solo está allí` : "";
}

function inWords(count: number): string {
  return count === 1 ? "1 actividad" : `${count} actividades`;
}

/**
 * Rows of the budget that stand for no objective, by the key of the one whose actions have to make their activities: where
 * the amounts of actions exceed the budget by just the row's amount, else the last objective above it in its line.
 */
function looseRowsByHome(plan: Plan): ReadonlyMap<string, readonly BudgetRow[]> {
  const objectives = new Map([...objectivesOf(plan)].map(({ objective }) => [objective.key, objective]));
  const surplus = new Map<string, string>();
  for (const { objectiveKey, lineKey, typedCents } of plan.budget) {
    const objective = objectives.get(objectiveKey ?? "");
    if (objective && typedCents.kind === "value" && objective.actions.length > 0)
      surplus.set(`${lineKey}|${objectiveCents(objective) - typedCents.value}`, objective.key);
  }
  const homes = new Map<string, BudgetRow[]>();
  let above: BudgetRow | null = null;
  for (const row of plan.budget) {
    if (row.objectiveKey !== null) {
      if (objectives.get(row.objectiveKey)?.actions.length) above = row;
    } else if (row.activities.kind === "value") {
      const fits = row.typedCents.kind === "value" && surplus.get(`${row.lineKey}|${row.typedCents.value}`);
      const home = fits || (above?.lineKey === row.lineKey && above.objectiveKey);
      if (home) homes.set(home, [...(homes.get(home) ?? []), row]);
    }
  }
  return homes;
}

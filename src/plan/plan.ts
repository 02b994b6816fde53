/**
 * The plan of action as data: axes, lines of action, objectives and actions, with the budget (Cuadro 4),
 * the communication strategies (Cuadro 5) and the schedule (Cuadro 6) that belong to them.
 *
 * A field that people type may hold something that cannot be read; `Entry` keeps it as it stands instead of losing it.
 * Keys are permanent: they are given once and never reused, whatever happens to names, codes or rows.
 */
export interface Plan {
  readonly facts: PlanFacts;
  readonly axes: readonly Axis[];
  readonly budget: readonly BudgetRow[];
  readonly strategies: readonly Strategy[];
  /** Rows of the schedule whose action is gone from its Cuadro, while what was typed in them is still there. */
  readonly retired: readonly RetiredAction[];
}

/** What is known of the plan as a whole. An empty text or null means that nobody has said it yet. */
export interface PlanFacts {
  readonly municipality: string;
  readonly department: string;
  readonly period: Period | null;
  readonly approval: Approval;
}

/** First and last calendar year, both included. */
export interface Period {
  readonly fromYear: number;
  readonly toYear: number;
}

/** The council's decision that approved the plan. */
export interface Approval {
  readonly minutes: string;
  readonly resolution: string;
  /** Civil date `YYYY-MM-DD`, or empty. */
  readonly date: string;
}

/** Eje estratégico. */
export interface Axis {
  /** From 1, in the order of the tables. */
  readonly number: number;
  readonly name: string;
  readonly lines: readonly Line[];
}

/** Línea de acción. */
export interface Line {
  readonly key: string;
  /** As the plan writes it ("3.1.1"), or empty. */
  readonly code: string;
  readonly name: string;
  readonly objectives: readonly Objective[];
}

/** Objetivo de la línea de acción, also called ámbito de actuación. */
export interface Objective {
  readonly key: string;
  readonly text: string;
  readonly actions: readonly Action[];
}

/** Acción concreta. */
export interface Action {
  readonly key: string;
  readonly text: string;
  readonly termMonths: Entry<number>;
  readonly means: string;
  readonly resources: string;
  readonly budgetCents: Entry<number>;
  readonly responsible: string;
  readonly internalSupport: string;
  readonly externalSupport: string;
  /** Número de actividades, from the schedule (Cuadro 6). */
  readonly activities: Entry<number>;
  /** The months marked in the schedule, in order of time. */
  readonly months: readonly MonthMark[];
  /** What the schedule says beside the months: whether the action rests, and why it does or was moved. Undefined: neither. */
  readonly course?: ActionCourse;
}

/** What people say of an action's course in the schedule. */
export interface ActionCourse {
  /** As typed; "sí" for an action that the commission has suspended. */
  readonly suspended: string;
  /** Why its months were moved, or why it rests. */
  readonly reason: string;
}

/** A marked month of the schedule. */
export interface MonthMark {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Activities planned for it; an "x" or a coloured cell counts as 1. */
  readonly activities: Entry<number>;
}

/** What the schedule still holds about an action that is gone. */
export type RetiredAction = Pick<Action, "key" | "activities" | "months" | "course">;

/** A row of the general budget (Cuadro 4): what was written there by hand about one objective. */
export interface BudgetRow {
  readonly key: string;
  /** The objective it stands for, or null when Cuadros 1 to 3 have none like it. */
  readonly objectiveKey: string | null;
  /** Key of the line it stands in, or null when none could be told. */
  readonly lineKey: string | null;
  readonly objectiveText: string;
  readonly responsible: string;
  readonly activities: Entry<number>;
  /** The amount as written by hand; empty where it agrees with the actions. */
  readonly typedCents: Entry<number>;
}

/** A communication strategy (Cuadro 5). */
export interface Strategy {
  readonly key: string;
  readonly objective: string;
  readonly strategy: string;
  readonly tactic: string;
  readonly tools: string;
  readonly messages: string;
  readonly termMonths: Entry<number>;
  /** The months marked for it, in order of time. Undefined: none. */
  readonly months?: readonly MonthMark[];
}

/** A unit of the catalogue: the name it goes by, and the other ways in which people write it. */
export interface Unit {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What a typed cell holds: nothing, a value, or something that could not be read as one. */
export type Entry<T> =
  | { readonly kind: "empty" }
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "unread"; readonly typed: string };

export const EMPTY: Entry<never> = { kind: "empty" };

export function entryOf<T>(value: T): Entry<T> {
  return { kind: "value", value };
}

export function unread(typed: string): Entry<never> {
  return { kind: "unread", typed };
}

/** The value of an entry, or `otherwise` when it is empty or could not be read. */
export function valueOr<T, U>(entry: Entry<T>, otherwise: U): T | U {
  return entry.kind === "value" ? entry.value : otherwise;
}

/** Every action of the plan with the axis, line and objective above it, in the order of the Cuadros. */
export function* actionsOf(
  plan: Pick<Plan, "axes">,
): Generator<{ axis: Axis; line: Line; objective: Objective; action: Action }> {
  for (const { axis, line, objective } of objectivesOf(plan)) {
    for (const action of objective.actions) yield { axis, line, objective, action };
  }
}

/** Every objective of the plan with the axis and line above it, in the order of the Cuadros. */
export function* objectivesOf(plan: Pick<Plan, "axes">): Generator<{ axis: Axis; line: Line; objective: Objective }> {
  for (const axis of plan.axes) {
    for (const line of axis.lines) {
      for (const objective of line.objectives) yield { axis, line, objective };
    }
  }
}

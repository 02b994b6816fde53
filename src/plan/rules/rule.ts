import type { Baseline } from "../baseline.ts";
import type { Member } from "../commission.ts";
import type { FindingCode, FindingDetails, Place } from "../finding.ts";
import type { LastKnown } from "../last-known.ts";
import type { Action, Axis, BudgetRow, Line, Objective, Plan, Unit } from "../plan.ts";
import type { ProgressRecord } from "../progress.ts";
import type { RelationName, Sides } from "./relation.ts";

/** What is checked, and what is known beside the plan itself. Units may bear the keys of their rows in the catalogue. */
export interface Checked {
  readonly plan: Plan;
  readonly units: readonly (Unit & { readonly key?: string })[];
  readonly members: readonly Member[];
  /** Null: none has been recorded. */
  readonly baseline: Baseline | null;
  readonly lastKnown: LastKnown;
  /** What has been carried out, as far as it is recorded; undefined where nothing can be. */
  readonly progress?: ProgressRecord;
}

/** What a rule looks at. */
export interface RuleContext extends Checked {
  /** In the order of the Cuadros. */
  readonly objectives: readonly PlacedObjective[];
  readonly actions: readonly PlacedAction[];
  /** What the actions of each objective add up to, in cents, by its key. */
  readonly actionCents: ReadonlyMap<string, number>;
  /** Lines by their key. */
  readonly lines: ReadonlyMap<string, Line>;
  /** Rows of the budget by the key of their objective. */
  readonly budgetRows: ReadonlyMap<string, BudgetRow>;
  /** Rows of the budget that stand for no objective, by the key of the line they stand in. */
  readonly looseRows: ReadonlyMap<string | null, readonly BudgetRow[]>;
}

/** An objective with what stands above it. */
export interface PlacedObjective {
  readonly axis: Axis;
  readonly line: Line;
  readonly objective: Objective;
}

/** An action with what stands above it. */
export interface PlacedAction extends PlacedObjective {
  readonly action: Action;
}

/** A rule of the plan as data: between which two sides which relation holds, in words for people and as values for `runRule`. */
export interface RuleOf<R extends RelationName> {
  readonly code: FindingCode;
  /** What the rule is about, in words: the start of a row in *Reglas*. */
  readonly title: string;
  readonly left: string;
  readonly relation: R;
  /** Empty where the relation asks something of the left side alone. */
  readonly right: string;
  /** What people can do where it does not hold, as a courteous instruction. */
  readonly remedy: string;
  /** Every place where the rule applies, in the order of the Cuadros. */
  instancesIn(context: RuleContext): Iterable<Instance<R>>;
}

export type Rule = RuleOf<RelationName>;

/** One place where a rule applies. */
export interface Instance<R extends RelationName> {
  readonly left: Sides[R]["left"];
  readonly right: Sides[R]["right"];
  readonly place: Place;
  /** What there is to say where the relation does not hold. */
  tell(): Telling;
}

export type Telling = Omit<FindingDetails, "place" | "remedy">;

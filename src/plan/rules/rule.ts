import type { Baseline } from "../baseline.ts";
import type { Member } from "../commission.ts";
import type { Finding } from "../finding.ts";
import type { LastKnown } from "../last-known.ts";
import type { Line, Plan, Unit } from "../plan.ts";

/** What is checked, and what is known beside the plan itself. */
export interface Checked {
  readonly plan: Plan;
  readonly units: readonly Unit[];
  readonly members: readonly Member[];
  /** Null: none has been recorded. */
  readonly baseline: Baseline | null;
  readonly lastKnown: LastKnown;
}

/** What a rule looks at. */
export interface RuleContext extends Checked {
  /** Lines by their key. */
  readonly lines: ReadonlyMap<string, Line>;
}

/** A rule of the plan: gives a finding for each place where it does not hold. */
export type Rule = (context: RuleContext) => readonly Finding[];

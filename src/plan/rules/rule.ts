import type { Finding } from "../finding.ts";
import type { Line, Plan, Unit } from "../plan.ts";

/** What a rule looks at. */
export interface RuleContext {
  readonly plan: Plan;
  readonly units: readonly Unit[];
  /** Lines by their key. */
  readonly lines: ReadonlyMap<string, Line>;
}

/** A rule of the plan: gives a finding for each place where it does not hold. */
export type Rule = (context: RuleContext) => readonly Finding[];

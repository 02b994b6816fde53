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

/** A text as a message quotes it: «the beginning of a long one…». */
export function quoted(text: string): string {
  return `«${short(text, 90)}»`;
}

/** The beginning of a long text, cut at a word. */
export function short(text: string, most = 200): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, "")}…`;
}

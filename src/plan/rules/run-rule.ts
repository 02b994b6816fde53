import { type Finding, finding } from "../finding.ts";
import { RELATIONS, type RelationName } from "./relation.ts";
import type { RuleContext, RuleOf } from "./rule.ts";

/** A finding for each place where the rule's relation does not hold. */
export function runRule<R extends RelationName>(rule: RuleOf<R>, context: RuleContext): readonly Finding[] {
  const relation = RELATIONS[rule.relation];
  const findings: Finding[] = [];
  for (const { left, right, place, tell } of rule.instancesIn(context)) {
    if (!relation.holds(left, right, context.units)) {
      findings.push(finding(rule.code, { ...tell(), place, remedy: rule.remedy }));
    }
  }
  return findings;
}

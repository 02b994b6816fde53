import { type Finding, type FindingCode, worstFirst } from "./finding.ts";
import { contextOf } from "./rules/context.ts";
import { RULES } from "./rules/list.ts";
import type { Checked } from "./rules/rule.ts";
import { runRule } from "./rules/run-rule.ts";

/**
 * What the plan itself shows to be wrong, missing or in disagreement, worst first and then in the order of the rules and the
 * Cuadros. The same plan always gives the same findings.
 */
export function check(checked: Checked): readonly Finding[] {
  const context = contextOf(checked);
  return worstFirst(RULES.flatMap((rule) => runRule(rule, context)));
}

/** The codes that `check` gives; a finding of one of these, made while reading the originals, is superseded by it. */
export const CHECKED_CODES: ReadonlySet<FindingCode> = new Set(RULES.map(({ code }) => code));

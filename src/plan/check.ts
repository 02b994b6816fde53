import { type Finding, type FindingCode, SEVERITIES } from "./finding.ts";
import type { Line, Plan } from "./plan.ts";
import {
  budgetActivitiesAgree,
  budgetAmountsAgree,
  budgetResponsiblesAgree,
  budgetRowsHaveObjectives,
} from "./rules/budget.ts";
import { entriesAreReadable } from "./rules/entries.ts";
import { factsAreKnown } from "./rules/facts.ts";
import type { Checked, Rule, RuleContext } from "./rules/rule.ts";
import { retiredActionsAreDecided, scheduleHasEveryAction } from "./rules/schedule.ts";
import { structureIsWhole } from "./rules/structure.ts";

/**
 * What the plan itself shows to be wrong, missing or in disagreement, worst first and then in the order of the Cuadros.
 * The same plan always gives the same findings.
 */
export function check(checked: Checked): readonly Finding[] {
  const context: RuleContext = { ...checked, lines: linesOf(checked.plan) };
  const findings = RULES.flatMap((rule) => rule(context));
  return SEVERITIES.flatMap((severity) => findings.filter((found) => found.severity === severity));
}

/** The codes that `check` gives; a finding of one of these, made while reading the originals, is superseded by it. */
export const CHECKED_CODES: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "monto-no-leido",
  "monto-negativo",
  "monto-absurdo",
  "plazo-no-leido",
  "actividades-no-leidas",
  "codigo-repetido",
  "accion-sin-monto",
  "accion-sin-plazo",
  "accion-sin-responsable",
  "dato-del-plan-falta",
  "presupuesto-sin-objetivo",
  "presupuesto-monto",
  "presupuesto-actividades",
  "presupuesto-responsables",
  "cronograma-accion-falta",
  "cronograma-mes-no-leido",
  "cronograma-otros-anos",
]);

const RULES: readonly Rule[] = [
  structureIsWhole,
  entriesAreReadable,
  budgetRowsHaveObjectives,
  budgetAmountsAgree,
  budgetActivitiesAgree,
  budgetResponsiblesAgree,
  scheduleHasEveryAction,
  retiredActionsAreDecided,
  factsAreKnown,
];

function linesOf({ axes }: Plan): ReadonlyMap<string, Line> {
  return new Map(axes.flatMap(({ lines }) => lines.map((line) => [line.key, line] as const)));
}

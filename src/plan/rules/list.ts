import { FINDING_SEVERITY, type Severity } from "../finding.ts";
import { amountsAreCredible, amountsAreNumbers, amountsArePositive } from "./amounts.ts";
import { budgetActivitiesAgree } from "./budget-activities.ts";
import { budgetAmountsAgree } from "./budget-amounts.ts";
import { budgetRowsHaveObjectives } from "./budget-objectives.ts";
import { budgetResponsiblesAgree } from "./budget-responsibles.ts";
import { budgetAxesAgree, budgetLinesAgree, budgetTotalAgrees } from "./budget-totals.ts";
import { memberRolesAreKnown, membersAreTold, membersHaveMails, memberUnitsAreKnown } from "./commission.ts";
import { countsAreReadable, monthsAreReadable } from "./counts.ts";
import { movesHaveReasons, suspensionsAreReadable, suspensionsHaveReasons } from "./course.ts";
import { deletedActionsAreDecided } from "./deleted.ts";
import { factsAreKnown } from "./facts.ts";
import { changesAreApproved } from "./modifications.ts";
import { monthsAddUp, monthsAreInThePlan, termsAgreeWithMonths } from "./months.ts";
import {
  entriesAreOfActionsInThePlan,
  entriesAreOfResponsibleUnits,
  entriesNameActions,
  entryMeansAreTheActions,
} from "./progress-actions.ts";
import { entriesAreInThePlan, entriesAreNotOfTheFuture, entriesFollowTheSchedule } from "./progress-dates.ts";
import {
  entriesHaveDates,
  entriesSaySomething,
  entryActivitiesAreReadable,
  entryAmountsAreReadable,
} from "./progress-entries.ts";
import { evidenceLinksAreSecure, evidenceLinksAreTold } from "./progress-links.ts";
import {
  completedActionsHaveEvidence,
  correctionsFitTheRecord,
  progressFitsThePlan,
  spendingFitsTheBudget,
} from "./progress-sums.ts";
import { RELATIONS } from "./relation.ts";
import { actionsHaveAmounts, actionsHaveResponsibles, actionsHaveTerms } from "./required.ts";
import type { Rule } from "./rule.ts";
import { scheduledActionsExist, scheduleHasEveryAction } from "./schedule.ts";
import { strategyMonthsAreInThePlan, strategyMonthsAreReadable, strategyTermsAgreeWithMonths } from "./strategies.ts";
import { actionsHaveTexts, lineCodesAreUnique, linesHaveTexts, objectivesHaveTexts } from "./structure.ts";
import { termsAreReadable, termsFitThePlan } from "./terms.ts";
import { textsAreTold } from "./twins.ts";
import { unitsAreKnown } from "./units.ts";

/** Every rule of the plan, in the order in which findings of the same severity are listed. */
export const RULES: readonly Rule[] = [
  lineCodesAreUnique,
  linesHaveTexts,
  objectivesHaveTexts,
  actionsHaveTexts,
  textsAreTold,
  amountsAreNumbers,
  amountsArePositive,
  amountsAreCredible,
  actionsHaveAmounts,
  termsAreReadable,
  termsFitThePlan,
  actionsHaveTerms,
  actionsHaveResponsibles,
  unitsAreKnown,
  countsAreReadable,
  deletedActionsAreDecided,
  budgetRowsHaveObjectives,
  budgetAmountsAgree,
  budgetLinesAgree,
  budgetAxesAgree,
  budgetTotalAgrees,
  budgetActivitiesAgree,
  budgetResponsiblesAgree,
  scheduleHasEveryAction,
  scheduledActionsExist,
  monthsAreReadable,
  monthsAreInThePlan,
  termsAgreeWithMonths,
  monthsAddUp,
  strategyMonthsAreReadable,
  strategyMonthsAreInThePlan,
  strategyTermsAgreeWithMonths,
  movesHaveReasons,
  suspensionsAreReadable,
  suspensionsHaveReasons,
  factsAreKnown,
  membersHaveMails,
  membersAreTold,
  memberUnitsAreKnown,
  memberRolesAreKnown,
  changesAreApproved,
  entriesHaveDates,
  entriesNameActions,
  entryActivitiesAreReadable,
  entryAmountsAreReadable,
  entriesSaySomething,
  entryMeansAreTheActions,
  entriesAreOfActionsInThePlan,
  entriesAreOfResponsibleUnits,
  entriesAreNotOfTheFuture,
  entriesAreInThePlan,
  entriesFollowTheSchedule,
  evidenceLinksAreSecure,
  evidenceLinksAreTold,
  correctionsFitTheRecord,
  spendingFitsTheBudget,
  progressFitsThePlan,
  completedActionsHaveEvidence,
];

/** A rule as people read it in *Reglas*. */
export interface ListedRule {
  readonly title: string;
  readonly left: string;
  readonly relation: string;
  /** Empty where the relation asks something of the left side alone. */
  readonly right: string;
  /** What a finding of it is; `se corrige sola` where cuadros puts it right at once, without any finding. */
  readonly severity: Severity | "se corrige sola";
  readonly remedy: string;
}

/** Every rule, and after them what cuadros repairs by itself. */
export function listRules(): readonly ListedRule[] {
  return [
    ...RULES.map(({ code, title, left, relation, right, remedy }) => ({
      title,
      left,
      relation: RELATIONS[relation].words,
      right,
      severity: FINDING_SEVERITY[code],
      remedy,
    })),
    ...REPAIRED.map((rule) => ({ ...rule, severity: "se corrige sola" as const })),
  ];
}

const REPAIRED: readonly Omit<ListedRule, "severity">[] = [
  {
    title: "Celdas calculadas",
    left: "Lo que está en una celda de título, subtotal, total o dato copiado de otro Cuadro",
    relation: RELATIONS.equals.words,
    right: "lo que calcula el libro",
    remedy: "No hace falta hacer nada: la celda vuelve a calcularse y lo escrito queda en la Bitácora.",
  },
  {
    title: "Sumas completas",
    left: "Las filas que abarca cada subtotal y cada total",
    relation: "son",
    right: "todas las filas de su línea, de su eje o del plan",
    remedy: "No hace falta hacer nada: la suma vuelve a abarcar las filas que falten.",
  },
  {
    title: "Identidad de las filas",
    left: "La clave oculta de cada fila",
    relation: RELATIONS.isUnique.words,
    right: "las demás filas, ni falta en ninguna",
    remedy: "No hace falta hacer nada: una fila copiada o nueva recibe su propia clave.",
  },
];

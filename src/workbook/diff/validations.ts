import type { ChoiceRule, DesiredCell } from "../desired.ts";
import { remembering } from "../remembering.ts";
import type { DataValidationRule, Request } from "../sheets-api.ts";
import { type Arrangement, eachCell } from "./arrangement.ts";
import { canonicalRule, isSameRule } from "./canonical.ts";
import type { MergePlan } from "./merges.ts";
import { createRectangles, rangeOf } from "./rectangles.ts";
import type { WriteFormula } from "./values.ts";

/** The requests that set the data validation rules of our cells, and remove those that are not wanted there. */
export function diffValidations(
  arrangement: Arrangement,
  merges: MergePlan,
  writeFormula: WriteFormula,
): readonly Request[] {
  const rectangles = createRectangles<string>();
  // Layouts share a few rules among many cells.
  const written = remembering((rule: DesiredCell["rule"]) => writtenRule(rule, writeFormula));
  const rules = new Map<string, DataValidationRule | undefined>();
  eachCell(arrangement, ({ row0, column0, cell, now, inserted }) => {
    if (merges.covers(row0, column0)) return;
    const { rule, canonical, isShifted } = written(cell.rule);
    const standing = now?.dataValidation;
    if (!inserted && !isShifted && (isSameRule(rule, standing) || canonical === canonicalRule(standing))) return;
    rules.set(canonical, rule);
    rectangles.add(row0, column0, canonical);
  });
  return rectangles.all().map((rectangle) => {
    const rule = rules.get(rectangle.value);
    return { setDataValidation: { range: rangeOf(arrangement.desired.sheetId, rectangle), ...(rule && { rule }) } };
  });
}

interface WrittenRule {
  readonly rule: DataValidationRule | undefined;
  readonly canonical: string;
  /** As in `WriteFormula`. */
  readonly isShifted: boolean;
}

function writtenRule(rule: DesiredCell["rule"], writeFormula: WriteFormula): WrittenRule {
  if (!rule || !isChoice(rule)) return { rule, canonical: canonicalRule(rule), isShifted: false };
  const { text, isShifted } = writeFormula((positions) => `=${rule.choices(positions)}`);
  const choice: DataValidationRule = {
    condition: { type: "ONE_OF_RANGE", values: [{ userEnteredValue: text }] },
    inputMessage: rule.inputMessage,
    strict: false,
    showCustomUi: true,
  };
  return { rule: choice, canonical: canonicalRule(choice), isShifted };
}

function isChoice(rule: DataValidationRule | ChoiceRule): rule is ChoiceRule {
  return "choices" in rule;
}

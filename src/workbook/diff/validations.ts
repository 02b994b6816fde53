import type { DataValidationRule, Request } from "../sheets-api.ts";
import { type Arrangement, eachCell } from "./arrangement.ts";
import { canonicalRule } from "./canonical.ts";
import type { MergePlan } from "./merges.ts";
import { createRectangles, rangeOf } from "./rectangles.ts";

/** The requests that set the data validation rules of our cells, and remove those that are not wanted there. */
export function diffValidations(arrangement: Arrangement, merges: MergePlan): readonly Request[] {
  const rectangles = createRectangles<string>();
  const canonical = createCanonicalRules();
  const rules = new Map<string, DataValidationRule | undefined>();
  eachCell(arrangement, ({ row0, column0, cell, now, inserted }) => {
    if (merges.covers(row0, column0)) return;
    const wanted = canonical(cell.rule);
    rules.set(wanted, cell.rule);
    if (inserted || wanted !== canonicalRule(now?.dataValidation)) rectangles.add(row0, column0, wanted);
  });
  return rectangles.all().map((rectangle) => {
    const rule = rules.get(rectangle.value);
    return { setDataValidation: { range: rangeOf(arrangement.desired.sheetId, rectangle), ...(rule && { rule }) } };
  });
}

/** Layouts share a few rules among many cells. */
function createCanonicalRules(): (rule: DataValidationRule | undefined) => string {
  const known = new Map<DataValidationRule | undefined, string>();
  return (rule) => {
    const text = known.get(rule) ?? canonicalRule(rule);
    known.set(rule, text);
    return text;
  };
}

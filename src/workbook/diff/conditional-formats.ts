import type { DesiredConditionalFormat } from "../desired.ts";
import type { BooleanCondition, ConditionalFormatRule, Request } from "../sheets-api.ts";
import { type Arrangement, placeBlock } from "./arrangement.ts";
import { canonicalCondition, canonicalFormat, canonicalRange, FORMAT_FIELDS, type FormatField } from "./canonical.ts";
import { rangeOf } from "./rectangles.ts";
import type { WriteFormula } from "./values.ts";

/**
 * The requests that make our conditional formats the first ones of the sheet, in order; those of the people come behind. Ours
 * are known by how they look and what they say, whatever cells they name: Google shifts those where rows and columns move, so
 * that copies which came about by pasting rows go away too.
 *
 * `before` belongs before rows and columns change: Google drops a rule whose cells are all deleted, which would shift the others.
 */
export function diffConditionalFormats(
  arrangement: Arrangement,
  writeFormula: WriteFormula,
): {
  readonly before: readonly Request[];
  readonly after: readonly Request[];
} {
  const { desired, sheet, reshaped } = arrangement;
  const { sheetId } = desired;
  const wanted = desired.conditionalFormats.map(
    ({ block, rule: { condition, format } }): ConditionalFormatRule => ({
      ranges: [rangeOf(sheetId, placeBlock(arrangement, block))],
      booleanRule: { condition: written(condition, writeFormula), format },
    }),
  );
  const identities = wanted.map(identityOf);
  const standing = sheet?.conditionalFormats ?? [];
  const ours = standing.flatMap((rule, index) => (identities.includes(identityOf(rule)) ? [index] : []));
  const inPlace =
    ours.length === wanted.length && identities.every((identity, index) => identity === identityOf(standing[index]!));
  if (inPlace && !reshaped) {
    const after = wanted.flatMap((rule, index): Request[] =>
      extentOf(rule) === extentOf(standing[index]!) ? [] : [{ updateConditionalFormatRule: { sheetId, index, rule } }],
    );
    return { before: [], after };
  }
  return {
    before: ours.reverse().map((index) => ({ deleteConditionalFormatRule: { sheetId, index } })),
    after: wanted.map((rule, index) => ({ addConditionalFormatRule: { rule, index } })),
  };
}

function written(
  condition: DesiredConditionalFormat["rule"]["condition"],
  writeFormula: WriteFormula,
): BooleanCondition {
  if (!("formula" in condition)) return condition;
  return { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: writeFormula(condition.formula).text }] };
}

/** How a rule looks and what it says, without the cells that it names. */
function identityOf({ booleanRule }: ConditionalFormatRule): string {
  if (!booleanRule) return "";
  const format = canonicalFormat(booleanRule.format ?? {}, Object.keys(FORMAT_FIELDS) as FormatField[]);
  return `${shapeOf(booleanRule)} ${JSON.stringify(format.map((value) => value ?? null))}`;
}

function shapeOf(rule: NonNullable<ConditionalFormatRule["booleanRule"]>): string {
  const condition = canonicalCondition(rule.condition ?? {});
  return rule.condition?.type === "CUSTOM_FORMULA" ? condition.replace(REFERENCE, "#") : condition;
}

/** A cell or a range as canonical formulas write it, or what Google leaves of one that is gone. */
const REFERENCE = /(?:\$?[a-z]{1,3}\$?\d+|#ref!)(?::\$?[a-z]{1,3}\$?\d+)?/g;

/** The cells that a rule is asked about and those that it names. */
function extentOf({ ranges = [], booleanRule }: ConditionalFormatRule): string {
  return [...ranges.map(canonicalRange), canonicalCondition(booleanRule?.condition ?? {})].join();
}

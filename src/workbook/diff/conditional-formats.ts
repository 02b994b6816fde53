import type { ConditionalFormatRule, Request } from "../sheets-api.ts";
import { type Arrangement, placeBlock } from "./arrangement.ts";
import { canonicalCondition, canonicalFormat, canonicalRange, FORMAT_FIELDS, type FormatField } from "./canonical.ts";
import { rangeOf } from "./rectangles.ts";

/**
 * The requests that make our conditional formats the first ones of the sheet, in order; those of the people come behind. Ours
 * are known by what they say and how they look, so that copies that came about by pasting rows go away.
 *
 * `before` belongs before rows and columns change: Google drops a rule whose cells are all deleted, which would shift the others.
 */
export function diffConditionalFormats(arrangement: Arrangement): {
  readonly before: readonly Request[];
  readonly after: readonly Request[];
} {
  const { desired, sheet, reshaped } = arrangement;
  const { sheetId } = desired;
  const wanted = desired.conditionalFormats.map(
    ({ block, rule }): ConditionalFormatRule => ({
      ranges: [rangeOf(sheetId, placeBlock(arrangement, block))],
      booleanRule: rule,
    }),
  );
  const identities = wanted.map(identityOf);
  const standing = sheet?.conditionalFormats ?? [];
  const ours = standing.flatMap((rule, index) => (identities.includes(identityOf(rule)) ? [index] : []));
  const inPlace =
    ours.length === wanted.length && identities.every((identity, index) => identity === identityOf(standing[index]!));
  if (inPlace && !reshaped) {
    const after = wanted.flatMap((rule, index): Request[] =>
      rangesOf(rule) === rangesOf(standing[index]!) ? [] : [{ updateConditionalFormatRule: { sheetId, index, rule } }],
    );
    return { before: [], after };
  }
  return {
    before: ours.reverse().map((index) => ({ deleteConditionalFormatRule: { sheetId, index } })),
    after: wanted.map((rule, index) => ({ addConditionalFormatRule: { rule, index } })),
  };
}

function identityOf({ booleanRule }: ConditionalFormatRule): string {
  if (!booleanRule) return "";
  const format = canonicalFormat(booleanRule.format ?? {}, Object.keys(FORMAT_FIELDS) as FormatField[]);
  return `${canonicalCondition(booleanRule.condition ?? {})} ${JSON.stringify(format.map((value) => value ?? null))}`;
}

function rangesOf({ ranges = [] }: ConditionalFormatRule): string {
  return ranges.map(canonicalRange).join();
}

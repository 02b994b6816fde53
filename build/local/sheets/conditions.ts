import type { CellValue, View } from "./draft.ts";
import { invalid } from "./errors.ts";
import { type LocaleRules, rulesOf } from "./locale.ts";
import { parseEntry } from "./parse-entry.ts";
import { rangeValues } from "./range-values.ts";
import type { BooleanCondition, Spreadsheet } from "./resources.ts";

/** How many values a condition takes, and where it may stand. */
interface ConditionType {
  readonly least: number;
  readonly most: number;
  readonly validates: boolean;
  readonly formats: boolean;
}

const BOTH = (least: number, most = least): ConditionType => ({ least, most, validates: true, formats: true });
const VALIDATES = (least: number, most = least): ConditionType => ({ least, most, validates: true, formats: false });
const FORMATS = (least: number): ConditionType => ({ least, most: least, validates: false, formats: true });

/** Source: ConditionType and ConditionValue in the API reference. */
const CONDITIONS: Readonly<Record<string, ConditionType>> = {
  NUMBER_GREATER: BOTH(1),
  NUMBER_GREATER_THAN_EQ: BOTH(1),
  NUMBER_LESS: BOTH(1),
  NUMBER_LESS_THAN_EQ: BOTH(1),
  NUMBER_EQ: BOTH(1),
  NUMBER_NOT_EQ: BOTH(1),
  NUMBER_BETWEEN: BOTH(2),
  NUMBER_NOT_BETWEEN: BOTH(2),
  TEXT_CONTAINS: BOTH(1),
  TEXT_NOT_CONTAINS: BOTH(1),
  TEXT_STARTS_WITH: FORMATS(1),
  TEXT_ENDS_WITH: FORMATS(1),
  TEXT_EQ: BOTH(1),
  TEXT_IS_EMAIL: VALIDATES(0),
  TEXT_IS_URL: VALIDATES(0),
  DATE_EQ: BOTH(1),
  DATE_BEFORE: BOTH(1),
  DATE_AFTER: BOTH(1),
  DATE_ON_OR_BEFORE: VALIDATES(1),
  DATE_ON_OR_AFTER: VALIDATES(1),
  DATE_BETWEEN: VALIDATES(2),
  DATE_NOT_BETWEEN: VALIDATES(2),
  DATE_IS_VALID: VALIDATES(0),
  ONE_OF_RANGE: VALIDATES(1),
  ONE_OF_LIST: VALIDATES(1, Number.POSITIVE_INFINITY),
  BLANK: FORMATS(0),
  NOT_BLANK: FORMATS(0),
  CUSTOM_FORMULA: BOTH(1),
  BOOLEAN: VALIDATES(0, 2),
};

/**
 * @param use where the condition stands: in a validation rule or in a conditional format
 * @throws ApiError 400 when this use does not know the condition, or its values are too few, too many or of the wrong kind
 */
export function checkCondition(condition: BooleanCondition | undefined, use: "validates" | "formats"): void {
  const name = condition?.type;
  if (!name || name === "CONDITION_TYPE_UNSPECIFIED") throw invalid("A condition must have a type.");
  const known = CONDITIONS[name];
  const purpose = use === "validates" ? "data validation" : "conditional formatting";
  if (!known?.[use]) throw invalid(`ConditionType '${name}' is not supported for ${purpose}.`);
  const values = condition.values ?? [];
  if (values.length < known.least || values.length > known.most)
    throw invalid(`Invalid number of values for condition ${name}: expected ${expected(known)}, got ${values.length}.`);
  if (use === "validates" && values.some(({ relativeDate }) => relativeDate))
    throw invalid("Relative dates are not supported for data validation.");
  const formula = values[0]?.userEnteredValue ?? "";
  if ((name === "CUSTOM_FORMULA" || name === "ONE_OF_RANGE") && !formula.startsWith("="))
    throw invalid(`Condition ${name} requires a value that starts with '='.`);
}

/** Where and how a condition is asked. */
export interface ConditionContext {
  readonly spreadsheet: Spreadsheet;
  readonly sheetId: number;
  readonly view: View;
}

/** True when the condition holds for a value. A formula must have been moved to the cell that is asked about. */
export function holds(condition: BooleanCondition, value: CellValue, context: ConditionContext): boolean {
  const { spreadsheet, view, sheetId } = context;
  const rules = rulesOf(spreadsheet.properties?.locale);
  const name = condition.type ?? "";
  if (name === "CUSTOM_FORMULA")
    return isTrue(view.evaluate(spreadsheet, sheetId, condition.values?.[0]?.userEnteredValue ?? ""));
  if (name === "BLANK" || name === "NOT_BLANK") return (value === undefined || value === "") === (name === "BLANK");
  if (name === "ONE_OF_RANGE")
    return rangeValues(condition.values?.[0]?.userEnteredValue ?? "", context).some((item) => isSameValue(item, value));
  if (name === "ONE_OF_LIST")
    return (condition.values ?? []).some((item) =>
      isSameValue(typed(item.userEnteredValue ?? "", context, rules), value),
    );
  if (name === "BOOLEAN") return isBoolean(condition, value, context, rules);
  const operands = (condition.values ?? []).map((operand) => operandOf(operand.userEnteredValue ?? "", context, rules));
  if (name.startsWith("TEXT")) return textHolds(name, textOf(value), textOf(operands[0]));
  return name === "DATE_IS_VALID"
    ? typeof value === "number"
    : numberHolds(name.replace(/^(NUMBER|DATE)_/, ""), value, operands);
}

/** The values that a list rule offers, as texts; undefined for any other rule. */
export function offered(condition: BooleanCondition, context: ConditionContext): string[] | undefined {
  if (condition.type === "ONE_OF_LIST")
    return (condition.values ?? []).map(({ userEnteredValue }) => userEnteredValue ?? "");
  if (condition.type !== "ONE_OF_RANGE") return undefined;
  return rangeValues(condition.values?.[0]?.userEnteredValue ?? "", context).map(textOf);
}

function expected({ least, most }: ConditionType): string {
  if (least === most) return String(least);
  return Number.isFinite(most) ? `${least} to ${most}` : `at least ${least}`;
}

function typed(text: string, { spreadsheet, view }: ConditionContext, rules: LocaleRules): CellValue {
  const { value } = parseEntry(text, { rules, now: view.now(), timeZone: spreadsheet.properties?.timeZone || "UTC" });
  return value?.numberValue ?? value?.boolValue ?? text;
}

function operandOf(text: string, context: ConditionContext, rules: LocaleRules): CellValue {
  return text.startsWith("=")
    ? context.view.evaluate(context.spreadsheet, context.sheetId, text)
    : typed(text, context, rules);
}

function isBoolean(
  condition: BooleanCondition,
  value: CellValue,
  context: ConditionContext,
  rules: LocaleRules,
): boolean {
  const custom = condition.values ?? [];
  if (custom.length === 0) return typeof value === "boolean";
  return custom.some(({ userEnteredValue }) => isSameValue(typed(userEnteredValue ?? "", context, rules), value));
}

function isTrue(value: CellValue): boolean {
  return value === true || (typeof value === "number" && value !== 0);
}

function isSameValue(one: CellValue, other: CellValue): boolean {
  return one === other || (one !== undefined && textOf(one) === textOf(other));
}

function textOf(value: CellValue): string {
  if (value === undefined) return "";
  return typeof value === "object" ? value.shown : String(value);
}

function textHolds(name: string, text: string, operand: string): boolean {
  const [lower, wanted] = [text.toLowerCase(), operand.toLowerCase()];
  switch (name) {
    case "TEXT_CONTAINS":
      return lower.includes(wanted);
    case "TEXT_NOT_CONTAINS":
      return !lower.includes(wanted);
    case "TEXT_STARTS_WITH":
      return lower.startsWith(wanted);
    case "TEXT_ENDS_WITH":
      return lower.endsWith(wanted);
    case "TEXT_EQ":
      return lower === wanted;
    case "TEXT_IS_EMAIL":
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
    default:
      return /^(https?:\/\/|www\.)?[^\s.]+\.[^\s]{2,}$/i.test(text);
  }
}

function numberHolds(name: string, value: CellValue, operands: readonly CellValue[]): boolean {
  const [low, high] = operands;
  if (typeof value !== "number" || typeof low !== "number") return false;
  switch (name) {
    case "GREATER":
    case "AFTER":
      return value > low;
    case "GREATER_THAN_EQ":
    case "ON_OR_AFTER":
      return value >= low;
    case "LESS":
    case "BEFORE":
      return value < low;
    case "LESS_THAN_EQ":
    case "ON_OR_BEFORE":
      return value <= low;
    case "NOT_EQ":
      return value !== low;
    case "EQ":
      return value === low;
    default:
      return typeof high === "number" && (value >= low && value <= high) === (name === "BETWEEN");
  }
}

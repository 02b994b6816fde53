import type ExcelJS from "exceljs";
import type { sheets_v4 } from "googleapis";
import { conditionFormula } from "./conditional-formats.ts";
import { excelFormula, operand } from "./formula.ts";
import { fitsInline, optionsOf } from "./lists.ts";

/**
 * A validation rule for exceljs, or undefined when Excel has none like it. `cell` is the address it applies to; `lists` says
 * where options stand that do not fit into the rule.
 */
export function excelValidation(
  rule: sheets_v4.Schema$DataValidationRule,
  cell: string,
  lists: ReadonlyMap<string, string>,
): ExcelJS.DataValidation | undefined {
  const check = checkOf(rule, cell, lists);
  if (!check) return undefined;
  const message = rule.inputMessage ?? "";
  return {
    ...check,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: rule.strict ? "stop" : "warning",
    ...(message ? { showInputMessage: true, prompt: message.slice(0, 255), error: message.slice(0, 225) } : {}),
  };
}

type Check = Pick<ExcelJS.DataValidation, "type" | "formulae" | "operator">;

function checkOf(
  rule: sheets_v4.Schema$DataValidationRule,
  cell: string,
  lists: ReadonlyMap<string, string>,
): Check | undefined {
  const { condition } = rule;
  const values = (condition?.values ?? []).map((value) => value.userEnteredValue ?? "");
  const options = optionsOf(rule);
  if (options)
    return {
      type: "list",
      formulae: [fitsInline(options) ? `"${options.join()}"` : lists.get(JSON.stringify(options))],
    };
  if (condition?.type === "ONE_OF_RANGE") return { type: "list", formulae: [excelFormula(values[0] ?? "=")] };
  const operator = OPERATORS[condition?.type?.replace(/^(NUMBER|DATE)_/, "") ?? ""];
  if (operator)
    return { type: condition?.type?.startsWith("DATE") ? "date" : "decimal", operator, formulae: values.map(operand) };
  const formula = condition && conditionFormula(condition, cell);
  return formula ? { type: "custom", formulae: [formula] } : undefined;
}

/** Google's comparisons of numbers and dates by the part of their names behind `NUMBER_` or `DATE_`. */
const OPERATORS: Readonly<Record<string, ExcelJS.DataValidationOperator>> = {
  BETWEEN: "between",
  NOT_BETWEEN: "notBetween",
  EQ: "equal",
  NOT_EQ: "notEqual",
  GREATER: "greaterThan",
  AFTER: "greaterThan",
  GREATER_THAN_EQ: "greaterThanOrEqual",
  ON_OR_AFTER: "greaterThanOrEqual",
  LESS: "lessThan",
  BEFORE: "lessThan",
  LESS_THAN_EQ: "lessThanOrEqual",
  ON_OR_BEFORE: "lessThanOrEqual",
};

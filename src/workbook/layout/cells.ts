import type { Entry } from "../../plan/plan.ts";
import type { DesiredCell, DesiredValue, Positions } from "../desired.ts";
import type { DataValidationRule } from "../sheets-api.ts";
import type { BaseStyle, Style } from "../styles.ts";

/** A cell whose content is ours: a difference is written over. */
export function managed(value: DesiredValue | null, style: Style): DesiredCell {
  return { value, style };
}

/** A cell that cuadros computes in the sheet itself. */
export function computed(formula: (positions: Positions) => string, style: Style): DesiredCell {
  return { value: { formula }, style };
}

/** A cell that people type in; `initial` stands there when its row is made. A blank text starts as a blank cell. */
export function typed(initial: string | number | undefined, style: Style, rule?: DataValidationRule): DesiredCell {
  return { ...(initial !== undefined && initial !== "" && { initial }), style, ...(rule && { rule }) };
}

/** What an entry starts with in its cell: its value as `write` puts it, or the text that could not be read. */
export function initialOf<T>(entry: Entry<T>, write: (value: T) => string | number): string | number | undefined {
  switch (entry.kind) {
    case "empty":
      return undefined;
    case "value":
      return write(entry.value);
    case "unread":
      return entry.typed;
  }
}

/** Dollars of an amount in cents, as a number cell holds them. */
export function dollars(cents: number): number {
  return cents / 100;
}

/** The same cell marked as wrong, with the reason as a note, when there is a reason. */
export function marked(cell: DesiredCell, reason: string | undefined): DesiredCell {
  return reason === undefined ? cell : { ...cell, style: `${cell.style as BaseStyle}!`, note: reason };
}

/** Rules for what people enter. They warn and do not refuse: a refused paste would lose what was typed. */
export const RULES: Readonly<Record<"amount" | "term" | "count" | "year" | "date", DataValidationRule>> = {
  amount: {
    condition: { type: "NUMBER_BETWEEN", values: [{ userEnteredValue: "0" }, { userEnteredValue: "100000000" }] },
    inputMessage: "Escriba el monto en dólares, solo con números; por ejemplo: 1350.00",
    strict: false,
  },
  term: {
    condition: { type: "NUMBER_BETWEEN", values: [{ userEnteredValue: "1" }, { userEnteredValue: "120" }] },
    inputMessage: "Escriba el plazo como número de meses; por ejemplo: 3",
    strict: false,
  },
  count: {
    condition: { type: "NUMBER_BETWEEN", values: [{ userEnteredValue: "0" }, { userEnteredValue: "9999" }] },
    inputMessage: "Escriba el número de actividades; por ejemplo: 2",
    strict: false,
  },
  year: {
    condition: { type: "NUMBER_BETWEEN", values: [{ userEnteredValue: "2000" }, { userEnteredValue: "2100" }] },
    inputMessage: "Escriba el año con cuatro cifras; por ejemplo: 2023",
    strict: false,
  },
  date: {
    condition: { type: "DATE_IS_VALID" },
    inputMessage: "Escriba la fecha como día/mes/año; por ejemplo: 01/02/2023",
    strict: false,
  },
};

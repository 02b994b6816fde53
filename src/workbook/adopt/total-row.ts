import { amountProblem, parseAmountCents } from "../../plan/amount.ts";
import { fold } from "../../plan/wording.ts";
import type { RawCell } from "./raw-sheet.ts";
import type { TableRow } from "./tables.ts";

export interface TotalRow {
  readonly label: RawCell;
  /** "subtotal" when the label says so. */
  readonly isSubtotal: boolean;
  /** The label speaks of a line of action. */
  readonly saysLine: boolean;
  /** The label speaks of an axis, of the plan or of a general total. */
  readonly saysMore: boolean;
  /** Where the amount stands, in whatever column; null when the row has none. */
  readonly amount: RawCell | null;
}

const LONGEST_LABEL = 80;

/** The subtotal or total that a row is, or null: a label that begins with one of these words, beside amounts or a single other cell. */
export function readTotalRow({ filled, cells }: Pick<TableRow, "filled" | "cells">): TotalRow | null {
  const label = filled.find((cell) => !cell.isMergedBelow && isLabel(cell.text));
  if (!label) return null;
  const others = filled.filter((cell) => cell !== label && !cell.isMergedBelow);
  if (others.length > 1 && !others.every(looksLikeAmount)) return null;
  const words = fold(label.text);
  return {
    label,
    isSubtotal: /^sub ?total/.test(words),
    saysLine: /\blinea/.test(words),
    saysMore: /\b(eje|ejes|plan|general|cuadro|gran)\b/.test(words),
    amount: amountOf(others, cells),
  };
}

/** Whether a row is a total, and not a subtotal. */
export function isTotalRow(row: Pick<TableRow, "filled" | "cells">): boolean {
  return readTotalRow(row)?.isSubtotal === false;
}

/** In the column of the amounts if something stands there; else wherever there is an amount that is no count of activities and no term. */
function amountOf(others: readonly RawCell[], cells: TableRow["cells"]): RawCell | null {
  const inColumn = cells.get("budget");
  if (inColumn && !inColumn.isMergedBelow)
    return others.find(({ columnIndex0 }) => columnIndex0 === inColumn.columnIndex0) ?? null;
  const counts = [cells.get("activities"), cells.get("term")].map((cell) => cell?.columnIndex0);
  const amounts = others.filter(({ columnIndex0 }) => !counts.includes(columnIndex0));
  return amounts.find((cell) => parseAmountCents(cell.number ?? cell.text).kind === "value") ?? amounts[0] ?? null;
}

function isLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && /^(sub ?total(es)?|total(es)?|gran total|monto total|suma)\b/.test(fold(text));
}

function looksLikeAmount({ number, text }: RawCell): boolean {
  return number !== null || amountProblem(text) !== "text" || (text.length <= 20 && /\d/.test(text));
}

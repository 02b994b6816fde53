import { formatAmount } from "../../plan/amount.ts";
import type { Entry } from "../../plan/plan.ts";
import { amountIn } from "./entries.ts";
import { type Notes, noteAt } from "./notes.ts";
import type { TotalRow } from "./total-row.ts";

/** What the actions read so far add up to, in cents; null when one of the amounts is not known. */
export interface AxisSums {
  /** Since the last subtotal of the line. */
  readonly pendingCents: number | null;
  readonly pendingCount: number;
  readonly lineCents: number | null;
  readonly axisCents: number | null;
  readonly axisCount: number;
  readonly tableCents: number | null;
}

export function noSums(tableCents: number | null): AxisSums {
  return { pendingCents: 0, pendingCount: 0, lineCents: 0, axisCents: 0, axisCount: 0, tableCents };
}

export function withLine(sums: AxisSums): AxisSums {
  return { ...sums, pendingCents: 0, pendingCount: 0, lineCents: 0 };
}

/** The sums with one more action; `budget` is null where no column or no result gives its amount. */
export function withAction(sums: AxisSums, budget: Entry<number> | null): AxisSums {
  const add = (cents: number | null) =>
    cents === null || budget === null || budget.kind === "unread"
      ? null
      : cents + (budget.kind === "value" ? budget.value : 0);
  return {
    pendingCents: add(sums.pendingCents),
    pendingCount: sums.pendingCount + 1,
    lineCents: add(sums.lineCents),
    axisCents: add(sums.axisCents),
    axisCount: sums.axisCount + 1,
    tableCents: add(sums.tableCents),
  };
}

/**
 * Compares a subtotal or total with the actions it covers. A subtotal covers those since the one before it; labels mislead, so
 * which total a row is follows from its amount and place too. `closesAxis` says that it was the total of the whole axis.
 */
export function checkTotal(
  total: TotalRow,
  sums: AxisSums,
  isLast: boolean,
  notes: Notes,
): { sums: AxisSums; closesAxis: boolean } {
  const amount = amountIn(total.amount, notes);
  const cents = amount.kind === "value" ? amount.value : null;
  const scope = scopeOf(total, cents, sums, isLast);
  const sum = { subtotal: sums.pendingCents, line: sums.lineCents, axis: sums.axisCents, table: sums.tableCents }[
    scope
  ];
  const closesAxis = scope === "axis" || scope === "table";
  if (scope === "axis" && total.saysLine) {
    noteAt(notes, "rotulo-total", total.label, {
      message: `El rótulo «${total.label.text.replace(/\\/g, "")}» dice línea de acción, pero el monto es el total de todo el eje.`,
      found: total.label.text.replace(/\\/g, ""),
      expected: "Total del eje",
      remedy: "No tiene que hacer nada: en el libro gestionado el rótulo es «Total del eje».",
    });
  }
  if (total.amount && cents !== null && sum !== null && cents !== sum) {
    const isSubtotal = scope === "subtotal" || scope === "line";
    const covered = {
      subtotal: "las acciones que abarca",
      line: "las acciones de la línea",
      axis: "las acciones del eje",
      table: "todas las acciones",
    }[scope];
    noteAt(notes, isSubtotal ? "subtotal-no-cuadra" : "total-no-cuadra", total.amount, {
      message: `El ${isSubtotal ? "subtotal" : "total"} escrito es ${formatAmount(cents)}, pero ${covered} suman ${formatAmount(sum)}.`,
      found: formatAmount(cents),
      expected: formatAmount(sum),
      remedy: "Revise los montos de las acciones y el total. El libro gestionado muestra la suma de las acciones.",
    });
  }
  return { sums: closesAxis ? noSums(sums.tableCents) : { ...sums, pendingCents: 0, pendingCount: 0 }, closesAxis };
}

type Scope = "subtotal" | "line" | "axis" | "table";

function scopeOf(total: TotalRow, cents: number | null, sums: AxisSums, isLast: boolean): Scope {
  if (sums.axisCount === 0) return "table";
  const isPending = sums.pendingCount > 0;
  if (total.isSubtotal)
    return !isPending || (cents !== sums.pendingCents && cents === sums.lineCents) ? "line" : "subtotal";
  if (total.saysMore) return cents !== null && cents !== sums.axisCents && cents === sums.tableCents ? "table" : "axis";
  if (!isPending) return total.saysLine && cents === sums.lineCents && cents !== sums.axisCents ? "line" : "axis";
  if (cents === sums.axisCents && (isLast || cents !== sums.pendingCents)) return "axis";
  return isLast && cents !== sums.pendingCents ? "axis" : "subtotal";
}

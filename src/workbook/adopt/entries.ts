import { amountProblem, isAmountWrittenAsUsual, parseAmountCents } from "../../plan/amount.ts";
import { EMPTY, type Entry, entryOf, unread } from "../../plan/plan.ts";
import { listed } from "../../plan/quote.ts";
import { isTermWrittenAsUsual, parseTermMonths } from "../../plan/term.ts";
import { type Notes, noteAt } from "./notes.ts";
import { bySheet, type RawCell } from "./raw-sheet.ts";
import type { TableRow } from "./tables.ts";

const MOST_ACTIVITIES = 1000;

/** The amount in a raw cell, in cents; what keeps it from being read is noted. */
export function amountIn(cell: RawCell | null | undefined, notes: Notes): Entry<number> {
  if (!cell || cell.isMergedBelow) return EMPTY;
  const typed = cell.number ?? cell.text;
  const problem = amountProblem(typed);
  if (problem === null) {
    if (!isAmountWrittenAsUsual(typed)) notes.oddAmounts.push(cell);
    return parseAmountCents(typed);
  }
  const remedy = "Por favor escriba el monto en dólares y centavos, por ejemplo $1,350.00.";
  switch (problem) {
    case "text":
      noteAt(notes, "monto-no-leido", cell, {
        message: `«${cell.text}» no se puede leer como un monto. No se suma hasta que se corrija.`,
        found: cell.text,
        expected: "",
        remedy,
      });
      break;
    case "negative":
      noteAt(notes, "monto-negativo", cell, {
        message: `El monto ${cell.text} es negativo. No se suma hasta que se corrija.`,
        found: cell.text,
        expected: "",
        remedy,
      });
      break;
    case "absurd":
      noteAt(notes, "monto-absurdo", cell, {
        message: `El monto ${cell.text} no parece posible: pasa de $100,000,000.00 o tiene más de dos decimales. No se suma hasta que se corrija.`,
        found: cell.text,
        expected: "",
        remedy,
      });
      break;
  }
  return unread(cell.text);
}

/** Whether it is known what a row adds to a sum: its table has a column of amounts, and no formula failed there. */
export function hasKnownAmount({ header, raw }: Pick<TableRow, "header" | "raw">): boolean {
  const columnIndex0 = header.columns.get("budget");
  return columnIndex0 !== undefined && (raw[columnIndex0]?.error ?? "") === "";
}

/** One note per sheet on the amounts that are not written like `$1,350.00`. */
export function noteOddAmounts(notes: Notes): void {
  for (const cells of bySheet(notes.oddAmounts)) {
    const examples = [...new Set(cells.map(({ text }) => text.replace(/\\/g, "")))];
    const isOne = cells.length === 1;
    const count = isOne ? "un monto escrito" : `${cells.length} montos escritos`;
    noteAt(notes, "monto-escritura", cells[0]!, {
      message: `Hay ${count} de otra manera que $1,350.00 en esta hoja: ${listed(examples)}. Se ${isOne ? "leyó" : "leyeron"} bien.`,
      found: examples[0]!,
      expected: "$1,350.00",
      remedy: "No tiene que hacer nada: en el libro gestionado todos los montos se ven igual.",
    });
  }
}

/** The term in a raw cell, in months. */
export function termIn(cell: RawCell | undefined, notes: Notes): Entry<number> {
  if (!cell) return EMPTY;
  const typed = cell.number ?? cell.text;
  const term = parseTermMonths(typed);
  if (cell.isMergedBelow) return term;
  if (term.kind === "unread") {
    noteAt(notes, "plazo-no-leido", cell, {
      message: `«${cell.text}» no se puede leer como un plazo en meses.`,
      found: cell.text,
      expected: "",
      remedy: "Por favor escriba el plazo en meses, por ejemplo «2 meses».",
    });
  } else if (term.kind === "value" && !isTermWrittenAsUsual(typed)) {
    const usual = term.value === 1 ? "1 mes" : `${term.value} meses`;
    noteAt(notes, "plazo-escritura", cell, {
      message: `El plazo «${cell.text}» se leyó como ${usual}.`,
      found: cell.text,
      expected: usual,
      remedy: "No tiene que hacer nada si el plazo es correcto.",
    });
  }
  return term;
}

/** The number of activities in a raw cell. */
export function activitiesIn(cell: RawCell | undefined, notes: Notes): Entry<number> {
  if (!cell || cell.isMergedBelow) return EMPTY;
  const count = cell.number ?? (/^\d+\.?$/.test(cell.text) ? Number.parseInt(cell.text, 10) : Number.NaN);
  if (Number.isInteger(count) && count >= 0 && count <= MOST_ACTIVITIES) return entryOf(count);
  noteAt(notes, "actividades-no-leidas", cell, {
    message: `«${cell.text}» no se puede leer como un número de actividades.`,
    found: cell.text,
    expected: "",
    remedy: "Por favor escriba cuántas actividades son, con un número entero.",
  });
  return unread(cell.text);
}

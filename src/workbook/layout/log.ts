import type { DesiredSheet } from "../desired.ts";
import type { Style } from "../styles.ts";
import type { Book } from "./book.ts";
import { listSheet } from "./list.ts";

/** Columns of *Bitácora* from left to right, and how the entries of each look. Behind them stands the hidden column "key". */
export const LOG_COLUMNS = [
  { key: "when", title: "Fecha y hora", widthPx: 115, style: "moment" },
  { key: "author", title: "Quién", widthPx: 215, style: "text" },
  { key: "sheet", title: "Hoja", widthPx: 105, style: "text" },
  { key: "item", title: "Elemento", widthPx: 260, style: "text" },
  { key: "column", title: "Columna", widthPx: 140, style: "text" },
  { key: "before", title: "Antes", widthPx: 220, style: "text" },
  { key: "after", title: "Después", widthPx: 220, style: "text" },
  { key: "what", title: "Qué pasó", widthPx: 235, style: "text" },
] as const satisfies readonly { key: string; title: string; widthPx: number; style: Style }[];

/**
 * The head of *Bitácora*, rows 1 to 3. Its entries are inserted right below, newest first; a pass reads none of them, so they
 * are no rows of this layout.
 */
export function logSheet({ plan }: Book): DesiredSheet {
  return listSheet({
    sheet: "log",
    axisCount: plan.axes.length,
    heading: "BITÁCORA",
    explanations: ["Quién cambió qué y cuándo, lo más reciente arriba. Esta hoja se llena sola."],
    columns: LOG_COLUMNS,
    rows: [],
    tabColor: "#5b6b7b",
    protection: "locked",
    open: [],
    disposable: [],
    isOpenEnded: true,
    spareRows: 1,
  });
}

import type { Finding } from "../../plan/finding.ts";
import { a1Of } from "../cell-name.ts";
import type { DesiredCell, DesiredRow, DesiredSheet, DesiredValue } from "../desired.ts";
import { type SheetKey, sheetIdOf, titleOf } from "../managed.ts";
import type { Book } from "./book.ts";
import { computed, managed } from "./cells.ts";

const COLUMNS = [
  { key: "severity", title: "Gravedad", widthPx: 95 },
  { key: "sheet", title: "Hoja", widthPx: 140 },
  { key: "cell", title: "Celda", widthPx: 60 },
  { key: "message", title: "Observación", widthPx: 380 },
  { key: "found", title: "Encontrado", widthPx: 210 },
  { key: "expected", title: "Esperado", widthPx: 210 },
  { key: "remedy", title: "Qué puede hacer", widthPx: 300 },
] as const;

/** *Observaciones*: one row per finding, worst first. */
export function findingsSheet({ plan, findings, state }: Book): DesiredSheet {
  const originalTitles = new Map(state.originals.map(({ sheetId, title }) => [sheetId, title]));
  return {
    sheetId: sheetIdOf("findings"),
    title: titleOf("findings", plan.axes.length),
    hidden: false,
    frozenRows: 2,
    frozenColumns: 0,
    tabColor: "#b3372a",
    keyColumn: "key",
    columns: [
      ...COLUMNS.map(({ key, widthPx }) => ({ key, widthPx, hidden: false })),
      { key: "key", widthPx: 60, hidden: true },
    ],
    rows: [
      {
        key: "title",
        heightPx: 28,
        cells: { severity: managed("OBSERVACIONES", "title"), key: managed("title", "key") },
      },
      {
        key: "header",
        cells: {
          ...Object.fromEntries(COLUMNS.map(({ key, title }) => [key, managed(title, "header")])),
          key: managed("header", "key"),
        },
      },
      ...findings.map(({ key, finding }) =>
        findingRow(FINDING_KEY + key, finding, { axisCount: plan.axes.length, originalTitles }),
      ),
    ],
    merges: [],
    conditionalFormats: [],
    protection: "warning",
    open: [],
    disposable: [{ key: FINDING_KEY }],
  };
}

const FINDING_KEY = "obs:";

interface RowContext {
  readonly axisCount: number;
  readonly originalTitles: ReadonlyMap<number, string>;
}

function findingRow(
  key: string,
  { severity, place, message, found, expected, remedy }: Finding,
  context: RowContext,
): DesiredRow {
  const text = (value: DesiredValue): DesiredCell => managed(value === "" ? null : value, "text");
  const cells = {
    severity: managed(severity, "center"),
    sheet: text(
      place.at === "row"
        ? titleOf(place.sheet as SheetKey, context.axisCount)
        : place.at === "cell"
          ? (context.originalTitles.get(place.sheetId) ?? "")
          : "Todo el libro",
    ),
    cell: cellReference(place),
    message: text(message),
    found: text(found),
    expected: text(expected),
    remedy: text(remedy),
  };
  return { key, cells: { ...cells, key: managed(key, "key") } };
}

/** The address of the place; for a managed row a formula, so that it follows the row at once when rows are inserted above it. */
function cellReference(place: Finding["place"]): DesiredCell {
  switch (place.at) {
    case "row":
      return computed((at) => {
        const cell = at.cell(sheetIdOf(place.sheet as SheetKey), place.key, place.column);
        return `=ADDRESS(ROW(${cell}),COLUMN(${cell}),4)`;
      }, "center");
    case "cell":
      return managed(a1Of(place.rowIndex0, place.columnIndex0), "center");
    case "workbook":
      return managed(null, "center");
  }
}

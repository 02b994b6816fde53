import type { ListedFinding } from "../../plan/acceptance.ts";
import { serialOfDate } from "../../plan/date.ts";
import type { Finding, Severity } from "../../plan/finding.ts";
import { lastOf } from "../../plan/last-of.ts";
import type { Mend } from "../../plan/mend.ts";
import { a1Of } from "../cell-name.ts";
import type { DesiredCell, DesiredRow, DesiredSheet } from "../desired.ts";
import { type SheetKey, sheetIdOf, titleOf } from "../managed.ts";
import type { Style } from "../styles.ts";
import type { Book } from "./book.ts";
import { computed, managed, typed } from "./cells.ts";
import { type ListColumn, listRow, listSheet, shown } from "./list.ts";

/** What the row key of a finding begins with; its own key follows. */
export const FINDING_KEY = "obs:";

/** Severities as people read them. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: "Error",
  advertencia: "Advertencia",
  nota: "Nota",
};

const STATUS_WORDS: Readonly<Record<ListedFinding["status"], string>> = {
  abierta: "Abierta",
  aceptada: "Aceptada",
  cambió: "Cambió desde que se aceptó",
};

const COLUMNS = [
  { key: "severity", title: "Gravedad", widthPx: 90 },
  { key: "status", title: "Estado", widthPx: 85 },
  { key: "sheet", title: "Hoja", widthPx: 125 },
  { key: "cell", title: "Celda", widthPx: 50 },
  { key: "message", title: "Observación", widthPx: 280 },
  { key: "found", title: "Encontrado", widthPx: 160 },
  { key: "expected", title: "Esperado", widthPx: 160 },
  { key: "explanation", title: "Explicación", widthPx: 315 },
  { key: "remedy", title: "Qué puede hacer", widthPx: 340 },
  { key: "reason", title: "Motivo para aceptarla", widthPx: 190 },
  { key: "author", title: "Quién", widthPx: 215 },
  { key: "acceptedOn", title: "Fecha", widthPx: 125 },
] as const satisfies readonly ListColumn[];
type Column = (typeof COLUMNS)[number]["key"];

/** *Observaciones*: one row per finding, the open ones first and in each part as they come; people type in the column "reason". */
export function findingsSheet({ plan, findings, state }: Book): DesiredSheet {
  const axisCount = plan.axes.length;
  const originalTitles = new Map(state.originals.map(({ sheetId, title }) => [sheetId, title]));
  const isAccepted = ({ status }: ListedFinding) => status === "aceptada";
  const ordered = [...findings.filter((listed) => !isAccepted(listed)), ...findings.filter(isAccepted)];
  const rows = ordered.map((listed) => findingRow(listed, { axisCount, originalTitles }));
  return listSheet({
    sheet: "findings",
    axisCount,
    heading: "OBSERVACIONES",
    explanations: [
      findings.length === 0
        ? "No hay observaciones: las cifras y los datos del plan concuerdan."
        : "Corrija lo señalado en su celda o elija Plan de integridad > Ver observaciones. Si algo debe quedar como está, escriba el motivo en su fila.",
    ],
    columns: COLUMNS,
    rows,
    tabColor: "#b3372a",
    protection: "locked",
    open:
      rows.length > 0
        ? [{ fromRow: rows[0]!.key, toRow: lastOf(rows)!.key, fromColumn: "reason", toColumn: "reason" }]
        : [],
    disposable: [{ key: FINDING_KEY }],
  });
}

interface RowContext {
  readonly axisCount: number;
  readonly originalTitles: ReadonlyMap<number, string>;
}

function findingRow({ key, finding, status, acceptance }: ListedFinding, context: RowContext): DesiredRow {
  const { severity, place, message, found, expected, explanation, remedy, mends } = finding;
  const looks = status === "aceptada" ? SETTLED : severity === "error" ? URGENT : OPEN;
  const cells: Record<Column, DesiredCell> = {
    severity: managed(SEVERITY_WORDS[severity], looks.severity),
    status: managed(STATUS_WORDS[status], looks.center),
    sheet: shown(sheetTitle(place, context), looks.text),
    cell: cellReference(place, looks.center),
    message: shown(message, looks.text),
    found: shown(found, looks.text),
    expected: shown(expected, looks.text),
    explanation: shown(explanation.join("\n"), looks.text),
    remedy: shown([remedy, ...mendLines(mends)].filter(Boolean).join("\n"), looks.text),
    reason: typed(acceptance?.reason, looks.text),
    author: shown(acceptance?.author ?? "", looks.text),
    acceptedOn: managed(serialOfDate(acceptance?.acceptedOn ?? "") ?? null, looks.date),
  };
  return listRow(FINDING_KEY + key, cells);
}

/** How the cells of a row look. */
type Looks = Readonly<Record<"severity" | "center" | "text" | "date", Style>>;
const OPEN: Looks = { severity: "center", center: "center", text: "text", date: "date" };
const URGENT: Looks = { ...OPEN, severity: "center!" };
const SETTLED: Looks = { severity: "mutedCenter", center: "mutedCenter", text: "mutedText", date: "mutedDate" };

function sheetTitle(place: Finding["place"], { axisCount, originalTitles }: RowContext): string {
  switch (place.at) {
    case "row":
      return titleOf(place.sheet as SheetKey, axisCount);
    case "cell":
      return originalTitles.get(place.sheetId) ?? "";
    case "workbook":
      return "Todo el libro";
  }
}

/**
 * The address of the place, as a link that leads there. In a managed row both follow the row at once when rows are inserted above
 * it, which a link in the format of the cell would not.
 */
function cellReference(place: Finding["place"], style: Style): DesiredCell {
  switch (place.at) {
    case "row":
      return computed((at) => {
        const sheetId = sheetIdOf(place.sheet as SheetKey);
        const cell = at.cell(sheetId, place.key, place.column);
        return linkTo(sheetId, columnIn(cell), `&ROW(${cell})`);
      }, style);
    case "cell":
      return computed(() => linkTo(place.sheetId, a1Of(place.rowIndex0, place.columnIndex0)), style);
    case "workbook":
      return managed(null, style);
  }
}

/** The formula of a link that shows the address it leads to: its `start` as text, and `rest`, which continues it in a formula. */
function linkTo(sheetId: number, start: string, rest = ""): string {
  return `=HYPERLINK("#gid=${sheetId}&range=${start}"${rest},"${start}"${rest})`;
}

/** `G` for `'Cuadro 1'!$G$7`. */
function columnIn(cell: string): string {
  return /\$([A-Z]+)\$\d+$/.exec(cell)?.[1] ?? "";
}

function mendLines(mends: readonly Mend[]): readonly string[] {
  if (mends.length === 0) return [];
  const head =
    mends.length === 1
      ? "Corrección posible, desde Ver observaciones:"
      : "Correcciones posibles, a elegir en Ver observaciones:";
  return [head, ...mends.map(({ label }) => `• ${label}`)];
}

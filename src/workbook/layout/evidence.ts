import { lastOf } from "../../plan/last-of.ts";
import { type Action, actionsOf } from "../../plan/plan.ts";
import { ACTION_STATES, meansOf } from "../../plan/progress.ts";
import type { DesiredCell, DesiredConditionalFormat, DesiredRow, DesiredSheet, Positions } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import type { CellFormat } from "../sheets-api.ts";
import { STATE_LOOKS } from "../styles.ts";
import type { OpenBook } from "./book.ts";
import { computed, managed } from "./cells.ts";
import { type ListColumn, listRow, listSheet, shown } from "./list.ts";
import { entryRange } from "./progress.ts";
import type { TrackingColumn } from "./tracking.ts";

/** Columns of *Evidencias*. */
export const EVIDENCE_COLUMNS = [
  { key: "label", title: "Acción", widthPx: 320 },
  { key: "means", title: "Medio de verificación", widthPx: 260 },
  { key: "responsible", title: "Responsables", widthPx: 160 },
  { key: "entries", title: "Evidencias registradas", widthPx: 95 },
  { key: "last", title: "Última", widthPx: 120 },
  { key: "state", title: "Situación", widthPx: 140 },
] as const satisfies readonly ListColumn[];

type EvidenceColumn = (typeof EVIDENCE_COLUMNS)[number]["key"] | "actionKey";

/** A column of *Evidencias* from its heading to below its last row; `actionKey` is hidden. */
export function evidenceRange(at: Positions, column: EvidenceColumn): string {
  return at.range(sheetIdOf("evidence"), "header", EVIDENCE_END, column);
}

/** Key of the row below the last one. */
export const EVIDENCE_END = "end";

/** What stands in the column `state` of *Evidencias*. */
export const EVIDENCE_STATES = { given: "entregada", missing: "falta", notYet: "todavía no se pide" } as const;

/** Row key of a means of verification, and what entries for it bear in their column `meansKey`; the number counts from 1. */
export function meansKey(actionKey: string, index0: number): string {
  return `${actionKey}/${index0 + 1}`;
}

/** How many counting entries with a link bear a key: of an action or of one of its means of verification. */
export function evidenceCount(at: Positions, column: "actionKey" | "meansKey", key: string): string {
  return `COUNTIFS(${withLink(at, column, key)})`;
}

/** The day of the last of these entries; blank where there is none. */
export function lastEvidence(at: Positions, column: "actionKey" | "meansKey", key: string): string {
  const last = `MAXIFS(${entryRange(at, "date")},${withLink(at, column, key)})`;
  return `IF(${evidenceCount(at, column, key)}>0,${last},"")`;
}

/** *Evidencias*: the means of verification of each action, and whether there is evidence of it. */
export function evidenceSheet({ plan }: OpenBook): DesiredSheet {
  const rows = [...actionsOf(plan)].flatMap(({ action }) =>
    meansOf(action).map((means, index0) => meansRow(action, means, index0)),
  );
  const [first, last] = [rows[0]?.key, lastOf(rows)?.key];
  return {
    ...listSheet({
      sheet: "evidence",
      axisCount: plan.axes.length,
      heading: "EVIDENCIAS",
      explanations: [
        "Los medios de verificación de cada acción, como los nombra el Cuadro de su eje, y cuántos registros de Ejecución traen un enlace para cada uno.",
        "Falta: la acción ya tiene actividades realizadas o planificadas a la fecha, y ningún registro trae el enlace de ese medio de verificación.",
      ],
      columns: EVIDENCE_COLUMNS,
      hidden: ["actionKey"],
      rows: [...rows, { ...listRow(EVIDENCE_END, {}), heightPx: 4 }],
      tabColor: "#2f7d4f",
      protection: "locked",
      open: [],
      disposable: [{ key: "A*" }],
    }),
    conditionalFormats: first && last ? looksOf(first, last) : [],
  };
}

function meansRow({ key }: Action, means: string, index0: number): DesiredRow {
  const row = meansKey(key, index0);
  const inTracking = (at: Positions, column: TrackingColumn) => at.cell(sheetIdOf("tracking"), key, column);
  const own = (at: Positions, column: EvidenceColumn) => at.cell(sheetIdOf("evidence"), row, column);
  const isAskedFor = (at: Positions) =>
    `AND(${inTracking(at, "state")}<>"${ACTION_STATES.suspended}",OR(${inTracking(at, "done")}>0,${inTracking(at, "due")}>0))`;
  const { given, missing, notYet } = EVIDENCE_STATES;
  const cells: Record<EvidenceColumn, DesiredCell> = {
    label: computed((at) => `=${inTracking(at, "label")}`, "text"),
    means: shown(means),
    responsible: computed((at) => `=${inTracking(at, "responsible")}`, "text"),
    entries: computed((at) => `=${evidenceCount(at, "meansKey", row)}`, "count"),
    last: computed((at) => `=${lastEvidence(at, "meansKey", row)}`, "date"),
    state: computed(
      (at) => `=IF(${own(at, "entries")}>0,"${given}",IF(${isAskedFor(at)},"${missing}","${notYet}"))`,
      "center",
    ),
    actionKey: managed(key, "key"),
  };
  return listRow(row, cells);
}

function looksOf(fromRow: string, toRow: string): readonly DesiredConditionalFormat[] {
  const block = { fromRow, toRow, fromColumn: "state", toColumn: "state" };
  const look = (state: string, format: CellFormat): DesiredConditionalFormat => ({
    block,
    rule: { condition: { type: "TEXT_EQ", values: [{ userEnteredValue: state }] }, format },
  });
  return [
    look(EVIDENCE_STATES.missing, STATE_LOOKS[ACTION_STATES.late]),
    look(EVIDENCE_STATES.given, STATE_LOOKS[ACTION_STATES.done]),
  ];
}

/** The conditions of COUNTIFS and MAXIFS for counting entries with a link. */
function withLink(at: Positions, column: "actionKey" | "meansKey", key: string): string {
  return `${entryRange(at, column)},"${key}",${entryRange(at, "counts")},1,${entryRange(at, "link")},"<>"`;
}

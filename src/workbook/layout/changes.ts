import { formatAmount } from "../../plan/amount.ts";
import type { Baseline, Modification } from "../../plan/baseline.ts";
import { lastOf } from "../../plan/last-of.ts";
import { MONTH_NAMES } from "../../plan/month.ts";
import { short } from "../../plan/quote.ts";
import type { DesiredRow, DesiredSheet } from "../desired.ts";
import { UNKNOWN_AUTHOR } from "../occasion.ts";
import type { Book } from "./book.ts";
import { dollars, managed, typed } from "./cells.ts";
import { type ListColumn, listRow, listSheet, shown } from "./list.ts";

/** What the row key of a modification begins with; its own key follows. */
export const CHANGE_KEY = "change:";

const COLUMNS = [
  { key: "axis", title: "Eje", widthPx: 45 },
  { key: "line", title: "Línea", widthPx: 60 },
  { key: "objective", title: "Objetivo", widthPx: 230 },
  { key: "action", title: "Acción", widthPx: 260 },
  { key: "what", title: "Qué cambió", widthPx: 140 },
  { key: "approved", title: "Aprobado", widthPx: 150 },
  { key: "current", title: "Actual", widthPx: 150 },
  { key: "difference", title: "Diferencia", widthPx: 95 },
  { key: "reason", title: "Motivo del cambio", widthPx: 240 },
  { key: "scheduleReason", title: "Motivo anotado en el cronograma", widthPx: 240 },
] as const satisfies readonly ListColumn[];

const WORDS: Readonly<Record<Modification["kind"], string>> = {
  agregada: "Se agregó la acción",
  eliminada: "Se eliminó la acción",
  monto: "Cambió el monto",
  plazo: "Cambió el plazo",
  responsable: "Cambiaron los responsables",
  reprogramación: "Reprogramación: se movieron sus meses",
};

/** *Modificaciones*: what has changed since the council approved the plan, a row each; people type the reason (column key "reason"). */
export function changesSheet({ plan, modifications, state: { baseline } }: Book): DesiredSheet {
  const rows = modifications.map(changeRow);
  return listSheet({
    sheet: "changes",
    axisCount: plan.axes.length,
    heading: "MODIFICACIONES AL PLAN APROBADO",
    explanations: baseline
      ? [baselineText(baseline), changesText(modifications)]
      : [
          "Todavía no hay línea base, que es el plan tal como lo aprobó el Concejo Municipal.",
          "Para fijarla, elija en el menú Plan de integridad > Fijar línea base. Desde entonces se anota aquí cada cambio de montos, plazos, responsables, meses o acciones.",
        ],
    columns: COLUMNS,
    rows,
    tabColor: "#b3372a",
    protection: "locked",
    open:
      rows.length > 0
        ? [{ fromRow: rows[0]!.key, toRow: lastOf(rows)!.key, fromColumn: "reason", toColumn: "reason" }]
        : [],
    disposable: [{ key: CHANGE_KEY }],
  });
}

function changeRow({
  key,
  kind,
  action,
  approved,
  current,
  differenceCents,
  scheduleReason = "",
}: Modification): DesiredRow {
  return listRow(`${CHANGE_KEY}${key}`, {
    axis: managed(action.axisNumber, "count"),
    line: shown(action.lineCode, "center"),
    objective: shown(short(action.objective)),
    action: shown(short(action.text)),
    what: shown(WORDS[kind]),
    approved: shown(approved),
    current: shown(current),
    difference: managed(differenceCents === 0 ? null : dollars(differenceCents), "difference"),
    reason: typed(undefined, "text"),
    scheduleReason: shown(scheduleReason),
  });
}

function baselineText({ approval, fixedOn, fixedBy }: Baseline): string {
  const { minutes, resolution, date } = approval;
  const decision = [
    minutes && withName("Acta", minutes),
    resolution && withName("Acuerdo", resolution),
    date && `del ${spelt(date)}`,
  ].filter(Boolean);
  const by = fixedBy === UNKNOWN_AUTHOR ? "" : ` por ${fixedBy}`;
  return `Línea base: ${decision.join(", ") || "sin acta ni acuerdo anotados"}. Se fijó el ${spelt(fixedOn)}${by}.`;
}

function changesText(modifications: readonly Modification[]): string {
  const moved = modifications.filter(({ kind }) => kind === "reprogramación").length;
  const count = modifications.length - moved;
  if (modifications.length === 0) return "No hay modificaciones: el plan está como lo aprobó el Concejo Municipal.";
  return [...(count > 0 ? waitingText(count, modifications) : []), ...(moved > 0 ? [movedText(moved)] : [])].join(" ");
}

function waitingText(count: number, modifications: readonly Modification[]): readonly string[] {
  const cents = modifications.reduce((sum, { differenceCents }) => sum + differenceCents, 0);
  const waiting = count === 1 ? "1 modificación espera" : `${count} modificaciones esperan`;
  const change =
    cents === 0
      ? "El presupuesto total no cambia."
      : `El presupuesto total ${cents > 0 ? "aumenta" : "disminuye"} ${formatAmount(Math.abs(cents))}.`;
  return [`${waiting} un nuevo acuerdo del Concejo Municipal.`, change];
}

function movedText(count: number): string {
  return count === 1
    ? "1 acción se reprogramó: sus meses ya no son los aprobados."
    : `${count} acciones se reprogramaron: sus meses ya no son los aprobados.`;
}

/** "Acta 3" for "3", and "Acta N.° 3" as it is. */
function withName(name: string, text: string): string {
  return text.toLowerCase().startsWith(name.toLowerCase()) ? text : `${name} ${text}`;
}

/** "1 de febrero de 2023" for `2023-02-01`. */
function spelt(date: string): string {
  const [year, month = 1, day] = date.split("-").map(Number);
  return `${day} de ${MONTH_NAMES[month - 1]} de ${year}`;
}

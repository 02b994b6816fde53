import { formatAmount } from "../../plan/amount.ts";
import { monthsInWords } from "../../plan/month-runs.ts";
import { valueOr } from "../../plan/plan.ts";
import { ACTION_STATES, actionNumber } from "../../plan/progress.ts";
import type { Block, Shade, TableColumn } from "../block.ts";
import { actionInSentence, actionText, cell, counted, dateInFigures, listOr, orElse, paragraph } from "./phrases.ts";
import type { ActionSituation } from "./situation.ts";

/** Stands where nobody wrote down why. */
export const NO_REASON = "Sin motivo anotado en el cronograma";

/** Actions of which less is done than was due, and why. */
export function lateActions(actions: readonly ActionSituation[]): readonly Block[] {
  const late = actions.filter((action) => action.late > 0);
  if (late.length === 0) return [paragraph("No hay acciones atrasadas al cierre.")];
  return [
    {
      kind: "table",
      isSmall: true,
      columns: [
        { title: "Acción", widthShare: 30, align: "start" },
        { title: "Responsables", widthShare: 16, align: "start" },
        { title: "Prevista para", widthShare: 14, align: "start" },
        count("Debían estar"),
        count("Hechas"),
        count("Atraso"),
        { title: "Motivo", widthShare: 18, align: "start" },
      ],
      rows: late.map(({ action, due, done, late, dueMonths }) => ({
        kind: "plain",
        cells: [
          cell(actionText(action)),
          cell(responsibleOf(action)),
          cell(monthsInWords(dueMonths)),
          cell(String(due)),
          cell(String(done)),
          cell(String(late), { shade: "late", bold: true }),
          cell(orElse(action.course?.reason ?? "", NO_REASON)),
        ],
      })),
    },
  ];
}

/** Actions that the commission has suspended, and why. */
export function suspendedActions(actions: readonly ActionSituation[]): readonly Block[] {
  return listOr(
    actions
      .filter(({ state }) => state === ACTION_STATES.suspended)
      .map(({ action }) => [
        { text: `${actionNumber(action.key)} · ${actionInSentence(action)}: ` },
        { text: orElse(action.course?.reason ?? "", NO_REASON), italic: true },
      ]),
    "No hay acciones suspendidas.",
  );
}

/** What the months to come ask for. */
export function nextActions(actions: readonly ActionSituation[]): readonly Block[] {
  const asked = actions.filter(({ next }) => next > 0);
  if (asked.length === 0) return [paragraph("No hay actividades planificadas para los meses que siguen.")];
  return [
    {
      kind: "table",
      isSmall: true,
      columns: [
        { title: "Acción", widthShare: 42, align: "start" },
        { title: "Responsables", widthShare: 22, align: "start" },
        { title: "Meses", widthShare: 20, align: "start" },
        { title: "Actividades", widthShare: 16, align: "center" },
      ],
      rows: asked.map(({ action, next, nextMonths }) => ({
        kind: "plain",
        cells: [
          cell(actionText(action)),
          cell(responsibleOf(action)),
          cell(monthsInWords(nextMonths)),
          cell(String(next)),
        ],
      })),
    },
  ];
}

/** The evidence that was recorded in the period. */
export function evidenceTable(actions: readonly ActionSituation[]): readonly Block[] {
  const rows = actions.flatMap(({ action, evidence }) => evidence.map((entry) => ({ action, entry })));
  if (rows.length === 0) return [paragraph("En el período no se registró evidencia con enlace.")];
  return [
    {
      kind: "table",
      isSmall: true,
      columns: [
        { title: "Fecha", widthShare: 13, align: "center" },
        { title: "Acción", widthShare: 33, align: "start" },
        { title: "Medio de verificación", widthShare: 22, align: "start" },
        { title: "Enlace", widthShare: 32, align: "start" },
      ],
      rows: rows.map(({ action, entry }) => ({
        kind: "plain",
        cells: [
          cell(dateInFigures(valueOr(entry.date, ""))),
          cell(actionText(action)),
          cell(orElse(entry.means, "Sin medio indicado")),
          cell(entry.link),
        ],
      })),
    },
  ];
}

/** Means of verification for which there is no evidence, though something of their action was done or due. */
export function missingEvidence(actions: readonly ActionSituation[]): readonly Block[] {
  return listOr(
    actions
      .filter(({ missing }) => missing.length > 0)
      .map(({ action, missing }) => [
        { text: `${actionNumber(action.key)} · ${actionInSentence(action)}: ` },
        { text: missing.join("; "), italic: true },
      ]),
    "No falta evidencia de lo realizado ni de lo previsto al cierre.",
  );
}

/** The actions of a unit with how each stands. */
export function standingTable(actions: readonly ActionSituation[]): readonly Block[] {
  if (actions.length === 0) return [paragraph("No hay acciones a cargo de esta unidad.")];
  return [
    {
      kind: "table",
      isSmall: true,
      columns: [
        { title: "Acción", widthShare: 34, align: "start" },
        { title: "Meses", widthShare: 20, align: "start" },
        { title: "Estado", widthShare: 13, align: "center" },
        count("En el plan"),
        count("Hechas"),
        count("Atraso"),
        { title: "Presupuesto", widthShare: 14, align: "end" },
        { title: "Gastado", widthShare: 14, align: "end" },
      ],
      rows: actions.map(({ action, state, planned, done, late, budgetCents, spentCents }) => ({
        kind: "plain",
        cells: [
          cell(actionText(action)),
          cell(orElse(monthsInWords(action.months.map(({ month }) => month)), "Sin meses en el cronograma")),
          cell(state, { shade: STATE_SHADES[state] }),
          ...[planned, done, late].map((figure) => cell(String(figure))),
          ...[budgetCents, spentCents].map((cents) => cell(formatAmount(cents))),
        ],
      })),
    },
  ];
}

/** How many actions are in each state, as a sentence's end: "3 completadas, 1 atrasada y 2 no iniciadas". */
export function statesOf(actions: readonly ActionSituation[]): readonly string[] {
  return Object.values(ACTION_STATES).flatMap((state) => {
    const count = actions.filter((action) => action.state === state).length;
    const many = state === ACTION_STATES.inProgress ? state : state.replace(/(a)$/, "$1s");
    return count > 0 ? [counted(count, state, many)] : [];
  });
}

const STATE_SHADES: Readonly<Record<ActionSituation["state"], Shade>> = {
  [ACTION_STATES.notStarted]: "rest",
  [ACTION_STATES.inProgress]: "partlyDone",
  [ACTION_STATES.done]: "done",
  [ACTION_STATES.late]: "late",
  [ACTION_STATES.suspended]: "suspended",
};

function count(title: string): TableColumn {
  return { title, widthShare: 9, align: "center" };
}

function responsibleOf({ responsible }: { readonly responsible: string }): string {
  return orElse(responsible, "Sin responsable");
}

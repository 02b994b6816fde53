import { lineText } from "../../src/plan/line-text.ts";
import {
  type Action,
  type Axis,
  actionsOf,
  type Line,
  type Objective,
  type Plan,
  valueOr,
} from "../../src/plan/plan.ts";
import { meansOf, type ProgressEntry } from "../../src/plan/progress.ts";
import { splitUnits } from "../../src/plan/units.ts";
import type { Book } from "../../src/workbook/layout/book.ts";

/** What cells should show, by sheet, row key and column key; null for a blank cell, dates as the serial numbers of Sheets. */
export type Figures = Readonly<Record<FigureSheet, Readonly<Record<string, Readonly<Record<string, Figure>>>>>>;
export type FigureSheet = "schedule" | "tracking" | "evidence" | "rollup" | "start";
export type Figure = string | number | null;

/**
 * How everything stands on a day, worked out from the plan and the entries alone: it shares nothing with the formulas of the
 * sheets but the words of their states.
 */
export function figuresByHand(
  { plan, units, progress }: Pick<Book, "plan" | "units" | "progress">,
  today: string,
): Figures {
  const counting = progress.flatMap(({ entry, status }) =>
    status === "registrado" || status === "aceptado" ? [entry] : [],
  );
  const rows = [...actionsOf(plan)].map((placed) => {
    const entries = counting.filter(({ actionKey }) => actionKey === placed.action.key);
    const named = splitUnits(placed.action.responsible, units);
    return { ...placed, ...standing(placed.action, entries, today), unitNames: new Set(named) };
  });
  const ranks = (column: "late" | "soon") =>
    new Map(rows.filter((row) => row[column] > 0).map(({ action }, index) => [action.key, index + 1]));
  const [late, soon] = [ranks("late"), ranks("soon")];
  return {
    schedule: Object.fromEntries(
      rows.map((row) => [
        row.action.key,
        { planned: row.planned, due: row.due, done: row.done, soon: row.soon, state: row.state },
      ]),
    ),
    tracking: {
      ...Object.fromEntries(
        rows.map((row) => [
          row.action.key,
          { ...tracked(row), lateRank: late.get(row.action.key) ?? null, soonRank: soon.get(row.action.key) ?? null },
        ]),
      ),
      total: totals(rows),
    },
    evidence: Object.fromEntries(
      rows.flatMap(({ action, proofs }) => proofs.map((proof, index) => [`${action.key}/${index + 1}`, proof])),
    ),
    rollup: Object.fromEntries(groups(plan, units, rows)),
    start: board(plan, rows),
  };
}

interface Row extends Standing {
  readonly axis: Axis;
  readonly line: Line;
  readonly objective: Objective;
  readonly action: Action;
  readonly unitNames: ReadonlySet<string>;
}

interface Standing {
  readonly planned: number;
  readonly due: number;
  readonly done: number;
  readonly soon: number;
  readonly late: number;
  readonly state: string;
  readonly budgetCents: number;
  readonly spentCents: number;
  readonly lastEvidence: number | null;
  readonly missing: number;
  readonly proofs: readonly Readonly<Record<string, Figure>>[];
}

function standing(action: Action, entries: readonly ProgressEntry[], today: string): Standing {
  const inMonths = (isMeant: (lastDay: string) => boolean) =>
    sum(action.months.map(({ month, activities }) => (isMeant(lastDayOf(month)) ? valueOr(activities, 0) : 0)));
  const planned = valueOr(
    action.activities,
    inMonths(() => true),
  );
  const due = inMonths((lastDay) => lastDay < today);
  const done = Math.max(0, sum(entries.map(({ activities }) => valueOr(activities, 0))));
  const isSuspended = /^s[ií]$/i.test(action.course?.suspended ?? "");
  const isAtRest = isSuspended || (planned > 0 && done >= planned);
  const linked = entries.filter(({ link }) => link !== "");
  const proofs = meansOf(action).map((means, index0) => {
    const given = linked.filter(({ meansIndex0 }) => meansIndex0 === index0);
    const isAskedFor = !isSuspended && (done > 0 || due > 0);
    const state = given.length > 0 ? "entregada" : isAskedFor ? "falta" : "todavía no se pide";
    return { means, entries: given.length, last: lastDate(given), state };
  });
  return {
    planned,
    due,
    done,
    soon: isAtRest ? 0 : Math.max(0, inMonths((lastDay) => lastDay <= daysAfter(today, 60)) - Math.max(due, done)),
    late: isAtRest ? 0 : Math.max(0, due - done),
    state: isSuspended
      ? "suspendida"
      : planned > 0 && done >= planned
        ? "completada"
        : done < due
          ? "atrasada"
          : done > 0
            ? "en proceso"
            : "no iniciada",
    budgetCents: valueOr(action.budgetCents, 0),
    spentCents: sum(entries.map(({ spentCents }) => valueOr(spentCents, 0))),
    lastEvidence: lastDate(linked),
    missing: proofs.filter(({ state }) => state === "falta").length,
    proofs,
  };
}

function tracked(row: Row): Readonly<Record<string, Figure>> {
  const { action, planned, due, done, late, soon, state, budgetCents, spentCents, lastEvidence, missing } = row;
  return {
    axis: row.axis.number,
    line: lineText(row.line),
    label: `${Number(action.key.slice(1))} · ${action.text.replace(/^(.{90}).+$/s, "$1…")}`,
    responsible: action.responsible || null,
    state,
    planned,
    due,
    done,
    percent: planned > 0 ? Math.min(1, done / planned) : null,
    late,
    soon,
    budget: budgetCents / 100,
    spent: spentCents / 100,
    left: (budgetCents - spentCents) / 100,
    lastEvidence,
    missing,
  };
}

function totals(rows: readonly Row[]) {
  const total = (column: "planned" | "due" | "done" | "late" | "soon" | "missing" | "budgetCents" | "spentCents") =>
    sum(rows.map((row) => row[column]));
  return {
    planned: total("planned"),
    due: total("due"),
    done: total("done"),
    percent: total("planned") > 0 ? sum(rows.map(countedOf)) / total("planned") : null,
    late: total("late"),
    soon: total("soon"),
    budget: total("budgetCents") / 100,
    spent: total("spentCents") / 100,
    left: (total("budgetCents") - total("spentCents")) / 100,
    missing: total("missing"),
  };
}

/** The board of Inicio: its figures, the axes, the states, and the first six actions that are late or due soon. */
function board(plan: Plan, rows: readonly Row[]): Figures["start"] {
  const whole = totals(rows);
  const states = ["no iniciada", "en proceso", "completada", "atrasada", "suspendida"];
  const listed = (column: "late" | "soon", none: string) => {
    const those = rows.filter((row) => row[column] > 0);
    return Array.from({ length: 6 }, (_, index0) => {
      const row = those[index0];
      const figures = row
        ? { name: String(tracked(row).label), value: row.action.responsible, budget: row[column], spent: row.state }
        : { name: those.length === 0 && index0 === 0 ? none : null, value: null, budget: null, spent: null };
      return [`${column}:${index0 + 1}`, figures] as const;
    });
  };
  return {
    "board:values": {
      name: whole.percent,
      value: rows.filter(({ late }) => late > 0).length,
      lines: whole.soon,
      actions: whole.missing,
      budget: whole.budget,
      spent: whole.spent,
    },
    ...Object.fromEntries(
      plan.axes.map((axis) => {
        const those = rows.filter((row) => row.axis.number === axis.number);
        const { percent, budget, spent } = totals(those);
        const figures = {
          name: axis.name || "",
          value: `Eje ${axis.number}`,
          lines: percent,
          actions: those.filter(({ late }) => late > 0).length,
          ...{ budget, spent },
        };
        return [`board:axis:${axis.number}`, figures];
      }),
    ),
    ...Object.fromEntries(
      states.map((name) => [`board:state:${name}`, { name, value: rows.filter(({ state }) => state === name).length }]),
    ),
    ...Object.fromEntries([
      ...listed("late", "No hay acciones atrasadas."),
      ...listed("soon", "No hay actividades que venzan en los próximos 60 días."),
    ]),
  };
}

function groups(
  plan: Plan,
  units: Book["units"],
  rows: readonly Row[],
): readonly (readonly [string, Readonly<Record<string, Figure>>])[] {
  const group = (key: string, level: string, name: string, isIn: (row: Row) => boolean) => {
    const those = rows.filter(isIn);
    const { planned, due, done, percent, budget, spent, left, missing } = totals(those);
    const cents = sum(those.map(({ budgetCents }) => budgetCents));
    const weighted = sum(those.map((row) => (row.planned > 0 ? (row.budgetCents * countedOf(row)) / row.planned : 0)));
    const figures = {
      level,
      name,
      actions: those.length,
      ...{ planned, due, done, percent, budget, spent, left, missing },
      weighted: cents > 0 ? weighted / cents : null,
      lateActions: those.filter(({ late }) => late > 0).length,
    };
    return [key, figures] as const;
  };
  const lines = plan.axes.flatMap((axis) => axis.lines);
  return [
    group("plan", "Plan", "Todo el plan", () => true),
    ...plan.axes.map((axis) =>
      group(`axis:${axis.number}`, "Eje", `Eje ${axis.number}. ${axis.name}`, (row) => row.axis === axis),
    ),
    ...lines.map((line) => group(`line:${line.key}`, "Línea de acción", lineText(line), (row) => row.line === line)),
    ...lines
      .flatMap(({ objectives }) => objectives)
      .map((each) => group(`objective:${each.key}`, "Objetivo", each.text, (row) => row.objective === each)),
    ...units
      .filter(({ name }) => rows.some(({ unitNames }) => unitNames.has(name)))
      .map(({ key, name }) => group(`unit:${key}`, "Unidad", name, ({ unitNames }) => unitNames.has(name))),
  ];
}

/** What counts for progress: nothing above what was planned. */
function countedOf({ planned, done }: Row): number {
  return Math.min(planned, done);
}

function lastDate(entries: readonly ProgressEntry[]): number | null {
  const dates = entries.map(({ date }) => valueOr(date, "")).sort();
  const last = dates[dates.length - 1];
  return last ? (Date.parse(last) - Date.parse("1899-12-30")) / 86_400_000 : null;
}

/** `2024-02-29` for `2024-02`. */
function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function daysAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

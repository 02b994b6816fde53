import { cellName } from "../../../build/local/sheets/a1.ts";
import type { BaselineAction } from "../../../src/plan/baseline.ts";
import { type Action, EMPTY, type Entry, entryOf } from "../../../src/plan/plan.ts";
import type { Book } from "../../../src/workbook/layout/book.ts";
import { sheetIdOf } from "../../../src/workbook/managed.ts";
import { locate } from "../../../src/workbook/ours.ts";
import type { CellFormat, Sheet } from "../../../src/workbook/sheets-api.ts";
import { MONTH_LOOKS } from "../../../src/workbook/styles.ts";
import { anAction, anEntry, anObjective, aPlan } from "../../builders/plan.ts";
import { aBook, type LaidOut, laidOut, OWNER } from "./laid-out.ts";

/** What one action of a schedule is like. */
export interface ScheduledAction {
  /** Activities by month, `YYYY-MM`. */
  readonly months?: Readonly<Record<string, number | Entry<number>>>;
  /** Empty unless told. */
  readonly activities?: Entry<number>;
  readonly course?: Action["course"];
  /** Activities carried out, an entry each. */
  readonly done?: readonly number[];
  /** The months that the council approved. */
  readonly approved?: readonly string[];
}

/** A book with the actions A01, A02… of the years 2026 to 2028. */
export function scheduleBook(actions: readonly ScheduledAction[], changes: Partial<Book> = {}): Book {
  const keyed = actions.map((action, index) => ({ key: `A0${index + 1}`, ...action }));
  const plan = aPlan([
    anObjective(
      "O01",
      keyed.map(({ key, months = {}, activities, course }) =>
        anAction(key, {
          months: Object.entries(months).map(([month, count]) => ({
            month,
            activities: typeof count === "number" ? entryOf(count) : count,
          })),
          activities: activities ?? EMPTY,
          ...(course && { course }),
        }),
      ),
    ),
  ]);
  const entries = keyed.flatMap(({ key, done = [] }) =>
    done.map((count, index) => ({
      entry: anEntry(`R${key.slice(1)}${index}`, { actionKey: key, activities: entryOf(count) }),
      status: "aceptado" as const,
    })),
  );
  const state = aBook().state;
  const baseline = {
    approval: plan.facts.approval,
    fixedOn: "2026-01-15",
    fixedBy: "ana@alcaldia.example",
    actions: keyed.map(
      ({ key, approved }): BaselineAction => ({
        ...{ key, axisNumber: 1, lineCode: "1.1", objective: "Objetivo O01", text: `Acción ${key}` },
        ...{ budgetCents: 100_00, termMonths: 3, responsible: "Gerencia" },
        ...(approved && { months: approved }),
      }),
    ),
  };
  return aBook({ plan, progress: entries, state: { ...state, baseline }, ...changes });
}

/** A schedule laid out, and a clock that its formulas follow. */
export interface TimedSchedule extends LaidOut {
  /** By the wall clock in El Salvador: "2026-02-28T23:30". */
  setClock(moment: string): void;
}

/** The schedule of a book, laid out at a moment. */
export async function scheduleAt(moment: string, book: Book): Promise<TimedSchedule> {
  let now = inElSalvador(moment);
  const workbook = await laidOut(book, () => now);
  return {
    ...workbook,
    setClock(next) {
      now = inElSalvador(next);
    },
  };
}

function inElSalvador(moment: string): Date {
  return new Date(`${moment}:00-06:00`);
}

/** What the cells of a row show, by column key. */
export function shownIn(workbook: LaidOut, row: string, columns: readonly string[]): readonly string[] {
  const { rows, columns: places } = locate(sheetIn(workbook), "key");
  const shown = workbook.service.displayed(workbook.id, sheetIdOf("schedule"))[rows.get(row)!]!;
  return columns.map((column) => shown[places.get(column)!] ?? "");
}

/** The formats of a row's cells with the conditional ones laid over them. */
export function formatsIn(workbook: LaidOut, row: string, columns: readonly string[]): readonly CellFormat[] {
  const sheet = sheetIn(workbook);
  const { rows, columns: places } = locate(sheet, "key");
  const row0 = rows.get(row)!;
  const columns0 = columns.map((column) => places.get(column)!);
  const [first0, last0] = [Math.min(...columns0), Math.max(...columns0)];
  const range = `'${sheet.properties!.title}'!${cellName(row0, first0)}:${cellName(row0, last0)}`;
  const fields = "sheets.data.rowData.values.effectiveFormat";
  const { sheets } = workbook.service.get({ spreadsheetId: workbook.id, ranges: [range], fields }, OWNER);
  const cells = sheets?.[0]?.data?.[0]?.rowData?.[0]?.values ?? [];
  return columns0.map((column0) => (cells[column0 - first0]?.effectiveFormat ?? {}) as CellFormat);
}

type Look = keyof typeof MONTH_LOOKS;

/** How the cells of an action's months look, all their conditional formats laid over each other: by name, null for none. */
export function looksIn(workbook: LaidOut, row: string, months: readonly string[]): readonly (Look | null)[] {
  const names = Object.keys(MONTH_LOOKS) as Look[];
  return formatsIn(workbook, row, months).map(
    (format) => names.find((name) => lookText(MONTH_LOOKS[name]) === lookText(format)) ?? null,
  );
}

/** The sheet of the schedule as a pass reads it. */
export function sheetIn(workbook: LaidOut): Sheet {
  return workbook.read().sheets!.find(({ properties }) => properties?.sheetId === sheetIdOf("schedule"))!;
}

function lookText({ backgroundColorStyle, textFormat = {} }: CellFormat): string {
  const parts = (style: CellFormat["backgroundColorStyle"]) =>
    (["red", "green", "blue"] as const).map((part) => Math.round((style?.rgbColor?.[part] ?? 0) * 255));
  const { bold = false, italic = false, strikethrough = false } = textFormat;
  return JSON.stringify([
    parts(backgroundColorStyle),
    parts(textFormat.foregroundColorStyle),
    bold,
    italic,
    strikethrough,
  ]);
}

import { parseAmountCents } from "../plan/amount.ts";
import { ROLES } from "../plan/commission.ts";
import { dateIn, serialOfDate } from "../plan/date.ts";
import { isKey } from "../plan/keys.ts";
import type { Unit } from "../plan/plan.ts";
import { parseTermMonths } from "../plan/term.ts";
import { tidyUnits } from "../plan/units.ts";
import { fold } from "../plan/wording.ts";
import type { CellEdit } from "./edits.ts";
import { type SheetKey, sheetIdOf } from "./managed.ts";
import type { ManagedRead, ManagedSheets } from "./read/read.ts";
import type { SheetReader } from "./read/sheet-reader.ts";
import type { ExtendedValue } from "./sheets-api.ts";

/** What a typed text certainly means in a column of its kind; null when it means nothing or more than one thing, or stands well as it is. */
type Tidier = (text: string, units: readonly Unit[]) => ExtendedValue | null;

const TIDIERS = {
  amount: (text) => numberIn(parseAmountCents(text), 100),
  term: (text) => numberIn(parseTermMonths(text), 1),
  count: (text) => (/^\s*\d{1,4}\s*$/.test(text) ? { numberValue: Number(text) } : null),
  date: (text) => ((serial) => (serial === undefined ? null : { numberValue: serial }))(serialOfDate(wholeDate(text))),
  units: (text, units) => changed(text, tidyUnits(text, units)),
  role: (text) => changed(text, ROLES.find((role) => fold(role) === fold(text)) ?? text),
  mail: (text) => changed(text, PLAIN_MAIL.test(text.trim()) ? text.trim().toLowerCase() : text),
} as const satisfies Record<string, Tidier>;

/** The date that a text is, with nothing else in it; empty for others. */
function wholeDate(text: string): string {
  const isOne =
    /^\s*(?:el )?(?:\d{1,2} de \p{L}+ del? \d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{4}-\d{2}-\d{2})\.?\s*$/iu.test(text);
  return isOne ? dateIn(text) : "";
}

/** Only what is surely one mail is touched. */
const PLAIN_MAIL = /^[a-z0-9][\w.+-]*@[a-z0-9][a-z0-9.-]*\.[a-z]{2,}$/i;

type ColumnTypes = Readonly<Record<string, keyof typeof TIDIERS>>;

const AXIS_TYPES: ColumnTypes = { term: "term", budget: "amount", responsible: "units" };
const BUDGET_TYPES: ColumnTypes = { responsible: "units", activities: "count", typedTotal: "amount" };
const STRATEGY_TYPES: ColumnTypes = { term: "term" };
const MEMBER_TYPES: ColumnTypes = { mail: "mail", unit: "units", role: "role" };
const SETTING_TYPES: Readonly<Record<string, keyof typeof TIDIERS>> = {
  fromYear: "count",
  toYear: "count",
  approvalDate: "date",
};

/**
 * The typed texts whose meaning is certain, and what is to stand in their place: "$1,350" as 1350 dollars, "tres meses" as 3,
 * "recursos  humanos/" as the catalogue's name. Numbers, formulas and all other texts stay as they are.
 */
export function tidyTyped(sheets: ManagedSheets, { plan, units, standing }: ManagedRead): readonly CellEdit[] {
  const row0Of = (sheet: SheetReader, key: SheetKey, row: string) =>
    standing.get(sheetIdOf(key))?.get(row) ?? sheet.rows.get(row);
  const tidyRow = (sheet: SheetReader, key: SheetKey, row: string, types: ColumnTypes) => {
    const row0 = row0Of(sheet, key, row);
    return row0 === undefined ? [] : tidyCells(sheet, key, row0, types, units);
  };
  const scheduleTypes = scheduleTypesOf(sheets.schedule);
  return [
    ...plan.axes.flatMap(({ number, lines }, index0) =>
      lines.flatMap(({ objectives }) =>
        objectives.flatMap(({ actions }) =>
          actions.flatMap(({ key }) => tidyRow(sheets.axes[index0]!, `axis:${number}`, key, AXIS_TYPES)),
        ),
      ),
    ),
    ...plan.budget.flatMap(({ key }) => tidyRow(sheets.budget, "budget", key, BUDGET_TYPES)),
    ...plan.strategies.flatMap(({ key }) => tidyRow(sheets.strategies, "strategies", key, STRATEGY_TYPES)),
    ...[...sheets.schedule.rows.keys()]
      .filter((key) => isKey(key, "action"))
      .flatMap((key) => tidyRow(sheets.schedule, "schedule", key, scheduleTypes)),
    ...(sheets.commission ? membersOf(sheets.commission, standing.get(sheetIdOf("commission"))) : []).flatMap((row0) =>
      tidyCells(sheets.commission!, "commission", row0, MEMBER_TYPES, units),
    ),
    ...Object.entries(SETTING_TYPES).flatMap(([key, type]) =>
      tidyRow(sheets.settings, "settings", key, { value: type }),
    ),
  ];
}

function tidyCells(
  sheet: SheetReader,
  key: SheetKey,
  row0: number,
  types: ColumnTypes,
  units: readonly Unit[],
): readonly CellEdit[] {
  return Object.entries(types).flatMap(([column, type]) => {
    const typed = sheet.typed(row0, column);
    if (typeof typed !== "string") return [];
    const to = TIDIERS[type](typed, units);
    return to ? [{ sheetId: sheetIdOf(key), row0, column0: sheet.columns.get(column)!, to }] : [];
  });
}

function scheduleTypesOf({ columns }: SheetReader): ColumnTypes {
  const months = [...columns.keys()].filter((key) => /^\d{4}-\d{2}$/.test(key));
  return Object.fromEntries(["activities", ...months].map((key) => [key, "count"]));
}

function membersOf({ rows }: SheetReader, standing: ReadonlyMap<string, number> = new Map()): readonly number[] {
  const keyed = [...rows].filter(([key]) => isKey(key, "member"));
  return [...new Map([...keyed, ...standing]).values()];
}

function numberIn(entry: ReturnType<typeof parseAmountCents>, parts: number): ExtendedValue | null {
  return entry.kind === "value" ? { numberValue: entry.value / parts } : null;
}

function changed(text: string, tidied: string): ExtendedValue | null {
  return tidied === text ? null : { stringValue: tidied };
}

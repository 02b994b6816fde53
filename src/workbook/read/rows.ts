import type { Member } from "../../plan/commission.ts";
import { isKey, type KeyedUnit, type KeyFamily, type KeyGiver } from "../../plan/keys.ts";
import {
  type ActionCourse,
  type Axis,
  type BudgetRow,
  EMPTY,
  type Entry,
  entryOf,
  type MonthMark,
  objectivesOf,
  type RetiredAction,
  type Strategy,
} from "../../plan/plan.ts";
import { RETIRED_OBJECTIVE } from "../layout/budget.ts";
import { CATALOGUE_ROWS } from "../layout/catalogues.ts";
import { COMMISSION_COLUMNS } from "../layout/commission.ts";
import { STRATEGY_COLUMNS } from "../layout/strategies.ts";
import { readAmount, readCount, readTerm, type SheetReader } from "./sheet-reader.ts";

/** The rows of a list, and the row (0-based) of each key that the first row with this key does not tell: rows that people made or copied. */
export interface ListRead<T> {
  readonly rows: readonly T[];
  readonly standing: ReadonlyMap<string, number>;
}

/** The communication strategies, those that people added or copied included. */
export function readStrategies(sheet: SheetReader, keys: KeyGiver): ListRead<Strategy> {
  const months = monthsIn(sheet);
  const columns = [...STRATEGY_COLUMNS.map(({ key }) => key), ...months];
  const list: List = { after: "header", until: null, family: "strategy", columns, keys };
  return readList(sheet, list, (_, rowIndex0, key) => readStrategy(sheet, rowIndex0, key, months));
}

/** The units of the catalogue, those that people added or copied included. */
export function readUnits(sheet: SheetReader, keys: KeyGiver): ListRead<KeyedUnit> {
  const { unitsHeader: after, afterUnits: until } = CATALOGUE_ROWS;
  return readList(sheet, { after, until, family: "unit", columns: ["name", "detail"], keys }, readUnit);
}

/** The members of the commission, those that people added or copied included; a row that somebody emptied is nobody's. */
export function readMembers(sheet: SheetReader, keys: KeyGiver): ListRead<Member> {
  const columns = COMMISSION_COLUMNS.map(({ key }) => key);
  const list: List = { after: "header", until: null, family: "member", columns, keys };
  const { rows, standing } = readList(sheet, list, readMember);
  return { rows: rows.filter(({ mail, name, unit, role }) => mail || name || unit || role), standing };
}

/** What the schedule says of each action, by its key. */
export function readSchedule(sheet: SheetReader): ReadonlyMap<string, RetiredAction> {
  const months = monthsIn(sheet);
  const rows = [...sheet.rows].filter(([key]) => isKey(key, "action"));
  return new Map(
    rows.map(([key, rowIndex0]) => {
      const marks = readMonths(sheet, rowIndex0, months);
      const course = readCourse(sheet, rowIndex0);
      return [
        key,
        { key, activities: readCount(sheet, rowIndex0, "activities"), months: marks, ...(course && { course }) },
      ];
    }),
  );
}

function readCourse(sheet: SheetReader, rowIndex0: number): ActionCourse | null {
  const [suspended, reason] = [sheet.text(rowIndex0, "suspended"), sheet.text(rowIndex0, "reason")];
  return suspended || reason ? { suspended, reason } : null;
}

/** The rows of the general budget as they stand. */
export function readBudget(sheet: SheetReader): readonly BudgetRow[] {
  return [...sheet.rows]
    .filter(([key]) => isKey(key, "budgetRow"))
    .map(([key, rowIndex0]) => ({
      key,
      objectiveKey: sheet.text(rowIndex0, "objectiveKey") || null,
      lineKey: sheet.text(rowIndex0, "lineKey") || null,
      objectiveText: sheet.text(rowIndex0, "objective") || RETIRED_OBJECTIVE,
      responsible: sheet.text(rowIndex0, "responsible"),
      activities: readCount(sheet, rowIndex0, "activities"),
      typedCents: readAmount(sheet, rowIndex0, "typedTotal"),
    }));
}

/**
 * The budget in the order of the objectives: a row for each objective, new where there was none, and every row without an
 * objective in which something was typed after the row it stood under.
 */
export function completeBudget(
  rows: readonly BudgetRow[],
  axes: readonly Axis[],
  newKey: () => string,
): readonly BudgetRow[] {
  const objectives = [...objectivesOf({ axes })];
  const known = new Set<string | null>(objectives.map(({ objective }) => objective.key));
  const byObjective = new Map<string | null, BudgetRow>();
  const loose = new Map<string | null, BudgetRow[]>();
  let above: string | null = null;
  for (const row of rows) {
    if (known.has(row.objectiveKey) && !byObjective.has(row.objectiveKey)) {
      byObjective.set(row.objectiveKey, row);
      above = row.key;
    } else if (holdsSomething(row)) {
      loose.set(above, [...(loose.get(above) ?? []), { ...row, objectiveKey: null }]);
    }
  }
  return [
    ...(loose.get(null) ?? []),
    ...objectives.flatMap(({ line, objective }) => {
      const row = byObjective.get(objective.key) ?? {
        key: newKey(),
        objectiveKey: objective.key,
        responsible: "",
        activities: EMPTY,
        typedCents: EMPTY,
      };
      return [{ ...row, objectiveText: objective.text, lineKey: line.key }, ...(loose.get(row.key) ?? [])];
    }),
  ];
}

function holdsSomething({ responsible, activities, typedCents }: BudgetRow): boolean {
  return responsible !== "" || activities.kind !== "empty" || typedCents.kind !== "empty";
}

/** The columns of months, in order of time. */
function monthsIn({ columns }: SheetReader): readonly string[] {
  return [...columns.keys()].filter((key) => /^\d{4}-\d{2}$/.test(key)).sort();
}

function readMonths(sheet: SheetReader, rowIndex0: number, months: readonly string[]): readonly MonthMark[] {
  return months.flatMap((month): MonthMark[] => {
    const activities = monthEntry(readCount(sheet, rowIndex0, month));
    return activities.kind === "empty" ? [] : [{ month, activities }];
  });
}

function monthEntry(entry: Entry<number>): Entry<number> {
  return entry.kind === "unread" && /^[x✓✔]$/i.test(entry.typed) ? entryOf(1) : entry;
}

/** Where the rows of a list stand, and what they hold. */
export interface List {
  /** The row above the first one of the list. */
  readonly after: string;
  /** The row below the last one; null: the list goes on to the end of the sheet. */
  readonly until: string | null;
  readonly family: KeyFamily;
  readonly columns: readonly string[];
  readonly keys: KeyGiver;
}

/** Reads a list. Rows without a key of the family and without content are left alone; rows of the list are read wherever people moved its ends. */
export function readList<T>(
  sheet: SheetReader,
  { after, until, family, columns, keys }: List,
  read: (sheet: SheetReader, rowIndex0: number, key: string) => T,
): ListRead<T> {
  const { start0, end0 } = extentOf(sheet, after, until, family);
  const rows: T[] = [];
  const seen = new Set<string>();
  const standing = new Map<string, number>();
  for (let rowIndex0 = start0; rowIndex0 < end0; rowIndex0++) {
    const own = sheet.keyOfRow[rowIndex0]!;
    const isOwn = isKey(own, family) && !seen.has(own);
    if (!isOwn && (isHeading(own, rowIndex0, sheet.rows) || sheet.isBlank(rowIndex0, columns))) continue;
    const key = isOwn ? own : keys.next(family);
    seen.add(key);
    if (sheet.rows.get(key) !== rowIndex0) standing.set(key, rowIndex0);
    rows.push(read(sheet, rowIndex0, key));
  }
  return { rows, standing };
}

/** From the row above the list to the one below, and every keyed row, whatever people moved; where the end is gone, to the next row of ours. */
function extentOf(
  { rows, rowCount, keyOfRow }: SheetReader,
  after: string,
  until: string | null,
  family: KeyFamily,
): { readonly start0: number; readonly end0: number } {
  const keyed = [...rows].flatMap(([key, rowIndex0]) => (isKey(key, family) ? [rowIndex0] : []));
  const start0 = Math.min((rows.get(after) ?? -1) + 1, ...keyed.slice(0, 1));
  if (until === null) return { start0, end0: rowCount };
  const last0 = Math.max(start0 - 1, ...keyed.slice(-1));
  const isNext = (rowIndex0: number) => rowIndex0 > last0 && isHeading(keyOfRow[rowIndex0]!, rowIndex0, rows);
  const next0 = rows.get(until) ?? [...keyOfRow.keys()].find(isNext) ?? rowCount;
  return { start0, end0: Math.max(next0, last0 + 1) };
}

/** Whether a row is one of ours between the lists, such as a header; in a copy its key means nothing. */
function isHeading(key: string, rowIndex0: number, rows: SheetReader["rows"]): boolean {
  return /^[a-z]/.test(key) && rows.get(key) === rowIndex0;
}

function readStrategy(sheet: SheetReader, rowIndex0: number, key: string, columns: readonly string[]): Strategy {
  const text = (column: string) => sheet.text(rowIndex0, column);
  const months = readMonths(sheet, rowIndex0, columns);
  return {
    key,
    objective: text("objective"),
    strategy: text("strategy"),
    tactic: text("tactic"),
    tools: text("tools"),
    messages: text("messages"),
    termMonths: readTerm(sheet, rowIndex0, "term"),
    ...(months.length > 0 && { months }),
  };
}

function readMember(sheet: SheetReader, rowIndex0: number, key: string): Member {
  const text = (column: (typeof COMMISSION_COLUMNS)[number]["key"]) => sheet.text(rowIndex0, column);
  return { key, mail: text("mail"), name: text("name"), unit: text("unit"), role: text("role") };
}

function readUnit(sheet: SheetReader, rowIndex0: number, key: string): KeyedUnit {
  const aliases = sheet
    .text(rowIndex0, "detail")
    .split(";")
    .map((alias) => alias.trim());
  return { key, name: sheet.text(rowIndex0, "name"), aliases: aliases.filter(Boolean) };
}

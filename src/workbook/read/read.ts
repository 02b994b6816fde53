import { type KeyedUnit, keyGiver, keysOf, type LastKeys, lastKeys } from "../../plan/keys.ts";
import {
  type Action,
  type Axis,
  actionsOf,
  type BudgetRow,
  EMPTY,
  entryOf,
  type MonthMark,
  objectivesOf,
  type Plan,
  type PlanFacts,
  type Strategy,
  unread,
} from "../../plan/plan.ts";
import type { Standing } from "../layout/book.ts";
import { CATALOGUE_ROWS } from "../layout/catalogues.ts";
import { axisNameRow, dateOfSerial } from "../layout/settings.ts";
import { STRATEGY_COLUMNS } from "../layout/strategies.ts";
import { type SheetKey, sheetIdOf, titleOf } from "../managed.ts";
import type { Snapshot } from "../snapshot.ts";
import { readState, SCHEMA, type State } from "../state.ts";
import { readAmount, readAxis, readTerm } from "./axis.ts";
import { mapEntry, readerOf, type SheetReader } from "./sheet-reader.ts";

/** What a managed workbook says: the plan, the units, and the rows that still need a key. */
export interface ManagedRead {
  readonly plan: Plan;
  readonly units: readonly KeyedUnit[];
  readonly standing: Standing;
  readonly vacant: readonly string[];
  readonly lastKeys: LastKeys;
}

/** The state of a workbook: null when it is not managed (yet), its schema alone when a newer version wrote it. */
export function stateOf(snapshot: Snapshot): State | { readonly schema: number } | null {
  const sheet = readerOf(snapshot, "state");
  return (
    sheet &&
    readState(
      sheet.keyOfRow.map((key, rowIndex0) => [key, sheet.text(rowIndex0, "json")] as const).filter(([key]) => key),
    )
  );
}

/** True for the state of a workbook that this version may change. */
export function isCurrent(state: State | { readonly schema: number }): state is State {
  return state.schema === SCHEMA && "phase" in state;
}

/**
 * Titles of the managed sheets that hold typed content and have gone, or have lost a hidden column that says which row is
 * which; a pass must not go on without them.
 */
export function missingSheets(snapshot: Snapshot, { axisCount }: State): readonly string[] {
  const axes = Array.from({ length: axisCount }, (_, index): SheetKey => `axis:${index + 1}`);
  const cuadros: readonly SheetKey[] = [...axes, "budget", "schedule"];
  const lists: readonly SheetKey[] = ["strategies", "settings", "catalogues"];
  const lacks = (key: SheetKey, columns: readonly string[]) => {
    const sheet = readerOf(snapshot, key);
    return sheet === null || !columns.every((column) => sheet.columns.has(column));
  };
  const missing = [
    ...cuadros.filter((key) => lacks(key, ["key", "lineKey", "objectiveKey"])),
    ...lists.filter((key) => lacks(key, ["key"])),
  ];
  return missing.map((key) => titleOf(key, axisCount));
}

/** Reads a managed workbook. Sheets, rows and columns that are not ours are not looked at. */
export function readManaged(snapshot: Snapshot, state: State): ManagedRead {
  const keys = keyGiver(state.lastKeys);
  const standing = new Map<number, Map<string, number>>();
  const stand = (sheet: SheetKey, key: string, rowIndex0: number) => {
    const rows = standing.get(sheetIdOf(sheet)) ?? new Map<string, number>();
    standing.set(sheetIdOf(sheet), rows.set(key, rowIndex0));
  };

  const settings = readerOf(snapshot, "settings");
  const schedule = scheduleByAction(readerOf(snapshot, "schedule"));
  const axes = Array.from({ length: state.axisCount }, (_, index): Axis => {
    const number = index + 1;
    const sheet = readerOf(snapshot, `axis:${number}`);
    const read = sheet ? readAxis(sheet, keys) : { lines: [], standing: new Map<string, number>() };
    for (const [key, rowIndex0] of read.standing) stand(`axis:${number}`, key, rowIndex0);
    return {
      number,
      name: settingText(settings, axisNameRow(number)),
      lines: read.lines.map((line) => withSchedule(line, schedule)),
    };
  });

  const present = new Set([...actionsOf({ axes })].map(({ action }) => action.key));
  const gone = [...schedule].filter(([key]) => !present.has(key)).map(([key, row]) => ({ key, ...row }));
  const retired = gone.filter(({ activities, months }) => activities.kind !== "empty" || months.length > 0);

  const budgetRows = readBudget(readerOf(snapshot, "budget"));
  const budget = completeBudget(budgetRows, axes, () => keys.next("budgetRow"));
  const strategies = readRows(readerOf(snapshot, "strategies"), {
    after: "header",
    until: null,
    columns: STRATEGY_COLUMNS.map(({ key }) => key),
    newKey: () => keys.next("strategy"),
    stand: (key, rowIndex0) => stand("strategies", key, rowIndex0),
    read: readStrategy,
  });
  const units = readRows(readerOf(snapshot, "catalogues"), {
    after: CATALOGUE_ROWS.unitsHeader,
    until: CATALOGUE_ROWS.afterUnits,
    columns: ["name", "detail"],
    newKey: () => keys.next("unit"),
    stand: (key, rowIndex0) => stand("catalogues", key, rowIndex0),
    read: readUnit,
  });
  const plan: Plan = { facts: readFacts(settings), axes, budget, strategies, retired };
  const kept = new Set([...budget, ...retired].map(({ key }) => key));
  const vacant = [...gone, ...budgetRows].map(({ key }) => key).filter((key) => !kept.has(key));
  return { plan, units, standing, vacant, lastKeys: lastKeys(keysOf(plan), keys.last) };
}

function settingText(settings: SheetReader | null, key: string): string {
  const rowIndex0 = settings?.rows.get(key);
  return settings && rowIndex0 !== undefined ? settings.text(rowIndex0, "value") : "";
}

function readFacts(settings: SheetReader | null): PlanFacts {
  const text = (key: string) => settingText(settings, key);
  const year = (key: string) => (/^\d{4}$/.test(text(key)) ? Number(text(key)) : null);
  const [fromYear, toYear] = [year("fromYear"), year("toYear")];
  const date = text("approvalDate");
  return {
    municipality: text("municipality"),
    department: text("department"),
    period: fromYear !== null && toYear !== null && fromYear <= toYear ? { fromYear, toYear } : null,
    approval: {
      minutes: text("minutes"),
      resolution: text("resolution"),
      date: /^\d+(\.\d+)?$/.test(date) ? dateOfSerial(Number(date)) : "",
    },
  };
}

interface ScheduleRow {
  readonly activities: Action["activities"];
  readonly months: readonly MonthMark[];
}

function scheduleByAction(sheet: SheetReader | null): ReadonlyMap<string, ScheduleRow> {
  const rows = new Map<string, ScheduleRow>();
  if (!sheet) return rows;
  const months = [...sheet.columns.keys()].filter((key) => /^\d{4}-\d{2}$/.test(key)).sort();
  for (const [key, rowIndex0] of sheet.rows) {
    if (!key.startsWith("A")) continue;
    rows.set(key, {
      activities: mapEntry(sheet.number(rowIndex0, "activities"), (count) =>
        Number.isInteger(count) && count >= 0 ? count : null,
      ),
      months: months.flatMap((month): MonthMark[] => {
        const entry = sheet.number(rowIndex0, month);
        if (entry.kind === "empty") return [];
        if (entry.kind === "value")
          return [{ month, activities: entry.value >= 0 ? entry : unread(String(entry.value)) }];
        return [{ month, activities: /^[x✓✔]$/i.test(entry.typed) ? entryOf(1) : entry }];
      }),
    });
  }
  return rows;
}

function withSchedule(line: Axis["lines"][number], schedule: ReadonlyMap<string, ScheduleRow>): Axis["lines"][number] {
  return {
    ...line,
    objectives: line.objectives.map((objective) => ({
      ...objective,
      actions: objective.actions.map((action) => ({ ...action, ...schedule.get(action.key) })),
    })),
  };
}

function readBudget(sheet: SheetReader | null): readonly BudgetRow[] {
  if (!sheet) return [];
  return [...sheet.rows]
    .filter(([key]) => /^P\d+$/.test(key))
    .map(([key, rowIndex0]) => ({
      key,
      objectiveKey: sheet.text(rowIndex0, "objectiveKey") || null,
      lineKey: sheet.text(rowIndex0, "lineKey") || null,
      objectiveText: sheet.text(rowIndex0, "objective"),
      responsible: sheet.text(rowIndex0, "responsible"),
      activities: mapEntry(sheet.number(rowIndex0, "activities"), (count) =>
        Number.isInteger(count) && count >= 0 ? count : null,
      ),
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
  const known = new Set(objectives.map(({ objective }) => objective.key));
  const byObjective = new Map(
    rows.filter(({ objectiveKey }) => objectiveKey && known.has(objectiveKey)).map((row) => [row.objectiveKey, row]),
  );
  const loose = new Map<string | null, BudgetRow[]>();
  let above: string | null = null;
  for (const row of rows) {
    if (byObjective.get(row.objectiveKey) === row) above = row.key;
    else if (holdsSomething(row)) loose.set(above, [...(loose.get(above) ?? []), { ...row, objectiveKey: null }]);
  }
  return [
    ...(loose.get(null) ?? []),
    ...objectives.flatMap(({ line, objective }) => {
      const row = byObjective.get(objective.key) ?? {
        key: newKey(),
        responsible: "",
        activities: EMPTY,
        typedCents: EMPTY,
        objectiveText: objective.text,
        objectiveKey: objective.key,
        lineKey: line.key,
      };
      return [{ ...row, objectiveText: objective.text, lineKey: line.key }, ...(loose.get(row.key) ?? [])];
    }),
  ];
}

function holdsSomething({ responsible, activities, typedCents }: BudgetRow): boolean {
  return responsible !== "" || activities.kind !== "empty" || typedCents.kind !== "empty";
}

interface RowsToRead<T> {
  readonly after: string;
  readonly until: string | null;
  readonly columns: readonly string[];
  readonly newKey: () => string;
  readonly stand: (key: string, rowIndex0: number) => void;
  readonly read: (sheet: SheetReader, rowIndex0: number, key: string) => T;
}

/** The rows of a list, those that people added included; rows without a key and without content are left alone. */
function readRows<T>(
  sheet: SheetReader | null,
  { after, until, columns, newKey, stand, read }: RowsToRead<T>,
): readonly T[] {
  if (!sheet) return [];
  const result: T[] = [];
  const seen = new Set<string>();
  for (let rowIndex0 = (sheet.rows.get(after) ?? 0) + 1; rowIndex0 < sheet.rowCount; rowIndex0++) {
    const own = sheet.keyOfRow[rowIndex0] ?? "";
    if (until !== null && own === until) break;
    if (!own && sheet.isBlank(rowIndex0, columns)) continue;
    const key = own && !seen.has(own) ? own : newKey();
    if (key !== own) stand(key, rowIndex0);
    seen.add(key);
    result.push(read(sheet, rowIndex0, key));
  }
  return result;
}

function readStrategy(sheet: SheetReader, rowIndex0: number, key: string): Strategy {
  const text = (column: string) => sheet.text(rowIndex0, column);
  return {
    key,
    objective: text("objective"),
    strategy: text("strategy"),
    tactic: text("tactic"),
    tools: text("tools"),
    messages: text("messages"),
    termMonths: readTerm(sheet, rowIndex0, "term"),
  };
}

function readUnit(sheet: SheetReader, rowIndex0: number, key: string): KeyedUnit {
  const aliases = sheet
    .text(rowIndex0, "detail")
    .split(";")
    .map((alias) => alias.trim());
  return { key, name: sheet.text(rowIndex0, "name"), aliases: aliases.filter(Boolean) };
}

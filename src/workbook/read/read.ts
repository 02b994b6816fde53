import type { Member } from "../../plan/commission.ts";
import { dateIn, dateOfSerial } from "../../plan/date.ts";
import { type KeyedUnit, keyGiver, keysOf, type LastKeys, lastKeys } from "../../plan/keys.ts";
import { parseYear } from "../../plan/month.ts";
import { periodOf } from "../../plan/period.ts";
import { type Axis, actionsOf, type Line, type Plan, type PlanFacts, type RetiredAction } from "../../plan/plan.ts";
import type { ProgressEntry } from "../../plan/progress.ts";
import type { Standing } from "../layout/book.ts";
import { axisNameRow } from "../layout/settings.ts";
import { type SheetKey, sheetIdOf, titleOf } from "../managed.ts";
import type { Snapshot } from "../snapshot.ts";
import { readState, SCHEMA, type State } from "../state.ts";
import { readAxes } from "./axis.ts";
import { NO_ENTRIES, readProgress, withActions } from "./progress.ts";
import { completeBudget, readBudget, readMembers, readSchedule, readStrategies, readUnits } from "./rows.ts";
import { readerOf, type SheetReader } from "./sheet-reader.ts";

/** What a managed workbook says: the plan, the units, and the rows that still need a key. */
export interface ManagedRead {
  readonly plan: Plan;
  readonly units: readonly KeyedUnit[];
  readonly members: readonly Member[];
  readonly progress: readonly ProgressEntry[];
  /** As in `Book`. */
  readonly entryRows: readonly string[];
  readonly standing: Standing;
  readonly vacant: readonly string[];
  readonly lastKeys: LastKeys;
}

/** The managed sheets that hold typed content. */
export interface ManagedSheets extends Readonly<Record<(typeof SHEETS)[number], SheetReader>> {
  readonly axes: readonly SheetReader[];
  /** Null in a workbook that has none yet. */
  readonly commission: SheetReader | null;
  /** Null in a workbook that has none yet. */
  readonly progress: SheetReader | null;
}

const SHEETS = ["budget", "strategies", "schedule", "settings", "catalogues"] as const;
/** The hidden columns of the Cuadros that say which row is which. */
const KEY_COLUMNS = ["key", "lineKey", "objectiveKey"];

/** The state of a workbook: null when it is not managed (yet), its schema alone when a newer version wrote it. */
export function stateOf(snapshot: Snapshot): State | { readonly schema: number } | null {
  const sheet = readerOf(snapshot, "state");
  if (!sheet) return null;
  return readState([...sheet.rows].map(([key, rowIndex0]) => [key, sheet.raw(rowIndex0, "json")]));
}

/**
 * Whether a workbook without a readable state had one: its hidden sheet was deleted or damaged. While a conversion goes on in
 * parts, the sheet is there and still blank.
 */
export function isStateLost(snapshot: Snapshot): boolean {
  const state = readerOf(snapshot, "state");
  return state ? state.rows.size > 0 : (readerOf(snapshot, "axis:1")?.rows.size ?? 0) > 0;
}

/** True for the state of a workbook that this version may change. */
export function isCurrent(state: State | { readonly schema: number }): state is State {
  return state.schema === SCHEMA && "phase" in state;
}

/**
 * Finds the managed sheets that hold typed content. Where some have gone, or have lost a hidden column that says which row is
 * which, their titles: a pass must not go on without them.
 */
export function findSheets(
  snapshot: Snapshot,
  { axisCount, memory }: State,
): ManagedSheets | { readonly missing: readonly string[] } {
  const axisKeys = Array.from({ length: axisCount }, (_, index): SheetKey => `axis:${index + 1}`);
  const found = new Map<SheetKey, SheetReader>();
  for (const key of [...axisKeys, ...SHEETS]) {
    const sheet = readerOf(snapshot, key);
    const needed = LISTS.has(key) ? ["key"] : KEY_COLUMNS;
    if (sheet && needed.every((column) => sheet.columns.has(column))) found.set(key, sheet);
  }
  const remembered = new Set([...memory.values()].map(({ sheet }) => sheet));
  for (const key of LATER_LISTS) {
    const sheet = readerOf(snapshot, key);
    if (sheet?.columns.has("key")) found.set(key, sheet);
  }
  const missing = [
    ...[...axisKeys, ...SHEETS].filter((key) => !found.has(key)),
    ...LATER_LISTS.filter((key) => remembered.has(key) && !found.has(key)),
  ];
  if (missing.length > 0) return { missing: missing.map((key) => titleOf(key, axisCount)) };
  const sheet = (key: SheetKey) => found.get(key)!;
  return {
    axes: axisKeys.map(sheet),
    budget: sheet("budget"),
    strategies: sheet("strategies"),
    schedule: sheet("schedule"),
    settings: sheet("settings"),
    catalogues: sheet("catalogues"),
    commission: found.get("commission") ?? null,
    progress: found.get("progress") ?? null,
  };
}

/** Lists that workbooks of earlier versions lack. */
const LATER_LISTS = ["commission", "progress"] as const;
const LISTS: ReadonlySet<SheetKey> = new Set(["strategies", "settings", "catalogues"]);

/** The reader of a sheet by its key; undefined for one that holds nothing typed. */
export function readerIn({ axes, ...others }: ManagedSheets, key: string): SheetReader | undefined {
  return [...axes, ...Object.values(others)].find((sheet) => sheet?.sheetKey === key) ?? undefined;
}

/** Reads a managed workbook. Sheets, rows and columns that are not ours are not looked at. `before`: the keys given so far. */
export function readManaged(sheets: ManagedSheets, before: LastKeys): ManagedRead {
  const keys = keyGiver(lastKeys(standingKeys(sheets), before));
  const schedule = readSchedule(sheets.schedule);
  const readings = readAxes(sheets.axes, keys);
  const axes = readings.map(
    ({ lines }, index): Axis => ({
      number: index + 1,
      name: settingText(sheets.settings, axisNameRow(index + 1)),
      lines: lines.map((line) => withSchedule(line, schedule)),
    }),
  );
  const present = new Set([...actionsOf({ axes })].map(({ action }) => action.key));
  const gone = [...schedule.values()].filter(({ key }) => !present.has(key));
  const retired = gone.filter(
    ({ activities, months, course }) => activities.kind !== "empty" || months.length > 0 || course !== undefined,
  );
  const budgetRows = readBudget(sheets.budget);
  const budget = completeBudget(budgetRows, axes, () => keys.next("budgetRow"));
  const strategies = readStrategies(sheets.strategies, keys);
  const units = readUnits(sheets.catalogues, keys);
  const members = sheets.commission ? readMembers(sheets.commission, keys) : { rows: [], standing: new Map() };

  const plan: Plan = { facts: readFacts(sheets.settings), axes, budget, strategies: strategies.rows, retired };
  const progress = sheets.progress ? readProgress(sheets.progress, keys) : NO_ENTRIES;
  const kept = new Set([...budget, ...retired].map(({ key }) => key));
  return {
    plan,
    units: units.rows,
    members: members.rows,
    progress: withActions(progress.rows, plan),
    entryRows: progress.entryRows,
    standing: new Map([
      ...readings.map(({ standing }, index) => [sheetIdOf(`axis:${index + 1}`), standing] as const),
      [sheetIdOf("strategies"), strategies.standing],
      [sheetIdOf("catalogues"), units.standing],
      [sheetIdOf("commission"), members.standing],
      [sheetIdOf("progress"), progress.standing],
    ]),
    vacant: [...gone, ...budgetRows].map(({ key }) => key).filter((key) => !kept.has(key)),
    lastKeys: lastKeys(keysOf(plan), keys.last),
  };
}

/** What stands in the hidden columns, so that no key is given that is in use somewhere. */
function* standingKeys({ axes, ...others }: ManagedSheets): Generator<string> {
  for (const sheet of [...axes, ...Object.values(others)]) {
    if (!sheet) continue;
    yield* sheet.keyOfRow;
    for (let rowIndex0 = 0; rowIndex0 < sheet.rowCount; rowIndex0++) {
      yield sheet.text(rowIndex0, "lineKey");
      yield sheet.text(rowIndex0, "objectiveKey");
    }
  }
}

function withSchedule(line: Line, schedule: ReadonlyMap<string, RetiredAction>): Line {
  return {
    ...line,
    objectives: line.objectives.map((objective) => ({
      ...objective,
      actions: objective.actions.map((action) => ({ ...action, ...schedule.get(action.key) })),
    })),
  };
}

function settingText(settings: SheetReader, key: string): string {
  const rowIndex0 = settings.rows.get(key);
  return rowIndex0 === undefined ? "" : settings.text(rowIndex0, "value");
}

function readFacts(settings: SheetReader): PlanFacts {
  const text = (key: string) => settingText(settings, key);
  const date = text("approvalDate");
  return {
    municipality: text("municipality"),
    department: text("department"),
    period: periodOf(parseYear(text("fromYear")), parseYear(text("toYear"))),
    approval: {
      minutes: text("minutes"),
      resolution: text("resolution"),
      date: /^\d+(\.\d+)?$/.test(date) ? dateOfSerial(Number(date)) : dateIn(date),
    },
  };
}

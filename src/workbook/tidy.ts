import { parseAmountCents } from "../plan/amount.ts";
import { ROLES } from "../plan/commission.ts";
import { dateIn, serialOfDate } from "../plan/date.ts";
import { isKey } from "../plan/keys.ts";
import { actionsOf, type Plan, type Unit } from "../plan/plan.ts";
import { actionLabel, type ProgressEntry, parseSpentCents } from "../plan/progress.ts";
import { parseTermMonths } from "../plan/term.ts";
import { tidyUnits } from "../plan/units.ts";
import { fold } from "../plan/wording.ts";
import type { CellEdit } from "./edits.ts";
import { AXIS_COLUMNS, AXIS_ROWS, blockRow } from "./layout/axis.ts";
import { CHANGE_KEY } from "./layout/changes.ts";
import { FINDING_KEY } from "./layout/findings.ts";
import { ENTRY_COLUMNS } from "./layout/progress.ts";
import { STRATEGY_COLUMNS } from "./layout/strategies.ts";
import { sheetIdOf } from "./managed.ts";
import type { Typed } from "./memory/memory.ts";
import type { ManagedRead, ManagedSheets } from "./read/read.ts";
import { readerOf, type SheetReader } from "./read/sheet-reader.ts";
import type { ExtendedValue } from "./sheets-api.ts";
import type { Snapshot } from "./snapshot.ts";

/** What a typed text certainly means in a column of its kind; null when it means nothing or more than one thing, or stands well as it is. */
type Tidier = (text: string, units: readonly Unit[]) => ExtendedValue | null;

const TIDIERS = {
  amount: (text) => numberIn(parseAmountCents(text), 100),
  spent: (text) => numberIn(parseSpentCents(text), 100),
  term: (text) => numberIn(parseTermMonths(text), 1),
  count: countIn,
  month: (text) => (CHECK.test(text) ? { numberValue: 1 } : countIn(text)),
  signedCount: (text) =>
    /^\s*[-−–+]?\s*\d{1,4}\s*$/.test(text)
      ? { numberValue: Number(text.replace(/[−–]/g, "-").replace(/\s/g, "")) }
      : null,
  date: (text) => ((serial) => (serial === undefined ? null : { numberValue: serial }))(serialOfDate(wholeDate(text))),
  units: (text, units) => changed(text, tidyUnits(text, units)),
  role: (text) => changed(text, ROLES.find((role) => fold(role) === fold(text)) ?? text),
  mail: (text) => changed(text, PLAIN_MAIL.test(text.trim()) ? text.trim().toLowerCase() : text),
  yes: (text) => (/^\s*si\s*$/i.test(text) ? { stringValue: "sí" } : null),
  text: () => null,
} as const satisfies Record<string, Tidier>;

function countIn(text: string): ExtendedValue | null {
  return /^\s*\d{1,4}\s*$/.test(text) ? { numberValue: Number(text) } : null;
}

/** How people mark a month without saying how many activities it has: it has one. */
const CHECK = /^\s*[x✓✔]\s*$/i;

/** The date that a text is, with nothing else in it; empty for others. */
function wholeDate(text: string): string {
  const isOne =
    /^\s*(?:el )?(?:\d{1,2} de \p{L}+ del? \d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{4}-\d{2}-\d{2})\.?\s*$/iu.test(text);
  return isOne ? dateIn(text) : "";
}

/** Only what is surely one mail is touched. */
const PLAIN_MAIL = /^[a-z0-9][\w.+-]*@[a-z0-9][a-z0-9.-]*\.[a-z]{2,}$/i;

type ColumnTypes = Readonly<Record<string, keyof typeof TIDIERS>>;

/** The text of an objective is ours: what is typed there is read and written anew. */
const ACTION_COLUMNS = AXIS_COLUMNS.map(({ key }) => key).filter((key) => key !== "objective");
const ACTION_TYPES: ColumnTypes = {
  ...textTypes(ACTION_COLUMNS),
  ...{ term: "term", budget: "amount", responsible: "units" },
};
const SUM_TYPES = textTypes(ACTION_COLUMNS.filter((key) => key !== "budget"));
const LINE_TYPES = textTypes(["line"]);
const BUDGET_TYPES: ColumnTypes = { responsible: "units", activities: "count", typedTotal: "amount" };
const STRATEGY_TYPES: ColumnTypes = { ...textTypes(STRATEGY_COLUMNS.map(({ key }) => key)), term: "term" };
const MEMBER_TYPES: ColumnTypes = { mail: "mail", name: "text", unit: "units", role: "role" };
const ENTRY_TYPES: ColumnTypes = {
  ...textTypes(ENTRY_COLUMNS.map(({ key }) => key)),
  ...{ date: "date", activities: "signedCount", spent: "spent", unit: "units" },
};
const UNIT_TYPES = textTypes(["name", "detail"]);
const REASON_TYPES = textTypes(["reason"]);
const SETTING_TYPES: Readonly<Record<string, keyof typeof TIDIERS>> = {
  fromYear: "count",
  toYear: "count",
  approvalDate: "date",
};

function textTypes(columns: readonly string[]): ColumnTypes {
  return Object.fromEntries(columns.map((column) => [column, "text"]));
}

/**
 * The typed texts whose meaning is certain, and what is to stand in their place: "$1,350" as 1350 dollars, "tres meses" as 3,
 * "recursos  humanos/" as the catalogue's name. A formula that depends on other cells gives way to what it shows, so that no
 * figure of the plan changes unseen; where it shows an error, to its own text. Numbers and all other texts stay as they are, and
 * formulas such as `=150*3` too. `snapshot`: the workbook that was read.
 */
export function tidyTyped(
  snapshot: Snapshot,
  sheets: ManagedSheets,
  { plan, units, progress, standing }: ManagedRead,
): readonly CellEdit[] {
  const tidyRow = (sheet: SheetReader, row: string, types: ColumnTypes) => {
    const row0 = standing.get(sheetIdOf(sheet.sheetKey))?.get(row) ?? sheet.rows.get(row);
    return row0 === undefined ? [] : tidyCells(sheet, row0, types, units);
  };
  const scheduleTypes: ColumnTypes = { activities: "count", suspended: "yes", ...monthTypes(sheets.schedule) };
  const strategyTypes: ColumnTypes = { ...STRATEGY_TYPES, ...monthTypes(sheets.strategies) };
  return [
    ...plan.axes.flatMap(({ lines }, index0) =>
      lines.flatMap(({ objectives }) =>
        objectives.flatMap(({ actions }) =>
          actions.flatMap(({ key }) => tidyRow(sheets.axes[index0]!, key, ACTION_TYPES)),
        ),
      ),
    ),
    ...sheets.axes.flatMap((sheet) =>
      [...sheet.rows].flatMap(([key, row0]) => tidyCells(sheet, row0, ownRowTypes(key), units)),
    ),
    ...plan.budget.flatMap(({ key }) => tidyRow(sheets.budget, key, BUDGET_TYPES)),
    ...plan.strategies.flatMap(({ key }) => tidyRow(sheets.strategies, key, strategyTypes)),
    ...[...sheets.schedule.rows.keys()]
      .filter((key) => isKey(key, "action"))
      .flatMap((key) => tidyRow(sheets.schedule, key, scheduleTypes)),
    ...(sheets.commission ? membersOf(sheets.commission, standing.get(sheetIdOf("commission"))) : []).flatMap((row0) =>
      tidyCells(sheets.commission!, row0, MEMBER_TYPES, units),
    ),
    ...(sheets.progress ? progress.flatMap(({ key }) => tidyRow(sheets.progress!, key, ENTRY_TYPES)) : []),
    ...(sheets.progress ? labelActions(sheets.progress, plan, progress, standing) : []),
    ...units.flatMap(({ key }) => tidyRow(sheets.catalogues, key, UNIT_TYPES)),
    ...[...sheets.settings.rows].flatMap(([key, row0]) =>
      tidyCells(sheets.settings, row0, { value: SETTING_TYPES[key] ?? "text" }, units),
    ),
    ...tidyReasons(readerOf(snapshot, "findings"), FINDING_KEY),
    ...tidyReasons(readerOf(snapshot, "changes"), CHANGE_KEY),
  ];
}

/** The actions that new entries name by their number or their whole text alone get the label that the dropdown gives them. */
function labelActions(
  sheet: SheetReader,
  plan: Plan,
  entries: readonly ProgressEntry[],
  standing: ManagedRead["standing"],
): readonly CellEdit[] {
  const sheetId = sheetIdOf("progress");
  const column0 = sheet.columns.get("action");
  const labels = new Map([...actionsOf(plan)].map(({ action }) => [action.key, actionLabel(action)]));
  return entries.flatMap(({ key, actionKey, actionText, isAccepted }): CellEdit[] => {
    const label = labels.get(actionKey ?? "");
    const row0 = standing.get(sheetId)?.get(key) ?? sheet.rows.get(key);
    if (isAccepted || !label || actionText.includes("·") || row0 === undefined || column0 === undefined) return [];
    return typeof sheet.typed(row0, "action") === "object"
      ? []
      : [{ sheetId, row0, column0, to: { stringValue: label } }];
  });
}

/** What people type in rows of an axis' Cuadro that are no actions. */
function ownRowTypes(key: string): ColumnTypes {
  const part = key === AXIS_ROWS.total ? "total" : blockRow(key)?.part;
  return part === undefined ? {} : part === "top" || part === "bottom" ? LINE_TYPES : SUM_TYPES;
}

function tidyReasons(sheet: SheetReader | null, rowKeys: string): readonly CellEdit[] {
  return [...(sheet?.rows ?? [])].flatMap(([key, row0]) =>
    key.startsWith(rowKeys) ? tidyCells(sheet!, row0, REASON_TYPES, []) : [],
  );
}

function tidyCells(sheet: SheetReader, row0: number, types: ColumnTypes, units: readonly Unit[]): readonly CellEdit[] {
  return Object.entries(types).flatMap(([column, type]) => {
    const typed = sheet.typed(row0, column);
    const to = typeof typed === "object" ? fixed(typed, sheet.dependent(row0, column)) : typed;
    const tidied = typeof to === "string" ? TIDIERS[type](to, units) : null;
    if (!tidied && to === typed) return [];
    return [
      { sheetId: sheetIdOf(sheet.sheetKey), row0, column0: sheet.columns.get(column)!, to: tidied ?? cellValue(to) },
    ];
  });
}

/** What stands in the place of a formula; the formula itself where it depends on nothing, undefined for a blank cell. */
function fixed(typed: { readonly formula: string }, shown: ReturnType<SheetReader["dependent"]>): Typed | undefined {
  if (shown === undefined) return typed;
  return shown === null ? typed.formula : shown === "" ? undefined : shown;
}

function monthTypes({ columns }: SheetReader): ColumnTypes {
  const months = [...columns.keys()].filter((key) => /^\d{4}-\d{2}$/.test(key));
  return Object.fromEntries(months.map((key) => [key, "month"]));
}

function membersOf({ rows }: SheetReader, standing: ReadonlyMap<string, number> = new Map()): readonly number[] {
  const keyed = [...rows].filter(([key]) => isKey(key, "member"));
  return [...new Map([...keyed, ...standing]).values()];
}

function cellValue(to: Typed | undefined): ExtendedValue | null {
  switch (typeof to) {
    case "string":
      return { stringValue: to };
    case "number":
      return { numberValue: to };
    case "boolean":
      return { boolValue: to };
    default:
      return null;
  }
}

function numberIn(entry: ReturnType<typeof parseAmountCents>, parts: number): ExtendedValue | null {
  return entry.kind === "value" ? { numberValue: entry.value / parts } : null;
}

function changed(text: string, tidied: string): ExtendedValue | null {
  return tidied === text ? null : { stringValue: tidied };
}

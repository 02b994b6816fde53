import { MOST_CENTS } from "../../plan/amount.ts";
import { serialOfDate } from "../../plan/date.ts";
import { lastOf } from "../../plan/last-of.ts";
import { actionsOf, EMPTY, type Plan } from "../../plan/plan.ts";
import { countsAs, type EntryStatus, type ProgressEntry } from "../../plan/progress.ts";
import type { ChoiceRule, DesiredBlock, DesiredCell, DesiredRow, DesiredSheet, Positions } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import type { DataValidationRule } from "../sheets-api.ts";
import type { Style } from "../styles.ts";
import type { ListedEntry, OpenBook } from "./book.ts";
import { type Cells, dollars, initialOf, managed, RULES, typed, type UnitRule, withMarks } from "./cells.ts";
import { meansKey } from "./evidence.ts";
import { type ListColumn, listRow, listSheet } from "./list.ts";
import type { TrackingColumn } from "./tracking.ts";

/** Columns of *Ejecución* that people fill in. */
export const ENTRY_COLUMNS = [
  { key: "date", title: "Fecha", widthPx: 110 },
  { key: "action", title: "Acción", widthPx: 320 },
  { key: "activities", title: "Actividades realizadas", widthPx: 90 },
  { key: "spent", title: "Monto gastado", widthPx: 95 },
  { key: "means", title: "Medio de verificación", widthPx: 200 },
  { key: "link", title: "Enlace de la evidencia", widthPx: 220 },
  { key: "note", title: "Nota", widthPx: 220 },
  { key: "unit", title: "Unidad que registra", widthPx: 160 },
] as const satisfies readonly ListColumn[];
type EntryColumn = (typeof ENTRY_COLUMNS)[number]["key"];

/** Columns that cuadros fills in beside them. */
const OWN_COLUMNS = [
  { key: "recordedBy", title: "Registró", widthPx: 230 },
  { key: "recordedOn", title: "Registrado el", widthPx: 110 },
  { key: "status", title: "Situación", widthPx: 95 },
] as const satisfies readonly ListColumn[];
type OwnColumn = (typeof OWN_COLUMNS)[number]["key"];

/** Columns by which formulas find the entries of an action or of one of its means of verification; `counts` is 1 for entries that count. */
const KEY_COLUMNS = ["actionKey", "meansKey", "counts"] as const;
type EntryKeyColumn = (typeof KEY_COLUMNS)[number];

/** A column of *Ejecución* as far as entries reach, for SUMIFS and its like; the heading is in it, as text. */
export function entryRange(at: Positions, column: EntryColumn | OwnColumn | EntryKeyColumn): string {
  return at.range(sheetIdOf("progress"), "header", ENTRIES_END, column);
}

/** Key of the row below the last row that entries are written in. */
export const ENTRIES_END = "end";
/** What the keys of blank rows begin with: with a capital, unlike those of headings, so that what is typed there is read as a new entry. */
export const FREE_ENTRY = "Free:";

/**
 * *Ejecución*: what was carried out, an entry in each row, and below them rows to write others in. A row that people emptied
 * stays where it is. Entries that are accepted are locked; Google returns 10,000 of them in one answer only where they look plain.
 */
export function progressSheet(book: OpenBook): DesiredSheet {
  const { plan, marks, standing } = book;
  const places = standing.get(sheetIdOf("progress"));
  const rules: Rules = { action: actionRule(plan), unitRule: book.unitRule };
  const rows = listedRows(book).map((listed): OpenableRow => {
    const { cells, isOpen } = typeof listed === "string" ? blankRow(rules) : entryRow(listed, rules);
    const key = typeof listed === "string" ? listed : listed.entry.key;
    const row = listRow(key, withMarks(cells, marks, "progress", key), places?.get(key));
    return { isOpen, row: isOpen ? row : { ...row, cells: { ...row.cells, key: managed(key, "bare") } } };
  });
  const columns = [...ENTRY_COLUMNS, ...OWN_COLUMNS];
  const end = Object.fromEntries(columns.map(({ key }) => [key, managed(null, "guard")]));
  return listSheet({
    sheet: "progress",
    axisCount: plan.axes.length,
    heading: "EJECUCIÓN DEL PLAN",
    explanations: [
      "Anote en cada fila algo que se llevó a cabo: la fecha, la acción, cuántas actividades se realizaron, cuánto se gastó y el enlace de su evidencia. También puede elegir Plan de integridad > Registrar avance.",
      "Lo que anota hoy puede corregirlo hoy mismo. Para corregir un registro ya aceptado, agregue otro con cifras negativas; por ejemplo, -1 actividad o -50.00 dólares.",
      "Cuentan los registros en situación «registrado» y «aceptado». Al «incompleto» le falta algo o trae algo que no se puede leer; el que está «en espera» es de otra unidad y lo acepta la coordinación.",
    ],
    columns,
    hidden: KEY_COLUMNS,
    rows: [...rows.map(({ row }) => row), { ...listRow(ENTRIES_END, end), heightPx: 4 }],
    tabColor: "#2f7d4f",
    protection: "locked",
    open: openBlocks(rows),
    disposable: [{ key: FREE_ENTRY, holds: [] }],
  });
}

interface OpenableRow {
  readonly row: DesiredRow;
  /** Whether people may write in it. */
  readonly isOpen: boolean;
}

/** So many blank rows stand below the entries at least. */
const FREE_ROWS = 20;

/** The entries in their order, with the keys of rows that were emptied among them; then new entries, then the keys of blank rows. */
function listedRows({ progress, entryRows = [] }: OpenBook): readonly (ListedEntry | string)[] {
  const entries = new Map(progress.map((listed) => [listed.entry.key, listed]));
  const isFree = (key: string) => key.startsWith(FREE_ENTRY);
  const standing = entryRows.filter((key) => !isFree(key));
  const known = new Set(standing);
  const free = entryRows.filter(isFree);
  const lastNumber = Math.max(0, ...free.map((key) => Number(key.slice(FREE_ENTRY.length)) || 0));
  const missing = Math.max(0, FREE_ROWS - free.length);
  return [
    ...standing.map((key) => entries.get(key) ?? key),
    ...progress.filter(({ entry }) => !known.has(entry.key)),
    ...free,
    ...Array.from({ length: missing }, (_, index) => `${FREE_ENTRY}${lastNumber + index + 1}`),
  ];
}

/** Runs of rows that people may write in. */
function openBlocks(rows: readonly OpenableRow[]): readonly DesiredBlock[] {
  const blocks: DesiredBlock[] = [];
  for (const [index, { row, isOpen }] of rows.entries()) {
    if (!isOpen) continue;
    const begun = rows[index - 1]?.isOpen ? blocks.pop() : undefined;
    blocks.push({ fromRow: begun?.fromRow ?? row.key, toRow: row.key, fromColumn: "date", toColumn: "unit" });
  }
  return blocks;
}

/** Dropdowns that depend on the plan. */
interface Rules {
  readonly action: ChoiceRule | undefined;
  readonly unitRule: UnitRule;
}

interface EntryCells {
  readonly cells: Cells;
  readonly isOpen: boolean;
}

function entryRow({ entry, status }: ListedEntry, rules: Rules): EntryCells {
  const isOpen = status !== "aceptado";
  const looks = isOpen ? OPEN : PLAIN;
  return {
    cells: { ...typedCells(entry, looks, isOpen ? rules : null), ...ownCells(entry, status, looks) },
    isOpen,
  };
}

function blankRow(rules: Rules): EntryCells {
  return { cells: { ...typedCells(NOTHING, OPEN, rules), ...BLANK_OWN_CELLS }, isOpen: true };
}

const NOTHING: Pick<
  ProgressEntry,
  "date" | "actionText" | "activities" | "spentCents" | "means" | "link" | "note" | "unit"
> = { date: EMPTY, actionText: "", activities: EMPTY, spentCents: EMPTY, means: "", link: "", note: "", unit: "" };

/** How the cells of a row look. */
type Looks = Readonly<Record<"text" | "date" | "count" | "amount" | "own" | "ownDate" | "key", Style>>;
const OPEN: Looks = {
  text: "text",
  date: "day",
  count: "count",
  amount: "amount",
  own: "mutedText",
  ownDate: "mutedDay",
  key: "key",
};
const PLAIN: Looks = {
  text: "bare",
  date: "bareDay",
  count: "bare",
  amount: "bareAmount",
  own: "bare",
  ownDate: "bareDay",
  key: "bare",
};

function typedCells(entry: typeof NOTHING, looks: Looks, rules: Rules | null): Cells {
  const { date, actionText, activities, spentCents, means, link, note, unit } = entry;
  const cells: Record<EntryColumn, DesiredCell> = {
    date: typed(
      initialOf(date, (day) => serialOfDate(day)!),
      looks.date,
      rules ? RULES.date : undefined,
    ),
    action: typed(actionText, looks.text, rules?.action),
    activities: typed(initialOf(activities, Number), looks.count, rules ? COUNT_RULE : undefined),
    spent: typed(initialOf(spentCents, dollars), looks.amount, rules ? AMOUNT_RULE : undefined),
    means: typed(means, looks.text),
    link: typed(link, looks.text),
    note: typed(note, looks.text),
    unit: typed(unit, looks.text, rules?.unitRule(unit)),
  };
  return cells;
}

function ownCells(
  { recordedBy, recordedOn, actionKey, meansIndex0 }: ProgressEntry,
  status: EntryStatus,
  looks: Looks,
): Cells {
  const cells: Record<OwnColumn | EntryKeyColumn, DesiredCell> = {
    recordedBy: managed(recordedBy, looks.own),
    recordedOn: managed(serialOfDate(recordedOn) ?? null, looks.ownDate),
    status: managed(status, looks.own),
    actionKey: managed(actionKey, looks.key),
    meansKey: managed(actionKey !== null && meansIndex0 !== null ? meansKey(actionKey, meansIndex0) : null, looks.key),
    counts: managed(countsAs(status) ? 1 : 0, looks.key),
  };
  return cells;
}

const BLANK_OWN_CELLS: Record<OwnColumn | EntryKeyColumn, DesiredCell> = {
  recordedBy: managed(null, "mutedText"),
  recordedOn: managed(null, "mutedDay"),
  status: managed(null, "mutedText"),
  actionKey: managed(null, "key"),
  meansKey: managed(null, "key"),
  counts: managed(null, "key"),
};

/** Offers what *Seguimiento* calls the actions; undefined where there are none. */
function actionRule(plan: Plan): ChoiceRule | undefined {
  const keys = [...actionsOf(plan)].map(({ action }) => action.key);
  const [first, last] = [keys[0], lastOf(keys)];
  if (first === undefined || last === undefined) return undefined;
  return {
    choices: (at) => at.range(sheetIdOf("tracking"), first, last, "label" satisfies TrackingColumn),
    inputMessage: "Elija la acción, o escriba el número con que comienza; por ejemplo: 12",
  };
}

const COUNT_RULE: DataValidationRule = {
  condition: { type: "NUMBER_BETWEEN", values: [{ userEnteredValue: "-9999" }, { userEnteredValue: "9999" }] },
  inputMessage: "Escriba cuántas actividades se realizaron; por ejemplo: 2. Para corregir de más: -1",
  strict: false,
};

const AMOUNT_RULE: DataValidationRule = {
  condition: {
    type: "NUMBER_BETWEEN",
    values: [{ userEnteredValue: String(-MOST_CENTS / 100) }, { userEnteredValue: String(MOST_CENTS / 100) }],
  },
  inputMessage: "Escriba lo gastado en dólares, solo con números; por ejemplo: 75.50. Para corregir de más: -75.50",
  strict: false,
};

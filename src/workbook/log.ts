import { formatAmount, parseAmountCents } from "../plan/amount.ts";
import { dateOfSerial, serialOfMoment } from "../plan/date.ts";
import { MONTH_NAMES } from "../plan/month.ts";
import type { Entry, Plan } from "../plan/plan.ts";
import { parseSpentCents } from "../plan/progress.ts";
import { short } from "../plan/quote.ts";
import { formatTerm, parseTermMonths } from "../plan/term.ts";
import type { DesiredRow } from "./desired.ts";
import type { ArrangedSheet } from "./diff/diff.ts";
import { MOST_CHARACTERS } from "./diff/values.ts";
import { AXIS_ROWS, blockRow } from "./layout/axis.ts";
import { LOG_COLUMNS } from "./layout/log.ts";
import { type SheetKey, sheetIdOf } from "./managed.ts";
import type { Change } from "./memory/changes.ts";
import { type Memory, type MemoryRow, type Typed, textOfTyped } from "./memory/memory.ts";
import { remembering } from "./remembering.ts";
import type { CellData, ExtendedValue, Request } from "./sheets-api.ts";
import { STYLES } from "./styles.ts";

/** One line of *Bitácora*. */
export interface LogEntry {
  /** Mail of the person, "desconocido" or "cuadros". */
  readonly author: string;
  readonly sheet: SheetKey;
  /** Key of the row, of a line, of an objective or of a finding; kept in the hidden column. */
  readonly key: string;
  /** Column key; empty when the whole row is meant. */
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** What happened, in words. */
  readonly what: string;
  /** What the row is about, where its key does not tell. */
  readonly item?: string;
}

/** The words in which the log speaks of sheets, rows and columns. */
export interface LogWords {
  readonly sheetTitle: (sheet: SheetKey) => string;
  readonly columnTitle: (sheet: SheetKey, column: string) => string;
  /** What the row with a key is about; empty when nothing is known of it. */
  readonly item: (sheet: SheetKey, key: string) => string;
}

/** What became different, as lines of the log. */
export function entriesOf(change: Change, author: string, words: LogWords): readonly LogEntry[] {
  const { sheet, key } = change;
  const base = { author, sheet, key, column: "", before: "", after: "" };
  switch (change.kind) {
    case "cell": {
      const { column } = change;
      const [before, after] = [typedInWords(change, change.before), typedInWords(change, change.after)];
      const what = before === "" ? "Se escribió" : after === "" ? "Se borró" : "Se cambió";
      return [{ ...base, column, before, after, what, ...(key === "" && { item: "Texto fuera de la tabla" }) }];
    }
    case "added":
      return contentOf(change.row, words).map((after) => ({ ...base, after, what: "Se agregó la fila" }));
    case "removed":
      return contentOf(change.row, words).map((before) => ({ ...base, before, what: "Se eliminó la fila" }));
    case "moved": {
      const place = ({ sheet: at, objective }: MemoryRow) =>
        [words.sheetTitle(at), words.item(at, objective)].filter(Boolean).join(" · ");
      return [{ ...base, before: place(change.from), after: place(change.to), what: "Se movió la fila" }];
    }
  }
}

/** What was typed in a cell, as people see it there: "$450.00", "3 meses", "01/02/2023"; a text as it stands. */
export function typedInWords({ key, column }: Pick<LogEntry, "key" | "column">, typed: Typed | undefined): string {
  if (typeof typed !== "number") return textOfTyped(typed);
  if (key === "approvalDate" || column === "date")
    return dateOfSerial(typed).split("-").reverse().join("/") || textOfTyped(typed);
  const [read, format] = NUMBER_WORDS[column] ?? [];
  const entry = read?.(typed);
  return format && entry?.kind === "value" ? format(entry.value) : textOfTyped(typed);
}

/** How the numbers of a column are read and shown, by the column's key, which means the same in every sheet. */
const NUMBER_WORDS: Readonly<
  Record<string, readonly [read: (typed: number) => Entry<number>, format: (value: number) => string]>
> = {
  budget: [parseAmountCents, formatAmount],
  typedTotal: [parseAmountCents, formatAmount],
  spent: [parseSpentCents, formatAmount],
  term: [parseTermMonths, formatTerm],
};

/** A whole row in words, in as few pieces as fit into cells. */
function contentOf({ sheet, row, cells }: MemoryRow, { columnTitle }: LogWords): readonly string[] {
  const lines = Object.entries(cells).map(
    ([column, value]) => `${columnTitle(sheet, column)}: ${typedInWords({ key: row, column }, value)}`,
  );
  const whole = lines.join("\n");
  return whole.length <= MOST_CHARACTERS ? [whole] : lines;
}

/** The words for a workbook: titles as its sheets have them, rows by what the plan says of them, or what the states given say, the last one first. */
export function logWords(
  arranged: ReadonlyMap<number, ArrangedSheet>,
  plan: Plan,
  states: readonly Memory[],
): LogWords {
  const rowsOf = (sheet: SheetKey) => arranged.get(sheetIdOf(sheet))?.arrangement.desired.rows ?? [];
  const rowByKey = remembering((sheet: SheetKey) => new Map(rowsOf(sheet).map((row) => [row.key, row])));
  const titlesOf = remembering((sheet: SheetKey) => columnTitles(rowsOf(sheet)));
  const items = new Map<string, string>();
  for (const memory of states) {
    for (const [key, { cells }] of memory) {
      const text = ITEM_COLUMNS.map((column) => textOfTyped(cells[column])).find(Boolean);
      if (text) items.set(key.slice(key.indexOf("|") + 1), text);
    }
  }
  for (const { key, objectiveText } of plan.budget) items.set(key, objectiveText);
  return {
    sheetTitle: (sheet) => arranged.get(sheetIdOf(sheet))?.arrangement.desired.title ?? "",
    columnTitle(sheet, column) {
      if (/^\d{4}-\d{2}$/.test(column)) return `${MONTH_NAMES[Number(column.slice(5)) - 1]} de ${column.slice(0, 4)}`;
      return titlesOf(sheet).get(column) ?? "";
    },
    item(sheet, key) {
      const known = sheet === "settings" ? undefined : (items.get(key) ?? headingIn(key, items));
      const cells = rowByKey(sheet).get(key)?.cells ?? {};
      const label = known ?? LABEL_COLUMNS.map((column) => cells[column]?.value).find((value) => value);
      return typeof label === "string" ? short(label) : "";
    },
  };
}

/** The titles of a sheet's columns. Of several lists in a sheet people type in the first; of several header rows the lowest names the column. */
function columnTitles(rows: readonly DesiredRow[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const ofLists = new Set<string>();
  for (const { key, cells } of rows) {
    if (!key.startsWith("header")) continue;
    for (const column in cells) {
      const title = cells[column]!.value;
      if (!title || ofLists.has(column)) continue;
      titles.set(column, String(title));
      if (key.includes(":")) ofLists.add(column);
    }
  }
  return titles;
}

/** What a row is about that is none of the plan's own: a heading, a sum, or an edge of a line's block. */
function headingIn(key: string, items: ReadonlyMap<string, string>): string | undefined {
  const block = blockRow(key);
  if (block) {
    const line = items.get(block.lineKey);
    return block.part === "subtotal" ? ["Subtotal", line].filter(Boolean).join(" de ") : line;
  }
  if (key === AXIS_ROWS.total) return "Total";
  return /^(header|title|subtitle|axis)/.test(key) ? "Encabezado" : undefined;
}

/** Columns that say what a row is about. */
const ITEM_COLUMNS = ["action", "objective", "line", "strategy", "name", "mail"];

/** Columns in which rows that cuadros makes say what they are about. */
const LABEL_COLUMNS = ["label", "message", "action", "title", "name"];

/** Which sheets there are, and where among them (0-based) an archive of the log belongs. */
export interface SheetPlaces {
  readonly ids: ReadonlySet<number>;
  readonly archiveIndex0: number;
}

/** More lines than these go to an archive sheet. */
const MOST_ENTRIES = 20_000;
/** So many of the newest stay when the others are archived. */
const KEPT_ENTRIES = 1_000;
const FIRST_ARCHIVE_ID = 910_400;

/**
 * The requests that put entries on top of the log, the last one first, below the head of its sheet. The log itself is not
 * read: what stands below its head is pushed down. `log`: the head of the sheet, arranged.
 */
export function logRequests(
  entries: readonly LogEntry[],
  now: string,
  words: LogWords,
  { arrangement }: ArrangedSheet,
  sheets: SheetPlaces,
): readonly Request[] {
  if (entries.length === 0) return [];
  const sheetId = sheetIdOf("log");
  const first0 = (arrangement.rowOf.get("header") ?? 0) + 1;
  const rows = [...entries].reverse().map((entry) => ({ values: cellsOf(entry, now, words, arrangement) }));
  const range = { sheetId, dimension: "ROWS", startIndex: first0, endIndex: first0 + rows.length } as const;
  const hasRowsBelow = arrangement.rows.length > first0;
  return [
    hasRowsBelow
      ? { insertDimension: { range, inheritFromBefore: false } }
      : { appendDimension: { sheetId, dimension: "ROWS", length: rows.length } },
    {
      updateCells: {
        rows,
        fields: "userEnteredValue,userEnteredFormat",
        start: { sheetId, rowIndex: first0, columnIndex: 0 },
      },
    },
    ...archiveRequests(first0, arrangement.rows.length + rows.length, sheets),
  ];
}

function cellsOf(
  { author, sheet, key, column, before, after, what, item }: LogEntry,
  now: string,
  words: LogWords,
  { columnOf, columns }: ArrangedSheet["arrangement"],
): CellData[] {
  const texts: Readonly<Record<(typeof LOG_COLUMNS)[number]["key"] | "key", string>> = {
    when: "",
    author,
    sheet: words.sheetTitle(sheet),
    item: item === undefined ? words.item(sheet, key) : short(item),
    column: column === "" ? "" : words.columnTitle(sheet, column),
    before,
    after,
    what,
    key: `${sheet}|${key}`,
  };
  const cells = columns.map((): CellData => ({}));
  for (const { key: name, style } of [...LOG_COLUMNS, { key: "key", style: "key" } as const]) {
    const column0 = columnOf.get(name);
    if (column0 === undefined) continue;
    const value = name === "when" ? { numberValue: serialOfMoment(now) } : textValue(texts[name]);
    cells[column0] = { ...(value && { userEnteredValue: value }), userEnteredFormat: STYLES[style]! };
  }
  return cells;
}

function textValue(text: string): ExtendedValue | null {
  return text === "" ? null : { stringValue: text.slice(0, MOST_CHARACTERS) };
}

/** When the log has grown too long, a copy of the sheet becomes the archive of all but the newest lines, which alone stay. */
function archiveRequests(first0: number, rowCount: number, { ids, archiveIndex0 }: SheetPlaces): readonly Request[] {
  if (rowCount - first0 <= MOST_ENTRIES) return [];
  let number = 1;
  while (ids.has(FIRST_ARCHIVE_ID + number)) number++;
  const [log, archive] = [sheetIdOf("log"), FIRST_ARCHIVE_ID + number];
  const rowsOf = (sheetId: number, startIndex: number, endIndex: number) =>
    ({ sheetId, dimension: "ROWS", startIndex, endIndex }) as const;
  return [
    {
      duplicateSheet: {
        sourceSheetId: log,
        newSheetId: archive,
        newSheetName: `Bitácora · Archivo ${number}`,
        insertSheetIndex: archiveIndex0,
      },
    },
    { deleteDimension: { range: rowsOf(archive, first0, first0 + KEPT_ENTRIES) } },
    { deleteDimension: { range: rowsOf(log, first0 + KEPT_ENTRIES, rowCount) } },
  ];
}

import type { ListedFinding } from "../../plan/acceptance.ts";
import { MOST_CENTS } from "../../plan/amount.ts";
import { NOT_UNDERSTOOD } from "../../plan/finding.ts";
import type { Entry, Unit } from "../../plan/plan.ts";
import type { DesiredCell, DesiredRow, DesiredValue, Positions } from "../desired.ts";
import type { DataValidationRule } from "../sheets-api.ts";
import type { BaseStyle, Style } from "../styles.ts";

/** A cell whose content is ours: a difference is written over. */
export function managed(value: DesiredValue | null, style: Style): DesiredCell {
  return { value, style };
}

/** A cell that cuadros computes in the sheet itself. */
export function computed(formula: (positions: Positions) => string, style: Style): DesiredCell {
  return { value: { formula }, style };
}

/** The sum of a column's amounts that can be read: what is no amount (text, errors, negative or absurd figures) counts nothing. */
export function sumOfAmounts(range: string, ...criteria: readonly string[]): string {
  return `SUMIFS(${[range, range, '">=0"', range, `"<=${MOST_CENTS / 100}"`, ...criteria].join()})`;
}

/** The formula that adds up a column over keyed rows, those that people put between them left out; `keys` is a pattern of Sheets such as "A*". */
export function sumOfRows(
  at: Positions,
  sheetId: number,
  fromRow: string,
  toRow: string,
  column: string,
  keys: string,
): string {
  const range = (key: string) => at.range(sheetId, fromRow, toRow, key);
  return `=SUMIFS(${range(column)},${range("key")},"${keys}",${range(column)},">=0")`;
}

/** A cell that people type in; `initial` stands there when its row is made. A blank text starts as a blank cell. */
export function typed(initial: string | number | undefined, style: Style, rule?: DesiredCell["rule"]): DesiredCell {
  return { ...(initial !== undefined && initial !== "" && { initial }), style, ...(rule && { rule }) };
}

/** What an entry starts with in its cell: its value as `write` puts it, or the text that could not be read. */
export function initialOf<T>(entry: Entry<T>, write: (value: T) => string | number): string | number | undefined {
  switch (entry.kind) {
    case "empty":
      return undefined;
    case "value":
      return write(entry.value);
    case "unread":
      return entry.typed;
  }
}

/** Dollars of an amount in cents, as a number cell holds them. */
export function dollars(cents: number): number {
  return cents / 100;
}

/** The cells of the hidden columns that say which row is which. Lists and computed sheets have the first of them alone. */
export function keyCells(key: string, lineKey?: string | null, objectiveKey?: string | null): Cells {
  return {
    key: managed(key, "key"),
    lineKey: managed(lineKey ?? null, "key"),
    objectiveKey: managed(objectiveKey ?? null, "key"),
  };
}

/** The columns of `keyCells`. */
export const KEY_COLUMNS = ["key", "lineKey", "objectiveKey"].map((key) => ({ key, widthPx: 60, hidden: true }));

/**
 * Blank rows below the total of a Cuadro. With the merged cell in the total's row they let a write notice that rows were
 * inserted meanwhile (see `guardPositions`).
 */
export const SPARE_ROWS = 3;

/** The cells of a row by column key. */
export type Cells = DesiredRow["cells"];

/** The cells of managed sheets that hold something wrong, with the reason: by sheet key and row key, then by column key. */
export type Marks = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The marks of open findings: each error, and what is not understood, in every cell that holds it. The first finding of a cell gives the reason. */
export function marksOf(findings: readonly ListedFinding[]): Marks {
  const marks = new Map<string, Map<string, string>>();
  for (const { status, finding } of findings) {
    const { code, severity, place, alsoAt = [], message, remedy } = finding;
    if (status === "aceptada" || (severity !== "error" && !NOT_UNDERSTOOD.has(code))) continue;
    for (const cell of [place, ...alsoAt]) {
      if (cell.at !== "row") continue;
      const key = markedRow(cell.sheet, cell.key);
      const row = marks.get(key) ?? new Map<string, string>();
      if (!row.has(cell.column)) row.set(cell.column, `${message}\n${remedy}`);
      marks.set(key, row);
    }
  }
  return marks;
}

/** The same cells of a row, the wrong ones among them marked, with the reason as a note. */
export function withMarks(cells: Cells, marks: Marks, sheet: string, rowKey: string): Cells {
  const marked = [...(marks.get(markedRow(sheet, rowKey)) ?? [])].flatMap(([column, note]) => {
    const cell = cells[column];
    return cell ? [[column, { ...cell, style: `${cell.style as BaseStyle}!`, note }] as const] : [];
  });
  return marked.length > 0 ? { ...cells, ...Object.fromEntries(marked) } : cells;
}

function markedRow(sheet: string, rowKey: string): string {
  return `${sheet} ${rowKey}`;
}

/** Rules for what people enter. They warn and do not refuse: a refused paste would lose what was typed. */
export const RULES: Readonly<Record<"amount" | "term" | "count" | "year" | "date", DataValidationRule>> = {
  amount: {
    condition: {
      type: "NUMBER_BETWEEN",
      values: [{ userEnteredValue: "0" }, { userEnteredValue: String(MOST_CENTS / 100) }],
    },
    inputMessage: "Escriba el monto en dólares, solo con números; por ejemplo: 1350.00",
    strict: false,
  },
  term: {
    condition: { type: "NUMBER_BETWEEN", values: [{ userEnteredValue: "1" }, { userEnteredValue: "120" }] },
    inputMessage: "Escriba el plazo como número de meses; por ejemplo: 3",
    strict: false,
  },
  count: {
    condition: { type: "NUMBER_BETWEEN", values: [{ userEnteredValue: "0" }, { userEnteredValue: "9999" }] },
    inputMessage: "Escriba el número de actividades; por ejemplo: 2",
    strict: false,
  },
  year: {
    condition: { type: "NUMBER_BETWEEN", values: [{ userEnteredValue: "2000" }, { userEnteredValue: "2100" }] },
    inputMessage: "Escriba el año con cuatro cifras; por ejemplo: 2023",
    strict: false,
  },
  date: {
    condition: { type: "DATE_IS_VALID" },
    inputMessage: "Escriba la fecha como día/mes/año; por ejemplo: 01/02/2023",
    strict: false,
  },
};

/** Sheets offers no more entries than this in one dropdown. */
const MOST_CHOICES = 500;

/** The dropdown for a cell that holds the given text; undefined for none. */
export type UnitRule = (text: string) => DataValidationRule | undefined;

/**
 * The dropdown of units, for a cell that is blank or holds exactly one unit of the catalogue. A cell that names several gets
 * none: a dropdown made through the API holds one value, and Sheets would mark the cell as wrong.
 */
export function unitRule(units: readonly Unit[]): UnitRule {
  const names = new Set(units.map(({ name }) => name).filter((name) => name !== "" && !name.startsWith("=")));
  if (names.size === 0 || names.size > MOST_CHOICES) return () => undefined;
  const rule: DataValidationRule = {
    condition: { type: "ONE_OF_LIST", values: [...names].map((name) => ({ userEnteredValue: name })) },
    inputMessage:
      "Elija la unidad responsable o escríbala. Si son varias, sepárelas con una barra: Gerencia / Jefaturas.",
    strict: false,
    showCustomUi: true,
  };
  return (text) => (text === "" || names.has(text) ? rule : undefined);
}

import { lineParts } from "../../plan/line-text.ts";
import { listed, short } from "../../plan/quote.ts";
import { fold } from "../../plan/wording.ts";
import type { AxisDraft } from "./axis-table.ts";
import { type ColumnKey, columnName } from "./columns.ts";
import type { Header, TableKind } from "./header.ts";
import { type Notes, noteAll, noteAt } from "./notes.ts";
import type { RawSheet } from "./raw-sheet.ts";
import type { Table } from "./tables.ts";

const KIND_NAMES: Readonly<Record<TableKind, string>> = {
  axis: "el plan de acción de los ejes",
  budget: "el presupuesto general",
  strategies: "las estrategias de comunicación",
  schedule: "el cronograma",
};

/** What each kind of table needs besides the columns by which it was recognised. */
const EXPECTED_COLUMNS: Readonly<Record<TableKind, readonly ColumnKey[]>> = {
  axis: [
    "line",
    "objective",
    "action",
    "term",
    "means",
    "resources",
    "budget",
    "responsible",
    "internalSupport",
    "externalSupport",
  ],
  budget: ["line", "objective", "responsible", "activities", "budget"],
  strategies: ["strategy", "tactic", "tools", "messages", "term"],
  schedule: ["action", "term", "responsible", "activities"],
};

/** The tables that the plan is read from: those of the axes and at most one of each other kind. What is repeated, missing, empty or lacks a column is noted. */
export function chooseTables(tables: readonly Table[], sheets: readonly RawSheet[], notes: Notes): Table[] {
  noteMisspelt(tables, notes);
  for (const table of tables) {
    if (table.rows.length === 0) noteEmpty(table, notes);
    else noteMissingColumns(table, notes);
  }
  const axes = withoutCopies(
    tables.filter(({ kind }) => kind === "axis"),
    notes,
  );
  if (axes.length === 0) noteMissing("axis", sheets, notes);
  const others = (["budget", "strategies", "schedule"] as const).flatMap((kind) => {
    const [first, ...repeated] = likeliestFirst(tables.filter((table) => table.kind === kind));
    for (const other of repeated) if (first) noteRepeated(other, first, notes);
    if (!first) noteMissing(kind, sheets, notes);
    return first ? [first] : [];
  });
  return [...axes, ...others];
}

/** Those with rows before empty ones, then those in a sheet named just "Cuadro 4" before "Cuadro 4 copia"; else in their order. */
function likeliestFirst(tables: readonly Table[]): Table[] {
  const rank = ({ rows, sheet }: Table) => (rows.length > 0 ? 2 : 0) + (cuadroInTitle(sheet.title) === null ? 0 : 1);
  return [...tables].sort((a, b) => rank(b) - rank(a));
}

/** A table all of whose lines stand, code and name, in a likelier one is a copy of it. Axes may use the same codes for other lines. */
function withoutCopies(tables: readonly Table[], notes: Notes): Table[] {
  const tableOfLine = new Map<string, Table>();
  const copies = new Set<Table>();
  for (const table of likeliestFirst(tables)) {
    const lines = table.rows
      .map(({ cells }) => cells.get("line")?.text ?? "")
      .filter((text) => lineParts(text).code !== "");
    const names = [...new Set(lines.map(fold))];
    const others = names.map((name) => tableOfLine.get(name));
    const original = others.every((other) => other !== undefined) ? others[0] : undefined;
    if (original) {
      noteRepeated(table, original, notes);
      copies.add(table);
    } else {
      for (const name of names) tableOfLine.set(name, table);
    }
  }
  return tables.filter((table) => !copies.has(table));
}

function noteMisspelt(tables: readonly Table[], notes: Notes): void {
  const seen = new Set<string>();
  for (const { sheet, headers } of tables) {
    for (const { cell, typed, right } of headers.flatMap(({ misspellings }) => misspellings)) {
      const key = `${sheet.sheetId} ${fold(typed)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      noteAt(notes, "encabezado-errata", cell, {
        message: `El encabezado dice «${short(cell.text)}»; se leyó como «${right}».`,
        found: cell.text,
        expected: right,
        remedy: "No tiene que hacer nada: el libro gestionado lleva el encabezado correcto.",
      });
    }
  }
}

function noteEmpty({ kind, headers }: Table, notes: Notes): void {
  noteAt(notes, "cuadro-vacio", headers[0]!.cell, {
    message: `La tabla con ${KIND_NAMES[kind]} tiene encabezado, pero ninguna fila.`,
    found: "",
    expected: "",
    remedy:
      "Llene la tabla o quite el encabezado antes de convertir; si ya convirtió, escriba los datos en el libro gestionado.",
  });
}

function noteMissingColumns({ kind, headers }: Table, notes: Notes): void {
  const header = headers[0]!;
  const missing = EXPECTED_COLUMNS[kind]
    .filter((key) => !headers.some(({ columns }) => columns.has(key)))
    .map(columnName);
  if (kind === "schedule" && headers.every(({ months }) => months.length === 0)) missing.push("los meses");
  for (const name of missing) noteMissingColumn(header, name, kind, notes);
}

function noteMissingColumn({ cell }: Header, name: string, kind: TableKind, notes: Notes): void {
  noteAt(notes, "columna-no-encontrada", cell, {
    message: `En la tabla con ${KIND_NAMES[kind]} no se encontró la columna «${name}».`,
    found: "",
    expected: name,
    remedy: `Si la columna está, corrija su encabezado a «${name}»; si no, agregue los datos en el libro gestionado.`,
  });
}

function noteRepeated({ kind, headers, sheet }: Table, first: Table, notes: Notes): void {
  noteAt(notes, "cuadro-repetido", headers[0]!.cell, {
    message: `Hay otra tabla con ${KIND_NAMES[kind]}. Se tomó la de la hoja «${first.sheet.title}»; esta no pasó al plan.`,
    found: sheet.title,
    expected: first.sheet.title,
    remedy: "Deje una sola de las dos antes de convertir; si ya convirtió, copie lo que falte en el libro gestionado.",
  });
}

function noteMissing(kind: TableKind, sheets: readonly RawSheet[], notes: Notes): void {
  const columns = EXPECTED_COLUMNS[kind].map((key) => `«${columnName(key)}»`);
  const titles = sheets.map(({ title }) => `«${title}»`);
  noteAll(notes, "cuadro-no-encontrado", {
    message: `No se encontró ninguna tabla con ${KIND_NAMES[kind]}. Se buscó un encabezado con ${listed(columns, 10)} en ${titles.length === 1 ? "la hoja" : "las hojas"} ${listed(titles)}.`,
    found: "",
    expected: columns.join(", "),
    remedy:
      "Pegue la tabla con su encabezado antes de convertir; si ya convirtió, escriba los datos en el libro gestionado.",
  });
}

/** The number that a sheet's title gives its Cuadro ("Cuadro 3", "CUADRO N° 3"), or null. */
export function cuadroInTitle(title: string): number | null {
  const digits = /^\s*cuadro\D{0,5}(\d{1,2})\s*$/i.exec(title)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * The axes with an empty one in the place of each that is missing, so that the other Cuadros keep the numbers people know
 * them by. The titles of the sheets tell: Cuadros 1 and 2 of axes and a budget in Cuadro 4 leave Cuadro 3 to be found.
 */
export function withMissingAxes(
  axes: readonly AxisDraft[],
  budget: Table | undefined,
  sheets: readonly RawSheet[],
  notes: Notes,
): readonly AxisDraft[] {
  const numbers = axes.map(({ table }) => (table ? cuadroInTitle(table.sheet.title) : null));
  const inBudget = budget ? cuadroInTitle(budget.sheet.title) : null;
  const count = inBudget === null ? Math.max(0, ...numbers.map((number) => number ?? 0)) : inBudget - 1;
  const isInOrder = numbers.every((number, index0) => number !== null && number > (numbers[index0 - 1] ?? 0));
  if (!isInOrder || count <= axes.length || numbers.some((number) => number! > count)) return axes;
  return Array.from({ length: count }, (_, index0) => {
    const axis = axes[numbers.indexOf(index0 + 1)];
    if (!axis) noteMissingAxis(index0 + 1, sheets, notes);
    return axis ?? { titles: [], table: null, lines: [] };
  });
}

function noteMissingAxis(number: number, sheets: readonly RawSheet[], notes: Notes): void {
  const words = {
    message: `No se encontró la tabla del Cuadro ${number}, con el plan de acción de un eje.`,
    found: "",
    expected: `Una tabla con el encabezado del Cuadro ${number}`,
    remedy: `Pegue la tabla con su encabezado antes de convertir, o escriba sus líneas y acciones en el Cuadro ${number} del libro gestionado.`,
  };
  const sheet = sheets.find(({ title }) => cuadroInTitle(title) === number);
  if (sheet) noteAt(notes, "cuadro-no-encontrado", { sheet, rowIndex0: 0, columnIndex0: 0 }, words);
  else noteAll(notes, "cuadro-no-encontrado", words);
}

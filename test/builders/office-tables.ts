import { rowsOfTsv } from "./raw-workbook.ts";

/** A table of the plan as people lay it out in Word or Excel: with merged cells, and without what copying left in the text. */
export interface OfficeTable {
  /** The heading of the axis that the table is of. */
  readonly axis: string | null;
  readonly title: string;
  /** By row and column; null where a merged cell from above or from the left reaches. */
  readonly rows: readonly (readonly (OfficeCell | null)[])[];
  /** Rows (0-based) at which a page begins: those of the header, first and repeated. */
  readonly pageRows0: readonly number[];
}

export interface OfficeCell {
  readonly lines: readonly OfficeLine[];
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly isHeader: boolean;
}

export interface OfficeLine {
  readonly text: string;
  readonly isItem: boolean;
}

const AXES = [
  "3.1 Eje estratégico 1: Cultura de integridad municipal",
  "3.2 Eje estratégico 2: Dirección de integridad en los planes, programas y proyectos municipales",
  "3.3 Eje estratégico 3: Desarrollo del enfoque de gobierno municipal abierto",
];
const TITLES = [
  "CUADRO N°. 1 PLAN DE ACCIÓN PARA FORTALECER UNA CULTURA DE INTEGRIDAD MUNICIPAL",
  "CUADRO N°. 2 PLAN DE ACCIÓN PARA EL FORTALECIMIENTO DE LA DIRECCIÓN DE INTEGRIDAD",
  "CUADRO N°. 3 PLAN DE ACCIÓN PARA EL FORTALECIMIENTO DEL GOBIERNO ABIERTO",
  "CUADRO N°. 4 PRESUPUESTO GENERAL",
  "CUADRO N°. 5 ESTRATEGIAS DE COMUNICACIÓN",
  "CUADRO N°. 6 CRONOGRAMA GENERAL DE ACCIONES-2023",
];

/** Cuadro 1 to 6 of Usulután's plan. */
export function usulutanOfficeTables(): OfficeTable[] {
  const folder = new URL("../../templates/usulutan-2023-2025/", import.meta.url).pathname;
  return TITLES.map((title, index0) => ({
    axis: AXES[index0] ?? null,
    title,
    ...officeRows(rowsOfTsv(`${folder}cuadro-${index0 + 1}.tsv`)),
  }));
}

function officeRows(texts: readonly (readonly string[])[]): Pick<OfficeTable, "rows" | "pageRows0"> {
  const headers = texts.map((_, row0) => isHeader(texts, row0));
  const rows: (OfficeCell | null)[][] = texts.map((row, row0) =>
    row.map((text, column0) => {
      const columnSpan = columnSpanAt(texts, headers, row0, column0);
      const rowSpan = columnSpan > 1 ? 1 : rowSpanAt(texts, headers, row0, column0);
      return { lines: linesOf(text), columnSpan, rowSpan, isHeader: headers[row0]! };
    }),
  );
  rows.forEach((row, row0) => {
    row.forEach((cell, column0) => {
      for (let covered0 = column0 + 1; cell && covered0 < column0 + cell.columnSpan; covered0++) row[covered0] = null;
      for (let covered0 = row0 + 1; cell && covered0 < row0 + cell.rowSpan; covered0++) rows[covered0]![column0] = null;
    });
  });
  const pageRows0 = headers.flatMap((header, row0) => (header && !headers[row0 - 1] ? [row0] : []));
  return { rows, pageRows0 };
}

function isHeader(texts: readonly (readonly string[])[], row0: number): boolean {
  const begins = (row: readonly string[] | undefined) => /^(Línea de acción|Estrategia)$/.test(row?.[0] ?? "");
  const isSecond = texts[row0]?.[0] === "" && texts[row0]?.some((text) => /^(Acciones concretas|en[ec])$/i.test(text));
  return begins(texts[row0]) || (begins(texts[row0 - 1]) && isSecond === true);
}

/** A group of columns in a header reaches over the names below it; the label of a total up to the amount. */
function columnSpanAt(
  texts: readonly (readonly string[])[],
  headers: readonly boolean[],
  row0: number,
  column0: number,
): number {
  const row = texts[row0]!;
  const below = headers[row0] && headers[row0 + 1] ? texts[row0 + 1]! : null;
  if (row[column0] === "" || !(below || isTotal(row))) return 1;
  let end0 = column0 + 1;
  while (end0 < row.length && row[end0] === "" && (below ? below[end0] !== "" : row.slice(end0).some(Boolean))) end0++;
  return end0 - column0;
}

/** Header cells without a name below, lines down to the next line, objectives down to the next objective or subtotal. */
function rowSpanAt(
  texts: readonly (readonly string[])[],
  headers: readonly boolean[],
  row0: number,
  column0: number,
): number {
  const isBlank = (at0: number) => texts[at0] !== undefined && texts[at0]?.[column0] === "";
  if (texts[row0]![column0] === "") return 1;
  if (headers[row0]) return headers[row0 + 1] && isBlank(row0 + 1) ? 2 : 1;
  if (column0 > 1 || isTotal(texts[row0]!)) return 1;
  let end0 = row0 + 1;
  while (isBlank(end0) && !headers[end0] && !isGrandTotal(texts[end0]!)) end0++;
  return end0 - row0;
}

/** "Sub total por línea de acción", "\$ Total de línea de acción", "Total". */
function isTotal(row: readonly string[]): boolean {
  return row.some((text) => /^(sub ?total|\\?\$ total|total$)/i.test(text));
}

function isGrandTotal(row: readonly string[]): boolean {
  return row.some((text) => /^(\\?\$ total|total$)/i.test(text));
}

/** A text without tags and backslashes; what a list holds, as its items. */
function linesOf(text: string): OfficeLine[] {
  const isList = text.includes("<ul");
  return text
    .replace(/<[^>]+>/g, "\n")
    .replace(/\\\$/g, "$")
    .replace(isList ? /(^|\s)([•✓]|[-–](?= \p{L}))\s/gu : /(^|\s)[•✓]\s/gu, "\n•")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => ({ text: line.replace(/^•/, ""), isItem: line.startsWith("•") }));
}

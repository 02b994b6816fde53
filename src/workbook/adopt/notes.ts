import { type Finding, type FindingCode, finding } from "../../plan/finding.ts";
import { short } from "../../plan/quote.ts";
import { cellName, type RawCell } from "./raw-sheet.ts";

/** What reading the raw tables brings to light, gathered as it goes. */
export interface Notes {
  readonly findings: Finding[];
  /** Amounts that read well but are written in another way than `$1,350.00`. */
  readonly oddAmounts: RawCell[];
}

/** Where a finding about a raw sheet points. */
export type RawPlace = Pick<RawCell, "sheet" | "rowIndex0" | "columnIndex0">;

export type Words = Pick<Finding, "message" | "found" | "expected" | "remedy">;

export function newNotes(): Notes {
  return { findings: [], oddAmounts: [] };
}

/** Notes a finding at a raw cell. */
export function noteAt({ findings }: Notes, code: FindingCode, cell: RawPlace, words: Words): void {
  const { sheet, rowIndex0, columnIndex0 } = cell;
  const place = { at: "cell", sheetId: sheet.sheetId, rowIndex0, columnIndex0 } as const;
  findings.push(finding(code, { place, ...words }));
}

/** Notes a finding about the workbook as a whole. */
export function noteAll({ findings }: Notes, code: FindingCode, words: Words): void {
  findings.push(finding(code, { place: { at: "workbook" }, ...words }));
}

/** Notes a row that fits nowhere in its table. */
export function noteUnread(notes: Notes, { filled }: { readonly filled: readonly RawCell[] }): void {
  const cell = filled[0]!;
  noteAt(notes, "fila-no-leida", cell, {
    message: `Esta fila no se pudo leer como parte del plan: «${short(cell.text)}». No pasó al plan.`,
    found: short(filled.map(({ text }) => text).join(" | ")),
    expected: "",
    remedy: "Si es parte del plan, escríbala en el Cuadro que le corresponde; si es una nota, puede dejarla como está.",
  });
}

/** "hoja original «Cuadro 1», celda G3": once the workbook is managed, the sheet that was read is its original. */
export function placeName(cell: RawCell): string {
  return `hoja original «${cell.sheet.title}», celda ${cellName(cell)}`;
}

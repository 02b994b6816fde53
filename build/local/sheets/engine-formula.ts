import { formatReference, isReference, type Piece, piecesOf, type Reference } from "./formula-references.ts";
import { hyperlinkOf } from "./hyperlink.ts";
import type { GridRange } from "./resources.ts";

/** What a formula's names stand for while it is written for the formula engine. */
export interface Surroundings {
  /** The id of the sheet with this title, in any case; undefined when there is none. */
  sheetIdOf(title: string): number | undefined;
  /** The size of a sheet's grid, up to which open and whole ranges reach. */
  sizeOf(sheetId: number): { readonly rows: number; readonly columns: number };
  /** The cells of a named range, in any case. */
  namedRange(name: string): GridRange | undefined;
  /** Serial numbers, days since 1899-12-30 in the spreadsheet's time zone. */
  readonly today: number;
  readonly now: number;
}

/** A formula as the engine understands it. */
export interface EngineFormula {
  readonly text: string;
  /** True: it asks for the time or reaches to the end of a sheet, so its text must be made anew each time. */
  readonly varies: boolean;
  /** The only cell that the formula names, when it is nothing but that reference: a blank cell stays blank in it, as in Sheets. */
  readonly onlyCell?: { readonly sheetId: number; readonly row0: number; readonly column0: number };
  /** For a link, the formula of the address that it leads to; `text` is what it shows. */
  readonly link?: string;
}

/** The name under which the engine keeps a sheet: it must not change with the sheet's title. */
export function engineSheetName(sheetId: number): string {
  return `s_${sheetId}`;
}

/**
 * Writes a formula of Sheets for the engine: sheets by their ids, `;` as `,`, open and whole ranges up to the end of the grid, named
 * ranges as references, the clock as numbers, ARRAYFORMULA left out since the engine spills by itself, HYPERLINK as what it shows
 * since the engine does not know it.
 */
export function toEngineFormula(formula: string, sheetId: number, around: Surroundings): EngineFormula {
  const pieces = piecesOf(formula.slice(1));
  const hyperlink = hyperlinkOf(pieces);
  if (!hyperlink) return engineFormula(pieces, sheetId, around);
  const [link, label] = [hyperlink.url, hyperlink.label].map((part) => engineFormula(part, sheetId, around));
  return { text: label!.text, varies: link!.varies || label!.varies, link: link!.text };
}

function engineFormula(pieces: readonly Piece[], sheetId: number, around: Surroundings): EngineFormula {
  let varies = false;
  let braces = 0;
  let text = "=";
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    if (isReference(piece)) {
      varies ||= isOpen(piece);
      text += referenceText(piece, sheetId, around);
    } else if (piece.kind === "name") {
      const open = afterSpaces(pieces, index + 1);
      const close = afterSpaces(pieces, open + 1);
      const isCall = pieces[open]?.text === "(";
      const clock = isCall && pieces[close]?.text === ")" ? clockOf(piece.text, around) : undefined;
      text += clock ?? nameText(piece.text, isCall, around);
      if (clock === undefined) continue;
      varies = true;
      index = close;
    } else {
      braces += piece.text === "{" ? 1 : piece.text === "}" ? -1 : 0;
      text += piece.text === ";" && braces === 0 ? "," : piece.text;
    }
  }
  const [only, ...others] = pieces.filter((piece) => isReference(piece) || piece.text.trim() !== "");
  const onlyCell = only && isReference(only) && others.length === 0 ? cellOf(only, sheetId, around) : undefined;
  return { text, varies, ...(onlyCell && { onlyCell }) };
}

/** The place of the first piece from `index` on that is no space. */
function afterSpaces(pieces: readonly Piece[], index: number): number {
  let at = index;
  while (pieces[at]?.text.trim() === "") at++;
  return at;
}

/** True for whole rows or columns, and for ranges without an end. */
function isOpen({ from, to }: Reference): boolean {
  return [from, to ?? from].some((end) => end.row0 === undefined || end.column0 === undefined);
}

function referenceText({ title, from, to }: Reference, sheetId: number, around: Surroundings): string {
  const id = title === undefined ? sheetId : around.sheetIdOf(title);
  if (id === undefined) return "#REF!";
  const sheet = `'${engineSheetName(id)}'!`;
  if (!to) return sheet + formatReference(undefined, from, undefined);
  const { rows, columns } = around.sizeOf(id);
  const first = { ...from, row0: from.row0 ?? 0, column0: from.column0 ?? 0 };
  const last = { ...to, row0: to.row0 ?? rows - 1, column0: to.column0 ?? columns - 1 };
  return sheet + formatReference(undefined, first, last);
}

function nameText(name: string, isCall: boolean, around: Surroundings): string {
  if (isCall) return name.toUpperCase() === "ARRAYFORMULA" ? "" : name;
  // A sheet's name that no reference follows: only an error can stand after it.
  if (name.endsWith("!") && !name.startsWith("#")) return "";
  const range = around.namedRange(name);
  if (!range) return name;
  const from = {
    row0: range.startRowIndex ?? 0,
    column0: range.startColumnIndex ?? 0,
    absoluteRow: true,
    absoluteColumn: true,
  };
  // A named range is kept with all its sides.
  const to = { ...from, row0: (range.endRowIndex ?? 1) - 1, column0: (range.endColumnIndex ?? 1) - 1 };
  return `'${engineSheetName(range.sheetId ?? 0)}'!${formatReference(undefined, from, to)}`;
}

function clockOf(name: string, around: Surroundings): string | undefined {
  const upper = name.toUpperCase();
  return upper === "TODAY" ? String(around.today) : upper === "NOW" ? String(around.now) : undefined;
}

function cellOf(reference: Reference, sheetId: number, around: Surroundings): EngineFormula["onlyCell"] {
  const id = reference.title === undefined ? sheetId : around.sheetIdOf(reference.title);
  const { row0, column0 } = reference.from;
  return id === undefined || reference.to || row0 === undefined || column0 === undefined
    ? undefined
    : { sheetId: id, row0, column0 };
}

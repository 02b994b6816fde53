import { formatReference, isReference, type Piece, piecesOf, type Reference } from "./formula-references.ts";
import type { GridRange } from "./resources.ts";

/** What a formula's names stand for while it is written for the formula engine. */
export interface Surroundings {
  /** The id of the sheet with this title, in any case; undefined when there is none. */
  sheetIdOf(title: string): number | undefined;
  /** The cells of a named range, in any case. */
  namedRange(name: string): GridRange | undefined;
  /** Serial numbers, days since 1899-12-30 in the spreadsheet's time zone. */
  readonly today: number;
  readonly now: number;
}

/** A formula as the engine understands it. */
export interface EngineFormula {
  readonly text: string;
  /** True: it asks for the date or the time, so it is written anew when the clock has moved. */
  readonly usesClock: boolean;
  /** The only cell that the formula names, when it is nothing but that reference: a blank cell stays blank in it, as in Sheets. */
  readonly onlyCell?: { readonly sheetId: number; readonly row0: number; readonly column0: number };
}

/** The name under which the engine keeps a sheet: it must not change with the sheet's title. */
export function engineSheetName(sheetId: number): string {
  return `s_${sheetId}`;
}

/**
 * Writes a formula of Sheets for the engine: sheets by their ids, `;` as `,`, ranges that are open below closed, named ranges as
 * references, the clock as numbers, ARRAYFORMULA left out since the engine spills by itself.
 */
export function toEngineFormula(formula: string, sheetId: number, around: Surroundings): EngineFormula {
  const pieces = piecesOf(formula.slice(1)).filter(
    (piece) => isReference(piece) || piece.text.trim() !== "" || piece.kind === "string",
  );
  let usesClock = false;
  let braces = 0;
  let text = "";
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    if (isReference(piece)) text += referenceText(piece, sheetId, around);
    else if (piece.kind === "name") {
      const isCall = pieces[index + 1]?.text === "(";
      const clock = isCall && pieces[index + 2]?.text === ")" ? clockOf(piece.text, around) : undefined;
      if (clock !== undefined) {
        usesClock = true;
        index += 2;
      }
      text += clock ?? nameText(piece.text, isCall, around);
    } else {
      braces += piece.text === "{" ? 1 : piece.text === "}" ? -1 : 0;
      text += piece.text === ";" && braces === 0 ? "," : piece.text;
    }
  }
  const onlyCell =
    pieces.length === 1 && pieces[0] && isReference(pieces[0]) ? cellOf(pieces[0], sheetId, around) : undefined;
  return { text: `=${text}`, usesClock, ...(onlyCell && { onlyCell }) };
}

function referenceText(reference: Reference, sheetId: number, around: Surroundings): string {
  const id = reference.title === undefined ? sheetId : around.sheetIdOf(reference.title);
  if (id === undefined) return "#REF!";
  const { from, to } = reference;
  if (!to) return `'${engineSheetName(id)}'!${formatReference(undefined, from, undefined)}`;
  const openRow = (from.row0 === undefined) !== (to.row0 === undefined);
  const openColumn = (from.column0 === undefined) !== (to.column0 === undefined);
  const first = {
    ...from,
    ...(openRow && { row0: from.row0 ?? 0 }),
    ...(openColumn && { column0: from.column0 ?? 0 }),
  };
  const last = {
    ...to,
    ...(openRow && { row0: to.row0 ?? LAST_ROW0 }),
    ...(openColumn && { column0: to.column0 ?? LAST_COLUMN0 }),
  };
  return `'${engineSheetName(id)}'!${formatReference(undefined, first, last)}`;
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
  const to = {
    ...from,
    row0: (range.endRowIndex ?? LAST_ROW0 + 1) - 1,
    column0: (range.endColumnIndex ?? LAST_COLUMN0 + 1) - 1,
  };
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

/** The last row and column that the engine has. */
const LAST_ROW0 = 1_048_575;
const LAST_COLUMN0 = 16_383;

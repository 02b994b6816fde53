import { unquoteTitle } from "./a1.ts";
import {
  formatReference,
  isReference,
  mapReferences,
  piecesOf,
  type Reference,
  type ReferenceEnd,
} from "./formula-references.ts";

/** Rows or columns of one sheet that were inserted, deleted or moved. Indexes are 0-based, as they were before the change. */
export type Change =
  | { readonly kind: "insert"; readonly dimension: Dimension; readonly start0: number; readonly end0: number }
  | { readonly kind: "delete"; readonly dimension: Dimension; readonly start0: number; readonly end0: number }
  | {
      readonly kind: "move";
      readonly dimension: Dimension;
      readonly start0: number;
      readonly end0: number;
      readonly destination0: number;
    };
export type Dimension = "ROWS" | "COLUMNS";

/** From a row or column up to another that is not included; `Infinity` for an open end. */
export interface Span {
  readonly start0: number;
  readonly end0: number;
}

/**
 * Where a span stands after a change; undefined when all of it was deleted.
 * It grows when something is inserted inside it and not at its edges. What lies wholly in a moved block goes with it; any other span
 * behaves as if the block had been inserted at its destination and deleted where it stood.
 */
export function shiftSpan(span: Span, change: Change): Span | undefined {
  const count = change.end0 - change.start0;
  switch (change.kind) {
    case "insert":
      return insertInto(span, change.start0, count);
    case "delete":
      return deleteFrom(span, change.start0, change.end0);
    case "move": {
      const { start0, end0, destination0 } = change;
      if (span.start0 >= start0 && span.end0 <= end0) {
        const by = destination0 <= start0 ? destination0 - start0 : destination0 - end0;
        return { start0: span.start0 + by, end0: span.end0 + by };
      }
      const from0 = destination0 <= start0 ? start0 + count : start0;
      return deleteFrom(insertInto(span, destination0, count), from0, from0 + count);
    }
  }
}

/** The formula after a change in the sheet named `changedTitle`; `ownTitle` is the sheet in which the formula stands. */
export function shiftFormula(formula: string, ownTitle: string, changedTitle: string, change: Change): string {
  if (!mayMention(formula, ownTitle, changedTitle)) return formula;
  return mapReferences(formula, (reference) => {
    if (!isSame(reference.title ?? ownTitle, changedTitle)) return reference.text;
    return shiftReference(reference, change);
  });
}

/** The formula after a sheet took another title. */
export function renameInFormula(formula: string, oldTitle: string, newTitle: string): string {
  if (!formula.toLowerCase().includes(escaped(oldTitle))) return formula;
  return piecesOf(formula)
    .map((piece) => {
      if (isReference(piece))
        return isSame(piece.title, oldTitle) ? formatReference(newTitle, piece.from, piece.to) : piece.text;
      const named =
        piece.kind === "name" && piece.text.endsWith("!") && isSame(unquoteTitle(piece.text.slice(0, -1)), oldTitle);
      return named ? `${formatReference(newTitle, NOWHERE, undefined)}` : piece.text;
    })
    .join("");
}

/** The formula after a sheet was deleted: what pointed into it is `#REF!`. */
export function dropSheetFromFormula(formula: string, title: string): string {
  return mapReferences(formula, (reference) => (isSame(reference.title, title) ? "#REF!" : reference.text));
}

/** The formula copied so many rows down and columns right: relative references go along, and are `#REF!` off the grid. */
export function translateFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return mapReferences(formula, ({ title, from, to }) => {
    const [first, last] = [translateEnd(from, rows, columns), to && translateEnd(to, rows, columns)];
    return first && (last || !to) ? formatReference(title, first, last) : "#REF!";
  });
}

/** Cells cut from one place and pasted at another. */
export interface Relocation {
  readonly title: string;
  readonly rows: Span;
  readonly columns: Span;
  readonly newTitle: string;
  readonly byRows: number;
  readonly byColumns: number;
}

/** The formula after cells were cut and pasted elsewhere: references that lie wholly in them follow. */
export function relocateInFormula(formula: string, ownTitle: string, relocation: Relocation): string {
  if (!mayMention(formula, ownTitle, relocation.title)) return formula;
  return mapReferences(formula, (reference) => {
    const { title, from, to = from, text } = reference;
    const inside = isInside(from, relocation) && isInside(to, relocation);
    if (!inside || !isSame(title ?? ownTitle, relocation.title)) return text;
    const move = (end: ReferenceEnd): ReferenceEnd => ({
      ...end,
      row0: (end.row0 ?? 0) + relocation.byRows,
      column0: (end.column0 ?? 0) + relocation.byColumns,
    });
    const newTitle = title === undefined && isSame(ownTitle, relocation.newTitle) ? undefined : relocation.newTitle;
    return formatReference(newTitle, move(from), reference.to && move(to));
  });
}

const NOWHERE: ReferenceEnd = { absoluteRow: false, absoluteColumn: false };

function insertInto({ start0, end0 }: Span, at0: number, count: number): Span {
  return { start0: start0 >= at0 ? start0 + count : start0, end0: end0 > at0 ? end0 + count : end0 };
}

function deleteFrom({ start0, end0 }: Span, from0: number, to0: number): Span | undefined {
  const left = (index0: number) => (index0 <= from0 ? index0 : Math.max(from0, index0 - (to0 - from0)));
  const span = { start0: left(start0), end0: left(end0) };
  return span.start0 < span.end0 ? span : undefined;
}

function shiftReference(reference: Reference, change: Change): string {
  const key = change.dimension === "ROWS" ? "row0" : "column0";
  const { from, to = from, title, text } = reference;
  const [one, other] = [from[key], to[key]];
  // A whole column has no rows that could be shifted, and a range that is open below has no last one.
  if (one === undefined && other === undefined) return text;
  const [low, high] = [
    Math.min(one ?? Infinity, other ?? Infinity),
    one === undefined || other === undefined ? Infinity : Math.max(one, other),
  ];
  const span = shiftSpan({ start0: low, end0: high + 1 }, change);
  if (!span) return "#REF!";
  const move = (end: ReferenceEnd): ReferenceEnd => {
    const at0 = end[key];
    return at0 === undefined ? end : { ...end, [key]: at0 === low ? span.start0 : span.end0 - 1 };
  };
  if (span.start0 === low && span.end0 === high + 1) return text;
  return formatReference(title, move(from), reference.to && move(to));
}

function translateEnd(end: ReferenceEnd, rows: number, columns: number): ReferenceEnd | undefined {
  const row0 = end.row0 === undefined || end.absoluteRow ? end.row0 : end.row0 + rows;
  const column0 = end.column0 === undefined || end.absoluteColumn ? end.column0 : end.column0 + columns;
  if ((row0 ?? 0) < 0 || (column0 ?? 0) < 0) return undefined;
  return { ...end, ...(row0 !== undefined && { row0 }), ...(column0 !== undefined && { column0 }) };
}

function isInside({ row0, column0 }: ReferenceEnd, { rows, columns }: Relocation): boolean {
  if (row0 === undefined || column0 === undefined) return false;
  return row0 >= rows.start0 && row0 < rows.end0 && column0 >= columns.start0 && column0 < columns.end0;
}

/** Google compares sheet titles in formulas without regard to case. */
function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && (one === other || one.toLowerCase() === other.toLowerCase());
}

/** A cheap test that spares most formulas from being taken apart. */
function mayMention(formula: string, ownTitle: string, title: string): boolean {
  return formula.startsWith("=") && (isSame(ownTitle, title) || formula.toLowerCase().includes(escaped(title)));
}

function escaped(title: string): string {
  return title.toLowerCase().replaceAll("'", "''");
}

import { columnIndex0, columnName, quoteTitle, unquoteTitle } from "./a1.ts";

/** One end of a reference; a side that is not named (a whole row or column) is undefined. Indexes are 0-based. */
export interface ReferenceEnd {
  readonly row0?: number;
  readonly column0?: number;
  readonly absoluteRow: boolean;
  readonly absoluteColumn: boolean;
}

/** A reference to cells as it stands in a formula. */
export interface Reference {
  readonly text: string;
  /** Undefined: the formula's own sheet. */
  readonly title?: string;
  readonly from: ReferenceEnd;
  /** Undefined: a single cell. */
  readonly to?: ReferenceEnd;
}

/** A piece of a formula: a reference, or any other text, kept as it is. */
export type Piece = Reference | { readonly kind: PieceKind; readonly text: string };
type PieceKind = "string" | "name" | "symbol";

/**
 * Takes a formula apart so that its references can be rewritten and all else keeps its spelling.
 * `join` of the pieces' texts is the formula again.
 */
export function piecesOf(formula: string): Piece[] {
  const pieces: Piece[] = [];
  SCANNER.lastIndex = 0;
  for (let match = SCANNER.exec(formula); match; match = SCANNER.exec(formula)) {
    const [text] = match;
    const groups = match.groups ?? {};
    if (groups.area !== undefined) pieces.push(referenceOf(text, groups.title, groups.area));
    else
      pieces.push({
        kind: groups.string !== undefined ? "string" : groups.name !== undefined ? "name" : "symbol",
        text,
      });
  }
  return pieces;
}

/** True when the piece is a reference to cells. */
export function isReference(piece: Piece): piece is Reference {
  return "from" in piece;
}

/** Rewrites the references of a formula; `change` returns the new text of each. */
export function mapReferences(formula: string, change: (reference: Reference) => string): string {
  if (!formula.startsWith("=")) return formula;
  return piecesOf(formula)
    .map((piece) => (isReference(piece) ? change(piece) : piece.text))
    .join("");
}

/** A reference's text from its parts, with the sheet before it when it has one. */
export function formatReference(title: string | undefined, from: ReferenceEnd, to: ReferenceEnd | undefined): string {
  const sheet = title === undefined ? "" : `${quoteTitle(title)}!`;
  return `${sheet}${formatEnd(from)}${to ? `:${formatEnd(to)}` : ""}`;
}

const TITLE = String.raw`(?<title>'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,7}`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const ROW = String.raw`\$?[1-9]\d{0,7}`;
const AREA = `(?<area>${CELL}:${CELL}|${CELL}:${COLUMN}|${CELL}:${ROW}|${COLUMN}:${COLUMN}|${ROW}:${ROW}|${CELL})`;
const SCANNER = new RegExp(
  String.raw`(?<string>"(?:[^"]|"")*"?)|(?:${TITLE})?${AREA}(?![\p{L}\p{N}_.(!$])|(?<name>'(?:[^']|'')+'!?|[\p{L}_\\][\p{L}\p{N}_.]*!?|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|#[A-Z\d/]+[!?A]?)|(?<symbol>[\s\S])`,
  "gu",
);

/** The formulas of a workbook name the same cells again and again. */
const known = new Map<string, Reference>();
const MOST_KNOWN = 50_000;

function referenceOf(text: string, name: string | undefined, area: string): Reference {
  const before = known.get(text);
  if (before) return before;
  const [first = "", last] = area.split(":");
  const reference: Reference = {
    text,
    ...(name !== undefined && { title: unquoteTitle(name) }),
    from: endOf(first),
    ...(last !== undefined && { to: endOf(last) }),
  };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, reference);
  return reference;
}

function endOf(text: string): ReferenceEnd {
  const [, dollarColumn, column, dollarRow, row] = /^(\$)?([A-Za-z]+)?(\$)?(\d+)?$/.exec(text) ?? [];
  return {
    ...(row !== undefined && { row0: Number(row) - 1 }),
    ...(column !== undefined && { column0: columnIndex0(column) }),
    // Before a row alone (`$3:$4`) the only dollar is taken by the first group.
    absoluteRow: (column === undefined ? (dollarColumn ?? dollarRow) : dollarRow) !== undefined,
    absoluteColumn: column !== undefined && dollarColumn !== undefined,
  };
}

function formatEnd(end: ReferenceEnd): string {
  const column = end.column0 === undefined ? "" : `${end.absoluteColumn ? "$" : ""}${columnName(end.column0)}`;
  const row = end.row0 === undefined ? "" : `${end.absoluteRow ? "$" : ""}${end.row0 + 1}`;
  return column + row;
}

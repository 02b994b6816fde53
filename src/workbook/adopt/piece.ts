import { beginsInLowerCase, fold, isUnfinished } from "../../plan/wording.ts";
import type { RawCell } from "./raw-sheet.ts";

/** A text of the plan, put together from one or more raw cells, and the cell where it begins. */
export interface Piece {
  readonly text: string;
  readonly cell: RawCell | null;
}

const NO_PIECE: Piece = { text: "", cell: null };

export function pieceOf(cell: RawCell | undefined): Piece {
  return cell ? { text: cell.text, cell } : NO_PIECE;
}

/** A text with what a further cell adds to it: on the same line when a page break parted them, else on a line of its own. */
export function joined(piece: Piece, cell: RawCell | undefined, isAfterBreak: boolean): Piece {
  if (!cell || cell.isMergedBelow) return piece;
  if (piece.text === "") return pieceOf(cell);
  const separator = isAfterBreak || beginsInLowerCase(cell.text) ? " " : "\n";
  return { text: `${piece.text}${separator}${cell.text}`, cell: piece.cell };
}

/** Whether a cell goes on with the text above it: by its small first letter or, after a page break, because the text above is unfinished. */
export function goesOn(above: string, cell: RawCell, isAfterBreak: boolean): boolean {
  return above !== "" && (beginsInLowerCase(cell.text) || (isAfterBreak && isUnfinished(above)));
}

/** The cell's own content: undefined when it is blank, merged with the one above or repeats the text above. */
export function ownCell(cell: RawCell | undefined, above = ""): RawCell | undefined {
  return !cell || cell.isMergedBelow || (above !== "" && fold(cell.text) === fold(above)) ? undefined : cell;
}

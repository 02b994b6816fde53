import { listed } from "../plan/quote.ts";
import { type SeenEdit, UNKNOWN_AUTHOR } from "./occasion.ts";

/** Who edited a cell, by sheet id and 0-based position; a column of -1 asks for the whole row. */
export type AuthorFinder = (sheetId: number, row0: number, column0: number) => string;

/** Looks up who was seen editing a cell: the names of all who were, or "desconocido" where nobody was or Google named nobody. */
export function authorFinder(edits: readonly SeenEdit[]): AuthorFinder {
  return (sheetId, row0, column0) => {
    const authors = edits.flatMap((edit) =>
      covers(edit, sheetId, row0, column0) ? [edit.author || UNKNOWN_AUTHOR] : [],
    );
    return listed([...new Set(authors)]) || UNKNOWN_AUTHOR;
  };
}

function covers(edit: SeenEdit, sheetId: number, row0: number, column0: number): boolean {
  return (
    edit.sheetId === sheetId &&
    edit.startRow0 <= row0 &&
    row0 < edit.endRow0 &&
    (column0 < 0 || (edit.startColumn0 <= column0 && column0 < edit.endColumn0))
  );
}

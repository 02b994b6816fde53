import type { Grid, GridCell } from "./table-grid.ts";

/** The size of a table's type and the room beside the text of its cells, in points. */
export const TABLE_TYPE = { small: { sizePt: 7.5, paddingPt: 2 }, normal: { sizePt: 10, paddingPt: 4 } } as const;

/** Docs takes no column narrower than this (UpdateTableColumnPropertiesRequest). */
const LEAST_WIDTH_PT = 5;
/** Letters of the longest word for which columns may be widened; where there is no room for that, of shorter ones. */
const WORD_LENGTHS = [18, 14, 11, 8, 5] as const;
/** The width of a letter on average, as a share of the size of the type: those of Arial, with some to spare. */
const LETTER_WIDTH = { plain: 0.56, bold: 0.62 } as const;

/**
 * How wide each column of a table is, in points: together at most the width given, by their shares, but where there is room
 * for it no narrower than their words, so that no word is broken.
 */
export function columnWidths(grid: Grid, widthPt: number): readonly number[] {
  const leastFor = (letters: number) => grid.columns.map((_, column) => leastWidth(grid, column, letters));
  const letters = WORD_LENGTHS.find((length) => sum(leastFor(length)) <= widthPt) ?? 0;
  const shares = grid.columns.map(({ widthShare }) => widthShare);
  return spread(shares, leastFor(letters), widthPt);
}

/** What a column needs for its words, of which those longer than so many letters may be broken. */
function leastWidth({ rows, isSmall }: Grid, column: number, letters: number): number {
  const { sizePt, paddingPt } = isSmall ? TABLE_TYPE.small : TABLE_TYPE.normal;
  const needed = rows.map((cells) => {
    const cell = cells[column]!;
    const longest = Math.min(letters, longestWord(cell));
    return longest === 0 ? 0 : longest * sizePt * LETTER_WIDTH[cell.isBold ? "bold" : "plain"] + 2 * paddingPt;
  });
  return Math.max(LEAST_WIDTH_PT, ...needed);
}

function longestWord({ text, columnSpan }: GridCell): number {
  return columnSpan > 1 ? 0 : Math.max(...text.split(/[\s-]+/).map(({ length }) => length));
}

/** Widths by shares; columns that would be narrower than they need get that, and the others share what is left. */
function spread(shares: readonly number[], least: readonly number[], widthPt: number): readonly number[] {
  const isFixed = shares.map(() => false);
  for (;;) {
    const room = widthPt - sum(least.filter((_, column) => isFixed[column]));
    const sharing = sum(shares.filter((_, column) => !isFixed[column]));
    const widths = shares.map((share, column) => (isFixed[column] ? least[column]! : (room * share) / sharing));
    const narrow = widths.findIndex((width, column) => !isFixed[column] && !(width >= least[column]!));
    if (narrow < 0) return widths.map((width) => Math.max(LEAST_WIDTH_PT, Math.floor(width * 100) / 100));
    isFixed[narrow] = true;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The letters of a 0-based column: 0 is `A`, 26 is `AA`. */
export function columnLetters(columnIndex0: number): string {
  const letter = String.fromCharCode(65 + (columnIndex0 % 26));
  return columnIndex0 < 26 ? letter : columnLetters(Math.floor(columnIndex0 / 26) - 1) + letter;
}

/** `G7` for a 0-based position. */
export function a1Of(rowIndex0: number, columnIndex0: number): string {
  return `${columnLetters(columnIndex0)}${rowIndex0 + 1}`;
}

/** A sheet's title as it stands before `!` in a formula, between apostrophes unless it is a plain word. */
export function sheetPrefix(title: string): string {
  return isPlainWord(title) ? `${title}!` : `'${title.replace(/'/g, "''")}'!`;
}

/** Words that could be read as a cell (`A1`, `R1C1`) or as a value (`TRUE`) are not plain. */
function isPlainWord(title: string): boolean {
  return (
    /^[A-Za-z_][A-Za-z_0-9]*$/.test(title) && !/^([A-Za-z]{1,3}\d+|[Rr]\d*([Cc]\d*)?|[Cc]\d*|true|false)$/i.test(title)
  );
}

/** Functions younger than the file format, which files mark with a prefix so that old programs keep the cached result. */
const YOUNGER =
  "CONCAT IFNA IFS MAXIFS MINIFS SWITCH TEXTJOIN XLOOKUP XMATCH FILTER SEQUENCE SORT SORTBY UNIQUE LET LAMBDA";
const YOUNGER_CALL = new RegExp(
  String.raw`("(?:[^"]|"")*"|'(?:[^']|'')*')|\b(${YOUNGER.replaceAll(" ", "|")})(?=\()`,
  "gi",
);

/** A formula of Google Sheets, with its `=`, as an .xlsx file writes it. */
export function excelFormula(formula: string): string {
  return formula.slice(1).replace(YOUNGER_CALL, (call, quoted) => (quoted ? call : `_xlfn.${call.toUpperCase()}`));
}

/** A value of a condition as part of a formula: a formula without its `=`, a number as it is, anything else in quotes. */
export function operand(value: string | null | undefined): string {
  const text = value ?? "";
  if (text.startsWith("=")) return excelFormula(text);
  return text !== "" && Number.isFinite(Number(text)) ? text : textOperand(text);
}

/** A text in the quotes of a formula. */
export function textOperand(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * A text as Docs stores it, so that its length in UTF-16 units is known before it is sent: InsertTextRequest strips control
 * characters and the private use area, and no index may fall within a surrogate pair (Docs API reference). Line ends of
 * every kind become `\n`, halves of a pair `\ufffd`.
 */
export function docText(text: string): string {
  return text.replace(LINE_END, "\n").replace(STRIPPED, "").replace(HALF_PAIR, "\ufffd");
}

/** A text as it stands in a cell: as Docs stores it, without blank lines and without blanks around its lines. */
export function linesOf(text: string): string {
  return docText(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** A text as it stands in one line: as Docs stores it, without line breaks and tabs. */
export function lineText(text: string): string {
  return docText(text).replace(/\s*\n\s*|\t/g, " ");
}

const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const STRIPPED = /(?![\t\n])\p{Cc}|[\ue000-\uf8ff]/gu;
const HALF_PAIR = /\p{Cs}/gu;

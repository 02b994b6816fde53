import type { Area, Position } from "./area.ts";

/** `A`, `B`, … `Z`, `AA`, … for a column counted from 0. */
export function columnLetters(column0: number): string {
  const rest = Math.floor(column0 / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (column0 % 26));
}

/** `B4` for a cell counted from 0. */
export function cellAddress({ row0, column0 }: Position): string {
  return `${columnLetters(column0)}${row0 + 1}`;
}

/** `B4`, or `B4:D9` for more than one cell. */
export function areaAddress(area: Area): string {
  const first = cellAddress({ row0: area.startRow0, column0: area.startColumn0 });
  const last = cellAddress({ row0: area.endRow0 - 1, column0: area.endColumn0 - 1 });
  return first === last ? first : `${first}:${last}`;
}

/** The cells that `b4`, `$B$4` or `B4:D9` name; a sheet name before a `!` is passed over. Null for anything else. */
export function parseAddress(text: string): Area | null {
  const plain = text.slice(text.lastIndexOf("!") + 1).replaceAll("$", "");
  const match = /^\s*([a-z]{1,3})([1-9]\d{0,6})(?::([a-z]{1,3})([1-9]\d{0,6}))?\s*$/i.exec(plain);
  if (!match) return null;
  const [, letters, digits, lastLetters = letters, lastDigits = digits] = match;
  const columns = [columnIndex0(letters!), columnIndex0(lastLetters!)];
  const rows = [Number(digits) - 1, Number(lastDigits) - 1];
  return {
    startRow0: Math.min(...rows),
    endRow0: Math.max(...rows) + 1,
    startColumn0: Math.min(...columns),
    endColumn0: Math.max(...columns) + 1,
  };
}

function columnIndex0(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

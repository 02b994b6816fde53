import type { Finding } from "../../plan/finding.ts";

/** The cells of managed sheets that hold something wrong, with the reason: by sheet key, row key and column key. */
export type Marks = ReadonlyMap<string, string>;

/** The marks that the errors among the findings leave in their cells; warnings and notes mark nothing. */
export function marksOf(findings: readonly Finding[]): Marks {
  const marks = new Map<string, string>();
  for (const { severity, place, message, remedy } of findings) {
    if (severity === "error" && place.at === "row")
      marks.set(markKey(place.sheet, place.key, place.column), `${message}\n${remedy}`);
  }
  return marks;
}

/** The key of a cell in `Marks`. */
export function markKey(sheet: string, row: string, column: string): string {
  return `${sheet} ${row} ${column}`;
}

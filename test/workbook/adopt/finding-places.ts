import type { Finding } from "../../../src/plan/finding.ts";
import { columnLetters } from "../../../src/workbook/cell-name.ts";
import type { Snapshot } from "../../../src/workbook/snapshot.ts";

/** Findings as [code, sheet, cell]; sheet and cell are empty for the workbook as a whole. */
export function findingPlaces(
  findings: readonly Finding[],
  { sheets = [] }: Snapshot,
): [code: string, sheet: string, cell: string][] {
  return findings.map(({ code, place }) => {
    if (place.at !== "cell") return [code, "", ""];
    const title = sheets.find(({ properties }) => properties?.sheetId === place.sheetId)?.properties?.title ?? "?";
    return [code, title, `${columnLetters(place.columnIndex0)}${place.rowIndex0 + 1}`];
  });
}

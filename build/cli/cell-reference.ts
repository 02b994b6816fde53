import type { CellPosition } from "../local/grid-actions.ts";
import { Problem } from "../local/problem.ts";
import { parseA1 } from "../local/sheets/a1.ts";
import { INSTALLER, type Workspace } from "../local/workspace.ts";
import { UsageError } from "./command.ts";
import { folded } from "./folded.ts";

/** A cell named as `Hoja!A1` or `'Hoja'!A1`. Throws `UsageError` for another form, `Problem` when there is no such sheet. */
export function cellAt(workspace: Workspace, reference: string): CellPosition {
  const { title, startRow0, endRow0, startColumn0, endColumn0 } = parseA1(reference) ?? {};
  if (title === undefined || startRow0 === undefined || startColumn0 === undefined) throw noCell(reference);
  if (endRow0 !== startRow0 + 1 || endColumn0 !== startColumn0 + 1) throw noCell(reference);
  return { sheetId: sheetIdOf(workspace, title), rowIndex0: startRow0, columnIndex0: startColumn0 };
}

/** The id of the sheet with a title, without regard to case and accents. Throws `Problem`, naming the sheets there are. */
export function sheetIdOf(workspace: Workspace, title: string): number {
  const spreadsheetId = workspace.spreadsheetId()!;
  const fields = "sheets.properties(sheetId,title)";
  const { sheets = [] } = workspace.sheets.get({ spreadsheetId, fields }, workspace.person(INSTALLER));
  // Two titles may differ in their accents alone.
  const sheet =
    sheets.find(({ properties }) => properties?.title === title) ??
    sheets.find(({ properties }) => folded(properties?.title ?? "") === folded(title));
  if (!sheet) {
    const titles = sheets.map(({ properties }) => `«${properties?.title}»`).join(", ");
    throw new Problem(`No hay una hoja «${title}». Las hojas son: ${titles}.`);
  }
  return sheet.properties?.sheetId ?? 0;
}

function noCell(reference: string): UsageError {
  return new UsageError(`«${reference}» no nombra una celda. Escríbala como "Cuadro 1!B3".`);
}

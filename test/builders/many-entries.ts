import { actionsOf, type Plan } from "../../src/plan/plan.ts";
import { actionLabel } from "../../src/plan/progress.ts";
import { sheetIdOf } from "../../src/workbook/managed.ts";
import { locate } from "../../src/workbook/ours.ts";
import type { CellData, Request } from "../../src/workbook/sheets-api.ts";
import type { Snapshot } from "../../src/workbook/snapshot.ts";

/** Serial number of 2025-12-01 as Sheets counts days. */
const FIRST_DAY = 45_992;

/** What types so many whole entries of the plan's actions, in turn, below those of *Ejecución*: each a day of December 2025, an activity and $12.50. */
export function typeEntries({ sheets = [] }: Snapshot, plan: Plan, count: number): readonly Request[] {
  const sheetId = sheetIdOf("progress");
  const sheet = sheets.find(({ properties }) => properties?.sheetId === sheetId)!;
  const { rows, columns, keyOfRow } = locate(sheet, "key");
  const labels = [...actionsOf(plan)].map(({ action }) => actionLabel(action));
  const below0 = Math.max(keyOfRow.length, rows.get("end")! + 1);
  const typed = Array.from({ length: count }, (_, index) => {
    const cells: CellData[] = Array.from({ length: columns.size }, () => ({}));
    const put = (column: string, userEnteredValue: NonNullable<CellData["userEnteredValue"]>) => {
      cells[columns.get(column)!] = { userEnteredValue };
    };
    put("date", { numberValue: FIRST_DAY + (index % 30) });
    put("action", { stringValue: labels[index % labels.length]! });
    put("activities", { numberValue: 1 });
    put("spent", { numberValue: 12.5 });
    put("link", { stringValue: `https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQr${below0 + index}/view` });
    put("note", { stringValue: `Lo que se hizo en la jornada número ${index + 1}` });
    return { values: cells };
  });
  return [
    { appendDimension: { sheetId, dimension: "ROWS", length: below0 - keyOfRow.length + count } },
    {
      updateCells: { rows: typed, fields: "userEnteredValue", start: { sheetId, rowIndex: below0, columnIndex: 0 } },
    },
  ];
}

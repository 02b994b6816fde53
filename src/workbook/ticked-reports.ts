import type { AuthorFinder } from "./authors.ts";
import type { CellEdit } from "./edits.ts";
import { ASK_KEY } from "./layout/reports.ts";
import { sheetIdOf } from "./managed.ts";
import type { Wish } from "./occasion.ts";
import type { SheetReader } from "./read/sheet-reader.ts";
import { REPORT_WORDS, type ReportName } from "./reports.ts";

/** The reports that people asked for by ticking their checkboxes in *Informes*, and the edits that take the ticks back. */
export interface TickedReports {
  readonly wishes: readonly Wish[];
  readonly edits: readonly CellEdit[];
}

/** Reads the checkboxes. `now`: civil date and time, of which with the report's name each wish gets its id. */
export function tickedReports(sheet: SheetReader | null, now: string, authorAt: AuthorFinder): TickedReports {
  const column0 = sheet?.columns.get("ask");
  if (!sheet || column0 === undefined) return { wishes: [], edits: [] };
  const ticked = [...sheet.rows].flatMap(([key, row0]) => {
    const report = key.slice(ASK_KEY.length);
    return key.startsWith(ASK_KEY) && isReportName(report) && sheet.typed(row0, "ask") === true
      ? [{ report, row0 }]
      : [];
  });
  const sheetId = sheetIdOf("reports");
  return {
    wishes: ticked.map(({ report, row0 }) => {
      const [period, unit] = ["period", "unit"].map((column) =>
        sheet.text(row0, column).trim().slice(0, MOST_CHARACTERS),
      );
      return {
        kind: "report",
        id: `casilla-${report}-${now}`,
        author: authorAt(sheetId, row0, column0),
        report,
        period: period!,
        unit: unit!,
        periodText: period!,
      };
    }),
    edits: ticked.map(({ row0 }) => ({ sheetId, row0, column0, to: { boolValue: false } })),
  };
}

const MOST_CHARACTERS = 200;

function isReportName(name: string): name is ReportName {
  return name in REPORT_WORDS;
}

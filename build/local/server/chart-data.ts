import type { sheets_v4 } from "googleapis";
import { type Computed, cellAt, coveredBy, gridOf, idOf, sheetsOf } from "../sheets/draft.ts";
import { isHiddenLine } from "../sheets/hidden-lines.ts";
import { rulesOf } from "../sheets/locale.ts";
import type { NumberFormat } from "../sheets/number-format.ts";
import type { ChartSpec, GridRange, Sheet, Spreadsheet } from "../sheets/resources.ts";
import { numberFormatOf, shownText } from "../sheets/show.ts";

/** One cell of a chart's data. */
export interface ChartCell {
  /** As the cell shows it; empty when blank. */
  readonly text: string;
  /** Null for whatever is no number. */
  readonly number: number | null;
  readonly format: NumberFormat | undefined;
}

/** Where a chart's data come from. */
export interface DataSource {
  readonly spreadsheet: Spreadsheet;
  readonly computed: Computed;
  readonly hidden: ChartSpec["hiddenDimensionStrategy"];
}

/** The cells of a domain or series one after another, without those that the chart leaves out because they are hidden. */
export function chartCells(source: DataSource, data: sheets_v4.Schema$ChartData | undefined): readonly ChartCell[] {
  return (data?.sourceRange?.sources ?? []).flatMap((range) => [...cellsIn(source, range)]);
}

function* cellsIn({ spreadsheet, computed, hidden }: DataSource, range: GridRange): Generator<ChartCell> {
  const sheet = sheetsOf(spreadsheet).find((candidate) => idOf(candidate) === (range.sheetId ?? 0));
  if (!sheet) return;
  const rules = rulesOf(spreadsheet.properties?.locale);
  const block = coveredBy(spreadsheet, range);
  for (let row0 = block.startRow0; row0 < block.endRow0; row0++) {
    if (SKIPS_ROWS.has(hidden ?? "") && isHiddenRow(sheet, row0)) continue;
    for (let column0 = block.startColumn0; column0 < block.endColumn0; column0++) {
      if (SKIPS_COLUMNS.has(hidden ?? "") && isHiddenColumn(sheet, column0)) continue;
      const cell = cellAt(sheet, row0, column0) ?? {};
      const value = computed.at(idOf(sheet), row0, column0);
      yield {
        text: shownText(cell, value, rules) ?? "",
        number: typeof value === "number" ? value : null,
        format: numberFormatOf(cell),
      };
    }
  }
}

const SKIPS_ROWS: ReadonlySet<string> = new Set(["SKIP_HIDDEN_ROWS_AND_COLUMNS", "SKIP_HIDDEN_ROWS"]);
const SKIPS_COLUMNS: ReadonlySet<string> = new Set(["SKIP_HIDDEN_ROWS_AND_COLUMNS", "SKIP_HIDDEN_COLUMNS"]);

function isHiddenRow(sheet: Sheet, row0: number): boolean {
  return isHiddenLine(gridOf(sheet).rowMetadata?.[row0] ?? {}, row0, sheet.rowGroups);
}

function isHiddenColumn(sheet: Sheet, column0: number): boolean {
  return isHiddenLine(gridOf(sheet).columnMetadata?.[column0] ?? {}, column0, sheet.columnGroups);
}

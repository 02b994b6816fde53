import { type CellValue, type Computed, gridOf, idOf, isBlankCell } from "./draft.ts";
import { effectiveFormat } from "./effective-format.ts";
import type { Evaluator } from "./evaluation.ts";
import { linkOf } from "./hyperlink.ts";
import { type LocaleRules, rulesOf } from "./locale.ts";
import { withLocation } from "./metadata-places.ts";
import type {
  Block,
  CellData,
  CellFormat,
  DimensionProperties,
  GridData,
  RowData,
  Sheet,
  Spreadsheet,
} from "./resources.ts";
import { extendedValue, shownText } from "./show.ts";

/** What is being read: one state of a spreadsheet, and which computed fields of its cells are asked for. */
export interface Reading {
  readonly spreadsheet: Spreadsheet;
  readonly computed: Computed;
  readonly evaluationOf: Evaluator;
  /** Formulas are computed only when one of these is. */
  readonly asked: {
    readonly effectiveValue: boolean;
    readonly formattedValue: boolean;
    readonly effectiveFormat: boolean;
    readonly hyperlink: boolean;
  };
}

/** The cells, rows and columns of a block as Google returns them: blank cells and rows at the end are left out. */
export function readGrid(reading: Reading, sheet: Sheet, block: Block): GridData {
  const grid = gridOf(sheet);
  const rowData = readRows(reading, sheet, block);
  const rows = (grid.rowMetadata ?? []).slice(block.startRow0, block.endRow0);
  const columns = (grid.columnMetadata ?? []).slice(block.startColumn0, block.endColumn0);
  const sheetId = idOf(sheet);
  return {
    ...(block.startRow0 > 0 && { startRow: block.startRow0 }),
    ...(block.startColumn0 > 0 && { startColumn: block.startColumn0 }),
    ...(rowData.length > 0 && { rowData }),
    rowMetadata: rows.map((line, index) => readLine(line, "ROW", sheetId, block.startRow0 + index)),
    columnMetadata: columns.map((line, index) => readLine(line, "COLUMN", sheetId, block.startColumn0 + index)),
  };
}

function readLine(
  line: DimensionProperties,
  kind: "ROW" | "COLUMN",
  sheetId: number,
  index0: number,
): DimensionProperties {
  if (!line.developerMetadata) return line;
  return {
    ...line,
    developerMetadata: line.developerMetadata.map((metadata) => withLocation(metadata, { kind, sheetId, index0 })),
  };
}

function readRows(reading: Reading, sheet: Sheet, block: Block): RowData[] {
  const stored = gridOf(sheet).rowData ?? [];
  const { asked, computed, spreadsheet } = reading;
  const conditionalAt = asked.effectiveFormat ? conditionalFormatsIn(reading, sheet) : undefined;
  const computes = asked.effectiveValue || asked.formattedValue || asked.effectiveFormat || asked.hyperlink;
  const reach = computes ? computed.reach(idOf(sheet)) : { rows: 0, columns: 0 };
  const rules = rulesOf(spreadsheet.properties?.locale);
  const rows: RowData[] = [];
  const endRow0 = Math.min(block.endRow0, Math.max(stored.length, reach.rows));
  for (let row0 = block.startRow0; row0 < endRow0; row0++) {
    const cells = stored[row0]?.values ?? [];
    const endColumn0 = Math.min(block.endColumn0, Math.max(cells.length, reach.columns));
    const values: CellData[] = [];
    for (let column0 = block.startColumn0; column0 < endColumn0; column0++) {
      const cell = cells[column0] ?? {};
      values.push(computes ? withComputed(reading, sheet, cell, row0, column0, rules, conditionalAt) : cell);
    }
    while (values.length > 0 && isBlankCell(values[values.length - 1])) values.pop();
    rows.push(values.length > 0 ? { values } : {});
  }
  while (rows.length > 0 && !rows[rows.length - 1]?.values) rows.pop();
  return rows;
}

/** What the conditional formats of a sheet say of a cell. */
type ConditionalAt = (row0: number, column0: number, value: CellValue) => CellFormat | undefined;

function conditionalFormatsIn({ spreadsheet, evaluationOf }: Reading, sheet: Sheet): ConditionalAt {
  const { view, formatsOf } = evaluationOf(spreadsheet);
  const formats = formatsOf(sheet);
  return (row0, column0, value) => formats.formatAt(row0, column0, value, view);
}

function withComputed(
  reading: Reading,
  sheet: Sheet,
  cell: CellData,
  row0: number,
  column0: number,
  rules: LocaleRules,
  conditionalAt: ConditionalAt | undefined,
): CellData {
  const { asked, computed } = reading;
  const value = computed.at(idOf(sheet), row0, column0);
  if (value === undefined && isBlankCell(cell)) return cell;
  const read: CellData = { ...cell };
  const effectiveValue = asked.effectiveValue ? extendedValue(value) : undefined;
  const formattedValue = asked.formattedValue ? shownText(cell, value, rules) : undefined;
  const hyperlink = asked.hyperlink ? linkOf(cell, computed, idOf(sheet), row0, column0) : undefined;
  if (effectiveValue) read.effectiveValue = effectiveValue;
  if (formattedValue) read.formattedValue = formattedValue;
  if (conditionalAt) read.effectiveFormat = effectiveFormat(cell, value, conditionalAt(row0, column0, value));
  if (hyperlink) read.hyperlink = hyperlink;
  return read;
}

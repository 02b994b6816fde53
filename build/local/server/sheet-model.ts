import { type CellValue, columnCountOf, gridOf, idOf, isBlankCell, rowCountOf } from "../sheets/draft.ts";
import type { Evaluation } from "../sheets/evaluation.ts";
import { isHiddenLine } from "../sheets/hidden-lines.ts";
import { linkedPlace, linkOf } from "../sheets/hyperlink.ts";
import { rulesOf } from "../sheets/locale.ts";
import type { CellData, DimensionGroup, Person, Sheet, Spreadsheet } from "../sheets/resources.ts";
import { shownText } from "../sheets/show.ts";
import { chartModels } from "./charts.ts";
import { formulaBarText } from "./formula-bar.ts";
import { protectionsFor } from "./protections.ts";
import type { CellModel, CellStyle, GroupModel, SheetModel } from "./protocol.ts";
import { createRuleBook } from "./rules.ts";
import { createStyles, type Styles } from "./styles.ts";

/** The sizes of a new sheet in Google Sheets. */
const DEFAULT_ROW_PX = 21;
const DEFAULT_COLUMN_PX = 100;

/** Who looks at a sheet. A reader may change nothing. */
export interface Viewer {
  readonly person: Person;
  readonly isReader: boolean;
}

/** All that the page needs to draw a sheet for a person. */
export function sheetModel(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  evaluation: Evaluation,
  viewer: Viewer,
  revision: number,
): SheetModel {
  const { rowMetadata = [], columnMetadata = [] } = gridOf(sheet);
  const book = createRuleBook({ spreadsheet, sheetId: idOf(sheet), view: evaluation.view });
  const styles = createStyles();
  const cells = [...cellsOf(spreadsheet, sheet, evaluation, viewer, book, styles)];
  return {
    sheetId: idOf(sheet),
    revision,
    defaultRowPx: DEFAULT_ROW_PX,
    defaultColumnPx: DEFAULT_COLUMN_PX,
    columns: columnMetadata.map((column, index0) => ({
      px: column.pixelSize ?? DEFAULT_COLUMN_PX,
      hidden: isHiddenLine(column, index0, sheet.columnGroups),
    })),
    // Rows that nobody has sized stand in the resource with the default size; Sheets fits them to their text.
    rows: rowMetadata.map((row, index0) => ({
      px: (row.pixelSize ?? DEFAULT_ROW_PX) === DEFAULT_ROW_PX ? null : row.pixelSize!,
      hidden: isHiddenLine(row, index0, sheet.rowGroups),
    })),
    groups: [...groupsOf(sheet.rowGroups, "ROWS"), ...groupsOf(sheet.columnGroups, "COLUMNS")],
    merges: (sheet.merges ?? []).map((merge) => ({
      row0: merge.startRowIndex ?? 0,
      column0: merge.startColumnIndex ?? 0,
      rows: (merge.endRowIndex ?? rowCountOf(sheet)) - (merge.startRowIndex ?? 0),
      columns: (merge.endColumnIndex ?? columnCountOf(sheet)) - (merge.startColumnIndex ?? 0),
    })),
    styles: styles.all,
    rules: book.models,
    cells,
    charts: chartModels(spreadsheet, sheet, evaluation.view.computed(spreadsheet)),
  };
}

function* cellsOf(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  { view, formatsOf }: Evaluation,
  { person, isReader }: Viewer,
  book: ReturnType<typeof createRuleBook>,
  styles: Styles,
): Generator<CellModel> {
  const sheetId = idOf(sheet);
  const formats = formatsOf(sheet);
  const computed = view.computed(spreadsheet);
  const locale = rulesOf(spreadsheet.properties?.locale);
  const protections = protectionsFor(person, spreadsheet, sheet);
  const stored = gridOf(sheet).rowData ?? [];
  const { rows, columns } = extentOf(sheet, computed.reach(sheetId), formats.blocks);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const cell = stored[r]?.values?.[c] ?? NO_CELL;
      const value = computed.at(sheetId, r, c);
      const conditional = formats.formatAt(r, c, value, view);
      const locked = isReader || protections.isLocked(r, c);
      const warned = protections.isWarned(r, c);
      if (value === undefined && !conditional && !locked && !warned && isBlankCell(cell)) continue;
      const rule = cell.dataValidation;
      const place = linkedPlace(linkOf(cell, computed, sheetId, r, c));
      yield {
        r,
        c,
        t: shownText(cell, value, locale) ?? "",
        e: formulaBarText(cell, value, locale),
        s: styles.indexOf(cell.userEnteredFormat, conditional, naturalAlign(value)),
        ...(cell.note && { n: cell.note }),
        ...(rule && { v: book.indexOf(rule) }),
        ...(rule && book.isBroken(rule, value) && { i: true as const }),
        ...(locked && { l: true as const }),
        ...(warned && { w: true as const }),
        ...(place && { u: place }),
      };
    }
  }
}

const NO_CELL: CellData = {};

/** How many rows and columns, from A1 on, may hold anything to draw. */
function extentOf(
  sheet: Sheet,
  reach: { readonly rows: number; readonly columns: number },
  blocks: readonly { readonly endRow0: number; readonly endColumn0: number }[],
): { readonly rows: number; readonly columns: number } {
  const stored = gridOf(sheet).rowData ?? [];
  const width = stored.reduce((most, row) => Math.max(most, row.values?.length ?? 0), reach.columns);
  return {
    rows: Math.min(
      rowCountOf(sheet),
      blocks.reduce((most, block) => Math.max(most, block.endRow0), Math.max(stored.length, reach.rows)),
    ),
    columns: Math.min(
      columnCountOf(sheet),
      blocks.reduce((most, block) => Math.max(most, block.endColumn0), width),
    ),
  };
}

function naturalAlign(value: CellValue): CellStyle["align"] {
  if (typeof value === "number") return "right";
  return typeof value === "string" || value === undefined ? "left" : "center";
}

function groupsOf(groups: readonly DimensionGroup[] | undefined, dimension: GroupModel["dimension"]): GroupModel[] {
  return (groups ?? []).map(({ range, depth, collapsed }) => ({
    dimension,
    start0: range?.startIndex ?? 0,
    end0: range?.endIndex ?? 0,
    depth: depth ?? 1,
    collapsed: collapsed ?? false,
  }));
}

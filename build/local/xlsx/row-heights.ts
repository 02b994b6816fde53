import type { sheets_v4 } from "googleapis";
import { isHiddenLine } from "../sheets/hidden-lines.ts";
import { textHeightPx } from "./text-size.ts";

const DEFAULT_ROW_PX = 21;
const DEFAULT_COLUMN_PX = 100;
/** What a cell keeps free of text on both sides, and above and below it. */
const PADDING_X_PX = 8;
const PADDING_Y_PX = 6;
/** Excel's limit of 409 points. */
const MAX_ROW_PX = 545;

/**
 * The height of each row of a sheet in pixels, from its first to its last with content: as it is, or higher where wrapped
 * text needs more. Spreadsheet programs fit rows to their text by themselves, but never to the text of merged cells.
 */
export function rowHeightsPx(sheet: sheets_v4.Schema$Sheet): number[] {
  const { rowData = [], rowMetadata = [] } = sheet.data?.[0] ?? {};
  const heights = rowData.map((_, index0) => rowMetadata[index0]?.pixelSize ?? DEFAULT_ROW_PX);
  const blocks = [...textBlocks(sheet)].sort((a, b) => a.rowCount - b.rowCount);
  for (const { rowIndex0, rowCount, heightPx } of blocks) {
    const rows = Array.from({ length: rowCount }, (_, offset) => rowIndex0 + offset).filter(
      (index0) => index0 < heights.length && !rowMetadata[index0]?.hiddenByUser,
    );
    const presentPx = rows.reduce((sum, index0) => sum + heights[index0]!, 0);
    // In proportion, so that rows which are thin on purpose stay thin.
    if (presentPx < heightPx) for (const index0 of rows) heights[index0]! *= heightPx / presentPx;
  }
  return heights.map((heightPx) => Math.min(MAX_ROW_PX, Math.ceil(heightPx)));
}

interface TextBlock {
  readonly rowIndex0: number;
  readonly rowCount: number;
  /** What its text needs. */
  readonly heightPx: number;
}

function* textBlocks(sheet: sheets_v4.Schema$Sheet): Generator<TextBlock> {
  const { rowData = [], columnMetadata = [] } = sheet.data?.[0] ?? {};
  const merges = new Map(
    (sheet.merges ?? []).map((merge) => [`${merge.startRowIndex ?? 0}:${merge.startColumnIndex ?? 0}`, merge]),
  );
  const widthPx = (from0: number, to0: number) => {
    let px = 0;
    for (let index0 = from0; index0 < to0; index0++) {
      const line = columnMetadata[index0] ?? {};
      if (!isHiddenLine(line, index0, sheet.columnGroups)) px += line.pixelSize ?? DEFAULT_COLUMN_PX;
    }
    return px;
  };
  for (const [rowIndex0, { values }] of rowData.entries()) {
    for (const [columnIndex0, cell] of (values ?? []).entries()) {
      const text = cell.formattedValue ?? cell.effectiveValue?.stringValue ?? cell.userEnteredValue?.stringValue;
      if (!text) continue;
      const merge = merges.get(`${rowIndex0}:${columnIndex0}`);
      const blockPx = widthPx(columnIndex0, merge?.endColumnIndex ?? columnIndex0 + 1);
      if (blockPx === 0) continue;
      const format = cell.userEnteredFormat ?? {};
      const roomPx = format.wrapStrategy === "WRAP" ? blockPx - PADDING_X_PX : Number.POSITIVE_INFINITY;
      const heightPx = textHeightPx(text, roomPx, format.textFormat ?? {}) + PADDING_Y_PX;
      yield { rowIndex0, rowCount: (merge?.endRowIndex ?? rowIndex0 + 1) - rowIndex0, heightPx };
    }
  }
}

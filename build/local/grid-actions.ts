import type { RunReport } from "./script-runs.ts";
import type { RangeFacts } from "./services/host-calls.ts";
import { formatA1 } from "./sheets/a1.ts";
import { idOf, sheetById, sheetsOf, titleOf } from "./sheets/draft.ts";
import type { Block, CellData, NamedRange, Sheet, Spreadsheet } from "./sheets/resources.ts";
import type { Person, SheetsService } from "./sheets/service.ts";
import type { ChangeType, EventContent, TriggerRuns } from "./trigger-runs.ts";

/** What a person does in the grid, and who does it. */
export interface GridActions {
  /** Types a text into a cell. */
  edit(cell: CellPosition, text: string, user: string): Done & EditedValues;
  /** Pastes rows of text with their top left corner at a cell. */
  paste(cell: CellPosition, rows: readonly (readonly string[])[], user: string): Done;
  /** The Delete key: values go, formats stay. */
  clear(block: Block, user: string): Done;
  changeDimension(change: DimensionChange, user: string): Done;
  resize(size: LineSize, user: string): Done;
  /** Folds or unfolds a group of rows or columns. */
  fold(group: FoldedGroup, user: string): Done;
  /** Puts cells back as they were: value, number format and runs of text. */
  restoreCells(runs: readonly CellRun[], user: string): Done;
  /** Puts these sheets, and all named ranges, back as they were, whoever may edit them. */
  restoreSheets(former: FormerSheets, changeType: ChangeType, user: string): Promise<Done>;
}

/** What was asked for has happened; the triggers that it fires run on, one after the other. */
export interface Done {
  readonly runs: Promise<readonly RunReport[]>;
}

/** As the edit event tells them: `value` is missing after a deletion, `oldValue` when the cell was blank. */
export interface EditedValues {
  readonly value?: string;
  readonly oldValue?: string;
}

export interface CellPosition {
  readonly sheetId: number;
  readonly rowIndex0: number;
  readonly columnIndex0: number;
}

export interface DimensionChange {
  readonly sheetId: number;
  readonly dimension: "ROWS" | "COLUMNS";
  readonly operation: "insert" | "delete";
  readonly start0: number;
  readonly count: number;
  /** For insertions: look and rules come from the line before, else from the one after. Default: wherever there is one before. */
  readonly inheritFromBefore?: boolean | undefined;
}

/** Neighbouring cells of one row, from a position on. */
export interface CellRun extends CellPosition {
  readonly cells: readonly CellData[];
}

export interface FormerSheets {
  readonly sheets: readonly Sheet[];
  readonly namedRanges: readonly NamedRange[];
}

export interface LineSize {
  readonly sheetId: number;
  readonly dimension: "ROWS" | "COLUMNS";
  readonly index0: number;
  readonly px: number;
}

export interface FoldedGroup {
  readonly sheetId: number;
  readonly dimension: "ROWS" | "COLUMNS";
  readonly start0: number;
  /** Not included. */
  readonly end0: number;
  readonly collapsed: boolean;
}

/** What the actions work on: always the spreadsheet that is open at the moment. */
export interface GridParts {
  readonly id: () => string;
  readonly sheets: () => SheetsService;
  readonly stored: () => Spreadsheet;
  readonly triggers: TriggerRuns;
  readonly person: (email: string) => Person;
  readonly save: () => void;
  /** Puts another state in the place of the open spreadsheet. */
  readonly replace: (change: (spreadsheet: Spreadsheet) => Spreadsheet) => Promise<void>;
}

/** The actions of people in the grid. Each throws `ApiError` where the spreadsheet would refuse it, and then nothing has happened. */
export function createGridActions(parts: GridParts): GridActions {
  const { id, sheets, stored, triggers, person, save, replace } = parts;
  const edited = (content: EventContent, user: string): Done => {
    save();
    return { runs: triggers.edited(id(), content, person(user)) };
  };
  const changed = (changeType: ChangeType, user: string): Done => {
    save();
    return { runs: triggers.changed(id(), changeType, person(user)) };
  };
  const update = (request: object, user: string) => sheets().batchUpdate(id(), { requests: [request] }, person(user));
  const edit: GridActions["edit"] = (cell, text, user) => {
    const values = sheets().enter(id(), cell, text, person(user));
    return { ...values, ...edited({ range: rangeFacts(blockAt(cell, 1, 1)), ...values }, user) };
  };

  return {
    edit,
    paste: (cell, rows, user) => {
      sheets().paste(id(), cell, rows, person(user));
      const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
      return edited({ range: rangeFacts(blockAt(cell, Math.max(1, rows.length), width)) }, user);
    },
    clear: (block, user) => {
      const { sheetId, startRow0, endRow0, startColumn0, endColumn0 } = block;
      if (endRow0 - startRow0 === 1 && endColumn0 - startColumn0 === 1)
        return edit({ sheetId, rowIndex0: startRow0, columnIndex0: startColumn0 }, "", user);
      const range = formatA1(titleOf(sheetById(stored(), sheetId)), block);
      sheets().values.clear({ spreadsheetId: id(), range }, {}, person(user));
      return edited({ range: rangeFacts(block) }, user);
    },
    changeDimension: ({ sheetId, dimension, operation, start0, count, inheritFromBefore }, user) => {
      const range = { sheetId, dimension, startIndex: start0, endIndex: start0 + count };
      const insertion = { range, inheritFromBefore: inheritFromBefore ?? start0 > 0 };
      update(operation === "insert" ? { insertDimension: insertion } : { deleteDimension: { range } }, user);
      const line = dimension === "ROWS" ? "ROW" : "COLUMN";
      return changed(operation === "insert" ? `INSERT_${line}` : `REMOVE_${line}`, user);
    },
    resize: ({ sheetId, dimension, index0, px }, user) => {
      const range = { sheetId, dimension, startIndex: index0, endIndex: index0 + 1 };
      update({ updateDimensionProperties: { range, properties: { pixelSize: px }, fields: "pixelSize" } }, user);
      return changed("OTHER", user);
    },
    fold: ({ sheetId, dimension, start0, end0, collapsed }, user) => {
      const range = { sheetId, dimension, startIndex: start0, endIndex: end0 };
      const group = { dimensionGroup: { range, collapsed }, fields: "collapsed" };
      update({ updateDimensionGroup: group }, user);
      return changed("OTHER", user);
    },
    restoreCells: (runs, user) => {
      const requests = runs.map(({ sheetId, rowIndex0, columnIndex0, cells }) => ({
        updateCells: {
          start: { sheetId, rowIndex: rowIndex0, columnIndex: columnIndex0 },
          rows: [{ values: [...cells] }],
          fields: RESTORED_FIELDS,
        },
      }));
      sheets().batchUpdate(id(), { requests }, person(user));
      return changed("EDIT", user);
    },
    restoreSheets: async ({ sheets: former, namedRanges }, changeType, user) => {
      const formerById = new Map(former.map((sheet) => [idOf(sheet), sheet]));
      await replace(({ namedRanges: _present, ...spreadsheet }) => ({
        ...spreadsheet,
        ...(namedRanges.length > 0 && { namedRanges: [...namedRanges] }),
        sheets: sheetsOf(spreadsheet).map((sheet) => formerById.get(idOf(sheet)) ?? sheet),
      }));
      return changed(changeType, user);
    },
  };
}

const RESTORED_FIELDS = "userEnteredValue,userEnteredFormat.numberFormat,textFormatRuns";

function blockAt({ sheetId, rowIndex0, columnIndex0 }: CellPosition, rows: number, columns: number): Block {
  return {
    sheetId,
    startRow0: rowIndex0,
    endRow0: rowIndex0 + rows,
    startColumn0: columnIndex0,
    endColumn0: columnIndex0 + columns,
  };
}

function rangeFacts({ sheetId, startRow0, endRow0, startColumn0, endColumn0 }: Block): RangeFacts {
  return { sheetId, rowStart: startRow0 + 1, rowEnd: endRow0, columnStart: startColumn0 + 1, columnEnd: endColumn0 };
}

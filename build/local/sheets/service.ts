import type { sheets_v4 } from "googleapis";
import { loadCalculators } from "./calculator.ts";
import { createSpreadsheet } from "./create.ts";
import { beginDraft, type Draft, gridOf, sheetById, type View } from "./draft.ts";
import { notFound } from "./errors.ts";
import { createEvaluator, type Evaluator } from "./evaluation.ts";
import { type Mask, names, readMask, select } from "./field-mask.ts";
import { greatest } from "./greatest.ts";
import { rulesOf } from "./locale.ts";
import { readSpreadsheet, unknownField } from "./read.ts";
import { runRequests, validateRequests } from "./requests/run.ts";
import type { GridRange, Person, Spreadsheet } from "./resources.ts";
import { shownText } from "./show.ts";
import { type CellAddress, type Edit, pasteInto, typeInto } from "./typing.ts";
import { validate } from "./validate.ts";
import { createValues, type ValuesService } from "./values.ts";

export { ApiError } from "./errors.ts";
export type { Person } from "./resources.ts";

/** Where spreadsheets are kept. What is saved is in Google's own shape, without what is computed. */
export interface SpreadsheetStore {
  load(id: string): Spreadsheet | undefined;
  save(spreadsheet: Spreadsheet): void;
  newId(): string;
}

/**
 * The Google Sheets API v4 on spreadsheets of a store. Each call either does all it was asked for and saves, or throws an `ApiError` and
 * changes nothing. What is answered or saved shares the cells in memory, so it is not to be changed.
 *
 * Known limits: filters hide no rows; charts are bars, columns and pies only, and do not follow cells that are cut and pasted; pasting
 * copies no conditional formats, and gradients are kept but not shown; formulas know the functions of @ironcalc/wasm, and HYPERLINK as a whole formula; a range cannot be built from functions
 * (`INDEX():INDEX()`); a formula with an automatic format shows a date only where it is a call of a date function, and never the
 * currency of what it adds up.
 */
export interface SheetsService {
  create(body: Spreadsheet, person: Person): Spreadsheet;
  get(parameters: GetParameters, person: Person): Spreadsheet;
  /** `fields` is a mask on the answer; where it is given, it and not the body says whether cells come back. */
  batchUpdate(
    spreadsheetId: string,
    body: sheets_v4.Schema$BatchUpdateSpreadsheetRequest,
    person: Person,
    fields?: string,
  ): sheets_v4.Schema$BatchUpdateSpreadsheetResponse;
  readonly values: ValuesService;
  /** What a person types into the grid: read as typed; strict rules refuse it in the words that Sheets shows; an apostrophe forces text. */
  enter(spreadsheetId: string, cell: CellAddress, text: string, person: Person): Edit;
  /** Text that a person pastes: each cell read as typed, rules not asked. */
  paste(spreadsheetId: string, cell: CellAddress, rows: readonly (readonly string[])[], person: Person): GridRange;
  /** Every cell as displayed, hidden ones too, from A1 to the last row and column that show anything. */
  displayed(spreadsheetId: string, sheetId: number): string[][];
}

export interface GetParameters {
  readonly spreadsheetId: string;
  readonly ranges?: string[];
  readonly includeGridData?: boolean;
  readonly fields?: string;
}

/** A spreadsheet in memory with what computes it. */
interface Open {
  spreadsheet: Spreadsheet;
  readonly view: View;
}

/**
 * @param store where spreadsheets come from and are saved to
 * @param now the clock of TODAY, NOW and dates typed without a year
 */
export async function createSheetsService(
  store: SpreadsheetStore,
  now: () => Date = () => new Date(),
): Promise<SheetsService> {
  const createCalculator = await loadCalculators(now);
  const view: View = { ...createCalculator(), now };
  const evaluationOf = createEvaluator(createCalculator(), now);
  const opened = new Map<string, Open>();

  function open(id: string): Open {
    const known = opened.get(id);
    if (known) return known;
    const spreadsheet = store.load(id);
    if (!spreadsheet) throw notFound();
    return keep(id, spreadsheet);
  }

  function keep(id: string, spreadsheet: Spreadsheet): Open {
    const entry = { spreadsheet, view };
    opened.set(id, entry);
    return entry;
  }

  /** Carries a change out on a draft and saves it; when it throws, nothing has happened. */
  function change<T>(id: string, person: Person, run: (draft: Draft) => T): T {
    const entry = open(id);
    const draft = beginDraft(entry.spreadsheet, person, view);
    const result = run(draft);
    store.save(draft.spreadsheet);
    entry.spreadsheet = draft.spreadsheet;
    return result;
  }

  return {
    create(body, person) {
      const id = store.newId();
      const spreadsheet = createSpreadsheet(id, body, person, view);
      store.save(spreadsheet);
      keep(id, spreadsheet);
      return readSpreadsheet(spreadsheet, {}, person, view, evaluationOf);
    },
    get({ spreadsheetId, ranges, includeGridData, fields }, person) {
      const { spreadsheet } = open(spreadsheetId);
      const mask = fields ? readMask(fields, "Spreadsheet", unknownField) : undefined;
      const options = { ranges, includeGridData, ...(mask && { mask }) };
      return readSpreadsheet(spreadsheet, options, person, view, evaluationOf);
    },
    batchUpdate(spreadsheetId, body, person, fields) {
      open(spreadsheetId);
      validate(body, "BatchUpdateSpreadsheetRequest", "");
      validateRequests(body.requests ?? []);
      const mask = fields ? readMask(fields, "BatchUpdateSpreadsheetResponse", unknownField) : undefined;
      return change(spreadsheetId, person, (draft) => {
        const answer = { spreadsheetId, replies: runRequests(draft, body.requests ?? []) };
        const asksBack = body.includeSpreadsheetInResponse === true && (!mask || names(mask, "updatedSpreadsheet"));
        // Assumed of Google: a response range that is not there refuses the whole batch, so that nothing is kept before it is read.
        const updated = asksBack && {
          updatedSpreadsheet: readAfter(draft, body, mask?.updatedSpreadsheet, evaluationOf),
        };
        return mask ? select({ ...answer, ...updated }, mask) : { ...answer, ...updated };
      });
    },
    values: createValues(open, change),
    enter: (spreadsheetId, cell, text, person) => change(spreadsheetId, person, (draft) => typeInto(draft, cell, text)),
    paste: (spreadsheetId, cell, rows, person) =>
      change(spreadsheetId, person, (draft) => pasteInto(draft, cell, rows)),
    displayed(spreadsheetId, sheetId) {
      const { spreadsheet } = open(spreadsheetId);
      return displayedCells(spreadsheet, sheetId, view);
    },
  };
}

function readAfter(
  { spreadsheet, person, view }: Draft,
  { responseRanges, responseIncludeGridData }: sheets_v4.Schema$BatchUpdateSpreadsheetRequest,
  mask: Mask | true | undefined,
  evaluationOf: Evaluator,
): Spreadsheet {
  const options = { ranges: responseRanges ?? undefined, includeGridData: responseIncludeGridData === true };
  return readSpreadsheet(spreadsheet, { ...options, ...(mask && { mask }) }, person, view, evaluationOf);
}

function displayedCells(spreadsheet: Spreadsheet, sheetId: number, view: View): string[][] {
  const sheet = sheetById(spreadsheet, sheetId);
  const computed = view.computed(spreadsheet);
  const rules = rulesOf(spreadsheet.properties?.locale);
  const stored = gridOf(sheet).rowData ?? [];
  const reach = computed.reach(sheetId);
  const width = Math.max(reach.columns, greatest(stored.map((row) => row.values?.length ?? 0)));
  const rows = Array.from({ length: Math.max(reach.rows, stored.length) }, (_row, row0) =>
    Array.from(
      { length: width },
      (_cell, column0) =>
        shownText(stored[row0]?.values?.[column0] ?? {}, computed.at(sheetId, row0, column0), rules) ?? "",
    ),
  );
  const usedRows = lastIndex(rows, (row) => row.some((text) => text !== "")) + 1;
  const usedColumns = greatest(rows.map((row) => lastIndex(row, (text) => text !== "") + 1));
  return rows.slice(0, usedRows).map((row) => row.slice(0, usedColumns));
}

function lastIndex<T>(items: readonly T[], test: (item: T) => boolean): number {
  let index = items.length - 1;
  while (index >= 0 && !test(items[index] as T)) index--;
  return index;
}

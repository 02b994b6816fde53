import type { sheets_v4 } from "googleapis";
import type { Draft, View } from "./draft.ts";
import { invalid } from "./errors.ts";
import type { Person, Spreadsheet, ValueRange } from "./resources.ts";
import { validate } from "./validate.ts";
import { type RenderOptions, readValues, valuesOfBlock } from "./values-read.ts";
import { appendValues, clearValues, type Written, writeValues } from "./values-write.ts";

/** `spreadsheets.values`: parameters as in the REST API, then the body where there is one, then who calls. */
export interface ValuesService {
  get(parameters: RangeParameters & RenderOptions, person: Person): ValueRange;
  batchGet(
    parameters: { readonly spreadsheetId: string; readonly ranges?: readonly string[] } & RenderOptions,
    person: Person,
  ): sheets_v4.Schema$BatchGetValuesResponse;
  update(
    parameters: RangeParameters & WriteOptions,
    body: ValueRange,
    person: Person,
  ): sheets_v4.Schema$UpdateValuesResponse;
  append(
    parameters: RangeParameters & WriteOptions & { readonly insertDataOption?: string | null },
    body: ValueRange,
    person: Person,
  ): sheets_v4.Schema$AppendValuesResponse;
  clear(
    parameters: RangeParameters,
    body: sheets_v4.Schema$ClearValuesRequest | undefined,
    person: Person,
  ): sheets_v4.Schema$ClearValuesResponse;
  batchUpdate(
    parameters: { readonly spreadsheetId: string },
    body: sheets_v4.Schema$BatchUpdateValuesRequest,
    person: Person,
  ): sheets_v4.Schema$BatchUpdateValuesResponse;
}

export interface RangeParameters {
  readonly spreadsheetId: string;
  readonly range: string;
}

export interface WriteOptions {
  readonly valueInputOption?: string | null;
  readonly includeValuesInResponse?: boolean | null;
  readonly responseValueRenderOption?: string | null;
  readonly responseDateTimeRenderOption?: string | null;
}

type Read = (spreadsheetId: string) => { readonly spreadsheet: Spreadsheet; readonly view: View };
type Change = <T>(spreadsheetId: string, person: Person, run: (draft: Draft) => T) => T;

/** @param read opens a spreadsheet; @param change carries a change out on a draft of it and saves it */
export function createValues(read: Read, change: Change): ValuesService {
  return {
    get({ spreadsheetId, range, ...options }) {
      const { spreadsheet, view } = read(spreadsheetId);
      return readValues(spreadsheet, range, options, view);
    },
    batchGet({ spreadsheetId, ranges, ...options }) {
      const { spreadsheet, view } = read(spreadsheetId);
      return {
        spreadsheetId,
        valueRanges: (ranges ?? []).map((range) => readValues(spreadsheet, range, options, view)),
      };
    },
    update({ spreadsheetId, range, ...options }, body, person) {
      checkBody(body, range);
      return change(spreadsheetId, person, (draft) =>
        answer(draft, writeValues(draft, range, body, options.valueInputOption), options),
      );
    },
    append({ spreadsheetId, range, ...options }, body, person) {
      checkBody(body, range);
      return change(spreadsheetId, person, (draft) => {
        const { tableRange, ...written } = appendValues(draft, range, body, options);
        return {
          spreadsheetId,
          ...(tableRange !== undefined && { tableRange }),
          updates: answer(draft, written, options),
        };
      });
    },
    clear({ spreadsheetId, range }, _body, person) {
      return change(spreadsheetId, person, (draft) => ({ spreadsheetId, clearedRange: clearValues(draft, range) }));
    },
    batchUpdate({ spreadsheetId }, body, person) {
      validate(body, "BatchUpdateValuesRequest", "");
      const {
        valueInputOption,
        data,
        includeValuesInResponse,
        responseValueRenderOption,
        responseDateTimeRenderOption,
      } = body;
      const options = {
        includeValuesInResponse: includeValuesInResponse ?? false,
        responseValueRenderOption: responseValueRenderOption ?? null,
        responseDateTimeRenderOption: responseDateTimeRenderOption ?? null,
      };
      return change(spreadsheetId, person, (draft) => {
        const written = (data ?? []).map((range) => writeValues(draft, range.range, range, valueInputOption));
        const responses = written.map((part) => answer(draft, part, options));
        return { spreadsheetId, ...totals(written), responses };
      });
    },
  };
}

function checkBody(body: ValueRange, range: string): void {
  validate(body, "ValueRange", "");
  if (body.range && body.range !== range)
    throw invalid(`Requested writing within range [${range}], but the range of the values is [${body.range}]`);
}

function answer(
  draft: Draft,
  { response, block }: Written,
  options: WriteOptions,
): sheets_v4.Schema$UpdateValuesResponse {
  if (!options.includeValuesInResponse) return response;
  const render = {
    valueRenderOption: options.responseValueRenderOption,
    dateTimeRenderOption: options.responseDateTimeRenderOption,
  };
  return { ...response, updatedData: valuesOfBlock(draft.spreadsheet, block, render, draft.view) };
}

function totals(written: readonly Written[]): sheets_v4.Schema$BatchUpdateValuesResponse {
  const sum = (name: "updatedRows" | "updatedColumns" | "updatedCells") =>
    written.reduce((total, { response }) => total + (response[name] ?? 0), 0);
  return {
    totalUpdatedRows: sum("updatedRows"),
    totalUpdatedColumns: sum("updatedColumns"),
    totalUpdatedCells: sum("updatedCells"),
    totalUpdatedSheets: new Set(written.map(({ block }) => block.sheetId)).size,
  };
}

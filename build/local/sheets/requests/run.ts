import type { Draft } from "../draft.ts";
import { ApiError, invalid, notEmulated } from "../errors.ts";
import type { Request, Response } from "../resources.ts";
import { join, unknownName, validate } from "../validate.ts";
import { appendCells, repeatCell, updateCells } from "./cells.ts";
import { addChart, deleteEmbeddedObject, updateChartSpec, updateEmbeddedObjectPosition } from "./charts.ts";
import {
  appendDimension,
  deleteDimension,
  insertDimension,
  moveDimension,
  updateDimensionProperties,
} from "./dimensions.ts";
import { findReplace } from "./find-replace.ts";
import {
  addConditionalFormatRule,
  deleteConditionalFormatRule,
  setDataValidation,
  updateBorders,
  updateConditionalFormatRule,
} from "./formats.ts";
import { addDimensionGroup, deleteDimensionGroup, updateDimensionGroup } from "./groups.ts";
import { clearBasicFilter, setBasicFilter } from "./kept.ts";
import { mergeCells, unmergeCells } from "./merges.ts";
import { createDeveloperMetadata, deleteDeveloperMetadata } from "./metadata.ts";
import { addNamedRange, deleteNamedRange, updateNamedRange } from "./named-ranges.ts";
import { copyPaste, cutPaste } from "./paste.ts";
import { addProtectedRange, deleteProtectedRange, updateProtectedRange } from "./protected-ranges.ts";
import { addSheet, deleteSheet, duplicateSheet, updateSheetProperties, updateSpreadsheetProperties } from "./sheets.ts";
import { sortRange } from "./sort.ts";

/**
 * Refuses a list of requests of which any has unknown fields or not exactly one kind; nothing has been carried out then.
 * @throws ApiError 400 with Google's message
 */
export function validateRequests(requests: readonly Request[]): void {
  if (!Array.isArray(requests) || requests.length === 0) throw invalid("Must specify at least one request.");
  for (let index = 0; index < requests.length; index++) {
    const path = `requests[${index}]`;
    const kinds = Object.keys(requests[index] ?? {});
    const unknown = kinds.find((kind) => !Object.hasOwn(HANDLERS, kind) && !NOT_EMULATED.has(kind));
    if (unknown !== undefined) throw unknownName(unknown, path);
    const set = kinds.filter((kind) => requests[index]?.[kind as keyof Request] != null);
    if (set[1] !== undefined)
      throw invalid(`Invalid value at '${path}' (oneof), oneof field 'kind' is already set. Cannot set '${set[1]}'`);
    if (set[0] === undefined) throw invalid(`Invalid ${path}: No request set.`);
    if (NOT_EMULATED.has(set[0])) throw notEmulated(set[0]);
    const type = `${set[0][0]?.toUpperCase()}${set[0].slice(1)}Request`;
    validate(requests[index]?.[set[0] as keyof Request], type, join(path, set[0]));
  }
}

/**
 * Carries requests out on a draft, in order; one reply for each, which may be empty.
 * @throws ApiError 400 that names the request that failed; the draft is then to be forgotten
 */
export function runRequests(draft: Draft, requests: readonly Request[]): Response[] {
  return requests.map((request, index) => {
    const kind = Object.keys(request).find((name) => request[name as keyof Request] != null) as keyof typeof HANDLERS;
    try {
      // Each handler takes the request that stands under its own name, which TypeScript cannot follow through the table.
      const run = HANDLERS[kind] as (draft: Draft, body: unknown) => Response | undefined;
      return run(draft, request[kind]) ?? {};
    } catch (error) {
      if (error instanceof ApiError)
        throw new ApiError(error.code, `Invalid requests[${index}].${kind}: ${error.message}`);
      throw error;
    }
  });
}

const HANDLERS = {
  updateSpreadsheetProperties,
  addSheet,
  deleteSheet,
  duplicateSheet,
  updateSheetProperties,
  insertDimension,
  deleteDimension,
  moveDimension,
  appendDimension,
  updateDimensionProperties,
  addDimensionGroup,
  deleteDimensionGroup,
  updateDimensionGroup,
  createDeveloperMetadata,
  deleteDeveloperMetadata,
  mergeCells,
  unmergeCells,
  updateCells,
  repeatCell,
  appendCells,
  updateBorders,
  setDataValidation,
  addConditionalFormatRule,
  updateConditionalFormatRule,
  deleteConditionalFormatRule,
  addProtectedRange,
  updateProtectedRange,
  deleteProtectedRange,
  addNamedRange,
  updateNamedRange,
  deleteNamedRange,
  findReplace,
  sortRange,
  copyPaste,
  cutPaste,
  setBasicFilter,
  clearBasicFilter,
  addChart,
  updateChartSpec,
  updateEmbeddedObjectPosition,
  deleteEmbeddedObject,
} as const satisfies {
  readonly [Kind in keyof Request]?: (draft: Draft, body: NonNullable<Request[Kind]>) => unknown;
};

/** Requests that Google knows and the local Workspace does not carry out; a test holds the two lists together against Google's. */
export const NOT_EMULATED: ReadonlySet<string> = new Set([
  "addBanding",
  "addDataSource",
  "addFilterView",
  "addSlicer",
  "addTable",
  "autoFill",
  "autoResizeDimensions",
  "cancelDataSourceRefresh",
  "deleteBanding",
  "deleteDataSource",
  "deleteDuplicates",
  "deleteFilterView",
  "deleteRange",
  "deleteTable",
  "duplicateFilterView",
  "insertRange",
  "pasteData",
  "randomizeRange",
  "refreshDataSource",
  "textToColumns",
  "trimWhitespace",
  "updateBanding",
  "updateDataSource",
  "updateDeveloperMetadata",
  "updateEmbeddedObjectBorder",
  "updateFilterView",
  "updateSlicerSpec",
  "updateTable",
]);

/** The requests that are carried out. */
export const EMULATED: readonly string[] = Object.keys(HANDLERS);

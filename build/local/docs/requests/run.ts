import { ApiError, invalid, notEmulated } from "../../sheets/errors.ts";
import { join, unknownName, validate } from "../../sheets/validate.ts";
import type { Request, Response, StoredDocument } from "../resources.ts";
import { DOCS_SCHEMA } from "../schema.ts";
import { createParagraphBullets } from "./bullets.ts";
import { createNamedRange, deleteNamedRange } from "./named-ranges.ts";
import { updateParagraphStyle, updateTextStyle } from "./styles.ts";
import {
  pinTableHeaderRows,
  updateTableCellStyle,
  updateTableColumnProperties,
  updateTableRowStyle,
} from "./table-styles.ts";
import { deleteTableRow, insertTable, insertTableRow, mergeTableCells } from "./tables.ts";
import { deleteContentRange, insertPageBreak, insertText, replaceAllText } from "./text.ts";

/**
 * Refuses a list of requests of which any has unknown fields or not exactly one kind; nothing has been carried out then.
 * @throws ApiError 400 with Google's message
 */
export function validateRequests(requests: readonly Request[]): void {
  if (!Array.isArray(requests)) throw invalid("Invalid value at 'requests'");
  for (const [index, request] of requests.entries()) {
    const path = `requests[${index}]`;
    const kinds = Object.keys(request ?? {});
    const unknown = kinds.find((kind) => !Object.hasOwn(HANDLERS, kind) && !NOT_EMULATED.has(kind));
    if (unknown !== undefined) throw unknownName(unknown, path);
    const [kind, other] = kinds.filter((name) => request[name as keyof Request] != null);
    if (other !== undefined)
      throw invalid(`Invalid value at '${path}' (oneof), oneof field 'request' is already set. Cannot set '${other}'`);
    if (kind === undefined) throw invalid(`Invalid ${path}: No request set.`);
    if (NOT_EMULATED.has(kind)) throw notEmulated(kind);
    const type = `${kind[0]?.toUpperCase()}${kind.slice(1)}Request`;
    validate(request[kind as keyof Request], type, join(path, kind), DOCS_SCHEMA);
  }
}

/**
 * Carries requests out on a document, in order; one reply for each, which may be empty.
 * @throws ApiError 400 that names the request that failed; the document is then to be forgotten
 */
export function runRequests(document: StoredDocument, requests: readonly Request[]): Response[] {
  return requests.map((request, index) => {
    const kind = Object.keys(request).find((name) => request[name as keyof Request] != null) as keyof typeof HANDLERS;
    try {
      // Each handler takes the request that stands under its own name, which TypeScript cannot follow through the table.
      const run = HANDLERS[kind] as (document: StoredDocument, body: unknown) => Response | undefined;
      return run(document, request[kind]) ?? {};
    } catch (error) {
      if (error instanceof ApiError)
        throw new ApiError(error.code, `Invalid requests[${index}].${kind}: ${error.message}`);
      throw error;
    }
  });
}

const HANDLERS = {
  insertText,
  deleteContentRange,
  insertPageBreak,
  replaceAllText,
  updateTextStyle,
  updateParagraphStyle,
  createParagraphBullets,
  insertTable,
  insertTableRow,
  deleteTableRow,
  mergeTableCells,
  updateTableCellStyle,
  updateTableColumnProperties,
  updateTableRowStyle,
  pinTableHeaderRows,
  createNamedRange,
  deleteNamedRange,
} as const satisfies {
  readonly [Kind in keyof Request]?: (document: StoredDocument, body: NonNullable<Request[Kind]>) => unknown;
};

/** Requests that Google knows and the local Workspace does not carry out; a test holds the two lists together against Google's. */
export const NOT_EMULATED: ReadonlySet<string> = new Set([
  "addDocumentTab",
  "createFooter",
  "createFootnote",
  "createHeader",
  "deleteFooter",
  "deleteHeader",
  "deleteParagraphBullets",
  "deletePositionedObject",
  "deleteTab",
  "deleteTableColumn",
  "insertDate",
  "insertInlineImage",
  "insertPerson",
  "insertRichLink",
  "insertSectionBreak",
  "insertTableColumn",
  "replaceImage",
  "replaceNamedRangeContent",
  "unmergeTableCells",
  "updateDocumentStyle",
  "updateDocumentTabProperties",
  "updateNamedStyle",
  "updateSectionStyle",
]);

/** The requests that are carried out. */
export const EMULATED: readonly string[] = Object.keys(HANDLERS);

import type { SheetsMethod, SheetsParameters } from "./services/host-calls.ts";
import { ApiError, notEmulated } from "./sheets/errors.ts";
import type { Person, SheetsService } from "./sheets/service.ts";

/** A call of one of Google's APIs, as it is counted and traced. */
export interface GoogleCall {
  readonly service: "sheets";
  readonly method: SheetsMethod;
  readonly params: SheetsParameters;
  /** Null when the method has none. */
  readonly body: unknown;
}

export interface CallCounts {
  readonly reads: number;
  readonly writes: number;
}

/** True for the methods that count against Google's quota of writes. */
export function isWrite(method: SheetsMethod): boolean {
  return !READS.includes(method);
}

/** The methods whose answers a field mask can narrow here. */
const MASKED: readonly SheetsMethod[] = ["spreadsheets.get", "spreadsheets.batchUpdate"];
const READS: readonly SheetsMethod[] = ["spreadsheets.get", "spreadsheets.values.get", "spreadsheets.values.batchGet"];

/** Carries out a call of the Sheets API. Throws `ApiError` where Google would refuse it. */
export function callSheets(sheets: SheetsService, { method, params, body }: GoogleCall, person: Person): unknown {
  // Types of what a script sends are the engine's business: it refuses what Google would refuse.
  const parameters = params as never;
  const sent = body as never;
  if (params.fields !== undefined && !MASKED.includes(method)) throw notEmulated(`The parameter fields of ${method}`);
  switch (method) {
    case "spreadsheets.get":
      return sheets.get(parameters, person);
    case "spreadsheets.create":
      return sheets.create(sent, person);
    case "spreadsheets.batchUpdate":
      return sheets.batchUpdate(String(params.spreadsheetId), sent, person, params.fields as never);
    case "spreadsheets.values.get":
      return sheets.values.get(parameters, person);
    case "spreadsheets.values.batchGet":
      return sheets.values.batchGet(parameters, person);
    case "spreadsheets.values.update":
      return sheets.values.update(parameters, sent, person);
    case "spreadsheets.values.append":
      return sheets.values.append(parameters, sent, person);
    case "spreadsheets.values.clear":
      return sheets.values.clear(parameters, sent, person);
    case "spreadsheets.values.batchUpdate":
      return sheets.values.batchUpdate(parameters, sent, person);
  }
}

/** Google's refusal as an advanced service of Apps Script throws it; other errors come back as they are. */
export function asScriptError(error: unknown, method: SheetsMethod): unknown {
  if (!(error instanceof ApiError)) return error;
  const { code, message, errors } = error.body.error;
  return {
    name: "GoogleJsonResponseException",
    message: `API call to sheets.${method} failed with error: ${message}`,
    details: { code, message, errors: errors ?? [{ message, domain: "global", reason: "badRequest" }] },
  };
}

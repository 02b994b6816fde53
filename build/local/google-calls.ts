import type { Caller } from "./drive/access.ts";
import type { Files } from "./drive/files.ts";
import type { DriveAnswer, Media } from "./drive/service.ts";
import type {
  ApiParameters,
  DocsMethod,
  DriveMethod,
  MailCallName,
  SheetsMethod,
  SheetsParameters,
} from "./services/host-calls.ts";
import { ApiError, notEmulated } from "./sheets/errors.ts";
import type { Person, SheetsService } from "./sheets/service.ts";

/** A call of one of Google's services, as it is counted and traced. */
export type GoogleCall = ApiCall | MailCall;

/** A call of one of the APIs that Google serves by HTTP too. */
export type ApiCall = SheetsCall | DocsCall | DriveCall;

export interface SheetsCall {
  readonly service: "sheets";
  readonly method: SheetsMethod;
  readonly params: SheetsParameters;
  /** Null when the method has none. */
  readonly body: unknown;
}

export interface DocsCall {
  readonly service: "docs";
  readonly method: DocsMethod;
  readonly params: ApiParameters;
  /** Null when the method has none. */
  readonly body: unknown;
}

export interface DriveCall {
  readonly service: "drive";
  readonly method: DriveMethod;
  readonly params: ApiParameters;
  /** Null when the method has none. */
  readonly body: unknown;
  /** What is uploaded; null for nothing. */
  readonly media: Media | null;
}

export interface MailCall {
  readonly service: "mail";
  readonly method: MailCallName;
  readonly params: Readonly<Record<string, never>>;
  /** The message as the script gave it; null when the method has none. */
  readonly body: unknown;
}

/** How many calls of the Sheets API there were. */
export interface CallCounts {
  readonly reads: number;
  readonly writes: number;
}

/** True for the methods of the Sheets API that count against Google's quota of writes. */
export function isWrite(method: GoogleCall["method"]): boolean {
  return method.startsWith("spreadsheets.") && !READS.includes(method);
}

/** The methods whose answers a field mask can narrow here. */
const MASKED: readonly SheetsMethod[] = ["spreadsheets.get", "spreadsheets.batchUpdate"];
const READS: readonly string[] = ["spreadsheets.get", "spreadsheets.values.get", "spreadsheets.values.batchGet"];

/** Carries out a call of the Sheets API. Throws `ApiError` where Google would refuse it. */
export function callSheets(sheets: SheetsService, { method, params, body }: SheetsCall, person: Person): unknown {
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

/** Carries out a call of the Docs API. Throws `ApiError` where Google would refuse it. */
export function callDocs(files: Files, { method, params, body }: DocsCall, caller: Caller): unknown {
  const docs = files.docs(caller);
  const { documentId, fields, ...others } = params;
  const mask = fields as string | undefined;
  if (method === "documents.get") return docs.get(params as never);
  const [other] = Object.keys(others);
  if (other !== undefined) throw notEmulated(`The parameter ${other} of ${method}`);
  if (method === "documents.create") return docs.create(body as never, mask);
  return docs.batchUpdate(String(documentId), body as never, mask);
}

/** Carries out a call of the Drive API. Throws `ApiError` where Google would refuse it. */
export function callDrive(
  { drive }: Files,
  { method, params, body, media }: DriveCall,
  caller: Caller,
): DriveAnswer | Promise<DriveAnswer> {
  return DRIVE_CALLS[method](drive)(params, body, caller, media);
}

const DRIVE_CALLS: Readonly<Record<DriveMethod, (drive: Files["drive"]) => Files["drive"]["create"]>> = {
  "files.create": ({ create }) => create,
  "files.copy": ({ copy }) => copy,
  "files.get": ({ get }) => get,
  "files.list": ({ list }) => list,
  "files.update": ({ update }) => update,
  "files.delete": (drive) => drive.delete,
  "files.export": (drive) => drive.export,
  "permissions.create": ({ createPermission }) => createPermission,
  "permissions.list": ({ listPermissions }) => listPermissions,
  "permissions.delete": ({ deletePermission }) => deletePermission,
};

/** Google's refusal as an advanced service of Apps Script throws it; other errors come back as they are. */
export function asScriptError(error: unknown, { service, method }: ApiCall): unknown {
  if (!(error instanceof ApiError)) return error;
  const { code, message, errors } = error.body.error;
  return {
    name: "GoogleJsonResponseException",
    message: `API call to ${service}.${method} failed with error: ${message}`,
    details: { code, message, errors: errors ?? [{ message, domain: "global", reason: "badRequest" }] },
  };
}

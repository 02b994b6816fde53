import type { IncomingMessage, ServerResponse } from "node:http";
import type { GoogleCall } from "../google-calls.ts";
import type { SheetsMethod } from "../services/host-calls.ts";
import { ApiError, invalid, notEmulated } from "../sheets/errors.ts";
import type { Workspace } from "../workspace.ts";
import { isJson, readBody, sendJson } from "./http.ts";
import { Refusal } from "./refusal.ts";

/** The most that Google takes in one request. */
const LIMIT_BYTES = 10_485_760;

/**
 * Answers a request at one of Google's own paths, so that the real clients work with this server as their root. Whoever asks is
 * taken for the owner, with any token or none. Source: REST reference of the Sheets API v4.
 */
export async function answerGoogle(
  workspace: Pick<Workspace, "google">,
  request: IncomingMessage,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  try {
    const call = callOf(request.method ?? "", url);
    const body = await bodyOf(request);
    sendJson(response, 200, workspace.google({ ...call, body }));
  } catch (error) {
    const { code, body } = apiErrorOf(error);
    sendJson(response, code, body);
  }
}

function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof Refusal) return new ApiError(error.status, "Request payload size exceeds the limit.");
  return new ApiError(500, `Internal error encountered: ${error instanceof Error ? error.message : String(error)}`);
}

interface Route {
  readonly verb: string;
  /** On the path as it was sent, since a range may hold any of its signs encoded. */
  readonly path: RegExp;
  readonly method: SheetsMethod;
  readonly queries: Readonly<Record<string, "text" | "list" | "truth">>;
}

const ID = "(?<spreadsheetId>[^/:]+)";
const RANGE = "(?<range>[^/]+?)";
const RENDERING = { majorDimension: "text", valueRenderOption: "text", dateTimeRenderOption: "text" } as const;
const WRITING = {
  valueInputOption: "text",
  includeValuesInResponse: "truth",
  responseValueRenderOption: "text",
  responseDateTimeRenderOption: "text",
} as const;

const ROUTES: readonly Route[] = [
  route("POST", "", "spreadsheets.create", {}),
  route("GET", `/${ID}`, "spreadsheets.get", { ranges: "list", includeGridData: "truth", fields: "text" }),
  route("POST", `/${ID}:batchUpdate`, "spreadsheets.batchUpdate", { fields: "text" }),
  route("GET", `/${ID}/values:batchGet`, "spreadsheets.values.batchGet", { ranges: "list", ...RENDERING }),
  route("POST", `/${ID}/values:batchUpdate`, "spreadsheets.values.batchUpdate", {}),
  route("POST", `/${ID}/values/${RANGE}:append`, "spreadsheets.values.append", {
    insertDataOption: "text",
    ...WRITING,
  }),
  route("POST", `/${ID}/values/${RANGE}:clear`, "spreadsheets.values.clear", {}),
  route("GET", `/${ID}/values/${RANGE}`, "spreadsheets.values.get", RENDERING),
  route("PUT", `/${ID}/values/${RANGE}`, "spreadsheets.values.update", WRITING),
];

/** Paths that Google answers and the local Workspace does not. */
const NOT_EMULATED = [
  /^\/v4\/spreadsheets\/[^/:]+:getByDataFilter$/,
  /^\/v4\/spreadsheets\/[^/:]+\/values:\w+$/,
  /^\/v4\/spreadsheets\/[^/:]+\/(developerMetadata|sheets)\b/,
];

/** Parameters of every Google API that do not change what an answer says. */
const IGNORED_QUERIES = new Set(["$.xgafv", "access_token", "alt", "key", "oauth_token", "prettyPrint", "quotaUser"]);

function route(verb: string, path: string, method: SheetsMethod, queries: Route["queries"]): Route {
  return { verb, path: new RegExp(`^/v4/spreadsheets${path}$`), method, queries };
}

function callOf(verb: string, { pathname, searchParams }: URL): Omit<GoogleCall, "body"> {
  const found = ROUTES.find((candidate) => candidate.verb === verb && candidate.path.test(pathname));
  if (!found) {
    if (NOT_EMULATED.some((path) => path.test(pathname))) throw notEmulated(`${verb} ${pathname}`);
    throw new ApiError(404, `Requested entity was not found: ${verb} ${pathname}`);
  }
  const inPath = Object.entries(found.path.exec(pathname)?.groups ?? {}).map(([name, text]) => [name, decoded(text)]);
  return {
    service: "sheets",
    method: found.method,
    params: { ...Object.fromEntries(inPath), ...queriesOf(searchParams, found) },
  };
}

function queriesOf(searchParams: URLSearchParams, { queries }: Route): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const name of new Set(searchParams.keys())) {
    if (IGNORED_QUERIES.has(name)) continue;
    const kind = queries[name];
    if (!kind && name === "fields") throw notEmulated("The parameter fields of this method");
    if (!kind) {
      throw invalid(
        `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      );
    }
    const values = searchParams.getAll(name);
    read[name] = kind === "list" ? values : kind === "truth" ? truth(name, values[0]!) : values[0];
  }
  return read;
}

function truth(name: string, text: string): boolean {
  if (text !== "true" && text !== "false") throw invalid(`Invalid value at '${name}' (TYPE_BOOL), "${text}"`);
  return text === "true";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid(`Invalid path: ${text}`);
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBody(request, LIMIT_BYTES);
  if (bytes.length === 0) return request.method === "GET" ? null : {};
  if (!isJson(request)) throw invalid("The body must be of the type application/json.");
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw invalid("Invalid JSON payload received. Unexpected token.");
  }
}

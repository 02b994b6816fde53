import type { IncomingMessage, ServerResponse } from "node:http";
import type { Media } from "../drive/service.ts";
import type { ApiCall } from "../google-calls.ts";
import { ApiError, invalid, notEmulated } from "../sheets/errors.ts";
import type { Workspace } from "../workspace.ts";
import { type Content, readContent } from "./google-content.ts";
import { readBody, send, sendJson } from "./http.ts";
import { Refusal } from "./refusal.ts";

/** The most that Google takes in one request. */
const LIMIT_BYTES = 10_485_760;

/**
 * Answers a request at one of Google's own paths, so that the real clients work with this server as their root. Whoever asks is
 * taken for the owner, with any token or none. Sources: REST references of the Sheets API v4, the Docs API v1 and the Drive API v3.
 */
export async function answerGoogle(
  workspace: Pick<Workspace, "google">,
  request: IncomingMessage,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  try {
    const call = callOf(request.method ?? "", url);
    const content = await contentOf(request);
    sendAnswer(response, await workspace.google(withContent(call, content)));
  } catch (error) {
    const { code, body } = apiErrorOf(error);
    sendJson(response, code, body);
  }
}

function sendAnswer(response: ServerResponse, answer: unknown): void {
  if (answer === null) send(response, 204, "text/html", "");
  else if (isMedia(answer)) send(response, 200, answer.mimeType, answer.bytes);
  else sendJson(response, 200, answer);
}

function isMedia(answer: unknown): answer is Media {
  return typeof answer === "object" && answer !== null && "bytes" in answer && answer.bytes instanceof Uint8Array;
}

function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof Refusal) return new ApiError(error.status, "Request payload size exceeds the limit.");
  return new ApiError(500, `Internal error encountered: ${error instanceof Error ? error.message : String(error)}`);
}

type Target = Pick<ApiCall, "service" | "method">;

interface Route extends Target {
  readonly verb: string;
  /** On the path as it was sent, since a range may hold any of its signs encoded. */
  readonly path: RegExp;
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

const SHEETS: readonly Route[] = [
  sheets("POST", "", "spreadsheets.create", {}),
  sheets("GET", `/${ID}`, "spreadsheets.get", { ranges: "list", includeGridData: "truth", fields: "text" }),
  sheets("POST", `/${ID}:batchUpdate`, "spreadsheets.batchUpdate", { fields: "text" }),
  sheets("GET", `/${ID}/values:batchGet`, "spreadsheets.values.batchGet", { ranges: "list", ...RENDERING }),
  sheets("POST", `/${ID}/values:batchUpdate`, "spreadsheets.values.batchUpdate", {}),
  sheets("POST", `/${ID}/values/${RANGE}:append`, "spreadsheets.values.append", {
    insertDataOption: "text",
    ...WRITING,
  }),
  sheets("POST", `/${ID}/values/${RANGE}:clear`, "spreadsheets.values.clear", {}),
  sheets("GET", `/${ID}/values/${RANGE}`, "spreadsheets.values.get", RENDERING),
  sheets("PUT", `/${ID}/values/${RANGE}`, "spreadsheets.values.update", WRITING),
];

const DOCUMENT_ID = "(?<documentId>[^/:]+)";
const DOCS: readonly Route[] = [
  docs("POST", "", "documents.create", { fields: "text" }),
  docs("GET", `/${DOCUMENT_ID}`, "documents.get", {
    includeTabsContent: "truth",
    suggestionsViewMode: "text",
    fields: "text",
  }),
  docs("POST", `/${DOCUMENT_ID}:batchUpdate`, "documents.batchUpdate", { fields: "text" }),
];

const FILE_ID = "/(?<fileId>[^/]+)";
const COMMON = { fields: "text", supportsAllDrives: "truth" } as const;
const UPLOADED = { uploadType: "text", addParents: "text", removeParents: "text", ...COMMON } as const;
const LISTED = { pageSize: "text", pageToken: "text", ...COMMON } as const;
const SHARED = { sendNotificationEmail: "truth", emailMessage: "text", ...COMMON } as const;
const DRIVE: readonly Route[] = [
  drive("POST", "", "files.create", UPLOADED),
  drive("GET", "", "files.list", {
    q: "text",
    orderBy: "text",
    spaces: "text",
    corpora: "text",
    includeItemsFromAllDrives: "truth",
    ...LISTED,
  }),
  drive("GET", FILE_ID, "files.get", { alt: "text", acknowledgeAbuse: "truth", ...COMMON }),
  drive("PATCH", FILE_ID, "files.update", UPLOADED),
  drive("DELETE", FILE_ID, "files.delete", { supportsAllDrives: "truth" }),
  drive("POST", `${FILE_ID}/copy`, "files.copy", COMMON),
  drive("GET", `${FILE_ID}/export`, "files.export", { mimeType: "text", alt: "text" }),
  drive("POST", `${FILE_ID}/permissions`, "permissions.create", SHARED),
  drive("GET", `${FILE_ID}/permissions`, "permissions.list", LISTED),
  drive("DELETE", `${FILE_ID}/permissions/(?<permissionId>[^/]+)`, "permissions.delete", {
    supportsAllDrives: "truth",
  }),
];

const ROUTES: readonly Route[] = [...SHEETS, ...DOCS, ...DRIVE];

/** Paths that Google answers and the local Workspace does not. */
const NOT_EMULATED = [
  /^\/v4\/spreadsheets\/[^/:]+:getByDataFilter$/,
  /^\/v4\/spreadsheets\/[^/:]+\/values:\w+$/,
  /^\/v4\/spreadsheets\/[^/:]+\/(developerMetadata|sheets)\b/,
  /^(\/upload)?\/drive\/v3\//,
];

/** Parameters of every Google API that do not change what an answer says. */
const IGNORED_QUERIES = new Set(["$.xgafv", "access_token", "alt", "key", "oauth_token", "prettyPrint", "quotaUser"]);

type MethodOf<Service extends ApiCall["service"]> = Extract<ApiCall, { service: Service }>["method"];
type Queries = Route["queries"];

function sheets(verb: string, path: string, method: MethodOf<"sheets">, queries: Queries): Route {
  return { verb, path: new RegExp(`^/v4/spreadsheets${path}$`), service: "sheets", method, queries };
}

function docs(verb: string, path: string, method: MethodOf<"docs">, queries: Queries): Route {
  return { verb, path: new RegExp(`^/v1/documents${path}$`), service: "docs", method, queries };
}

/** Files are uploaded to an address of their own. */
function drive(verb: string, path: string, method: MethodOf<"drive">, queries: Queries): Route {
  return { verb, path: new RegExp(`^(?:/upload)?/drive/v3/files${path}$`), service: "drive", method, queries };
}

type Asked = Target & { readonly params: Record<string, unknown> };

function callOf(verb: string, { pathname, searchParams }: URL): Asked {
  const found = ROUTES.find((candidate) => candidate.verb === verb && candidate.path.test(pathname));
  if (!found) {
    if (NOT_EMULATED.some((path) => path.test(pathname))) throw notEmulated(`${verb} ${pathname}`);
    throw new ApiError(404, `Requested entity was not found: ${verb} ${pathname}`);
  }
  const inPath = Object.entries(found.path.exec(pathname)?.groups ?? {}).map(([name, text]) => [name, decoded(text)]);
  const { service, method } = found;
  return { service, method, params: { ...Object.fromEntries(inPath), ...queriesOf(searchParams, found) } };
}

/** Routes pair services with methods of their own, which TypeScript does not see through the table. */
function withContent(call: Asked, { body, media }: Content): ApiCall {
  if (media !== null && call.service !== "drive") throw invalid("The body must be of the type application/json.");
  return { ...call, body, ...(call.service === "drive" && { media }) } as ApiCall;
}

function queriesOf(searchParams: URLSearchParams, { queries }: Route): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const name of new Set(searchParams.keys())) {
    const kind = queries[name];
    if (!kind && IGNORED_QUERIES.has(name)) continue;
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

async function contentOf(request: IncomingMessage): Promise<Content> {
  const bytes = await readBody(request, LIMIT_BYTES);
  if (bytes.length === 0)
    return { body: request.method === "GET" || request.method === "DELETE" ? null : {}, media: null };
  return readContent(bytes, request.headers["content-type"] ?? "");
}

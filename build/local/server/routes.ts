import type { IncomingMessage, ServerResponse } from "node:http";
import { exportXlsx } from "../export-xlsx.ts";
import type { PageAsset } from "../page/assets.ts";
import type { Spreadsheet } from "../sheets/resources.ts";
import { INSTALLER } from "../workspace.ts";
import { checkMayEdit } from "./app-api.ts";
import { FRAME_POLICY, frameDocument } from "./frame.ts";
import { answerGoogle } from "./google-api.ts";
import { refusalOf } from "./guard.ts";
import { COMMON_HEADERS, isJson, readBody, readJson, send, sendJson } from "./http.ts";
import { MAIL_POLICY, mailDocument, mailModels } from "./mails.ts";
import { answerTo } from "./messages.ts";
import type { Office } from "./office.ts";
import { type Participant, PEOPLE } from "./people.ts";
import { Refusal } from "./refusal.ts";
import { requestedStart } from "./start-over.ts";

/** The page's own documents may use nothing but what this server sends, and nobody may embed them. */
const PAGE_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The largest edit or paste. */
const ACTION_LIMIT_BYTES = 5_000_000;

export interface Site {
  readonly office: Office;
  readonly assets: ReadonlyMap<string, PageAsset>;
  readonly example: () => Spreadsheet;
}

/** Answers one request; never throws. */
export async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
  const refusal = refusalOf(request);
  if (refusal !== null) {
    send(response, 403, "text/plain; charset=utf-8", refusal);
    return;
  }
  try {
    await dispatch(site, request, response);
  } catch (error) {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, mensaje } = answerTo(error);
    sendJson(response, status, { mensaje });
  }
}

async function dispatch(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = addressOf(request);
  if (url.pathname.startsWith("/app/")) return await answerApp(site, request, url, response);
  const asset = request.method === "GET" ? site.assets.get(url.pathname) : undefined;
  if (asset) send(response, 200, asset.type, asset.body, { "content-security-policy": PAGE_POLICY });
  else await answerGoogle(site.office.workspace, request, url, response);
}

async function answerApp(site: Site, request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
  const { office } = site;
  const who = personOf(url);
  const name = url.pathname.slice("/app/".length);
  if (request.method === "GET" && name in STREAMS)
    return await STREAMS[name as keyof typeof STREAMS](office, who, url, response);
  // Another origin cannot send this header without asking first, which is never granted.
  if (request.headers["x-cuadros"] !== "1") throw new Refusal(403, "Falta el encabezado x-cuadros.");
  const body = await answerBody(site, request, who, url, name);
  sendJson(response, 200, body);
}

async function answerBody(
  { office, example }: Site,
  request: IncomingMessage,
  who: Participant,
  url: URL,
  name: string,
): Promise<unknown> {
  const { api, feed } = office;
  if (request.method === "GET") {
    if (name === "workbook") return await api.workbook(who);
    if (name === "mails") return mailModels(office.workspace.sentMails());
    if (name === "sheet") return api.sheet(who, Number(url.searchParams.get("sheetId") ?? Number.NaN));
  } else if (request.method === "POST") {
    if (name === "start-over") {
      checkMayEdit(who);
      await office.startOver(await requestedStart(request, example));
      return { revision: feed.revision() };
    }
    if (!isJson(request)) throw new Refusal(415, "Se esperaba JSON.");
    const result = api.act(name, who, readJson(await readBody(request, ACTION_LIMIT_BYTES)));
    if (result) return await result;
  }
  throw new Refusal(404, "No existe esa dirección.");
}

/** What a browser asks for by itself, without a header of the page's: streams, frames and downloads. */
const STREAMS = {
  events: ({ windows }: Office, who: Participant, _url: URL, response: ServerResponse) =>
    windows.open(who.email, response),
  frame: ({ desk }: Office, who: Participant, url: URL, response: ServerResponse) => {
    const { html } = desk.page(url.searchParams.get("dialogId") ?? "", who.email);
    send(response, 200, "text/html; charset=utf-8", frameDocument(html), { "content-security-policy": FRAME_POLICY });
  },
  mail: ({ workspace }: Office, _who: Participant, url: URL, response: ServerResponse) => {
    const html = mailDocument(workspace.sentMails(), Number(url.searchParams.get("mailId") ?? Number.NaN));
    send(response, 200, "text/html; charset=utf-8", html, { "content-security-policy": MAIL_POLICY });
  },
  "download.xlsx": async ({ workspace }: Office, who: Participant, _url: URL, response: ServerResponse) => {
    const spreadsheetId = workspace.spreadsheetId()!;
    const spreadsheet = workspace.sheets.get({ spreadsheetId, fields: EXPORTED_FIELDS }, workspace.person(who.email));
    const name = encodeURIComponent(`${spreadsheet.properties?.title ?? "plan"}.xlsx`);
    send(response, 200, XLSX, await exportXlsx(spreadsheet), {
      "content-disposition": `attachment; filename="plan.xlsx"; filename*=UTF-8''${name}`,
    });
  },
} as const;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What the file shows of each cell; effective formats, which it does not need, would take the longest. */
const EXPORTED_FIELDS =
  "properties,namedRanges,sheets(properties,merges,conditionalFormats,data(startRow,startColumn,rowMetadata,columnMetadata,rowData(values(userEnteredValue,effectiveValue,formattedValue,userEnteredFormat,note,dataValidation))))";

function personOf({ searchParams }: URL): Participant {
  const email = searchParams.get("user") ?? INSTALLER;
  const person = PEOPLE.find((candidate) => candidate.email === email);
  if (!person) throw new Refusal(400, `No hay nadie con el correo «${email}» en este libro.`);
  return person;
}

function addressOf({ url = "", headers }: IncomingMessage): URL {
  try {
    return new URL(url, `http://${headers.host}`);
  } catch {
    throw new Refusal(400, "No existe esa dirección.");
  }
}

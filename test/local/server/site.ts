import { scriptProject } from "../../../build/local/script-project.ts";
import type { PageEvent, SheetModel, WorkbookModel } from "../../../build/local/server/protocol.ts";
import { type RunningServer, startServer } from "../../../build/local/server/server.ts";
import type { Spreadsheet } from "../../../build/local/sheets/resources.ts";
import { memoryStore } from "../../../build/local/store.ts";
import { INSTALLER } from "../../../build/local/workspace.ts";

export { INSTALLER };
export const COORDINATOR = "coordinacion@alcaldia.example";
export const LIAISON = "talento.humano@alcaldia.example";
export const STRANGER = "enlace.genero@correo.example";
export const READER = "auditoria@alcaldia.example";

/** A server of its own on a free port, with helpers that speak to it as the page does. */
export interface Site {
  readonly server: RunningServer;
  /** What the server logged. */
  readonly logged: readonly string[];
  /** Any request, with the header of the page unless others are given. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  post(name: string, body: unknown, user?: string): Promise<{ status: number; body: Answer }>;
  workbook(user?: string): Promise<WorkbookModel>;
  sheet(sheetId: number, user?: string): Promise<SheetModel>;
  /** The text that a cell displays. */
  shown(a1: string, user?: string): Promise<string>;
  window(user?: string): Promise<PageWindow>;
  /** Waits until a cell displays a text. */
  until(a1: string, text: string): Promise<void>;
  close(): Promise<void>;
}

export type Answer = Readonly<Record<string, unknown>> & { readonly mensaje?: string };

/** One stream of events, as a window of the page holds it. */
export interface PageWindow {
  readonly events: readonly PageEvent[];
  /** The next event of a kind that no earlier call has returned; waits for it. */
  next<Kind extends PageEvent["kind"]>(kind: Kind): Promise<Extract<PageEvent, { kind: Kind }>>;
  close(): void;
}

const MANIFEST = JSON.stringify({
  timeZone: "America/El_Salvador",
  dependencies: { enabledAdvancedServices: [{ userSymbol: "Sheets", serviceId: "sheets", version: "v4" }] },
});

/** Starts a server with a spreadsheet and a script. */
export async function openSite(
  spreadsheet: Spreadsheet,
  { code = "", setAside = () => {} }: { code?: string; setAside?: () => void } = {},
): Promise<Site> {
  const logged: string[] = [];
  const server = await startServer({
    project: scriptProject({ "Code.js": code, "appsscript.json": MANIFEST }),
    store: memoryStore(),
    example: () => spreadsheet,
    setAside,
    log: (text) => logged.push(text),
    port: 0,
  });
  const windows: PageWindow[] = [];
  const site: Site = {
    server,
    logged,
    fetch: (path, init = {}) => fetch(server.address + path, { headers: { "x-cuadros": "1" }, ...init }),
    async post(name, body, user = INSTALLER) {
      const response = await site.fetch(`/app/${name}?user=${user}`, {
        method: "POST",
        headers: { "x-cuadros": "1", "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Answer };
    },
    workbook: async (user = INSTALLER) =>
      (await (await site.fetch(`/app/workbook?user=${user}`)).json()) as WorkbookModel,
    sheet: async (sheetId, user = INSTALLER) =>
      (await (await site.fetch(`/app/sheet?user=${user}&sheetId=${sheetId}`)).json()) as SheetModel,
    async shown(a1, user) {
      const [, column, row] = /^([A-Z])(\d+)$/.exec(a1)!;
      const { cells } = await site.sheet(0, user);
      return cells.find(({ r, c }) => r === Number(row) - 1 && c === column!.charCodeAt(0) - 65)?.t ?? "";
    },
    async window(user = INSTALLER) {
      const opened = await openWindow(`${server.address}/app/events?user=${user}`);
      windows.push(opened);
      return opened;
    },
    async until(a1, text) {
      while ((await site.shown(a1)) !== text) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async close() {
      for (const opened of windows) opened.close();
      await server.close();
    },
  };
  return site;
}

/** A spreadsheet of one sheet, "Datos" with the id 0, with these texts typed into it. */
export function spreadsheetOf(
  rows: readonly (readonly string[])[],
  sheet: Partial<NonNullable<Spreadsheet["sheets"]>[number]> = {},
): Spreadsheet {
  const rowData = rows.map((row) => ({ values: row.map((text) => ({ userEnteredValue: enteredValue(text) })) }));
  return {
    properties: { title: "Prueba", locale: "es_MX", timeZone: "America/El_Salvador" },
    sheets: [
      {
        properties: { sheetId: 0, title: "Datos", gridProperties: { rowCount: 20, columnCount: 6 } },
        data: [{ rowData }],
        ...sheet,
      },
    ],
  };
}

function enteredValue(text: string) {
  if (text.startsWith("=")) return { formulaValue: text };
  return text !== "" && Number.isFinite(Number(text)) ? { numberValue: Number(text) } : { stringValue: text };
}

async function openWindow(url: string): Promise<PageWindow> {
  const stop = new AbortController();
  const response = await fetch(url, { signal: stop.signal });
  const events: PageEvent[] = [];
  const taken = new Set<PageEvent>();
  let arrived = () => {};
  void read(response, (event) => {
    events.push(event);
    arrived();
  }).catch(() => {});
  return {
    events,
    async next(kind) {
      for (;;) {
        const event = events.find((candidate) => candidate.kind === kind && !taken.has(candidate));
        if (event) {
          taken.add(event);
          return event as never;
        }
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    },
    close: () => stop.abort(),
  };
}

async function read(response: Response, onEvent: (event: PageEvent) => void): Promise<void> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const messages = text.split("\n\n");
    text = messages.pop() ?? "";
    for (const message of messages) if (message.startsWith("data: ")) onEvent(JSON.parse(message.slice(6)));
  }
}

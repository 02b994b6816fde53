import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pageAssets } from "../../build/local/page/assets.ts";
import type { Cell, ServerEvent, SheetModel, Workbook } from "../../build/local/page/protocol.ts";
import { emptyModel, FRAME_HTML, MAIL_HTML, sampleMails, sampleModel, sampleWorkbook } from "./sample-workbook.ts";

export interface FakeServer {
  readonly address: string;
  /** What the page has sent, in order: path without `/app/`, person and body. */
  readonly received: readonly { readonly path: string; readonly user: string | null; readonly body: unknown }[];
  /** Sends an event to all windows, or to those of one person. */
  send(event: ServerEvent, user?: string): void;
  /** Replaces a sheet without telling anyone. */
  setModel(model: SheetModel): void;
  model(sheetId: number): SheetModel;
  close(): Promise<void>;
}

/** A stand-in for the local server: it keeps what is typed, pasted and cleared, and does nothing else of its own. */
export async function startFakeServer(): Promise<FakeServer> {
  const assets = await pageAssets();
  const received: { path: string; user: string | null; body: unknown }[] = [];
  const listeners = new Map<ServerResponse, string>();
  const models = new Map<number, SheetModel>([sampleModel(), emptyModel(2)].map((model) => [model.sheetId, model]));

  const send = (event: ServerEvent, user?: string): void => {
    for (const [response, listener] of listeners) {
      if (user === undefined || user === listener) response.write(`data: ${JSON.stringify(event)}\n\n`);
    }
  };
  const write = (sheetId: number, texts: readonly { row0: number; column0: number; text: string }[]): void => {
    const model = models.get(sheetId)!;
    const cells = texts.reduce(withText, model.cells);
    models.set(sheetId, { ...model, cells, revision: model.revision + 1 });
    send({ kind: "changed", revision: model.revision + 1, sheetIds: [sheetId] });
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url!, "http://127.0.0.1");
    const asset = assets.get(url.pathname);
    if (asset) {
      const policy = "default-src 'self'; frame-src 'self'; img-src 'self' data:; style-src 'self'";
      response.writeHead(200, { "content-type": asset.type, "content-security-policy": policy }).end(asset.body);
      return;
    }
    const path = url.pathname.replace("/app/", "");
    const user = url.searchParams.get("user") ?? sampleWorkbook.activeUser;
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (path === "events") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write(": open\n\n");
      listeners.set(response, user);
      request.on("close", () => listeners.delete(response));
      return;
    }
    if (path === "mail") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(MAIL_HTML);
      return;
    }
    if (path === "frame") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(FRAME_HTML);
      return;
    }
    if (request.headers["x-cuadros"] !== "1") return void json({ mensaje: "Falta el encabezado." }, 403);
    if (path === "workbook") return void json({ ...sampleWorkbook, activeUser: user } satisfies Workbook);
    if (path === "mails") return void json(sampleMails);
    if (path === "sheet") return void json(models.get(Number(url.searchParams.get("sheetId"))));
    const body = await readJson(request);
    received.push({ path, user, body });
    if (path === "edit" && body.text === "rechazar")
      return void json({ mensaje: "La regla no admite este valor." }, 400);
    if (path === "edit") write(body.sheetId, [body]);
    if (path === "paste") write(body.sheetId, pastedTexts(body));
    if (path === "clear") write(body.sheetId, clearedTexts(body, models.get(body.sheetId)!));
    json(path === "call" ? { value: `respuesta a ${JSON.stringify(body.args)}` } : {});
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    send,
    setModel: (model) => void models.set(model.sheetId, model),
    model: (sheetId) => models.get(sheetId)!,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The body of any request that the page sends. */
interface Body {
  readonly sheetId: number;
  readonly row0: number;
  readonly column0: number;
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
  readonly startRow0: number;
  readonly endRow0: number;
  readonly startColumn0: number;
  readonly endColumn0: number;
  readonly args: readonly unknown[];
}

async function readJson(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || "{}") as Body;
}

function withText(cells: readonly Cell[], { row0, column0, text }: { row0: number; column0: number; text: string }) {
  const present = cells.find((cell) => cell.r === row0 && cell.c === column0);
  const others = cells.filter((cell) => cell !== present);
  return [...others, { ...(present ?? { r: row0, c: column0, s: 0 }), t: text, e: text }];
}

function pastedTexts({ rows, row0, column0 }: Body) {
  return rows.flatMap((row, down) => row.map((text, along) => ({ row0: row0 + down, column0: column0 + along, text })));
}

function clearedTexts(area: Body, model: SheetModel) {
  const cells = model.cells.filter(
    ({ r, c }) => r >= area.startRow0 && r < area.endRow0 && c >= area.startColumn0 && c < area.endColumn0,
  );
  return cells.map(({ r, c }) => ({ row0: r, column0: c, text: "" }));
}

import type { Area } from "./grid/area.ts";
import type {
  ButtonName,
  CallAnswer,
  Dimension,
  Mail,
  Question,
  SelectedCells,
  ServerEvent,
  SheetModel,
  ShownDialog,
  Workbook,
} from "./protocol.ts";

/** A refusal of the server; its message is Spanish and meant for the person. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** Rows or columns one after another. */
interface Lines {
  readonly sheetId: number;
  readonly dimension: Dimension;
  readonly start0: number;
  readonly count: number;
}

export type Client = ReturnType<typeof createClient>;

/**
 * The local server as functions, acting as one person. What changes the workbook is sent in order: none before the answer
 * to the one before it. Every function throws `Refusal` when the server refuses or does not answer.
 */
export function createClient(user: string | null) {
  const ask = async <Answer>(path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await request(address(path, user), init);
    return (await response.json()) as Answer;
  };
  let last: Promise<unknown> = Promise.resolve();
  const send = (path: string, body: unknown): Promise<unknown> => {
    const turn = last.then(() => post(address(path, user), body));
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    workbook: () => ask<Workbook>("workbook"),
    sheet: (sheetId: number) => ask<SheetModel>(`sheet?sheetId=${sheetId}`),
    /** The last one first. */
    mails: () => ask<readonly Mail[]>("mails"),
    mailAddress: ({ mailId }: Mail) => address(`mail?mailId=${mailId}`, user),
    edit: (sheetId: number, row0: number, column0: number, text: string) =>
      send("edit", { sheetId, row0, column0, text }),
    paste: (sheetId: number, row0: number, column0: number, rows: readonly (readonly string[])[]) =>
      send("paste", { sheetId, row0, column0, rows }),
    clear: (sheetId: number, area: Area) => send("clear", { sheetId, ...area }),
    insert: (lines: Lines & { readonly inheritFromBefore: boolean }) =>
      send("dimension", { operation: "insert", ...lines }),
    remove: (lines: Lines) => send("dimension", { operation: "delete", ...lines }),
    resize: (sheetId: number, dimension: Dimension, index0: number, px: number) =>
      send("resize", { sheetId, dimension, index0, px }),
    fold: (sheetId: number, group: { dimension: Dimension; start0: number; end0: number; collapsed: boolean }) =>
      send("group", { sheetId, ...group }),
    undo: () => send("undo", {}),
    /** Tells what the script that is run next is to find selected. */
    select: (selection: SelectedCells) => post(address("select", user), selection),
    runMenuItem: (functionName: string) => post(address("menu", user), { functionName }),
    call: async (functionName: string, args: readonly unknown[], dialogId: ShownDialog["dialogId"]) =>
      (await post(address("call", user), { functionName, args, dialogId })) as CallAnswer,
    answer: (questionId: Question["questionId"], button: ButtonName, text: string) =>
      post(address("answer", user), { questionId, button, text }),
    closeDialog: (dialogId: ShownDialog["dialogId"]) => post(address("close", user), { dialogId }),
    startOverWithExample: () => post(address("start-over", user), { source: "example" }),
    startOverWithFile: async (file: File) => {
      const body = new FormData();
      body.append("file", file);
      await request(address("start-over", user), { method: "POST", body });
    },
    download: async () => (await request(address("download.xlsx", user))).blob(),
    frameAddress: (dialogId: ShownDialog["dialogId"]) => address(`frame?dialogId=${dialogId}`, user),
    /** Calls back with each event; `onConnection` tells whether the server is reached. Reconnects by itself. */
    listen(onEvent: (event: ServerEvent) => void, onConnection: (isConnected: boolean) => void): void {
      const source = new EventSource(address("events", user));
      source.onmessage = ({ data }) => onEvent(JSON.parse(String(data)) as ServerEvent);
      source.onopen = () => onConnection(true);
      source.onerror = () => onConnection(false);
    },
  };
}

function address(path: string, user: string | null): string {
  const url = new URL(`/app/${path}`, location.origin);
  if (user !== null) url.searchParams.set("user", user);
  return url.href;
}

async function post(url: string, body: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await request(url, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await response.text();
  return text === "" ? null : JSON.parse(text);
}

async function request(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("x-cuadros", "1");
  const response = await fetch(url, { ...init, headers }).catch(() => {
    throw new Refusal("No hay conexión con el servidor de cuadros. Revise que siga en marcha e inténtelo de nuevo.");
  });
  if (response.ok) return response;
  const { mensaje } = (await response.json().catch(() => ({}))) as { mensaje?: string };
  throw new Refusal(mensaje ?? `El servidor respondió con un error (${response.status}).`);
}

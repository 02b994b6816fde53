import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pageAssets } from "../page/assets.ts";
import { Problem } from "../problem.ts";
import type { Workspace } from "../workspace.ts";
import { type OfficeOptions, openOffice } from "./office.ts";
import { answer } from "./routes.ts";

export interface ServerOptions extends OfficeOptions {
  /** The first port to try, then those after it; 0 is any free one. */
  readonly port: number;
}

export interface RunningServer {
  /** Of the page; and the root URL for clients of Google's API. */
  readonly address: string;
  readonly workspace: Workspace;
  close(): Promise<void>;
}

/** This machine only. */
const HOST = "127.0.0.1";
const MOST_PORTS = 20;

/** Serves the local Workspace to this machine. Throws `Problem` when no port is free or the files cannot be read. */
export async function startServer({ port, ...options }: ServerOptions): Promise<RunningServer> {
  const [office, assets] = await Promise.all([openOffice(options), pageAssets()]);
  const site = { office, assets, example: options.example };
  const server = createServer((request, response) => void answer(site, request, response));
  try {
    await listenFrom(server, port);
  } catch (error) {
    await office.close();
    throw error;
  }
  return {
    address: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    workspace: office.workspace,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await office.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listenFrom(server: Server, first: number): Promise<void> {
  for (let port = first; port < first + MOST_PORTS; port++) if (await listens(server, port)) return;
  throw new Problem(`No hay un puerto libre entre ${first} y ${first + MOST_PORTS - 1}. Indique otro con --port.`);
}

/** False when the port is taken. */
function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error));
    server.once("error", fail);
    server.listen(port, HOST, () => {
      server.off("error", fail);
      resolve(true);
    });
  });
}

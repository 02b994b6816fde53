import type { IncomingMessage } from "node:http";

/**
 * Why a request must not be answered, or null. The server is for this machine's own page and programs: another web page open in
 * the same browser reaches it too, under a name of its own (DNS rebinding) or from its own origin.
 */
export function refusalOf({ headers, socket }: IncomingMessage): string | null {
  const port = socket.localPort;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? "")) return "This server answers only under its own address.";
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return OTHER_ORIGIN;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none" ? null : OTHER_ORIGIN;
}

const OTHER_ORIGIN = "Requests from other origins are refused.";

import type { ServerResponse } from "node:http";
import type { PageEvent } from "./protocol.ts";

/** The open windows of the page, each a stream of Server-Sent Events to somebody. */
export interface Windows {
  /** Keeps a response open as the stream of a window until it is closed. */
  open(person: string, response: ServerResponse): void;
  tellAll(event: PageEvent): void;
  /** Tells every window of one person. */
  tell(person: string, event: PageEvent): void;
  closeAll(): void;
}

/** Often enough that nobody on the way takes the stream for dead. */
const HEARTBEAT_MS = 20_000;

/** No windows yet. `onOpen` gives the events with which a person's new window begins. */
export function createWindows(onOpen: (person: string) => readonly PageEvent[]): Windows {
  const streams = new Map<ServerResponse, string>();
  const heartbeat = setInterval(() => {
    for (const stream of streams.keys()) stream.write(": \n\n");
  }, HEARTBEAT_MS).unref();
  const send = (stream: ServerResponse, event: PageEvent) => stream.write(`data: ${JSON.stringify(event)}\n\n`);

  return {
    open(person, response) {
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" });
      response.write("retry: 1000\n\n");
      streams.set(response, person);
      response.on("close", () => streams.delete(response));
      for (const event of onOpen(person)) send(response, event);
    },
    tellAll(event) {
      for (const stream of streams.keys()) send(stream, event);
    },
    tell(person, event) {
      for (const [stream, owner] of streams) if (owner === person) send(stream, event);
    },
    closeAll() {
      clearInterval(heartbeat);
      for (const stream of streams.keys()) stream.end();
    },
  };
}

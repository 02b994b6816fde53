import { fileURLToPath } from "node:url";
import { startServer } from "../local/server/server.ts";
import { readTables } from "../local/tables.ts";
import { type Command, type CommandInput, UsageError } from "./command.ts";
import { folderOf, storeOf, traceOf } from "./session.ts";
import { setAside } from "./set-aside.ts";

/** The raw tables of the plan that ships with the project. */
export const EXAMPLE = fileURLToPath(new URL("../../templates/usulutan-2023-2025", import.meta.url));
const DEFAULT_PORT = 8330;

/** `serve`: the Workspace as a page in the browser, and at Google's own paths for programs, until it is interrupted. */
export const serve: Command = {
  name: "serve",
  parameters: [],
  summary: "muestra el libro en el navegador; si todavía no hay uno, abre el plan de ejemplo sin convertir",
  options: ["port"],
  run: (input) => serveWorkspace(input),
};

/** Serves until the process is interrupted. Throws `Problem` when no port is free or the Workspace cannot be read. */
export async function serveWorkspace({ options, surroundings }: CommandInput): Promise<void> {
  const folder = folderOf(options);
  const server = await startServer({
    project: await surroundings.project("needed"),
    store: storeOf(options),
    example: () => readTables(EXAMPLE),
    setAside: () => setAside(folder),
    log: surroundings.err,
    trace: traceOf(options),
    port: portOf(options.port),
  });
  surroundings.out(`El libro está en ${server.address}\nPara terminar, presione Ctrl+C.`);
  await surroundings.interrupted();
  await server.close();
}

function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`«${text}» no es un puerto.`);
  return port;
}

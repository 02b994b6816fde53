import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Dialogs, silentDialogs } from "../local/dialogs.ts";
import { Problem } from "../local/problem.ts";
import type { RunReport } from "../local/script-runs.ts";
import { fileStore, type Store } from "../local/store.ts";
import { DEFAULT_FOLDER, INSTALLER, openWorkspace, type Workspace } from "../local/workspace.ts";
import type { Options } from "./arguments.ts";
import type { CommandInput } from "./command.ts";
import { scriptErrorText } from "./error-text.ts";

/** Opens the Workspace that the options name, does something with it and closes it, whatever happens. */
export async function withWorkspace<Result>(
  { options, surroundings }: CommandInput,
  action: (workspace: Workspace) => Promise<Result>,
  { dialogs = silentDialogs, build = "needed" }: { dialogs?: Dialogs; build?: "needed" | "always" } = {},
): Promise<Result> {
  const workspace = await openWorkspace({
    project: await surroundings.project(build),
    store: storeOf(options),
    dialogs,
    ...(options.trace ? { trace: traceTo(options.trace) } : {}),
  });
  try {
    return await action(workspace);
  } finally {
    await workspace.close();
  }
}

/** As `withWorkspace`, for a workbook that must be there already. */
export async function withWorkbook<Result>(
  input: CommandInput,
  action: (workspace: Workspace, spreadsheetId: string) => Promise<Result>,
  dialogs: Dialogs = silentDialogs,
): Promise<Result> {
  return await withWorkspace(
    input,
    async (workspace) => {
      const spreadsheetId = workspace.spreadsheetId();
      if (spreadsheetId === null) {
        throw new Problem(
          `Todavía no hay un libro en ${folderOf(input.options)}. Créelo con «npm start -- --once» o con la orden adopt.`,
        );
      }
      return await action(workspace, spreadsheetId);
    },
    { dialogs },
  );
}

/** The folder of the Workspace that the options name. */
export function folderOf({ workspace = DEFAULT_FOLDER }: Options): string {
  return workspace;
}

/** What is kept there. Throws `Problem` when the file of the open spreadsheet is gone. */
export function storeOf(options: Options): Store {
  const folder = folderOf(options);
  const store = fileStore(folder);
  const spreadsheetId = store.readState()?.activeSpreadsheetId;
  const file = join(folder, "spreadsheets", `${spreadsheetId}.json`);
  if (!spreadsheetId || existsSync(file)) return store;
  throw new Problem(
    `Falta el archivo del libro, ${file}. Póngalo de nuevo desde una copia, o empiece otra vez con «npm start -- --once» o con ` +
      "la orden adopt y --force: lo que queda en la carpeta se conservará aparte.",
  );
}

/** What writes the trace that the options ask for, if any. */
export function traceOf({ trace }: Options): ((call: object) => void) | undefined {
  return trace === undefined ? undefined : traceTo(trace);
}

/** The mail of the person who acts. Throws `Problem` when it is none. */
export function userOf({ user = INSTALLER }: Options): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(user)) throw new Problem(`«${user}» no es un correo electrónico.`);
  return user;
}

/** What a function of the program returned. Throws `Problem` when it failed. */
export function resultOf(report: RunReport): unknown {
  if (report.error) throw new Problem(scriptErrorText(report.error));
  return report.value;
}

/** Calls a function of the program that returns JSON text, and reads it. */
export async function callForJson(workspace: Workspace, functionName: string, user: string): Promise<unknown> {
  return JSON.parse(String(resultOf(await workspace.call(functionName, user))));
}

function traceTo(file: string): (call: object) => void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  return (call) => appendFileSync(file, `${JSON.stringify(call)}\n`);
}

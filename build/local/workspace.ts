import { randomBytes } from "node:crypto";
import type { sheets_v4 } from "googleapis";
import { createCache } from "./cache.ts";
import { type Dialogs, silentDialogs } from "./dialogs.ts";
import type { GoogleCall } from "./google-calls.ts";
import type { HostParts } from "./host-handlers.ts";
import { createLocks } from "./locks.ts";
import type { ScriptProject } from "./script-project.ts";
import { createScriptRuns, missingFunction, type RunReport } from "./script-runs.ts";
import type { Menu, RangeFacts } from "./services/host-calls.ts";
import { createSheetsService, type Person, type SheetsService } from "./sheets/service.ts";
import { fileStore, openSpreadsheetId, type Store, type StoredTrigger, type WorkspaceState } from "./store.ts";
import { createTriggerRuns } from "./trigger-runs.ts";

/** Where a Workspace is kept unless something else is said. */
export const DEFAULT_FOLDER = ".cuadros";
/** The owner of the spreadsheet, who installs the script: the commission's account. Anybody else is an editor. */
export const INSTALLER = "integridad@alcaldia.example";

export interface WorkspaceOptions {
  /** The script that is bound to the spreadsheet. */
  readonly project: ScriptProject;
  /** Default: files in `DEFAULT_FOLDER`. */
  readonly store?: Store;
  /** Default: nobody, who agrees to everything. */
  readonly dialogs?: Dialogs;
  /** Told of each call that the script makes to Google's APIs, before it is carried out. */
  readonly trace?: (call: GoogleCall) => void;
  readonly now?: () => Date;
}

/**
 * A small Workspace: one open spreadsheet, people, the bound script with its triggers and properties. What was done is saved
 * at the end of each operation. `user` is always the mail of the person at the keyboard.
 */
export interface Workspace {
  readonly sheets: SheetsService;
  /** The open spreadsheet, or null when none has been made. */
  spreadsheetId(): string | null;
  person(user: string): Person;
  /** Makes a spreadsheet as its owner and opens it in place of the one that was open. Its id. */
  createSpreadsheet(body: sheets_v4.Schema$Spreadsheet): string;
  /** Opens the spreadsheet: runs the simple trigger onOpen and gives the menus it made. Throws what onOpen throws. */
  open(user: string): Promise<readonly Menu[]>;
  /** Runs a function as a menu item or `google.script.run` does: with the rights of the person. */
  call(functionName: string, user: string, args?: readonly unknown[]): Promise<RunReport>;
  /** Types a text into a cell. Throws `ApiError` where the spreadsheet would refuse it. */
  edit(cell: CellPosition, text: string, user: string): Promise<EditReport>;
  /** Pastes rows of text with their top left corner at a cell. Throws `ApiError` where the spreadsheet would refuse it. */
  paste(cell: CellPosition, rows: readonly (readonly string[])[], user: string): Promise<readonly RunReport[]>;
  /** Fires the clock triggers that are due. No timer does this by itself. */
  tick(now: Date): Promise<readonly RunReport[]>;
  triggers(): readonly StoredTrigger[];
  /** Ends the threads in which scripts run, so that the process can end. */
  close(): Promise<void>;
}

export interface CellPosition {
  readonly sheetId: number;
  readonly rowIndex0: number;
  readonly columnIndex0: number;
}

export interface EditReport {
  /** As the edit event tells them: `value` is missing after a deletion, `oldValue` when the cell was blank. */
  readonly value?: string;
  readonly oldValue?: string;
  readonly runs: readonly RunReport[];
}

/** Opens the Workspace of a store, or begins an empty one. Throws `Problem` when its files cannot be read. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { project, store = fileStore(DEFAULT_FOLDER), dialogs = silentDialogs, now = () => new Date() } = options;
  const { state, spreadsheets, save } = openState(store);
  const sheets = await createSheetsService(spreadsheets, now);
  const person = (email: string): Person => ({ email, owner: email === state.installer });
  const timeZone = project.manifest.timeZone;
  const parts: HostParts = {
    sheets,
    state,
    dialogs,
    now,
    timeZone,
    locks: createLocks(),
    cache: createCache(now),
    menus: new Map(),
    activeSheets: new Map(),
  };
  const scripts = createScriptRuns(project, parts, { trace: options.trace, onEnd: save });
  const triggers = createTriggerRuns(scripts, state, person, timeZone);

  return {
    sheets,
    person,
    spreadsheetId: () => state.activeSpreadsheetId,
    triggers: () => state.triggers,
    createSpreadsheet: (body) => {
      const id = sheets.create(body, person(state.installer)).spreadsheetId!;
      state.activeSpreadsheetId = id;
      save();
      return id;
    },
    open: async (user) => {
      parts.menus.clear();
      const invocation = { event: { authMode: "LIMITED", user: "" } } as const;
      const report = await scripts.run({
        functionName: "onOpen",
        entry: "simple",
        invocation,
        as: person(user),
        at: user,
      });
      if (report?.error) throw new Error(`onOpen: ${report.error.message}`);
      return [...parts.menus.values()];
    },
    call: async (functionName, user, args = []) => {
      const as = person(user);
      const report = await scripts.run({ functionName, entry: "user", invocation: { args }, as, at: user });
      return report ?? missingFunction(functionName);
    },
    edit: async (cell, text, user) => {
      const id = openSpreadsheetId(state);
      const values = sheets.enter(id, cell, text, person(user));
      save();
      return { ...values, runs: await triggers.edited(id, { range: block(cell, 1, 1), ...values }, person(user)) };
    },
    paste: async (cell, rows, user) => {
      const id = openSpreadsheetId(state);
      sheets.paste(id, cell, rows, person(user));
      save();
      const range = block(cell, rows.length, Math.max(...rows.map((row) => row.length)));
      return await triggers.edited(id, { range }, person(user));
    },
    tick: triggers.tick,
    close: scripts.close,
  };
}

/** What a store holds, in memory; `save` writes whatever has changed since. */
function openState(store: Store) {
  const state: WorkspaceState = store.readState() ?? {
    scriptId: randomBytes(42).toString("base64url"),
    installer: INSTALLER,
    activeSpreadsheetId: null,
    properties: {},
    triggers: [],
  };
  const changed = new Map<string, sheets_v4.Schema$Spreadsheet>();
  let saved = "";
  return {
    state,
    spreadsheets: {
      load: (id: string) => changed.get(id) ?? store.readSpreadsheet(id),
      save: (spreadsheet: sheets_v4.Schema$Spreadsheet) => void changed.set(spreadsheet.spreadsheetId!, spreadsheet),
      newId: () => randomBytes(33).toString("base64url"),
    },
    save: () => {
      for (const [id, spreadsheet] of changed) store.writeSpreadsheet(id, spreadsheet);
      changed.clear();
      const current = JSON.stringify(state);
      if (current !== saved) store.writeState(state);
      saved = current;
    },
  };
}

function block({ sheetId, rowIndex0, columnIndex0 }: CellPosition, rows: number, columns: number): RangeFacts {
  return {
    sheetId,
    rowStart: rowIndex0 + 1,
    rowEnd: rowIndex0 + rows,
    columnStart: columnIndex0 + 1,
    columnEnd: columnIndex0 + columns,
  };
}

import { randomBytes } from "node:crypto";
import type { sheets_v4 } from "googleapis";
import { createCache } from "./cache.ts";
import { type Dialogs, silentDialogs } from "./dialogs.ts";
import type { Caller } from "./drive/access.ts";
import { createFiles, type Files } from "./drive/files.ts";
import { createDriveStorage, type DriveStorage } from "./drive/storage.ts";
import { type ApiCall, callDocs, callDrive, callSheets, type GoogleCall } from "./google-calls.ts";
import { type CellPosition, createGridActions, type EditedValues, type GridActions } from "./grid-actions.ts";
import type { HostParts } from "./host-handlers.ts";
import { createLocks } from "./locks.ts";
import { DAILY_RECIPIENTS } from "./outbox.ts";
import { createScriptHost, type ScriptHost } from "./script-host.ts";
import type { ScriptProject } from "./script-project.ts";
import { createScriptRuns, missingFunction, type RunReport } from "./script-runs.ts";
import type { Selection } from "./selections.ts";
import type { Menu } from "./services/host-calls.ts";
import { createSheetsService, type Person, type SheetsService } from "./sheets/service.ts";
import {
  fileStore,
  openSpreadsheetId,
  type SentMail,
  type Store,
  type StoredTrigger,
  type WorkspaceState,
} from "./store.ts";
import { createTriggerRuns } from "./trigger-runs.ts";

/** Where a Workspace is kept unless something else is said. */
export const DEFAULT_FOLDER = ".cuadros";
/** The owner of the spreadsheet, who installs the script: the commission's account. Anybody else is an editor. */
export const INSTALLER = "integridad@alcaldia.example";

export interface WorkspaceOptions {
  /** The script that is bound to the spreadsheet. */
  readonly project: ScriptProject;
  /** Runs that project, for several Workspaces one after another, and is not closed with them. Default: a host of its own. */
  readonly host?: ScriptHost;
  /** Default: files in `DEFAULT_FOLDER`. */
  readonly store?: Store;
  /** Default: nobody, who agrees to everything. */
  readonly dialogs?: Dialogs;
  /** Told of each call that the script makes to Google's APIs, before it is carried out; what it throws, the call throws. */
  readonly trace?: (call: GoogleCall) => void;
  /** The same after a call has been carried out, so that a call can fail of which Google has done everything. */
  readonly afterCall?: (call: GoogleCall) => void;
  /** Told whenever a spreadsheet has changed, by whomever. */
  readonly onChange?: () => void;
  /** Recipients that each person's scripts may write to in 24 hours. Default: 100, as a consumer account. */
  readonly mailQuota?: number;
  readonly now?: () => Date;
}

/**
 * A small Workspace: one open spreadsheet, people, the bound script with its triggers and properties. What was done is saved
 * at the end of each operation. `user` is always the mail of the person at the keyboard.
 */
export interface Workspace {
  readonly sheets: SheetsService;
  /** What a person does in the grid, when it is not to be waited for what the triggers make of it. */
  readonly grid: GridActions;
  /** The open spreadsheet, or null when none has been made. */
  spreadsheetId(): string | null;
  /** The open spreadsheet as it is kept, without what is computed: the same objects until they change; not to be changed. Throws when there is none. */
  stored(): sheets_v4.Schema$Spreadsheet;
  person(user: string): Person;
  /** Makes a spreadsheet as its owner and opens it in place of the one that was open. Its id. */
  createSpreadsheet(body: sheets_v4.Schema$Spreadsheet): string;
  /**
   * The same with a new copy of the script, which has none of the triggers and properties of the earlier one. Its id.
   * `setAside` is called when the new spreadsheet has been accepted and nothing has been written yet.
   */
  startOver(body: sheets_v4.Schema$Spreadsheet, setAside: () => void): string;
  /** Documents and files of the persons' Drives. */
  readonly files: Files;
  /**
   * A call of Google's APIs from outside, as the owner, who sees all files; it fires no trigger. Calls of Docs and Drive may answer with
   * a promise. Throws `ApiError` where Google would refuse it.
   */
  google(call: ApiCall): unknown;
  /** Opens the spreadsheet: runs the simple trigger onOpen and gives the menus it made. Throws what onOpen throws. */
  open(user: string): Promise<readonly Menu[]>;
  /** Runs a function as a menu item or `google.script.run` does: with the rights of the person. */
  call(functionName: string, user: string, args?: readonly unknown[]): Promise<RunReport>;
  /** What a person has selected from now on, as scripts are told it; A1 of the first sheet until then. */
  select(selection: Selection, user: string): void;
  /** Types a text into a cell. Throws `ApiError` where the spreadsheet would refuse it. */
  edit(cell: CellPosition, text: string, user: string): Promise<EditReport>;
  /** Pastes rows of text with their top left corner at a cell. Throws `ApiError` where the spreadsheet would refuse it. */
  paste(cell: CellPosition, rows: readonly (readonly string[])[], user: string): Promise<readonly RunReport[]>;
  /** Fires the clock triggers that are due. No timer does this by itself. */
  tick(now: Date): Promise<readonly RunReport[]>;
  triggers(): readonly StoredTrigger[];
  /** The mails that scripts have sent, the first one first. */
  sentMails(): readonly SentMail[];
  /** Ends the threads in which scripts run, so that the process can end. */
  close(): Promise<void>;
}

export interface EditReport extends EditedValues {
  readonly runs: readonly RunReport[];
}

/** Opens the Workspace of a store, or begins an empty one. Throws `Problem` when its files cannot be read. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { project, store = fileStore(DEFAULT_FOLDER), dialogs = silentDialogs, now = () => new Date() } = options;
  const { state, spreadsheets, storage, save } = openState(store, options.onChange ?? (() => {}));
  const files = createFiles(storage, now);
  let sheets = await createSheetsService(spreadsheets, now);
  const person = (email: string): Person => ({ email, owner: email === state.installer });
  const timeZone = project.manifest.timeZone;
  const parts: HostParts = {
    get sheets() {
      return sheets;
    },
    files,
    state,
    dialogs,
    now,
    timeZone,
    mailQuota: options.mailQuota ?? DAILY_RECIPIENTS,
    locks: createLocks(),
    cache: createCache(now),
    menus: new Map(),
    selections: new Map(),
  };
  const host = options.host ?? createScriptHost(project);
  const scripts = createScriptRuns(project, host, parts, {
    trace: options.trace,
    afterCall: options.afterCall,
    onEnd: save,
  });
  const triggers = createTriggerRuns(scripts, state, person, timeZone);
  const stored = () => spreadsheets.load(openSpreadsheetId(state))!;
  const create = (body: sheets_v4.Schema$Spreadsheet) => sheets.create(body, person(state.installer)).spreadsheetId!;
  const openCreated = (id: string) => {
    state.activeSpreadsheetId = id;
    parts.selections.clear();
    save();
    return id;
  };
  const grid = createGridActions({
    id: () => openSpreadsheetId(state),
    sheets: () => sheets,
    stored,
    triggers,
    person,
    save,
    replace: async (change) => {
      // The service remembers what it has opened, so that an earlier state needs a new one.
      const renewed = await createSheetsService(spreadsheets, now);
      spreadsheets.save(change(stored()));
      sheets = renewed;
    },
  });

  return {
    get sheets() {
      return sheets;
    },
    grid,
    files,
    person,
    spreadsheetId: () => state.activeSpreadsheetId,
    triggers: () => state.triggers,
    sentMails: () => state.outbox,
    stored,
    createSpreadsheet: (body) => openCreated(create(body)),
    startOver: (body, setAside) => {
      const id = create(body);
      setAside();
      Object.assign(state, { scriptId: newScriptId(), properties: {}, triggers: [], outbox: [], driveFiles: [] });
      return openCreated(id);
    },
    google: (call) => {
      const answer = callApi(sheets, files, call, person(state.installer));
      if (answer instanceof Promise) return answer.finally(save);
      save();
      return answer;
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
    select: (selection, user) => void parts.selections.set(user, selection),
    edit: async (cell, text, user) => {
      const { runs, ...values } = grid.edit(cell, text, user);
      return { ...values, runs: await runs };
    },
    paste: async (cell, rows, user) => await grid.paste(cell, rows, user).runs,
    tick: triggers.tick,
    close: async () => {
      if (!options.host) await host.close();
    },
  };
}

function callApi(sheets: SheetsService, files: Files, call: ApiCall, person: Person): unknown {
  const caller: Caller = { person, sees: "all" };
  switch (call.service) {
    case "sheets":
      return callSheets(sheets, call, person);
    case "docs":
      return callDocs(files, call, caller);
    case "drive":
      return callDrive(files, call, caller);
  }
}

/** What a store holds, in memory; `save` writes whatever has changed since. */
function openState(store: Store, onChange: () => void) {
  const state: WorkspaceState = store.readState() ?? {
    scriptId: newScriptId(),
    installer: INSTALLER,
    activeSpreadsheetId: null,
    properties: {},
    triggers: [],
    outbox: [],
    driveFiles: [],
  };
  const known = new Map<string, sheets_v4.Schema$Spreadsheet>();
  const changed = new Set<string>();
  const storage: DriveStorage & { save(): void } = createDriveStorage(() => state.driveFiles, store, newFileId);
  let saved = "";
  return {
    state,
    storage,
    spreadsheets: {
      load: (id: string) => {
        const spreadsheet = known.get(id) ?? store.readSpreadsheet(id);
        if (spreadsheet) known.set(id, spreadsheet);
        return spreadsheet;
      },
      save: (spreadsheet: sheets_v4.Schema$Spreadsheet) => {
        known.set(spreadsheet.spreadsheetId!, spreadsheet);
        changed.add(spreadsheet.spreadsheetId!);
        onChange();
      },
      newId: newFileId,
    },
    save: () => {
      for (const id of changed) store.writeSpreadsheet(id, known.get(id)!);
      changed.clear();
      storage.save();
      const current = JSON.stringify(state);
      if (current !== saved) store.writeState(state);
      saved = current;
    },
  };
}

function newFileId(): string {
  return randomBytes(33).toString("base64url");
}

function newScriptId(): string {
  return randomBytes(42).toString("base64url");
}

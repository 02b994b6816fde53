import type { sheets_v4 } from "googleapis";
import { type Bundle, bundle } from "../../build/bundle.ts";
import type { Dialogs } from "../../build/local/dialogs.ts";
import type { GoogleCall } from "../../build/local/google-calls.ts";
import { createScriptHost, type ScriptHost } from "../../build/local/script-host.ts";
import { type ScriptProject, scriptProject } from "../../build/local/script-project.ts";
import type { RunReport } from "../../build/local/script-runs.ts";
import { memoryStore, type Store } from "../../build/local/store.ts";
import { INSTALLER, openWorkspace, type Workspace } from "../../build/local/workspace.ts";

/** A workbook in the local Workspace, kept by the real bundle. */
export interface LiveWorkbook {
  readonly workspace: Workspace;
  readonly id: string;
  readonly store: Store;
  /** Every call of Google's APIs so far. */
  readonly googleCalls: readonly GoogleCall[];
  /** What the script asked or told, in order. */
  readonly asked: readonly string[];
  /** Runs *Convertir en libro gestionado*. */
  convert(): Promise<RunReport>;
  call(functionName: string, user?: string, args?: readonly unknown[]): Promise<RunReport>;
  /** What a function returned, parsed from its JSON text. Throws when the run failed. */
  json<T>(functionName: string): Promise<T>;
  /** Types into a cell of the sheet with this title. */
  type(title: string, a1: string, text: string, user?: string): Promise<readonly RunReport[]>;
  /** The sheet as displayed, from A1 on. */
  shown(title: string): readonly (readonly string[])[];
  titles(): readonly string[];
  sheetId(title: string): number;
}

export interface LiveOptions {
  /** Answers to prompts by their title; others stay blank. `null` cancels. */
  readonly answers?: Readonly<Record<string, string | null>>;
  readonly store?: Store;
  readonly confirm?: boolean;
  /** Told of each Google call before it is carried out; what it throws, the call throws. */
  readonly onCall?: (call: GoogleCall) => void;
  /** Told of each Google call after it has been carried out; what it throws, the call throws. */
  readonly afterCall?: (call: GoogleCall) => void;
  /** A script file that is loaded after the bundle, to put itself between it and Google. */
  readonly probe?: string;
}

/** The bundle, and what runs it, by the probe that is loaded after it. */
const scripts = new Map<string, Promise<{ readonly project: ScriptProject; readonly host: ScriptHost }>>();
let bundled: Promise<Bundle["files"]> | null = null;

/**
 * Opens copies of one workbook that is converted from raw sheets for the first of them; each is a Workspace of its own, as it is found
 * when it is opened again after the conversion. Close `workspace` when done.
 */
export function convertedWorkbooks(
  raw: sheets_v4.Schema$Spreadsheet,
  answers: LiveOptions["answers"] = {},
): (options?: Omit<LiveOptions, "store">) => Promise<LiveWorkbook> {
  let converted: Promise<Store> | undefined;
  const convertOnce = async () => {
    const store = memoryStore();
    const { convert, workspace } = await openLiveWorkbook(raw, { answers, store });
    const { error } = await convert();
    if (error) throw new Error(error.message);
    await workspace.close();
    return store;
  };
  return async (options) => {
    converted ??= convertOnce();
    return await openLiveWorkbook(raw, { answers, ...options, store: copyOf(await converted) });
  };
}

/**
 * Opens a workbook with the given raw sheets; nothing has been converted yet. A store that holds a workbook is opened as it is.
 * Close `workspace` when done.
 */
export async function openLiveWorkbook(
  raw: sheets_v4.Schema$Spreadsheet,
  { answers = {}, store = memoryStore(), confirm = true, onCall, afterCall, probe }: LiveOptions = {},
): Promise<LiveWorkbook> {
  const { project, host } = await scriptWith(probe);
  const googleCalls: GoogleCall[] = [];
  const asked: string[] = [];
  const dialogs: Dialogs = {
    alert: ({ title, text, buttons }) => {
      asked.push([title, text].filter(Boolean).join(": "));
      return buttons.startsWith("YES") ? (confirm ? "YES" : "NO") : "OK";
    },
    prompt: ({ title, text }) => {
      asked.push([title, text].filter(Boolean).join(": "));
      const answer = answers[title ?? ""];
      return answer === null ? { button: "CANCEL", text: "" } : { button: "OK", text: answer ?? "" };
    },
    show: () => {},
    toast: (message) => void asked.push(message),
  };
  const workspace = await openWorkspace({
    project,
    host,
    store,
    dialogs,
    trace: (call) => {
      googleCalls.push(call);
      onCall?.(call);
    },
    ...(afterCall && { afterCall }),
  });
  const id = workspace.spreadsheetId() ?? workspace.createSpreadsheet(raw);
  const sheets = () => workspace.sheets.get({ spreadsheetId: id }, workspace.person(INSTALLER)).sheets ?? [];
  const sheetId = (title: string) => {
    const sheet = sheets().find(({ properties }) => properties?.title === title);
    if (!sheet) throw new Error(`There is no sheet "${title}".`);
    return sheet.properties!.sheetId!;
  };
  return {
    workspace,
    id,
    store,
    googleCalls,
    asked,
    convert: () => workspace.call("convertWorkbook", INSTALLER),
    call: (functionName, user = INSTALLER, args = []) => workspace.call(functionName, user, args),
    json: async (functionName) => {
      const { value, error } = await workspace.call(functionName, INSTALLER);
      if (error) throw new Error(error.message);
      return JSON.parse(String(value));
    },
    type: async (title, a1, text, user = INSTALLER) =>
      (await workspace.edit({ sheetId: sheetId(title), ...positionOf(a1) }, text, user)).runs,
    shown: (title) => workspace.sheets.displayed(id, sheetId(title)),
    titles: () => sheets().map(({ properties }) => properties!.title!),
    sheetId,
  };
}

/** A store with what another holds. */
function copyOf(store: Store): Store {
  const state = store.readState()!;
  const id = state.activeSpreadsheetId!;
  const copy = memoryStore();
  copy.writeState(state);
  copy.writeSpreadsheet(id, store.readSpreadsheet(id)!);
  return copy;
}

/** Threads are started once: each run has a context of its own in them. */
function scriptWith(probe = "") {
  const known = scripts.get(probe);
  if (known) return known;
  bundled ??= bundle().then(({ files }) => files);
  const made = bundled.then((files) => {
    const project = scriptProject(probe === "" ? files : { ...files, "Probe.js": probe });
    return { project, host: createScriptHost(project) };
  });
  scripts.set(probe, made);
  return made;
}

/** Raw sheets of plain text, by title. */
export function rawSheets(tables: ReadonlyMap<string, readonly (readonly string[])[]>): sheets_v4.Schema$Spreadsheet {
  return {
    properties: { title: "Plan de acción", locale: "es_MX", timeZone: "America/El_Salvador" },
    sheets: [...tables].map(([title, rows], index) => ({
      properties: {
        title,
        index,
        gridProperties: {
          rowCount: Math.max(100, rows.length + 10),
          columnCount: Math.max(26, ...rows.map(({ length }) => length)),
        },
      },
      data: [
        {
          rowData: rows.map((values) => ({
            values: values.map((value) => (value ? { userEnteredValue: { stringValue: value } } : {})),
          })),
        },
      ],
    })),
  };
}

/** The 0-based position of `G7`. */
export function positionOf(a1: string): { readonly rowIndex0: number; readonly columnIndex0: number } {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(a1) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { rowIndex0: Number(digits) - 1, columnIndex0: column - 1 };
}

import type { sheets_v4 } from "googleapis";
import { type Bundle, bundle } from "../../build/bundle.ts";
import type { Dialogs } from "../../build/local/dialogs.ts";
import type { GoogleCall } from "../../build/local/google-calls.ts";
import { scriptProject } from "../../build/local/script-project.ts";
import type { RunReport } from "../../build/local/script-runs.ts";
import { memoryStore, type Store } from "../../build/local/store.ts";
import { INSTALLER, openWorkspace, type Workspace } from "../../build/local/workspace.ts";

/** A workbook in the local Workspace, kept by the real bundle. */
export interface LiveWorkbook {
  readonly workspace: Workspace;
  readonly id: string;
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

let bundled: Promise<Bundle["files"]> | null = null;

/** Opens a workbook with the given raw sheets; nothing has been converted yet. Close `workspace` when done. */
export async function openLiveWorkbook(
  raw: sheets_v4.Schema$Spreadsheet,
  { answers = {}, store = memoryStore(), confirm = true, onCall, afterCall, probe }: LiveOptions = {},
): Promise<LiveWorkbook> {
  bundled ??= bundle().then(({ files }) => files);
  const files = await bundled;
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
    project: scriptProject(probe === undefined ? files : { ...files, "Probe.js": probe }),
    store,
    dialogs,
    trace: (call) => {
      googleCalls.push(call);
      onCall?.(call);
    },
    ...(afterCall && { afterCall }),
  });
  const id = workspace.createSpreadsheet(raw);
  const sheets = () => workspace.sheets.get({ spreadsheetId: id }, workspace.person(INSTALLER)).sheets ?? [];
  const sheetId = (title: string) => {
    const sheet = sheets().find(({ properties }) => properties?.title === title);
    if (!sheet) throw new Error(`There is no sheet "${title}".`);
    return sheet.properties!.sheetId!;
  };
  return {
    workspace,
    id,
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

import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cache } from "./cache.ts";
import type { Dialogs } from "./dialogs.ts";
import type { Files } from "./drive/files.ts";
import type { DriveAnswer } from "./drive/service.ts";
import {
  type ApiCall,
  asScriptError,
  callDocs,
  callDrive,
  callSheets,
  type DocsCall,
  type DriveCall,
  type GoogleCall,
  type MailCall,
  type SheetsCall,
} from "./google-calls.ts";
import type { Locks } from "./locks.ts";
import { callMail } from "./outbox.ts";
import type { HostHandlers } from "./script-host.ts";
import { type Selection, selectionFacts, selectionOfA1 } from "./selections.ts";
import type { DriveReply, LogLevel, Menu, Scope, SpreadsheetFacts } from "./services/host-calls.ts";
import { idOf, titleOf } from "./sheets/draft.ts";
import type { Person, SheetsService } from "./sheets/service.ts";
import { openSpreadsheetId, type WorkspaceState } from "./store.ts";
import { createTrigger } from "./triggers.ts";

/** What the services of a run work on. */
export interface HostParts {
  readonly sheets: SheetsService;
  /** Documents and files of the persons' Drives. */
  readonly files: Files;
  readonly state: WorkspaceState;
  readonly locks: Locks;
  readonly cache: Cache;
  readonly dialogs: Dialogs;
  /** Menus of the open spreadsheet by title. */
  readonly menus: Map<string, Menu>;
  /** What each person has selected, by mail. */
  readonly selections: Map<string, Selection>;
  readonly timeZone: string;
  /** Recipients that each person may write to in 24 hours. */
  readonly mailQuota: number;
  readonly now: () => Date;
}

/** One run of a script; the object itself is what holds locks. */
export interface Run {
  /** Whose rights it has. */
  readonly person: Person;
  /** Mail of the person at the keyboard. */
  readonly at: string;
  /** Told of each call of Google's APIs before it is carried out; what it throws, the call throws. */
  readonly onCall: (call: GoogleCall) => void;
  /** The same after a call that has been carried out. */
  readonly afterCall: (call: GoogleCall) => void;
  readonly onLog: (level: LogLevel, text: string) => void;
}

/** What the main thread does for one run: each service call with the rights of the run's person. */
export function createHostHandlers(parts: HostParts, run: Run): HostHandlers {
  return {
    ...spreadsheetHandlers(parts, run),
    ...fileHandlers(parts, run),
    ...dialogHandlers(parts, run),
    ...lockHandlers(parts, run),
    ...storageHandlers(parts, run),
    ...triggerHandlers(parts, run),
    ...mailHandlers(parts, run),
    ...UTILITY_HANDLERS,
    log: (level, text) => {
      run.onLog(level, text);
      return null;
    },
  };
}

type HandlersOf<Service extends string> = Pick<HostHandlers, Extract<keyof HostHandlers, `${Service}.${string}`>>;

function spreadsheetHandlers(parts: HostParts, run: Run): HandlersOf<"sheets" | "spreadsheet"> {
  return {
    "sheets.call": (method, params, body) => {
      const call: SheetsCall = { service: "sheets", method, params, body };
      return traced(run, call, () => callSheets(parts.sheets, call, run.person));
    },
    "spreadsheet.describe": () => describeSpreadsheet(parts, run),
    "spreadsheet.activate": (sheetId, a1) => {
      parts.selections.set(run.at, selectionOfA1(sheetId, a1));
      parts.dialogs.activate?.(sheetId, a1, run.at);
      return null;
    },
    "spreadsheet.toast": (message, title) => {
      parts.dialogs.toast(message, title, run.at);
      return null;
    },
  };
}

function fileHandlers({ files }: HostParts, run: Run): HandlersOf<"docs" | "drive"> {
  const { person } = run;
  return {
    "docs.call": (method, params, body, sees) => {
      const call: DocsCall = { service: "docs", method, params, body };
      return traced(run, call, () => callDocs(files, call, { person, sees }));
    },
    "drive.call": async (method, params, body, blob, sees) => {
      const media = blob && { mimeType: blob.mimeType, bytes: Uint8Array.from(blob.bytes) };
      const call: DriveCall = { service: "drive", method, params, body, media };
      return driveReply(await traced(run, call, () => callDrive(files, call, { person, sees })));
    },
  };
}

function driveReply(answer: DriveAnswer): DriveReply {
  if (answer === null || !("bytes" in answer)) return { kind: "resource", resource: answer };
  return { kind: "blob", blob: { mimeType: answer.mimeType, bytes: [...answer.bytes] } };
}

/** Carries out a call of an API, telling the run of it before and after, with its refusal as scripts get it. */
async function traced<Answer>(run: Run, call: ApiCall, carryOut: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    run.onCall(call);
    const answer = await carryOut();
    run.afterCall(call);
    return answer;
  } catch (error) {
    throw asScriptError(error, call);
  }
}

/** Read through the engine but not a call of the API: SpreadsheetApp has no share in its quota. */
function describeSpreadsheet({ sheets, state, selections }: HostParts, { person, at }: Run): SpreadsheetFacts {
  const spreadsheetId = openSpreadsheetId(state);
  const fields = "properties(title,locale,timeZone),sheets.properties(sheetId,title,hidden,gridProperties)";
  const { properties, sheets: all = [] } = sheets.get({ spreadsheetId, fields }, person);
  return {
    id: spreadsheetId,
    title: properties?.title ?? "",
    locale: properties?.locale ?? "",
    timeZone: properties?.timeZone ?? "",
    sheets: all.map((sheet) => ({
      sheetId: idOf(sheet),
      title: titleOf(sheet),
      isHidden: sheet.properties?.hidden === true,
    })),
    ...selectionFacts(all, selections.get(at)),
  };
}

function dialogHandlers({ dialogs, menus, locks }: HostParts, run: Run): HandlersOf<"ui"> {
  return {
    "ui.addMenu": (menu) => {
      menus.set(menu.title, menu);
      return null;
    },
    "ui.alert": (question) => {
      locks.releaseAll(run);
      return dialogs.alert(question, run.at);
    },
    "ui.prompt": (question) => {
      locks.releaseAll(run);
      return dialogs.prompt(question, run.at);
    },
    "ui.show": (page) => {
      dialogs.show(page, run.at);
      return null;
    },
  };
}

function lockHandlers(parts: HostParts, run: Run): HandlersOf<"lock"> {
  return {
    "lock.acquire": (scope, timeoutMs) => parts.locks.acquire(run, ownerOf(scope, parts, run), timeoutMs),
    "lock.held": (scope) => parts.locks.held(run, ownerOf(scope, parts, run)),
    "lock.release": (scope) => {
      parts.locks.release(run, ownerOf(scope, parts, run));
      return null;
    },
  };
}

function storageHandlers(parts: HostParts, run: Run): HandlersOf<"properties" | "cache"> {
  const { state, cache } = parts;
  const cacheKey = (scope: Scope, key: string) => `${ownerOf(scope, parts, run)}\n${key}`;
  return {
    "properties.read": (scope) => state.properties[ownerOf(scope, parts, run)] ?? {},
    "properties.write": (scope, changes) => {
      const owner = ownerOf(scope, parts, run);
      const merged = Object.entries({ ...state.properties[owner], ...changes });
      state.properties[owner] = Object.fromEntries(
        merged.flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
      );
      return null;
    },
    "cache.read": (scope, key) => cache.read(cacheKey(scope, key)),
    "cache.write": (scope, key, value, seconds) => {
      cache.write(cacheKey(scope, key), value, seconds);
      return null;
    },
  };
}

/** Whose store or lock it is: everybody's, the spreadsheet's or the person's. */
function ownerOf(scope: Scope, { state }: HostParts, { person }: Run): string {
  switch (scope) {
    case "script":
      return "script";
    case "document":
      return `document:${openSpreadsheetId(state)}`;
    case "user":
      return `user:${person.email}`;
  }
}

function triggerHandlers({ state, now, timeZone }: HostParts, { person }: Run): HandlersOf<"triggers"> {
  const own = () => state.triggers.filter((trigger) => trigger.creator === person.email);
  return {
    "triggers.list": own,
    "triggers.add": (wish) => {
      const trigger = createTrigger(wish, person.email, state.triggers, now(), timeZone);
      state.triggers.push(trigger);
      return trigger;
    },
    "triggers.delete": (triggerUid) => {
      const deleted = own().find((trigger) => trigger.triggerUid === triggerUid);
      state.triggers = state.triggers.filter((trigger) => trigger !== deleted);
      return null;
    },
  };
}

function mailHandlers({ state, mailQuota, now }: HostParts, run: Run): HandlersOf<"mail"> {
  return {
    "mail.call": (method, body) => {
      const call: MailCall = { service: "mail", method, params: {}, body };
      run.onCall(call);
      const answer = callMail({ sent: state.outbox, quota: mailQuota, now }, call, run.person);
      run.afterCall(call);
      return answer;
    },
  };
}

const UTILITY_HANDLERS: HandlersOf<"utilities"> = {
  "utilities.sleep": (ms) => sleep(ms, null),
  "utilities.uuid": () => randomUUID(),
  "utilities.digest": (algorithm, bytes) => [
    ...createHash(algorithm.replace("_", "")).update(Uint8Array.from(bytes)).digest(),
  ],
  "utilities.toBase64": (bytes, webSafe) => {
    const text = Buffer.from(bytes).toString("base64");
    return webSafe ? text.replaceAll("+", "-").replaceAll("/", "_") : text;
  },
  "utilities.fromBase64": (text) => [...Buffer.from(text, "base64")],
};

/**
 * The contract between the two threads of the local Workspace. The services that a script sees run beside it, in its own
 * context; whatever has state or effects is asked of the main thread through one of these calls. Everything is JSON.
 */
export interface HostCalls {
  "sheets.call": (method: SheetsMethod, parameters: SheetsParameters, body: unknown) => unknown;
  /** `sees`: all documents, or those that the script made for the person. */
  "docs.call": (method: DocsMethod, parameters: ApiParameters, body: unknown, sees: "made" | "all") => unknown;
  "drive.call": (
    method: DriveMethod,
    parameters: ApiParameters,
    body: unknown,
    media: BlobFacts | null,
    sees: "made" | "all",
  ) => DriveReply;
  "spreadsheet.describe": () => SpreadsheetFacts;
  "spreadsheet.activate": (sheetId: number, a1: string | null) => null;
  "spreadsheet.toast": (message: string, title: string) => null;
  "ui.addMenu": (menu: Menu) => null;
  "ui.alert": (question: Question) => ButtonName;
  "ui.prompt": (question: Question) => PromptAnswer;
  "ui.show": (page: ShownPage) => null;
  "lock.acquire": (scope: Scope, timeoutMs: number) => boolean;
  "lock.held": (scope: Scope) => boolean;
  "lock.release": (scope: Scope) => null;
  "properties.read": (scope: Scope) => Readonly<Record<string, string>>;
  /** Null deletes a property. */
  "properties.write": (scope: Scope, changes: Readonly<Record<string, string | null>>) => null;
  "cache.read": (scope: Scope, key: string) => string | null;
  /** A null value removes the entry. */
  "cache.write": (scope: Scope, key: string, value: string | null, seconds: number) => null;
  "triggers.list": () => readonly InstalledTrigger[];
  "triggers.add": (wish: TriggerWish) => InstalledTrigger;
  "triggers.delete": (triggerUid: string) => null;
  /** What is left of the daily quota, or null for a mail that was sent. */
  "mail.call": (method: MailCallName, message: unknown) => number | null;
  "utilities.sleep": (ms: number) => null;
  "utilities.uuid": () => string;
  /** Bytes are 0 to 255 on both sides. */
  "utilities.digest": (algorithm: string, bytes: readonly number[]) => readonly number[];
  "utilities.toBase64": (bytes: readonly number[], webSafe: boolean) => string;
  "utilities.fromBase64": (text: string) => readonly number[];
  log: (level: LogLevel, text: string) => null;
}

export type HostCallName = keyof HostCalls;

/** Asks the main thread and waits for its answer; an error there is thrown here. */
export type AskHost = <Name extends HostCallName>(
  name: Name,
  ...parameters: Parameters<HostCalls[Name]>
) => ReturnType<HostCalls[Name]>;

/** What a run of a script knows from its beginning. */
export interface RunFacts {
  readonly entry: Entry;
  /** The person whose rights the run has. */
  readonly effectiveUser: string;
  /** The person at the keyboard; empty when Google would not tell. */
  readonly activeUser: string;
  readonly scriptId: string;
  /** IANA zone of the manifest. */
  readonly timeZone: string;
  /** `userSymbol` of each advanced service that the manifest enables. */
  readonly advancedServices: readonly string[];
  /** The scopes that the manifest lists; null when it lists none, so that Google finds out by itself what the script needs. */
  readonly oauthScopes: readonly string[] | null;
  /** HTML files of the project by name, without `.html`. */
  readonly html: Readonly<Record<string, string>>;
}

/** `simple`: onOpen or onEdit, without consent. `user`: a menu item or a call from a page. `clock`: nobody is there. */
export type Entry = "simple" | "user" | "trigger" | "clock";

/** How the entry function is called: with plain arguments, or with an event. */
export type Invocation = { readonly args: readonly unknown[] } | { readonly event: EventFacts };

/** The fields of an event object; what has methods there is rebuilt beside the script. All indexes are 1-based. */
export interface EventFacts {
  readonly authMode: "LIMITED" | "FULL";
  readonly triggerUid?: string;
  /** Mail of the active user, where Google tells it; null for events of the clock. */
  readonly user: string | null;
  readonly range?: RangeFacts;
  readonly value?: string;
  readonly oldValue?: string;
  readonly changeType?: string;
  /** The civil time of a clock event, under Google's names. */
  readonly time?: Readonly<Record<string, number | string>>;
}

/** A block of cells; 1-based, both ends included. */
export interface RangeFacts {
  readonly sheetId: number;
  readonly rowStart: number;
  readonly rowEnd: number;
  readonly columnStart: number;
  readonly columnEnd: number;
}

export interface SpreadsheetFacts {
  readonly id: string;
  readonly title: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly sheets: readonly { readonly sheetId: number; readonly title: string; readonly isHidden: boolean }[];
  /** What the person at the keyboard has selected. */
  readonly activeRange: RangeFacts;
  readonly currentCell: RangeFacts;
}

export interface Menu {
  readonly title: string;
  readonly items: readonly MenuEntry[];
}
export type MenuEntry =
  | { readonly kind: "item"; readonly title: string; readonly functionName: string }
  | { readonly kind: "separator" }
  | { readonly kind: "menu"; readonly menu: Menu };

/** A question put to the person by `Ui.alert` or `Ui.prompt`. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly buttons: ButtonSetName;
}
export interface PromptAnswer {
  readonly button: ButtonName;
  readonly text: string;
}
export const BUTTONS = ["CLOSE", "OK", "CANCEL", "YES", "NO"] as const;
export type ButtonName = (typeof BUTTONS)[number];
export const BUTTON_SETS = ["OK", "OK_CANCEL", "YES_NO", "YES_NO_CANCEL"] as const;
export type ButtonSetName = (typeof BUTTON_SETS)[number];

/** A sidebar or dialog that a script asked to show; it does not suspend the script. */
export interface ShownPage {
  readonly kind: "sidebar" | "modal" | "modeless";
  readonly title: string;
  readonly html: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

export type Scope = "document" | "script" | "user";
export type LogLevel = "debug" | "info" | "warn" | "error";

export interface InstalledTrigger extends TriggerWish {
  readonly triggerUid: string;
  /** Mail of the person who created it, and as whom it runs. */
  readonly creator: string;
}

export interface TriggerWish {
  readonly handler: string;
  readonly eventType: TriggerEventType;
  /** The spreadsheet it watches; null for the clock. */
  readonly spreadsheetId: string | null;
  /** Null for spreadsheet events. */
  readonly schedule: Schedule | null;
}

export const TRIGGER_EVENT_TYPES = ["CLOCK", "ON_OPEN", "ON_EDIT", "ON_CHANGE"] as const;
export type TriggerEventType = (typeof TRIGGER_EVENT_TYPES)[number];

export type Schedule =
  | { readonly every: "minutes"; readonly count: number }
  | { readonly every: "hours"; readonly count: number }
  | { readonly every: "days"; readonly count: number; readonly hour: number; readonly minute: number }
  | { readonly every: "week"; readonly weekday: Weekday; readonly hour: number; readonly minute: number };

export const WEEKDAYS = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const SHEETS_METHODS = [
  "spreadsheets.get",
  "spreadsheets.create",
  "spreadsheets.batchUpdate",
  "spreadsheets.values.get",
  "spreadsheets.values.batchGet",
  "spreadsheets.values.update",
  "spreadsheets.values.append",
  "spreadsheets.values.clear",
  "spreadsheets.values.batchUpdate",
] as const;
/** The methods of MailApp. */
export type MailCallName = "sendEmail" | "getRemainingDailyQuota";

export type ApiParameters = Readonly<Record<string, unknown>>;
export type DocsMethod = "documents.create" | "documents.get" | "documents.batchUpdate";
export type DriveMethod =
  | "files.create"
  | "files.copy"
  | "files.get"
  | "files.list"
  | "files.update"
  | "files.delete"
  | "files.export"
  | "permissions.create"
  | "permissions.list"
  | "permissions.delete";

/** A blob as it crosses between the threads; bytes are 0 to 255. */
export interface BlobFacts {
  readonly mimeType: string;
  readonly bytes: readonly number[];
}

/** What the Drive API answered: a resource, or the bytes of a file. */
export type DriveReply =
  | { readonly kind: "resource"; readonly resource: unknown }
  | { readonly kind: "blob"; readonly blob: BlobFacts };

export type SheetsMethod = (typeof SHEETS_METHODS)[number];
export type SheetsParameters = ApiParameters;

/** An error as it crosses between the threads. */
export interface ErrorFacts {
  readonly name: string;
  readonly message: string;
  /** Of Google's services: `{ code, message, errors }`. */
  readonly details?: unknown;
  readonly stack?: string;
}

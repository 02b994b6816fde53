import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { sheets_v4 } from "googleapis";
import { z } from "zod";
import { writeFileSafely } from "./atomic-file.ts";
import { driveFile } from "./drive/resources.ts";
import type { DriveContents } from "./drive/storage.ts";
import { Problem } from "./problem.ts";
import { TRIGGER_EVENT_TYPES, WEEKDAYS } from "./services/host-calls.ts";

/** Where a Workspace keeps itself: one record for the whole, one for each spreadsheet, and the contents of files. */
export interface Store extends DriveContents {
  /** Undefined when there is nothing yet. Throws `Problem` when it cannot be read. */
  readState(): WorkspaceState | undefined;
  writeState(state: WorkspaceState): void;
  readSpreadsheet(id: string): sheets_v4.Schema$Spreadsheet | undefined;
  writeSpreadsheet(id: string, spreadsheet: sheets_v4.Schema$Spreadsheet): void;
}

/** The version of the files. One more whenever an older program could no longer understand them. */
const FORMAT = 1;

const schedule = z.discriminatedUnion("every", [
  z.object({ every: z.literal("minutes"), count: z.number() }),
  z.object({ every: z.literal("hours"), count: z.number() }),
  z.object({ every: z.literal("days"), count: z.number(), hour: z.number(), minute: z.number() }),
  z.object({ every: z.literal("week"), weekday: z.enum(WEEKDAYS), hour: z.number(), minute: z.number() }),
]);

const sentMail = z.object({
  /** Mail of the person as whom the script sent it. */
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  subject: z.string(),
  body: z.string(),
  htmlBody: z.string().nullable(),
  /** Shown in place of the sender's own name; empty for that. */
  name: z.string(),
  noReply: z.boolean(),
  /** ISO instant. */
  sentAt: z.string(),
});
/** A mail that a script has sent. */
export type SentMail = z.infer<typeof sentMail>;

const workspaceState = z.object({
  scriptId: z.string(),
  /** Mail of the owner, who installs the script. */
  installer: z.string(),
  activeSpreadsheetId: z.string().nullable(),
  /** By owner of the store ("script", "document:ID", "user:MAIL"), then by key. */
  properties: z.record(z.string(), z.record(z.string(), z.string())),
  triggers: z.array(
    z.object({
      triggerUid: z.string(),
      creator: z.string(),
      handler: z.string(),
      eventType: z.enum(TRIGGER_EVENT_TYPES),
      spreadsheetId: z.string().nullable(),
      schedule: schedule.nullable(),
      /** ISO instant of the next firing by the clock. */
      nextRun: z.string().nullable(),
    }),
  ),
  /** In the order in which they were sent. */
  outbox: z.array(sentMail).default([]),
  /** The files of everybody's Drive, but for spreadsheets. */
  driveFiles: z.array(driveFile).default([]),
});
export type WorkspaceState = z.infer<typeof workspaceState>;
export type StoredTrigger = WorkspaceState["triggers"][number];

/** The open spreadsheet. Throws when none has been made. */
export function openSpreadsheetId({ activeSpreadsheetId }: WorkspaceState): string {
  if (activeSpreadsheetId === null) throw new Error("No spreadsheet is open.");
  return activeSpreadsheetId;
}

const spreadsheetRecord = z.object({ spreadsheet: z.looseObject({ spreadsheetId: z.string() }) });
const documentRecord = z.object({ document: z.looseObject({ documentId: z.string() }) });

/** Keeps everything as JSON files in a folder, each written safely. Nothing is created before the first write. */
export function fileStore(folder: string): Store {
  const statePath = join(folder, "workspace.json");
  const pathOf = (kind: string, id: string, ending: string) =>
    join(folder, kind, `${id.replace(/[^\w-]/g, "_")}.${ending}`);
  const spreadsheetPath = (id: string) => pathOf("spreadsheets", id, "json");
  const documentPath = (id: string) => pathOf("documents", id, "json");
  const contentPath = (id: string) => pathOf("files", id, "bin");
  return {
    readState: () => readRecord(statePath, workspaceState),
    writeState: (state) => writeRecord(statePath, state),
    readSpreadsheet: (id) => readRecord(spreadsheetPath(id), spreadsheetRecord)?.spreadsheet,
    writeSpreadsheet: (id, spreadsheet) => writeRecord(spreadsheetPath(id), { spreadsheet }),
    readDocument: (id) => readRecord(documentPath(id), documentRecord)?.document,
    writeDocument: (id, document) => writeRecord(documentPath(id), { document }),
    readContent: (id) => (existsSync(contentPath(id)) ? new Uint8Array(readFileSync(contentPath(id))) : undefined),
    writeContent: (id, content) => writeFileSafely(contentPath(id), content),
  };
}

/** Keeps everything in memory, as the files would: what is read is never what was written but its copy. */
export function memoryStore(): Store {
  let state: WorkspaceState | undefined;
  const spreadsheets = new Map<string, sheets_v4.Schema$Spreadsheet>();
  const documents = new Map<string, object>();
  const contents = new Map<string, Uint8Array>();
  return {
    readState: () => structuredClone(state),
    writeState: (written) => {
      state = structuredClone(written);
    },
    readSpreadsheet: (id) => structuredClone(spreadsheets.get(id)),
    writeSpreadsheet: (id, spreadsheet) => {
      // What is saved is replaced and never changed, so that it need not be copied before somebody reads it.
      spreadsheets.set(id, spreadsheet);
    },
    readDocument: (id) => structuredClone(documents.get(id)),
    writeDocument: (id, document) => void documents.set(id, document),
    readContent: (id) => contents.get(id),
    writeContent: (id, content) => void contents.set(id, content),
  };
}

function writeRecord(path: string, record: object): void {
  writeFileSafely(path, `${JSON.stringify({ format: FORMAT, ...record })}\n`);
}

function readRecord<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | undefined {
  if (!existsSync(path)) return undefined;
  let record: unknown;
  try {
    record = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw damaged(path);
  }
  const format = z.object({ format: z.number() }).safeParse(record).data?.format;
  if (format === undefined) throw damaged(path);
  if (format > FORMAT) {
    throw new Problem(
      `El archivo ${path} fue guardado por una versión más nueva de cuadros (formato ${format}; esta versión lee hasta el ${FORMAT}). ` +
        "No se ha modificado. Actualice cuadros y vuelva a intentarlo.",
    );
  }
  const parsed = schema.safeParse(record);
  if (!parsed.success) throw damaged(path);
  return parsed.data;
}

function damaged(path: string): Problem {
  return new Problem(
    `El archivo ${path} está dañado y no se puede leer. No se ha modificado. ` +
      "Reemplácelo por una copia buena, o mueva su carpeta a otro lugar para empezar de nuevo.",
  );
}

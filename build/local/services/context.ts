import { createDocsAdvanced } from "./docs-advanced.ts";
import { createDriveAdvanced } from "./drive-advanced.ts";
import { emulated } from "./emulated.ts";
import type { AskHost, ErrorFacts, EventFacts, Invocation, RunFacts } from "./host-calls.ts";
import { createHtmlService } from "./html-service.ts";
import { createConsole, createLogger } from "./logging.ts";
import { createMailApp } from "./mail-app.ts";
import { AuthMode, createScriptApp } from "./script-app.ts";
import { createSession, createUser } from "./session.ts";
import { createSheetsAdvanced } from "./sheets-advanced.ts";
import { createEventRange, createSpreadsheet, createSpreadsheetApp } from "./spreadsheet-app.ts";
import { createCacheService, createLockService, createPropertiesService } from "./storage.ts";
import { createUtilities } from "./utilities.ts";

/** Services of Apps Script that exist there and of which nothing is emulated here. */
const NOT_EMULATED = [
  "Browser",
  "CalendarApp",
  "CardService",
  "Charts",
  "ContactsApp",
  "ContentService",
  "DataStudioApp",
  "DocumentApp",
  "DriveApp",
  "FormApp",
  "GmailApp",
  "GroupsApp",
  "Jdbc",
  "LanguageApp",
  "LinearOptimizationService",
  "Maps",
  "SitesApp",
  "SlidesApp",
  "UrlFetchApp",
  "XmlService",
];

/** Advanced services by the name that manifests usually give them. */
const ADVANCED: Readonly<Record<string, (ask: AskHost, facts: RunFacts) => object>> = {
  Sheets: createSheetsAdvanced,
  Docs: createDocsAdvanced,
  Drive: createDriveAdvanced,
};

/**
 * Puts the services of Apps Script into the global scope and takes away what Apps Script lacks. This code runs inside the
 * script's own context, so that its arrays and errors are of the script's own kinds.
 * `send` takes a call as JSON text and gives back `{ value }` or `{ error }` as JSON text.
 */
export function installServices(send: (call: string) => string, facts: RunFacts): Started {
  const ask = createAsk(send);
  const services: Record<string, object> = {
    SpreadsheetApp: createSpreadsheetApp(ask, facts),
    HtmlService: createHtmlService(facts),
    PropertiesService: createPropertiesService(ask),
    CacheService: createCacheService(ask),
    LockService: createLockService(ask),
    ScriptApp: createScriptApp(ask, facts),
    Session: createSession(facts),
    MailApp: createMailApp(ask, facts),
    Utilities: createUtilities(ask),
    Logger: createLogger(ask),
    console: createConsole(ask),
  };
  for (const name of NOT_EMULATED) services[name] = emulated(name, {});
  for (const name of facts.advancedServices) {
    services[name] = ADVANCED[name]?.(ask, facts) ?? emulated(name, {});
  }
  const scope = globalThis as unknown as Record<string, unknown>;
  delete scope.WebAssembly;
  for (const [name, service] of Object.entries(services)) {
    Object.defineProperty(scope, name, { value: service, writable: true, configurable: true, enumerable: false });
  }
  return { invoke: (entry, invocation, settle) => invoke(ask, entry, invocation, settle) };
}

/** What the worker does with the context once the project's files are loaded. */
export interface Started {
  /** Calls the entry function; `settle` gets `{ value }` or `{ error }` as JSON text, at once or when a promise is fulfilled. */
  invoke(entry: (...parameters: unknown[]) => unknown, invocation: string, settle: (outcome: string) => void): void;
}

function createAsk(send: (call: string) => string): AskHost {
  return (name, ...parameters) => {
    const answer = JSON.parse(send(JSON.stringify({ name, parameters })));
    if (answer.error) throw rebuiltError(answer.error);
    return answer.value;
  };
}

function rebuiltError({ name, message, details }: ErrorFacts): Error {
  const error = new Error(message);
  error.name = name;
  return details === undefined ? error : Object.assign(error, { details });
}

function invoke(
  ask: AskHost,
  entry: (...parameters: unknown[]) => unknown,
  invocationText: string,
  settle: (outcome: string) => void,
): void {
  const succeed = (value: unknown) => settle(JSON.stringify({ value: value ?? null }));
  const fail = (error: unknown) => settle(JSON.stringify({ error: errorFacts(error) }));
  try {
    const invocation: Invocation = JSON.parse(invocationText);
    const result = "event" in invocation ? entry(createEvent(ask, invocation.event)) : entry(...invocation.args);
    if (result instanceof Promise) result.then(succeed, fail);
    else succeed(result);
  } catch (error) {
    fail(error);
  }
}

function createEvent(ask: AskHost, facts: EventFacts): object {
  const { authMode, user, range, time, ...plain } = facts;
  return {
    ...plain,
    ...time,
    authMode: AuthMode[authMode],
    ...(user === null ? {} : { user: createUser(user), source: createSpreadsheet(ask, "event.source") }),
    ...(range ? { range: createEventRange(ask, range) } : {}),
  };
}

function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const details = "details" in error ? { details: error.details } : {};
  return { name: error.name, message: error.message, stack: error.stack ?? "", ...details };
}

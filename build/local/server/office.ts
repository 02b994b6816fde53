import type { GoogleCall } from "../google-calls.ts";
import type { ScriptProject } from "../script-project.ts";
import type { RunReport } from "../script-runs.ts";
import { loadCalculators } from "../sheets/calculator.ts";
import { createEvaluator } from "../sheets/evaluation.ts";
import type { Spreadsheet } from "../sheets/resources.ts";
import type { Store } from "../store.ts";
import { openWorkspace, type Workspace } from "../workspace.ts";
import { type AppApi, createAppApi } from "./app-api.ts";
import { type ChangeFeed, createChangeFeed } from "./change-feed.ts";
import { createDesk, type Desk } from "./desk.ts";
import { createMenuBar } from "./menu-bar.ts";
import { createRunning } from "./running.ts";
import { createUndoJournal } from "./undo.ts";
import { createWindows, type Windows } from "./windows.ts";

export interface OfficeOptions {
  readonly project: ScriptProject;
  readonly store: Store;
  /** What an empty Workspace begins with. */
  readonly example: () => Spreadsheet;
  /** Moves away what the store holds, so that nothing is lost when another spreadsheet takes its place. */
  readonly setAside: () => void;
  /** Told, in Spanish, of what nobody at the page is told: failed triggers. */
  readonly log: (text: string) => void;
  readonly trace?: ((call: GoogleCall) => void) | undefined;
  readonly now?: () => Date;
}

/** A Workspace at which people sit at windows of the page. */
export interface Office {
  readonly workspace: Workspace;
  readonly api: AppApi;
  readonly windows: Windows;
  readonly desk: Desk;
  readonly feed: ChangeFeed;
  /** Puts another spreadsheet in the place of the open one, once all scripts have ended; their questions are cancelled. */
  startOver(body: Spreadsheet): Promise<void>;
  close(): Promise<void>;
}

/** Google starts clock triggers to the minute at best. */
const CLOCK_MS = 30_000;

/** Opens the Workspace of a store, with the example in it when it is empty. Throws `Problem` when its files cannot be read. */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const { project, store, example, setAside, log, trace, now = () => new Date() } = options;
  const windows = createWindows((person) => desk.questionsOf(person));
  const desk = createDesk(windows.tell);
  let feed: ChangeFeed | undefined;
  const { dialogs } = desk;
  const workspace = await openWorkspace({
    project,
    store,
    dialogs,
    onChange: () => feed?.note(),
    now,
    ...(trace && { trace }),
  });
  if (workspace.spreadsheetId() === null) workspace.createSpreadsheet(example());
  feed = createChangeFeed(workspace.stored, windows.tellAll);
  const journal = createUndoJournal(workspace);
  const running = createRunning((error) => log(`Un programa no pudo terminar: ${textOf(error)}`));
  const menuBar = createMenuBar(workspace, (person, reason) =>
    windows.tell(person, { kind: "toast", title: "No se pudieron crear los menús", text: reason }),
  );
  const followTriggers = (runs: Promise<readonly RunReport[]>) => {
    running.follow(runs.then((reports) => logFailures(reports, log)));
  };
  const clock = setInterval(() => followTriggers(workspace.tick(now())), CLOCK_MS).unref();
  const evaluationOf = createEvaluator((await loadCalculators(now))(), now);
  // The first computation is the longest; by the time that somebody opens the page it is done.
  setImmediate(() => evaluationOf(workspace.stored()).view.computed(workspace.stored()).reach(0));

  return {
    workspace,
    api: createAppApi({
      workspace,
      evaluationOf,
      feed,
      desk,
      menuBar,
      journal,
      running,
      followTriggers,
      tell: windows.tell,
    }),
    windows,
    desk,
    feed,
    async startOver(body) {
      await running.end(desk.clear);
      workspace.startOver(body, setAside);
      journal.clear();
      menuBar.clear();
      feed.revision();
    },
    async close() {
      clearInterval(clock);
      windows.closeAll();
      await workspace.close();
    },
  };
}

function logFailures(reports: readonly RunReport[], log: (text: string) => void): void {
  for (const { functionName, error, log: lines } of reports) {
    // A handler may survive its error, and write it into its log only.
    const failure = error?.message ?? lines.find(({ level }) => level === "error")?.text;
    if (failure !== undefined) log(`El disparador ${functionName} encontró un error: ${failure}`);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

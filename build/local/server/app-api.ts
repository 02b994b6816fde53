import type { DimensionChange } from "../grid-actions.ts";
import type { RunReport } from "../script-runs.ts";
import { sheetById } from "../sheets/draft.ts";
import type { Evaluation } from "../sheets/evaluation.ts";
import type { ChangeType } from "../trigger-runs.ts";
import type { Workspace } from "../workspace.ts";
import type { ChangeFeed } from "./change-feed.ts";
import type { Desk } from "./desk.ts";
import type { MenuBar } from "./menu-bar.ts";
import type { Participant } from "./people.ts";
import { BODIES, type PageEvent, type SheetModel, type WorkbookModel } from "./protocol.ts";
import { Refusal } from "./refusal.ts";
import type { Running } from "./running.ts";
import { sheetModel } from "./sheet-model.ts";
import type { UndoJournal } from "./undo.ts";
import { workbookModel } from "./workbook-model.ts";

/** What the requests of the page work on. */
export interface AppParts {
  readonly workspace: Workspace;
  readonly evaluationOf: (spreadsheet: ReturnType<Workspace["stored"]>) => Evaluation;
  readonly feed: ChangeFeed;
  readonly desk: Desk;
  readonly menuBar: MenuBar;
  readonly journal: UndoJournal;
  readonly running: Running;
  readonly followTriggers: (runs: Promise<readonly RunReport[]>) => void;
  readonly tell: (person: string, event: PageEvent) => void;
}

/** What the page asks and does; each as somebody. */
export interface AppApi {
  workbook(who: Participant): Promise<WorkbookModel>;
  sheet(who: Participant, sheetId: number): SheetModel;
  /** Carries out a POST request by the last part of its path; undefined when there is none of that name. */
  act(name: string, who: Participant, body: unknown): Promise<unknown> | undefined;
}

/** The requests of the page, apart from files and streams. They throw `Refusal`, `ApiError` or `ZodError`. */
export function createAppApi(parts: AppParts): AppApi {
  const { workspace, evaluationOf, feed, menuBar } = parts;
  const actions = { ...gridActions(parts), ...scriptActions(parts) };
  return {
    workbook: async (who) => {
      const menus = who.rights === "reader" ? [] : await menuBar.menusOf(who.email);
      return workbookModel(workspace.stored(), menus, who.email, feed.revision());
    },
    sheet: (who, sheetId) => {
      const spreadsheet = workspace.stored();
      const sheet = sheetById(spreadsheet, sheetId);
      const viewer = { person: workspace.person(who.email), isReader: who.rights === "reader" };
      return sheetModel(spreadsheet, sheet, evaluationOf(spreadsheet), viewer, feed.revision());
    },
    act: (name, who, body) => (Object.hasOwn(actions, name) ? actions[name]!(who, body) : undefined),
  };
}

type Action = (who: Participant, body: unknown) => Promise<unknown>;

function gridActions({ workspace, feed, journal, followTriggers }: AppParts): Record<string, Action> {
  const { grid } = workspace;
  /** Answers when the value is in; the triggers go on. */
  const done = ({ runs }: { readonly runs: Promise<readonly RunReport[]> }) => {
    followTriggers(runs);
    return { revision: feed.revision() };
  };
  const editor =
    (act: (user: string, body: unknown) => unknown): Action =>
    async (who, body) => {
      checkMayEdit(who);
      return await act(who.email, body);
    };

  return {
    edit: editor((user, body) => {
      const { sheetId, row0, column0, text } = BODIES.edit.parse(body);
      const cell = { sheetId, rowIndex0: row0, columnIndex0: column0 };
      return done(journal.cells(user, () => grid.edit(cell, text, user)));
    }),
    paste: editor((user, body) => {
      const { sheetId, row0, column0, rows } = BODIES.paste.parse(body);
      const cell = { sheetId, rowIndex0: row0, columnIndex0: column0 };
      return done(journal.cells(user, () => grid.paste(cell, rows, user)));
    }),
    clear: editor((user, body) => {
      const block = BODIES.clear.parse(body);
      return done(journal.cells(user, () => grid.clear(block, user)));
    }),
    dimension: editor((user, body) => {
      const change = BODIES.dimension.parse(body);
      return done(journal.sheets(user, undoingChange(change), () => grid.changeDimension(change, user)));
    }),
    resize: editor((user, body) => done(grid.resize(BODIES.resize.parse(body), user))),
    group: editor((user, body) => done(grid.fold(BODIES.group.parse(body), user))),
    undo: editor(async (user) => done(await journal.undo(user))),
  };
}

function scriptActions({ workspace, feed, desk, menuBar, running, tell }: AppParts): Record<string, Action> {
  return {
    select: async (who, body) => {
      workspace.select(BODIES.select.parse(body), who.email);
      return {};
    },
    menu: async (who, body) => {
      checkMayEdit(who);
      const { functionName } = BODIES.menu.parse(body);
      if (!(await menuBar.offers(who.email, functionName))) throw new Refusal(404, "Esa opción de menú ya no existe.");
      const runId = running.newId();
      tell(who.email, { kind: "running", runId, functionName });
      const run = workspace.call(functionName, who.email).then(
        ({ error }) => tell(who.email, { kind: "finished", runId, error: error?.message ?? null }),
        (error) => tell(who.email, { kind: "finished", runId, error: String(error) }),
      );
      running.follow(run);
      return { runId };
    },
    call: async (who, body) => {
      checkMayEdit(who);
      const { functionName, args, dialogId } = BODIES.call.parse(body);
      desk.page(dialogId, who.email);
      // Google keeps these from pages, so that a project can have functions of its own.
      if (functionName.endsWith("_"))
        return { error: { name: "Exception", message: `Script function not found: ${functionName}` } };
      const { value, error } = await running.follow(workspace.call(functionName, who.email, args));
      return error ? { error: { name: error.name, message: error.message } } : { value };
    },
    answer: async (who, body) => {
      const { questionId, button, text } = BODIES.answer.parse(body);
      desk.answer(who.email, questionId, button, text ?? "");
      return { revision: feed.revision() };
    },
    close: async (who, body) => {
      desk.close(who.email, BODIES.close.parse(body).dialogId);
      return { revision: feed.revision() };
    },
  };
}

/** Throws `Refusal` for somebody who may only read. */
export function checkMayEdit({ rights }: Participant): void {
  if (rights === "reader") throw new Refusal(403, READ_ONLY);
}

const READ_ONLY =
  "Solo lectura: usted puede ver este libro, pero no editarlo. Solicite acceso de edición a su propietario.";

/** What undoing is to the change trigger. */
function undoingChange({ dimension, operation }: DimensionChange): ChangeType {
  const line = dimension === "ROWS" ? "ROW" : "COLUMN";
  return operation === "insert" ? `REMOVE_${line}` : `INSERT_${line}`;
}

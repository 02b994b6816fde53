import { runsAsInstaller } from "./installer.ts";
import { dueWork, keep } from "./keep.ts";
import { outcomeMessage } from "./messages.ts";
import { sendNotices } from "./notices-mail.ts";
import { leaveWord, type Word } from "./queue.ts";
import { makeReports } from "./reports.ts";

/** Handlers have names of their own: one called `onEdit` would run twice, as simple and as installable trigger. */
const EDIT = "handleEdit";
const CHANGE = "handleChange";
const CLOCK = "handleClock";
const CLOCK_MINUTES = 5;

/** Installs the triggers of the person who runs this, replacing that person's earlier ones, so that none is doubled. */
export function installTriggers(): void {
  const spreadsheet = SpreadsheetApp.getActive();
  for (const trigger of ScriptApp.getProjectTriggers()) {
    if ([EDIT, CHANGE, CLOCK].includes(trigger.getHandlerFunction())) ScriptApp.deleteTrigger(trigger);
  }
  ScriptApp.newTrigger(EDIT).forSpreadsheet(spreadsheet).onEdit().create();
  ScriptApp.newTrigger(CHANGE).forSpreadsheet(spreadsheet).onChange().create();
  ScriptApp.newTrigger(CLOCK).timeBased().everyMinutes(CLOCK_MINUTES).create();
}

/** Installable edit trigger. The event says who edited where; what stands there now is read by the pass. */
export function handleEdit(event?: unknown): void {
  quietly(() => {
    leaveWord(editWord(event as EditEvent | undefined));
    return keep({ always: false });
  });
  quietly(makeOpenReports);
}

/** Installable change trigger: rows, columns and sheets added or removed. Edits come through the edit trigger as well. */
export function handleChange(event?: { changeType?: string }): void {
  if (event?.changeType === "EDIT") return;
  quietly(() => {
    leaveWord({ kind: "change" });
    return keep({ always: false });
  });
}

/**
 * Clock trigger: takes the words that no other run has taken, looks now and then for what no trigger saw, makes the reports
 * that wait, and sends the week's mails.
 */
export function handleClock(): void {
  quietly(() => {
    const due = dueWork();
    return due && keep({ always: due === "look" });
  });
  quietly(makeOpenReports);
  quietly(() => {
    sendNotices();
    return null;
  });
}

function makeOpenReports(): null {
  makeReports();
  return null;
}

/** What Google's edit event has that we use. Rows and columns count from 1, both ends included. */
type EditEvent = Partial<Pick<GoogleAppsScript.Events.SheetsOnEdit, "range" | "user">>;

/** An event without a range says no more than that something changed. */
function editWord(event: EditEvent | undefined): Word {
  const range = event?.range;
  if (!range) return { kind: "change" };
  return {
    kind: "edit",
    author: event.user?.getEmail() ?? "",
    sheetId: range.getSheet().getSheetId(),
    startRow0: range.getRow() - 1,
    endRow0: range.getLastRow(),
    startColumn0: range.getColumn() - 1,
    endColumn0: range.getLastColumn(),
  };
}

/** Anyone can call a handler from a page with an event of their own making; only the installer's own runs go on. */
function quietly(work: () => ReturnType<typeof keep> | null): void {
  if (!runsAsInstaller()) return;
  try {
    const kept = work();
    if (kept && ["incomplete", "newer", "stuck"].includes(kept.kind))
      SpreadsheetApp.getActive().toast(outcomeMessage(kept));
  } catch (error) {
    // Thrown on, it would be mailed to the installer in English, while the next pass mends what this one could not.
    console.error(error);
  }
}

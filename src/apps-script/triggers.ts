import { runsAsInstaller } from "./installer.ts";
import { isDue, keep } from "./keep.ts";
import { outcomeMessage } from "./messages.ts";

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

/** Installable edit trigger. The event only says that something changed; the pass looks at the state. */
export function handleEdit(): void {
  keepQuietly();
}

/** Installable change trigger: rows, columns and sheets added or removed. Edits come through the edit trigger as well. */
export function handleChange(event?: { changeType?: string }): void {
  if (event?.changeType !== "EDIT") keepQuietly();
}

/** Clock trigger: takes what no edit trigger saw. */
export function handleClock(): void {
  if (isDue()) keepQuietly();
}

function keepQuietly(): void {
  if (!runsAsInstaller()) return;
  try {
    const kept = keep();
    if (kept.kind === "incomplete" || kept.kind === "newer") SpreadsheetApp.getActive().toast(outcomeMessage(kept));
  } catch (error) {
    // Thrown on, it would be mailed to the installer in English, while the next pass mends what this one could not.
    console.error(error);
  }
}

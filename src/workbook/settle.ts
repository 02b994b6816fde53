import { type ListedFinding, listFindings } from "../plan/acceptance.ts";
import type { Finding } from "../plan/finding.ts";
import { keyGiver } from "../plan/keys.ts";
import type { MendStep } from "../plan/mend.ts";
import { objectivesOf } from "../plan/plan.ts";
import { authorFinder } from "./authors.ts";
import { type CellEdit, withEdits } from "./edits.ts";
import { type HealedRow, healContents, healShown } from "./memory/heal.ts";
import { recoverTexts } from "./memory/last-known.ts";
import { type ChosenMend, chosenMend, mendEdits, takeSteps } from "./mends.ts";
import type { Occasion, WishOutcome } from "./occasion.ts";
import { grantEntries, type Recording, recordedEntries } from "./progress.ts";
import { grantProposal, type Scheduling } from "./proposal.ts";
import { withActions } from "./read/progress.ts";
import { findSheets, type ManagedRead, type ManagedSheets, readManaged } from "./read/read.ts";
import type { Snapshot } from "./snapshot.ts";
import type { State } from "./state.ts";
import { tidyTyped } from "./tidy.ts";

/** A managed workbook as it is read once everything is in order that cuadros may put in order, or was asked to. */
export interface Settled {
  /** As it will be when the edits are written. */
  readonly snapshot: Snapshot;
  readonly sheets: ManagedSheets;
  readonly read: ManagedRead;
  /** Rows that got back the key of their content, and the edits of key cells that do it. */
  readonly healed: readonly HealedRow[];
  readonly keyEdits: readonly CellEdit[];
  /** Typed texts whose meaning is certain, put as numbers or under the catalogue's names. */
  readonly tidied: readonly CellEdit[];
  readonly mended: readonly { readonly chosen: ChosenMend; readonly edits: readonly CellEdit[] }[];
  readonly scheduling: Scheduling;
  readonly recording: Recording;
  readonly outcomes: readonly WishOutcome[];
}

/**
 * Reads a managed workbook in steps, each on what the one before left: rows get back torn keys, the mends that people chose are
 * made, and what was typed is tidied where its meaning is certain. `findingsOf` gives what is found in a reading.
 */
export function settle(
  snapshot: Snapshot,
  state: State,
  occasion: Occasion,
  findingsOf: (sheets: ManagedSheets, read: ManagedRead) => readonly Finding[],
): Settled | { readonly missing: readonly string[] } {
  const found = findSheets(snapshot, state);
  if ("missing" in found) return found;
  const { wishes } = occasion;
  const steps: MendStep[] = [];
  const readOf = createReader(state, occasion, steps);
  let now: Pick<Settled, "snapshot" | "sheets" | "read"> = {
    snapshot,
    sheets: found,
    read: readOf(found),
  };
  const edit = (edits: readonly CellEdit[]) => {
    if (edits.length === 0) return;
    const edited = withEdits(now.snapshot, edits);
    const sheets = findSheets(edited, state) as ManagedSheets;
    now = { snapshot: edited, sheets, read: readOf(sheets) };
  };
  const contents = healContents(now.sheets, state.memory);
  edit(contents.edits);
  const shown = healShown(now.sheets, now.read.plan, state.memory);
  edit(shown.edits);
  const outcomes: WishOutcome[] = [];
  const mended: { chosen: ChosenMend; edits: readonly CellEdit[] }[] = [];
  let listed: readonly ListedFinding[] | null = null;
  for (const wish of wishes) {
    if (wish.kind !== "mend") continue;
    listed ??= listFindings(findingsOf(now.sheets, now.read), state.accepted);
    const chosen = chosenMend(wish, listed);
    const edits = chosen ? mendEdits(chosen.mend, now.sheets, now.read) : [];
    const isPossible = chosen && (edits.length > 0 || chosen.mend.steps.some(({ kind }) => kind !== "set"));
    outcomes.push({ id: wish.id, kind: isPossible ? "done" : "gone" });
    if (!isPossible) continue;
    listed = null;
    steps.push(...chosen.mend.steps);
    if (edits.length > 0) edit(edits);
    else now = { ...now, read: readOf(now.sheets) };
    mended.push({ chosen, edits });
  }
  const tidied = tidyTyped(now.snapshot, now.sheets, now.read);
  edit(tidied);
  const scheduling = grantProposal(wishes, now.sheets, now.read, state.proposed);
  edit(scheduling.edits);
  const keys = keyGiver(now.read.lastKeys);
  const recording = grantEntries(wishes, now.read, keys, occasion.now.slice(0, 10), state.granted);
  const progress = [...now.read.progress, ...recording.entries];
  return {
    ...now,
    read: { ...now.read, progress, lastKeys: keys.last },
    healed: [...contents.healed, ...shown.healed],
    keyEdits: [...contents.edits, ...shown.edits],
    tidied,
    mended,
    scheduling,
    recording,
    outcomes: [...outcomes, ...scheduling.outcomes, ...recording.outcomes],
  };
}

/** Reads the sheets, takes the `steps` of mends that make or move rows, as many as there are by then, and sees who recorded entries. */
function createReader(
  state: State,
  { now, edits }: Occasion,
  steps: readonly MendStep[],
): (sheets: ManagedSheets) => ManagedRead {
  const { lastKeys, memory, accepted } = state;
  const seen = { today: now.slice(0, 10), authorAt: authorFinder(edits), accepted };
  return (sheets) => {
    const read = readManaged(sheets, lastKeys);
    const isThere = (rowKey: string) => sheets.axes.some(({ rows }) => rows.has(rowKey));
    const axes = recoverTexts(read.plan.axes, memory, isThere);
    const texts = new Map([...objectivesOf({ axes })].map(({ objective }) => [objective.key, objective.text]));
    const budget = read.plan.budget.map((row) => ({
      ...row,
      objectiveText: texts.get(row.objectiveKey ?? "") ?? row.objectiveText,
    }));
    const keys = keyGiver(read.lastKeys);
    const taken = takeSteps(steps, { ...read, plan: { ...read.plan, axes, budget } }, state, keys);
    const entries = recordedEntries(read, sheets.progress, seen);
    return {
      ...taken,
      progress: steps.length > 0 ? withActions(entries, taken.plan) : entries,
      lastKeys: keys.last,
    };
  };
}

import { listFindings } from "../plan/acceptance.ts";
import type { Finding } from "../plan/finding.ts";
import { keyGiver } from "../plan/keys.ts";
import { type CellEdit, withEdits } from "./edits.ts";
import { type HealedRow, healContents, healShown } from "./memory/heal.ts";
import { recoverTexts } from "./memory/last-known.ts";
import { type ChosenMend, chosenMend, mendEdits, takeSteps } from "./mends.ts";
import type { Occasion, WishOutcome } from "./occasion.ts";
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
  readonly outcomes: readonly WishOutcome[];
}

/**
 * Reads a managed workbook in four steps, each on what the one before left: rows get back torn keys, what was typed is read,
 * tidied where its meaning is certain, and the mends that people chose are made. `findingsOf` gives what is found in a reading.
 */
export function settle(
  snapshot: Snapshot,
  state: State,
  { wishes }: Occasion,
  findingsOf: (sheets: ManagedSheets, read: ManagedRead) => readonly Finding[],
): Settled | { readonly missing: readonly string[] } {
  const found = findSheets(snapshot, state);
  if ("missing" in found) return found;
  let now: Pick<Settled, "snapshot" | "sheets" | "read"> = { snapshot, sheets: found, read: readOf(found, state) };
  const edit = (edits: readonly CellEdit[]) => {
    if (edits.length === 0) return;
    const edited = withEdits(now.snapshot, edits);
    const sheets = findSheets(edited, state) as ManagedSheets;
    now = { snapshot: edited, sheets, read: readOf(sheets, state) };
  };
  const contents = healContents(now.sheets, state.memory);
  edit(contents.edits);
  const shown = healShown(now.sheets, now.read.plan, state.memory);
  edit(shown.edits);
  const tidied = tidyTyped(now.sheets, now.read);
  edit(tidied);

  const outcomes: WishOutcome[] = [];
  const mended: { chosen: ChosenMend; edits: readonly CellEdit[] }[] = [];
  for (const wish of wishes) {
    if (wish.kind !== "mend") continue;
    const listed = listFindings(findingsOf(now.sheets, now.read), state.accepted);
    const chosen = chosenMend(wish, listed);
    outcomes.push({ id: wish.id, kind: chosen ? "done" : "gone" });
    if (!chosen) continue;
    const edits = mendEdits(chosen.mend, now.sheets, now.read);
    edit(edits);
    mended.push({ chosen, edits });
  }
  const keys = keyGiver(now.read.lastKeys);
  const steps = mended.flatMap(({ chosen }) => chosen.mend.steps);
  const read = takeSteps(steps, now.read, state, keys);
  return {
    ...now,
    read: { ...read, lastKeys: keys.last },
    healed: [...contents.healed, ...shown.healed],
    keyEdits: [...contents.edits, ...shown.edits],
    tidied,
    mended,
    outcomes,
  };
}

function readOf(sheets: ManagedSheets, { lastKeys, memory }: State): ManagedRead {
  const read = readManaged(sheets, lastKeys);
  const isThere = (rowKey: string) => sheets.axes.some(({ rows }) => rows.has(rowKey));
  const axes = recoverTexts(read.plan.axes, memory, isThere);
  return { ...read, plan: { ...read.plan, axes } };
}

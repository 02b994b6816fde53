import { type Acceptance, figuresOf, type ListedFinding } from "../plan/acceptance.ts";
import type { CellEdit } from "./edits.ts";
import { FINDING_KEY } from "./layout/findings.ts";
import { sheetIdOf } from "./managed.ts";
import { type Occasion, UNKNOWN_AUTHOR, type WishOutcome } from "./occasion.ts";
import type { SheetReader } from "./read/sheet-reader.ts";
import type { State } from "./state.ts";

/** What people said of findings since the pass before, in *Observaciones* or in the sidebar. */
export interface Decisions {
  readonly accepted: State["accepted"];
  readonly changes: readonly DecisionChange[];
  /** Reasons given in the sidebar, to be written into their rows. */
  readonly edits: readonly CellEdit[];
  readonly outcomes: readonly WishOutcome[];
}

/** A reason that was given, changed or withdrawn; empty texts for none. */
export interface DecisionChange {
  readonly findingKey: string;
  readonly message: string;
  readonly author: string;
  readonly before: string;
  readonly after: string;
  /** False when the finding was not there any more, so that nothing was accepted. */
  readonly isKnown: boolean;
}

/** Reads the reasons that stand in *Observaciones*, then takes those that were given in the sidebar. */
export function decide(
  sheet: SheetReader | null,
  findings: readonly ListedFinding[],
  before: State["accepted"],
  { now, wishes }: Occasion,
  authorAt: (sheetId: number, row0: number, column0: number) => string,
): Decisions {
  const current = new Map(findings.map((listed) => [listed.key, listed.finding]));
  const accepted: Record<string, Acceptance> = { ...before };
  const changes: DecisionChange[] = [];
  const edits: CellEdit[] = [];
  const outcomes: WishOutcome[] = [];
  const accept = (findingKey: string, reason: string, author: string) => {
    const finding = current.get(findingKey);
    const known = accepted[findingKey]?.reason ?? "";
    const isKnown = finding !== undefined;
    changes.push({ findingKey, message: finding?.message ?? "", author, before: known, after: reason, isKnown });
    if (reason === "") delete accepted[findingKey];
    else if (finding)
      accepted[findingKey] = { reason, author, acceptedOn: now.slice(0, 10), figures: figuresOf(finding) };
  };
  const column0 = sheet?.columns.get("reason");
  const rows = column0 === undefined ? [] : [...sheet!.rows].filter(([key]) => key.startsWith(FINDING_KEY));
  for (const [key, row0] of rows) {
    const reason = sheet!.text(row0, "reason");
    const findingKey = key.slice(FINDING_KEY.length);
    if (reason !== (accepted[findingKey]?.reason ?? ""))
      accept(findingKey, reason, authorAt(sheetIdOf("findings"), row0, column0!));
  }
  for (const wish of wishes) {
    if (wish.kind !== "accept") continue;
    outcomes.push({ id: wish.id, kind: current.has(wish.findingKey) ? "done" : "gone" });
    const finding = current.get(wish.findingKey);
    const known = accepted[wish.findingKey];
    // The wish of a write that seemed to fail comes again.
    if (!finding || (known?.reason === wish.reason.trim() && known.figures === figuresOf(finding))) continue;
    accept(wish.findingKey, wish.reason.trim(), wish.author || UNKNOWN_AUTHOR);
    const row0 = sheet?.rows.get(FINDING_KEY + wish.findingKey);
    if (row0 !== undefined && column0 !== undefined)
      edits.push({ sheetId: sheetIdOf("findings"), row0, column0, to: { stringValue: wish.reason.trim() } });
  }
  return { accepted, changes, edits, outcomes };
}

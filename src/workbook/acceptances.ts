import { type Acceptance, figuresOf, type ListedFinding } from "../plan/acceptance.ts";
import { isCoordinator, type Member } from "../plan/commission.ts";
import type { FindingCode } from "../plan/finding.ts";
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
  /** `refused`: only the coordination may accept it. `gone`: the finding was not there any more. In both cases nothing was accepted. */
  readonly outcome: "accepted" | "refused" | "gone";
}

/** What only the coordination may accept: it decides what is added up. */
export const FOR_COORDINATORS: ReadonlySet<FindingCode> = new Set<FindingCode>(["registro-de-otra-unidad"]);

/** Reads the reasons that stand in *Observaciones*, then takes those that were given in the sidebar. */
export function decide(
  sheet: SheetReader | null,
  findings: readonly ListedFinding[],
  before: State["accepted"],
  members: readonly Member[],
  { now, wishes }: Occasion,
  authorAt: (sheetId: number, row0: number, column0: number) => string,
): Decisions {
  const current = new Map(findings.map((listed) => [listed.key, listed.finding]));
  const accepted: Record<string, Acceptance> = { ...before };
  const changes: DecisionChange[] = [];
  const edits: CellEdit[] = [];
  const outcomes: WishOutcome[] = [];
  const isAllowed = (findingKey: string, author: string) => {
    const finding = current.get(findingKey);
    return !finding || !FOR_COORDINATORS.has(finding.code) || isCoordinator(author, members);
  };
  const accept = (findingKey: string, reason: string, author: string, mayAccept: boolean) => {
    const finding = current.get(findingKey);
    const known = accepted[findingKey]?.reason ?? "";
    const outcome = !finding ? "gone" : mayAccept ? "accepted" : "refused";
    changes.push({ findingKey, message: finding?.message ?? "", author, before: known, after: reason, outcome });
    if (reason === "") delete accepted[findingKey];
    else if (finding) {
      const isRefused = !mayAccept && ({ isRefused: true } as const);
      accepted[findingKey] = {
        reason,
        author,
        acceptedOn: now.slice(0, 10),
        figures: figuresOf(finding),
        ...isRefused,
      };
    }
  };
  const column0 = sheet?.columns.get("reason");
  const rows = column0 === undefined ? [] : [...sheet!.rows].filter(([key]) => key.startsWith(FINDING_KEY));
  for (const [key, row0] of rows) {
    const reason = sheet!.text(row0, "reason");
    const findingKey = key.slice(FINDING_KEY.length);
    const known = accepted[findingKey];
    const author = authorAt(sheetIdOf("findings"), row0, column0!);
    const mayAccept = isAllowed(findingKey, author);
    // Whoever may accept it writes the same reason once more where it was refused before.
    if (reason !== (known?.reason ?? "") || (known?.isRefused && mayAccept))
      accept(findingKey, reason, author, mayAccept);
  }
  for (const wish of wishes) {
    if (wish.kind !== "accept") continue;
    const finding = current.get(wish.findingKey);
    const known = accepted[wish.findingKey];
    const mayAccept = wish.isCoordinator === true || isAllowed(wish.findingKey, wish.author);
    outcomes.push({ id: wish.id, kind: finding && mayAccept ? "done" : "gone" });
    if (!finding || !mayAccept) continue;
    // The wish of a write that seemed to fail comes again.
    if (known?.reason === wish.reason.trim() && !known.isRefused && known.figures === figuresOf(finding)) continue;
    accept(wish.findingKey, wish.reason.trim(), wish.author || UNKNOWN_AUTHOR, true);
    const row0 = sheet?.rows.get(FINDING_KEY + wish.findingKey);
    if (row0 !== undefined && column0 !== undefined)
      edits.push({ sheetId: sheetIdOf("findings"), row0, column0, to: { stringValue: wish.reason.trim() } });
  }
  return { accepted, changes, edits, outcomes };
}

/** The findings, those that somebody tried to accept who may not with a sentence that says who may. */
export function withRefusals(findings: readonly ListedFinding[]): readonly ListedFinding[] {
  return findings.map((listed) => {
    const { acceptance, finding } = listed;
    if (!acceptance?.isRefused) return listed;
    const explanation = [...finding.explanation, refusal(acceptance)];
    return { ...listed, finding: { ...finding, explanation } };
  });
}

function refusal({ author }: Acceptance): string {
  const who = author === UNKNOWN_AUTHOR ? "alguien a quien Google no nombra" : author;
  return `El motivo lo escribió ${who}; solo puede aceptarla una persona que la hoja Comisión nombra con el rol «coordinación», o la cuenta de la Comisión desde Ver observaciones.`;
}

import { type ListedFinding, listFindings } from "../plan/acceptance.ts";
import { type Baseline, baselineOf, modificationsOf } from "../plan/baseline.ts";
import { check } from "../plan/check.ts";
import { type Finding, worstFirst } from "../plan/finding.ts";
import type { Plan } from "../plan/plan.ts";
import { type ProgressEntry, statusOf } from "../plan/progress.ts";
import { decide, FOR_COORDINATORS, withRefusals } from "./acceptances.ts";
import { authorFinder } from "./authors.ts";
import { draw, type ReadyPass } from "./draw.ts";
import { editRequests, withEdits } from "./edits.ts";
import type { ListedEntry } from "./layout/book.ts";
import { logRequests, type SheetPlaces } from "./log.ts";
import { sheetIdOf, titleOf } from "./managed.ts";
import { goneRows, lastKnown, lastTexts } from "./memory/last-known.ts";
import { grantNotices } from "./notices.ts";
import { type Occasion, UNKNOWN_AUTHOR } from "./occasion.ts";
import { isCurrent, isStateLost, type ManagedRead, type ManagedSheets, stateOf } from "./read/read.ts";
import { readerOf } from "./read/sheet-reader.ts";
import { strayTexts } from "./read/stray.ts";
import { grantReportRule } from "./report-rule.ts";
import { grantReports } from "./reports.ts";
import { settle } from "./settle.ts";
import type { Snapshot } from "./snapshot.ts";
import type { State } from "./state.ts";
import { storyOf } from "./story.ts";
import { tickedReports } from "./ticked-reports.ts";

/** What a pass makes of a snapshot. Only `ready` may be written. */
export type Pass =
  | ReadyPass
  /** The workbook has not been converted. */
  | { readonly kind: "unmanaged" }
  /** A later version of cuadros wrote it. */
  | { readonly kind: "newer"; readonly schema: number }
  /** Sheets that hold typed content have gone; going on would drop what depends on them. */
  | { readonly kind: "incomplete"; readonly missing: readonly string[] };

/**
 * One pass over a managed workbook: read, put in order, check, lay out, compare, and tell the log. Pure: the same snapshot on
 * the same occasion gives the same pass.
 */
export function pass(snapshot: Snapshot, occasion: Occasion): Pass {
  const state = stateOf(snapshot);
  if (!state)
    return isStateLost(snapshot) ? { kind: "incomplete", missing: [titleOf("state", 0)] } : { kind: "unmanaged" };
  if (!isCurrent(state)) return { kind: "newer", schema: state.schema };
  if (state.phase === "preparing") return { kind: "unmanaged" };
  const today = occasion.now.slice(0, 10);
  const findingsOf = (sheets: ManagedSheets, read: ManagedRead) =>
    findingsIn(sheets, read, carriedOver(read, state), today);
  const settled = settle(snapshot, state, occasion, findingsOf);
  if ("missing" in settled) return { kind: "incomplete", missing: settled.missing };
  const { read, sheets } = settled;
  const authorAt = authorFinder(occasion.edits);
  const fixed = fixedBaseline(read.plan, occasion, state.baseline);
  const baseline = fixed ?? state.baseline;
  const noticing = grantNotices(occasion, state.notices);
  const ruling = grantReportRule(occasion, state.reportRule);
  const ticked = tickedReports(readerOf(settled.snapshot, "reports"), occasion.now, authorAt);
  const reporting = grantReports({ ...occasion, wishes: [...occasion.wishes, ...ticked.wishes] }, state.reports);
  const kept: State = {
    ...carriedOver(read, state),
    baseline,
    proposed: settled.scheduling.proposed,
    ...(settled.recording.granted && { granted: settled.recording.granted }),
    ...(noticing.notices && { notices: noticing.notices }),
    ...(ruling.reportRule && { reportRule: ruling.reportRule }),
    ...(reporting.reports.length > 0 && { reports: reporting.reports }),
  };
  const findings = findingsIn(sheets, read, kept, today);
  const listed = listFindings(findings, state.accepted);
  const decisions = decide(
    readerOf(settled.snapshot, "findings"),
    listed,
    state.accepted,
    read.members,
    occasion,
    authorAt,
  );
  const edits = [
    ...settled.keyEdits,
    ...settled.tidied,
    ...settled.mended.flatMap((mended) => mended.edits),
    ...settled.scheduling.edits,
    ...decisions.edits,
    ...ticked.edits,
  ];
  const decided = withRefusals(listFindings(findings, decisions.accepted));
  const { lastKeys: _keys, ...content } = read;
  const drawn = draw(
    withEdits(settled.snapshot, ticked.edits),
    {
      ...content,
      progress: listedEntries(read.progress, decided, today),
      today,
      modifications: modificationsOf(read.plan, baseline, read.units),
      findings: decided,
      state: { ...kept, accepted: decisions.accepted },
    },
    state.memory,
    new Set(edits.map(({ sheetId }) => sheetId)),
  );
  const story = [
    ...storyOf({ snapshot, settled, before: state, drawn, decisions, fixed, authorAt }),
    ...noticing.entries,
    ...ruling.entries,
    ...reporting.entries,
  ];
  return {
    ...drawn.ready,
    outcomes: [
      ...settled.outcomes,
      ...noticing.outcomes,
      ...ruling.outcomes,
      ...reporting.outcomes,
      ...decisions.outcomes,
      ...occasion.wishes.flatMap(({ id, kind }) => (kind === "baseline" ? [{ id, kind: "done" } as const] : [])),
    ],
    requests: [
      ...drawn.guards,
      ...editRequests(snapshot, edits),
      ...drawn.ready.requests,
      ...logRequests(
        story,
        occasion.now,
        drawn.ready.words,
        drawn.arranged.get(sheetIdOf("log"))!,
        placesOf(snapshot, state),
      ),
    ],
  };
}

/** An archive of the log stands with the sheets of the people's own, in front of the originals. */
function placesOf({ sheets = [] }: Snapshot, { originals }: State): SheetPlaces {
  const ids = new Set(sheets.map(({ properties }) => properties?.sheetId ?? 0));
  return { ids, archiveIndex0: sheets.length - originals.filter(({ sheetId }) => ids.has(sheetId)).length };
}

/** The baseline that somebody wished to be fixed; null for none, or when it is the same as before: a wish may come twice. */
function fixedBaseline(plan: Plan, { now, wishes }: Occasion, before: Baseline | null): Baseline | null {
  const wish = [...wishes].reverse().find((each) => each.kind === "baseline");
  if (wish?.kind !== "baseline") return null;
  const fixed = baselineOf(plan, wish.approval, { fixedOn: now.slice(0, 10), fixedBy: wish.author || UNKNOWN_AUTHOR });
  const said = ({ approval, actions }: Baseline) => JSON.stringify([approval, actions]);
  return before && said(before) === said(fixed) ? null : fixed;
}

/** The state that goes on from the one before: what has gone from the plan, and what lost its text. */
function carriedOver({ plan, lastKeys }: ManagedRead, state: State): State {
  return { ...state, lastKeys, gone: goneRows(plan, state), texts: lastTexts(plan, state) };
}

function findingsIn(
  sheets: ManagedSheets,
  { plan, units, members, progress }: ManagedRead,
  { baseline, texts, gone, readingFindings }: State,
  today: string,
): readonly Finding[] {
  const checked = check({
    plan,
    units,
    members,
    baseline,
    lastKnown: lastKnown(texts, gone),
    progress: { entries: progress, today },
  });
  return worstFirst([...checked, ...strayTexts(sheets.axes), ...readingFindings]);
}

/** The entries with how they stand: one of another unit waits as long as the finding about it is open. */
function listedEntries(
  entries: readonly ProgressEntry[],
  findings: readonly ListedFinding[],
  today: string,
): readonly ListedEntry[] {
  const waiting = new Set(
    findings.flatMap(({ status, finding: { code, place } }) =>
      FOR_COORDINATORS.has(code) && status !== "aceptada" && place.at === "row" ? [place.key] : [],
    ),
  );
  return entries.map((entry) => ({ entry, status: statusOf(entry, today, waiting.has(entry.key)) }));
}

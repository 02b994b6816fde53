import { type ListedFinding, listFindings } from "../plan/acceptance.ts";
import { type Baseline, baselineOf, modificationsOf } from "../plan/baseline.ts";
import { CHECKED_CODES, check } from "../plan/check.ts";
import { type Finding, SEVERITIES } from "../plan/finding.ts";
import { type KeyedUnit, keyGiver, keysOf, lastKeys } from "../plan/keys.ts";
import type { Plan, PlanFacts, Unit } from "../plan/plan.ts";
import { tidyUnits } from "../plan/units.ts";
import { decide } from "./acceptances.ts";
import { type Adoption, adopt } from "./adopt/adopt.ts";
import { authorFinder } from "./authors.ts";
import { type ArrangedSheet, arrangeSheets, type Diff, diff } from "./diff/diff.ts";
import { editRequests } from "./edits.ts";
import type { Book } from "./layout/book.ts";
import { layout } from "./layout/layout.ts";
import { stateSheet } from "./layout/state-sheet.ts";
import { type LogWords, logRequests, logWords, type SheetPlaces } from "./log.ts";
import { originalTitle, sheetIdOf, sheetKeyOf, titleBefore } from "./managed.ts";
import { goneRows, lastKnown, lastTexts } from "./memory/last-known.ts";
import { type Memory, type RememberedCell, remember } from "./memory/memory.ts";
import { type Occasion, UNKNOWN_AUTHOR, type WishOutcome } from "./occasion.ts";
import { isCurrent, type ManagedRead, type ManagedSheets, stateOf } from "./read/read.ts";
import { completeBudget } from "./read/rows.ts";
import { readerOf } from "./read/sheet-reader.ts";
import { strayTexts } from "./read/stray.ts";
import { settle } from "./settle.ts";
import type { Request } from "./sheets-api.ts";
import type { Snapshot } from "./snapshot.ts";
import { SCHEMA, type State } from "./state.ts";
import { storyOf } from "./story.ts";
import { STYLES } from "./styles.ts";

/** What a pass makes of a snapshot. Only `ready` may be written. */
export type Pass =
  | {
      readonly kind: "ready";
      readonly plan: Plan;
      readonly members: Book["members"];
      readonly units: Book["units"];
      readonly findings: readonly ListedFinding[];
      readonly outcomes: readonly WishOutcome[];
      readonly requests: readonly Request[];
      readonly positions: Diff["positions"];
      /** In which its sheets, rows and columns are spoken of. */
      readonly words: LogWords;
      readonly state: State;
    }
  /** The workbook has not been converted. */
  | { readonly kind: "unmanaged" }
  /** A later version of cuadros wrote it. */
  | { readonly kind: "newer"; readonly schema: number }
  /** Sheets that hold typed content have gone; going on would drop what depends on them. */
  | { readonly kind: "incomplete"; readonly missing: readonly string[] };

export type ReadyPass = Extract<Pass, { kind: "ready" }>;

/** What people answered before the conversion, and what the tables said. */
export interface KnownFacts extends Partial<PlanFacts> {
  readonly axisNames?: readonly string[];
}

/**
 * One pass over a managed workbook: read, put in order, check, lay out, compare, and tell the log. Pure: the same snapshot on
 * the same occasion gives the same pass.
 */
export function pass(snapshot: Snapshot, occasion: Occasion): Pass {
  const state = stateOf(snapshot);
  if (!state) return { kind: "unmanaged" };
  if (!isCurrent(state)) return { kind: "newer", schema: state.schema };
  if (state.phase === "preparing") return { kind: "unmanaged" };
  const findingsOf = (sheets: ManagedSheets, read: ManagedRead) => findingsIn(sheets, read, carriedOver(read, state));
  const settled = settle(snapshot, state, occasion, findingsOf);
  if ("missing" in settled) return { kind: "incomplete", missing: settled.missing };
  const { read, sheets } = settled;
  const authorAt = authorFinder(occasion.edits);
  const fixed = fixedBaseline(read.plan, occasion, state.baseline);
  const baseline = fixed ?? state.baseline;
  const kept: State = { ...carriedOver(read, state), baseline };
  const findings = findingsIn(sheets, read, kept);
  const listed = listFindings(findings, state.accepted);
  const decisions = decide(readerOf(snapshot, "findings"), listed, state.accepted, occasion, authorAt);
  const { lastKeys: _keys, ...content } = read;
  const drawn = draw(
    settled.snapshot,
    {
      ...content,
      modifications: modificationsOf(read.plan, baseline, read.units),
      findings: listFindings(findings, decisions.accepted),
      state: { ...kept, accepted: decisions.accepted },
    },
    state.memory,
  );
  const story = storyOf({ snapshot, settled, before: state, drawn, decisions, fixed, authorAt });
  return {
    ...drawn.ready,
    outcomes: [
      ...settled.outcomes,
      ...decisions.outcomes,
      ...occasion.wishes.flatMap(({ id, kind }) => (kind === "baseline" ? [{ id, kind: "done" } as const] : [])),
    ],
    requests: [
      ...drawn.guards,
      ...editRequests(snapshot, [
        ...settled.keyEdits,
        ...settled.tidied,
        ...settled.mended.flatMap(({ edits }) => edits),
        ...decisions.edits,
      ]),
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
  { plan, units, members }: ManagedRead,
  { baseline, texts, gone, readingFindings }: State,
): readonly Finding[] {
  const checked = check({ plan, units, members, baseline, lastKnown: lastKnown(texts, gone) });
  return worstFirst([...checked, ...strayTexts(sheets.axes), ...readingFindings]);
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** What there is to adopt: the sheets that are not ours, under the titles they had before a conversion that was broken off. */
function rawTables(snapshot: Snapshot): Snapshot {
  const raw = (snapshot.sheets ?? []).filter(({ properties }) => sheetKeyOf(properties?.sheetId ?? 0) === null);
  const sheets = raw.map(({ properties, ...sheet }) => ({
    ...sheet,
    properties: { ...properties, title: titleBefore(properties?.title ?? "") },
  }));
  return { ...snapshot, sheets };
}

/** Reads the raw tables of a workbook, without deciding anything: the preview of a conversion. */
export function preview(snapshot: Snapshot, known: KnownFacts = {}): Adoption {
  return adopt(rawTables(snapshot), known);
}

/**
 * The pass that turns raw tables into the managed workbook. With `phase` "preparing" the workbook says that it is not
 * finished; a conversion that takes more than one write begins so and ends with a conversion that is "done".
 */
export function convert(snapshot: Snapshot, known: KnownFacts, phase: State["phase"]): ReadyPass {
  const adoption = preview(snapshot, known);
  const keys = keyGiver(lastKeys(keysOf(adoption.plan)));
  const units = adoption.units.map((unit): KeyedUnit => ({ ...unit, key: keys.next("unit") }));
  const adopted = withTidyUnits(adoption.plan, units);
  const plan: Plan = {
    ...adopted,
    budget: completeBudget(adopted.budget, adopted.axes, () => keys.next("budgetRow")),
  };
  const state: State = {
    schema: SCHEMA,
    phase,
    lastKeys: keys.last,
    axisCount: plan.axes.length,
    originals: adoption.originals.map(({ sheetId, title, cuadro }) => ({
      sheetId,
      title: originalTitle(cuadro, title),
    })),
    readingFindings: adoption.findings.filter(({ code }) => !CHECKED_CODES.has(code)),
    accepted: {},
    baseline: null,
    memory: new Map(),
    gone: {},
    texts: {},
  };
  const checked = check({ plan, units, members: [], baseline: null, lastKnown: lastKnown({}, {}) });
  const findings = listFindings(worstFirst([...checked, ...state.readingFindings]), {});
  const book: Book = { plan, units, members: [], modifications: [], findings, standing: new Map(), vacant: [], state };
  return draw(snapshot, book, state.memory).ready;
}

/** The plan with its units under the names that the catalogue gives them, as a pass would tidy them. */
function withTidyUnits(plan: Plan, units: readonly Unit[]): Plan {
  const tidied = <T extends { readonly responsible: string }>(row: T): T => ({
    ...row,
    responsible: tidyUnits(row.responsible, units),
  });
  const axes = plan.axes.map((axis) => ({
    ...axis,
    lines: axis.lines.map((line) => ({
      ...line,
      objectives: line.objectives.map((objective) => ({ ...objective, actions: objective.actions.map(tidied) })),
    })),
  }));
  return { ...plan, axes, budget: plan.budget.map(tidied) };
}

/** A book laid out and compared with the snapshot, and what will be remembered of it. */
export interface Drawn {
  readonly ready: ReadyPass;
  readonly guards: readonly Request[];
  readonly arranged: ReadonlyMap<number, ArrangedSheet>;
  readonly memory: Memory;
  readonly cells: readonly RememberedCell[];
}

/** Lays a book out. The state sheet comes last: it remembers what will stand in the others. */
function draw(snapshot: Snapshot, book: Book, before: Memory): Drawn {
  const desired = layout(book);
  const arranged = arrangeSheets(desired.sheets, snapshot);
  const { memory, cells } = remember(arranged.values(), before);
  const state: State = { ...book.state, memory };
  const hidden = stateSheet(state);
  const { requests, guards, positions } = diff(
    { ...desired, sheets: [...desired.sheets, hidden] },
    snapshot,
    STYLES,
    new Map([...arranged, ...arrangeSheets([hidden], snapshot)]),
  );
  const { plan, members, units, findings } = book;
  const gone = new Map(Object.entries(state.gone).map(([key, row]) => [`gone|${key}`, row.plan]));
  const words = logWords(arranged, plan, [gone, before, memory]);
  return {
    ready: { kind: "ready", plan, members, units, findings, outcomes: [], requests, positions, words, state },
    guards,
    arranged,
    memory,
    cells,
  };
}

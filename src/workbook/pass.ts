import { type ListedFinding, listFindings } from "../plan/acceptance.ts";
import { CHECKED_CODES, check } from "../plan/check.ts";
import { type Finding, SEVERITIES } from "../plan/finding.ts";
import { type KeyedUnit, keyGiver, keysOf, lastKeys } from "../plan/keys.ts";
import { NOTHING_KNOWN } from "../plan/last-known.ts";
import type { Plan, PlanFacts } from "../plan/plan.ts";
import { type Adoption, adopt } from "./adopt/adopt.ts";
import { type Diff, diff } from "./diff/diff.ts";
import type { Book } from "./layout/book.ts";
import { layout } from "./layout/layout.ts";
import { originalTitle, sheetKeyOf, titleBefore } from "./managed.ts";
import type { Occasion, WishOutcome } from "./occasion.ts";
import { findSheets, isCurrent, readManaged, stateOf } from "./read/read.ts";
import { completeBudget } from "./read/rows.ts";
import { strayTexts } from "./read/stray.ts";
import type { Request } from "./sheets-api.ts";
import type { Snapshot } from "./snapshot.ts";
import { SCHEMA, type State } from "./state.ts";
import { STYLES } from "./styles.ts";

/** What a pass makes of a snapshot. Only `ready` may be written. */
export type Pass =
  | {
      readonly kind: "ready";
      readonly plan: Plan;
      readonly findings: readonly ListedFinding[];
      readonly outcomes: readonly WishOutcome[];
      readonly requests: readonly Request[];
      readonly positions: Diff["positions"];
      readonly state: State;
    }
  /** The workbook has not been converted. */
  | { readonly kind: "unmanaged" }
  /** A later version of cuadros wrote it. */
  | { readonly kind: "newer"; readonly schema: number }
  /** Sheets that hold typed content have gone; going on would drop what depends on them. */
  | { readonly kind: "incomplete"; readonly missing: readonly string[] };

/** What people answered before the conversion, and what the tables said. */
export interface KnownFacts extends Partial<PlanFacts> {
  readonly axisNames?: readonly string[];
}

/** One pass over a managed workbook: read, check, lay out, compare. Pure: the same snapshot gives the same pass. */
export function pass(snapshot: Snapshot, _occasion: Occasion): Pass {
  const state = stateOf(snapshot);
  if (!state) return { kind: "unmanaged" };
  if (!isCurrent(state)) return { kind: "newer", schema: state.schema };
  if (state.phase === "preparing") return { kind: "unmanaged" };
  const sheets = findSheets(snapshot, state);
  if ("missing" in sheets) return { kind: "incomplete", missing: sheets.missing };
  const { lastKeys, ...read } = readManaged(sheets, state.lastKeys);
  return finish(
    snapshot,
    { ...read, members: [], modifications: [], state: { ...state, lastKeys } },
    strayTexts(sheets.axes),
  );
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
export function convert(snapshot: Snapshot, known: KnownFacts, phase: State["phase"]): Pass & { kind: "ready" } {
  const adoption = preview(snapshot, known);
  const keys = keyGiver(lastKeys(keysOf(adoption.plan)));
  const units = adoption.units.map((unit): KeyedUnit => ({ ...unit, key: keys.next("unit") }));
  const plan: Plan = {
    ...adoption.plan,
    budget: completeBudget(adoption.plan.budget, adoption.plan.axes, () => keys.next("budgetRow")),
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
    accepted: {},
    baseline: null,
    readingFindings: adoption.findings.filter(({ code }) => !CHECKED_CODES.has(code)),
  };
  return finish(snapshot, { plan, units, members: [], modifications: [], standing: new Map(), vacant: [], state }, []);
}

function finish(snapshot: Snapshot, read: Omit<Book, "findings">, stray: readonly Finding[]): Pass & { kind: "ready" } {
  const all = [
    ...check({ ...read, baseline: read.state.baseline, lastKnown: NOTHING_KNOWN }),
    ...stray,
    ...read.state.readingFindings,
  ];
  const sorted = SEVERITIES.flatMap((severity) => all.filter((finding) => finding.severity === severity));
  const findings = listFindings(sorted, read.state.accepted);
  const { requests, positions } = diff(layout({ ...read, findings }), snapshot, STYLES);
  return { kind: "ready", plan: read.plan, findings, outcomes: [], requests, positions, state: read.state };
}

import { listFindings } from "../plan/acceptance.ts";
import { CHECKED_CODES, check } from "../plan/check.ts";
import { worstFirst } from "../plan/finding.ts";
import { type KeyedUnit, keyGiver, keysOf, lastKeys } from "../plan/keys.ts";
import { NOTHING_KNOWN } from "../plan/last-known.ts";
import type { Plan, PlanFacts, Unit } from "../plan/plan.ts";
import { tidyUnits } from "../plan/units.ts";
import { type Adoption, adopt } from "./adopt/adopt.ts";
import { draw, type ReadyPass } from "./draw.ts";
import type { Book } from "./layout/book.ts";
import { originalTitle, sheetKeyOf, titleBefore } from "./managed.ts";
import { completeBudget } from "./read/rows.ts";
import type { Snapshot } from "./snapshot.ts";
import { SCHEMA, type State } from "./state.ts";

/** What people answered before the conversion, and what the tables said. */
export interface KnownFacts extends Partial<PlanFacts> {
  readonly axisNames?: readonly string[];
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
 * finished; a conversion that takes more than one write begins so and ends with a conversion that is "done". `today`: the civil
 * date in El Salvador.
 */
export function convert(snapshot: Snapshot, known: KnownFacts, phase: State["phase"], today: string): ReadyPass {
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
  const checked = check({ plan, units, members: [], baseline: null, lastKnown: NOTHING_KNOWN });
  const findings = listFindings(worstFirst([...checked, ...state.readingFindings]), {});
  const book: Book = {
    plan,
    units,
    members: [],
    modifications: [],
    findings,
    progress: [],
    today,
    standing: new Map(),
    vacant: [],
    state,
  };
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

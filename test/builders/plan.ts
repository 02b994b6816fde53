import type { Finding } from "../../src/plan/finding.ts";
import type { KeyedUnit } from "../../src/plan/keys.ts";
import { NOTHING_KNOWN } from "../../src/plan/last-known.ts";
import { type Action, type BudgetRow, EMPTY, entryOf, type Objective, type Plan } from "../../src/plan/plan.ts";
import type { ProgressEntry } from "../../src/plan/progress.ts";
import type { Checked } from "../../src/plan/rules/rule.ts";

/** An action that nothing is wrong with: 3 months, $100.00, one activity, a responsable. */
export function anAction(key: string, changes: Partial<Action> = {}): Action {
  return {
    key,
    text: `Acción ${key}`,
    termMonths: entryOf(3),
    means: "Informe",
    resources: "Recursos ofimáticos",
    budgetCents: entryOf(100_00),
    responsible: "Gerencia",
    internalSupport: "",
    externalSupport: "",
    activities: entryOf(1),
    months: [],
    ...changes,
  };
}

/** An objective with the given actions. */
export function anObjective(key: string, actions: readonly Action[]): Objective {
  return { key, text: `Objetivo ${key}`, actions };
}

/** The row of the budget that agrees with an objective of line L01. */
export function aBudgetRow(key: string, objective: Objective, changes: Partial<BudgetRow> = {}): BudgetRow {
  return {
    key,
    objectiveKey: objective.key,
    lineKey: "L01",
    objectiveText: objective.text,
    responsible: objective.actions.map(({ responsible }) => responsible).join(" / "),
    activities: entryOf(objective.actions.length),
    typedCents: EMPTY,
    ...changes,
  };
}

/** A plan of one axis and one line that holds the objectives, with a budget row for each and every fact known. */
export function aPlan(objectives: readonly Objective[], changes: Partial<Plan> = {}): Plan {
  return {
    facts: {
      municipality: "San Juan",
      department: "San Juan",
      period: { fromYear: 2026, toYear: 2028 },
      approval: { minutes: "Acta 1", resolution: "Acuerdo 2", date: "2026-01-15" },
    },
    axes: [{ number: 1, name: "Cultura", lines: [{ key: "L01", code: "1.1", name: "Formación", objectives }] }],
    budget: objectives.map((objective, index) => aBudgetRow(`P0${index + 1}`, objective)),
    strategies: [],
    retired: [],
    ...changes,
  };
}

/** A plan to be checked with what is known beside it: the units of `UNITS`, and nothing else unless told. */
export function toCheck(plan: Plan, changes: Partial<Checked> = {}): Checked {
  return { plan, units: UNITS, members: [], baseline: null, lastKnown: NOTHING_KNOWN, ...changes };
}

/** An entry that nothing is wrong with: $10.00 spent on `anAction("A01")` on 10 February 2026. */
export function anEntry(key: string, changes: Partial<ProgressEntry> = {}): ProgressEntry {
  return {
    key,
    date: entryOf("2026-02-10"),
    actionText: "1 · Acción A01",
    actionKey: "A01",
    activities: EMPTY,
    spentCents: entryOf(10_00),
    means: "",
    meansIndex0: null,
    link: "",
    note: "",
    unit: "",
    recordedBy: "",
    recordedOn: "",
    ...changes,
  };
}

/** A small catalogue. */
export const UNITS: readonly KeyedUnit[] = [
  { key: "U01", name: "Gerencia", aliases: [] },
  { key: "U02", name: "Auditoría Interna", aliases: ["Auditoria internas"] },
  { key: "U03", name: "Recursos Humanos", aliases: ["RRHH"] },
];

/** What was found and where, as "code sheet key column". */
export function placesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, place }) =>
    place.at === "row" ? `${code} ${place.sheet} ${place.key} ${place.column}` : `${code} ${place.at}`,
  );
}

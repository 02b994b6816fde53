import type { Finding } from "../../plan/finding.ts";
import { actionsOf, type Plan, type PlanFacts, type Unit } from "../../plan/plan.ts";
import { MOST_CHARACTERS } from "../diff/values.ts";
import type { Snapshot } from "../snapshot.ts";
import { type ActionDraft, type AxisDraft, readAxisTable } from "./axis-table.ts";
import { type BudgetDraft, readBudgetTable } from "./budget-table.ts";
import { chooseTables, cuadroInTitle, withMissingAxes } from "./choose-tables.ts";
import { cleanTables } from "./clean.ts";
import { noteOddAmounts } from "./entries.ts";
import { axisNames, completeFacts, factsFrom, type GivenFacts } from "./facts.ts";
import { type Notes, newNotes, noteAt } from "./notes.ts";
import type { Piece } from "./piece.ts";
import { planOf } from "./plan-of.ts";
import { type RawSheet, rawSheets } from "./raw-sheet.ts";
import { type Known, matchSchedule } from "./schedule-match.ts";
import { noteDifferences, noteMonthsInText, noteTime } from "./schedule-notes.ts";
import { readScheduleTable, type ScheduleDraft, yearOf } from "./schedule-table.ts";
import { readStrategyTable, type StrategyDraft } from "./strategy-table.ts";
import { findTables, type Table } from "./tables.ts";
import { indexTexts } from "./text-index.ts";
import { readUnits } from "./unit-catalogue.ts";

/** What the sheets as staff typed them hold, read as a plan. */
export interface Adoption {
  /** Complete: every field there is, split texts joined and tidied. */
  readonly plan: Plan;
  /** The units that the plan's cells name: the name each goes by, and the other ways in which it is written. */
  readonly units: readonly Unit[];
  /** What reading brought to light, in the order of sheets, rows and columns; what concerns the workbook as a whole comes last. */
  readonly findings: readonly Finding[];
  /**
   * The sheets that hold recognised tables or whose title says that they hold a Cuadro, in tab order; `cuadro` is null where
   * there are several tables, a repeated one or none.
   */
  readonly originals: readonly Original[];
}

export interface Original {
  readonly sheetId: number;
  readonly title: string;
  readonly cuadro: number | null;
}

/**
 * Reads the plan out of the raw sheets of a workbook. Tables are known by their headers, wherever they stand; whatever cannot be
 * read becomes a finding, never an error. `facts` says what is known of the plan beforehand and wins over titles in the sheets.
 */
export function adopt(snapshot: Snapshot, facts: GivenFacts = {}): Adoption {
  const notes = newNotes();
  const sheets = rawSheets(snapshot.sheets ?? []);
  const found = findTables(sheets);
  const chosen = cleanTables(chooseTables(found, sheets, notes), notes);
  const [budgetTable, strategyTable, scheduleTable] = (["budget", "strategies", "schedule"] as const).map((kind) =>
    chosen.find((table) => table.kind === kind),
  );
  const titles = [...found.flatMap((table) => table.titles.map(({ text }) => text)), snapshot.properties?.title ?? ""];
  const knownFacts = factsFrom(facts, titles);

  const axesRead = chosen.filter(({ kind }) => kind === "axis").flatMap((table) => readAxisTable(table, notes));
  const axes = withMissingAxes(axesRead, budgetTable, sheets, notes);
  noteRepeatedCodes(axes, notes);
  const budget = budgetTable ? readBudgetTable(budgetTable, notes) : [];
  const strategies = strategyTable ? readStrategyTable(strategyTable, notes) : [];
  const actions = axes.flatMap(actionsWithContext);
  const index = indexTexts(actions.map(({ text }) => text));
  const firstYear = firstYearOf(scheduleTable, knownFacts.period);
  const schedule = scheduleTable ? readScheduleTable(scheduleTable, index, firstYear, notes) : [];
  const matched = matchSchedule(schedule, actions, index, notes);

  const years = scheduleYears(scheduleTable, firstYear);
  const planFacts = completeFacts(knownFacts, years, notes);
  if (scheduleTable) noteTime(scheduleTable, schedule, years, planFacts.period, notes);
  const names = axisNames(axes, facts.axisNames ?? [], notes);
  const catalogue = readUnits(unitPieces(actions, budget, schedule), notes);
  const plan = planOf({
    facts: planFacts,
    names,
    axes,
    budget,
    strategies,
    schedule: matched,
    corrected: catalogue.corrected,
  });
  compareSchedule(plan, actions, matched, catalogue.units, notes);
  noteOddAmounts(notes);
  noteCutTexts(axes, budget, strategies, notes);
  return {
    plan,
    units: catalogue.units,
    findings: inOrder(notes.findings, sheets),
    originals: originalsOf(sheets, found, chosen, axes),
  };
}

/** An action of the axis tables with what tells it from others. */
interface ActionInContext extends Known {
  readonly draft: ActionDraft;
}

function actionsWithContext({ lines }: AxisDraft): ActionInContext[] {
  return lines.flatMap(({ code, objectives }) =>
    objectives.flatMap(({ text, actions }) =>
      actions.map((draft) => ({ draft, text: draft.texts.action.text, lineCode: code, objective: text.text })),
    ),
  );
}

function noteRepeatedCodes(axes: readonly AxisDraft[], notes: Notes): void {
  const firstNames = new Map<string, Piece>();
  for (const { code, name } of axes.flatMap(({ lines }) => lines)) {
    const first = firstNames.get(code);
    if (code !== "" && first === undefined) firstNames.set(code, name);
    if (code === "" || !first || !name.cell) continue;
    noteAt(notes, "codigo-repetido", name.cell, {
      message: `El código ${code} ya es el de la línea «${first.text}».`,
      found: code,
      expected: "",
      remedy: "Por favor dé a cada línea de acción un código distinto.",
    });
  }
}

function firstYearOf(schedule: Table | undefined, period: PlanFacts["period"]): number | null {
  const inTitle = schedule?.titles.map(({ text }) => /\b20\d\d\b/.exec(text)?.[0]).find((year) => year !== undefined);
  return inTitle ? Number(inTitle) : (period?.fromYear ?? null);
}

function scheduleYears(schedule: Table | undefined, firstYear: number | null): number[] {
  const years = (schedule?.headers ?? []).flatMap(({ months }) => months.map((column) => yearOf(column, firstYear)));
  return [...new Set(years.filter((year) => year !== null))].sort((a, b) => a - b);
}

function unitPieces(
  actions: readonly ActionInContext[],
  budget: readonly BudgetDraft[],
  schedule: readonly ScheduleDraft[],
): Piece[] {
  return [
    ...actions.flatMap(({ draft }) => [draft.texts.responsible, draft.texts.internalSupport]),
    ...budget.map(({ responsible }) => responsible),
    ...schedule.map(({ responsible }) => responsible),
  ];
}

/** Notes where the schedule differs from the plan's actions, and where the actions' texts name other months. */
function compareSchedule(
  plan: Plan,
  actions: readonly ActionInContext[],
  matched: ReadonlyMap<number, ScheduleDraft>,
  units: readonly Unit[],
  notes: Notes,
): void {
  for (const [index, { action }] of [...actionsOf(plan)].entries()) {
    noteMonthsInText(actions[index]!.draft, action.months, notes);
    const draft = matched.get(index);
    if (draft) noteDifferences(draft, action, units, notes);
  }
}

/** Notes the texts that are too long for one cell once their pieces are joined. */
function noteCutTexts(
  axes: readonly AxisDraft[],
  budget: readonly BudgetDraft[],
  strategies: readonly StrategyDraft[],
  notes: Notes,
): void {
  const pieces = [
    ...axes.flatMap(({ lines }) => lines).map(({ name }) => name),
    ...axes.flatMap(({ lines }) => lines.flatMap(({ objectives }) => objectives)).map(({ text }) => text),
    ...axes.flatMap(actionsWithContext).flatMap(({ draft }) => Object.values(draft.texts)),
    ...budget.flatMap(({ objective, responsible }) => [objective, responsible]),
    ...strategies.flatMap(({ texts }) => Object.values(texts)),
  ];
  for (const { text, cell } of pieces) {
    if (!cell || text.length <= MOST_CHARACTERS) continue;
    noteAt(notes, "texto-largo", cell, {
      message: `El texto que empieza aquí tiene ${text.length} caracteres con lo que sigue en otras filas, y en una celda caben ${MOST_CHARACTERS}. En el libro gestionado quedó cortado.`,
      found: text,
      expected: "",
      remedy: "Resuma el texto en el libro gestionado; completo está en la hoja original.",
    });
  }
}

function inOrder(findings: readonly Finding[], sheets: readonly RawSheet[]): Finding[] {
  const tabs = new Map(sheets.map(({ sheetId }, tab) => [sheetId, tab]));
  const position = ({ place }: Finding) =>
    place.at === "cell"
      ? [tabs.get(place.sheetId) ?? sheets.length, place.rowIndex0, place.columnIndex0]
      : [sheets.length + 1, 0, 0];
  return findings
    .map((finding) => ({ finding, at: position(finding) }))
    .sort((a, b) => a.at[0]! - b.at[0]! || a.at[1]! - b.at[1]! || a.at[2]! - b.at[2]!)
    .map(({ finding }) => finding);
}

function originalsOf(
  sheets: readonly RawSheet[],
  found: readonly Table[],
  chosen: readonly Table[],
  axes: readonly AxisDraft[],
): Original[] {
  const offsets = { budget: 1, strategies: 2, schedule: 3 } as const;
  const numbered = [
    ...axes.map(({ table }, index0) => ({ table, number: index0 + 1 })),
    ...chosen.flatMap((table) => (table.kind === "axis" ? [] : [{ table, number: axes.length + offsets[table.kind] }])),
  ];
  const holders = new Set(found.map(({ sheet }) => sheet.sheetId));
  const kept = sheets.filter(({ sheetId, title }) => holders.has(sheetId) || cuadroInTitle(title) !== null);
  return kept.map(({ sheetId, title }) => {
    const numbers = new Set(
      numbered.filter(({ table }) => table?.sheet.sheetId === sheetId).map(({ number }) => number),
    );
    return { sheetId, title, cuadro: numbers.size === 1 ? [...numbers][0]! : null };
  });
}

import { mapChartSources } from "./chart-sources.ts";
import {
  columnCountOf,
  type Draft,
  gridOf,
  idOf,
  ownSheet,
  rowCountOf,
  sheetById,
  sheetsOf,
  titleOf,
  writeCell,
} from "./draft.ts";
import type {
  BooleanCondition,
  CellData,
  ConditionalFormatRule,
  EmbeddedChart,
  GridRange,
  NamedRange,
  ProtectedRange,
  Sheet,
} from "./resources.ts";
import { type Change, shiftFormula, shiftSpan } from "./shift.ts";

/**
 * After rows or columns of a sheet were inserted, deleted or moved, carries everything along that names them: formulas of all sheets,
 * merges, conditional formats, protections, the filter, named ranges, and the places and data of charts. What lost all its cells goes
 * with them, save for charts, which stay where their cell was.
 */
export function carryAlong(draft: Draft, sheetId: number, change: Change): void {
  const sheet = ownSheet(draft, sheetId);
  const shift = (range: GridRange | undefined) => range && shiftRange(range, change);
  const shiftAll = (ranges: readonly GridRange[] | undefined) => (ranges ?? []).flatMap((range) => shift(range) ?? []);
  setList(sheet, "merges", shiftAll(sheet.merges).filter(hasSeveralCells));
  setList(
    sheet,
    "conditionalFormats",
    (sheet.conditionalFormats ?? []).flatMap((rule) => carryRule(rule, shiftAll)),
  );
  setList(
    sheet,
    "protectedRanges",
    (sheet.protectedRanges ?? []).flatMap((protection) => carryProtection(protection, shift, shiftAll)),
  );
  const filterRange = shift(sheet.basicFilter?.range);
  if (sheet.basicFilter && filterRange) sheet.basicFilter = { ...sheet.basicFilter, range: filterRange };
  else delete sheet.basicFilter;
  carryGroups(sheet, change);
  setList(
    sheet,
    "charts",
    (sheet.charts ?? []).map((chart) => carryAnchor(chart, sheet, change)),
  );
  mapChartSources(draft, (range) => ((range.sheetId ?? 0) === sheetId ? shift(range) : range));
  const named = draft.spreadsheet.namedRanges?.flatMap((range) => carryNamedRange(range, sheetId, change));
  if (named) draft.spreadsheet.namedRanges = named;
  const title = titleOf(sheetById(draft.spreadsheet, sheetId));
  mapFormulas(draft, (formula, ownTitle) => shiftFormula(formula, ownTitle, title, change));
}

/** Rewrites every formula of the spreadsheet: in cells, in validation rules and in conditional formats. */
export function mapFormulas(draft: Draft, change: (formula: string, ownTitle: string) => string): void {
  for (const { properties } of [...sheetsOf(draft.spreadsheet)]) {
    const sheet = sheetById(draft.spreadsheet, properties?.sheetId);
    const ownTitle = titleOf(sheet);
    const changeHere = (formula: string) => change(formula, ownTitle);
    mapCells(draft, sheet, changeHere);
    const rules = sheet.conditionalFormats?.map((rule) => mapRule(rule, changeHere));
    if (rules?.some((rule, index) => rule !== sheet.conditionalFormats?.[index]))
      ownSheet(draft, idOf(sheet)).conditionalFormats = rules;
  }
}

/** A list of a sheet; an empty one is left out, as Google does. */
export function setList<
  Name extends "merges" | "conditionalFormats" | "protectedRanges" | "rowGroups" | "columnGroups" | "charts",
>(sheet: Sheet, name: Name, list: NonNullable<Sheet[Name]>): void {
  if (list.length > 0) sheet[name] = list;
  else delete sheet[name];
}

/** The condition with its formulas rewritten; the same object when nothing changed. */
export function mapCondition(
  condition: BooleanCondition | undefined,
  change: (formula: string) => string,
): BooleanCondition | undefined {
  if (!condition?.values?.some(({ userEnteredValue }) => userEnteredValue?.startsWith("="))) return condition;
  let changed = false;
  const values = condition.values.map((value) => {
    const formula = value.userEnteredValue;
    const other = formula?.startsWith("=") ? change(formula) : formula;
    if (other === formula || other === undefined) return value;
    changed = true;
    return { ...value, userEnteredValue: other };
  });
  return changed ? { ...condition, values } : condition;
}

/** A range after a change in its sheet, its open sides still open; undefined when all its cells were deleted. */
export function shiftRange(range: GridRange, change: Change): GridRange | undefined {
  const [start, end] =
    change.dimension === "ROWS"
      ? (["startRowIndex", "endRowIndex"] as const)
      : (["startColumnIndex", "endColumnIndex"] as const);
  const [start0, end0] = [range[start] ?? undefined, range[end] ?? undefined];
  if (start0 === undefined && end0 === undefined) return range;
  const span = shiftSpan({ start0: start0 ?? 0, end0: end0 ?? Number.POSITIVE_INFINITY }, change);
  if (!span) return undefined;
  if (span.start0 === (start0 ?? 0) && span.end0 === (end0 ?? Number.POSITIVE_INFINITY)) return range;
  return { ...range, [start]: span.start0, ...(end0 !== undefined && { [end]: span.end0 }) };
}

function mapCells(draft: Draft, sheet: Sheet, change: (formula: string) => string): void {
  // Many cells share one rule, which is rewritten once and stays shared.
  const rules = new Map<CellData["dataValidation"], CellData["dataValidation"]>();
  const changes: [number, number, CellData][] = [];
  const rows = gridOf(sheet).rowData ?? [];
  for (let row0 = 0; row0 < rows.length; row0++) {
    const values = rows[row0]?.values ?? [];
    for (let column0 = 0; column0 < values.length; column0++) {
      const cell = values[column0];
      if (!cell) continue;
      const changed = mapCell(cell, change, rules);
      if (changed !== cell) changes.push([row0, column0, changed]);
    }
  }
  if (changes.length === 0) return;
  const own = ownSheet(draft, idOf(sheet));
  for (const [row0, column0, cell] of changes) writeCell(draft, own, row0, column0, cell);
}

function mapCell(
  cell: CellData,
  change: (formula: string) => string,
  rules: Map<CellData["dataValidation"], CellData["dataValidation"]>,
): CellData {
  let changed = cell;
  const formula = cell.userEnteredValue?.formulaValue;
  if (formula) {
    const other = change(formula);
    if (other !== formula) changed = { ...changed, userEnteredValue: { formulaValue: other } };
  }
  const rule = cell.dataValidation;
  if (!rule) return changed;
  if (!rules.has(rule)) {
    const condition = mapCondition(rule.condition, change);
    rules.set(rule, condition && condition !== rule.condition ? { ...rule, condition } : rule);
  }
  const other = rules.get(rule);
  return other && other !== rule ? { ...changed, dataValidation: other } : changed;
}

function mapRule(rule: ConditionalFormatRule, change: (formula: string) => string): ConditionalFormatRule {
  const condition = mapCondition(rule.booleanRule?.condition, change);
  return !condition || condition === rule.booleanRule?.condition
    ? rule
    : { ...rule, booleanRule: { ...rule.booleanRule, condition } };
}

type ShiftAll = (ranges: readonly GridRange[] | undefined) => GridRange[];

function carryRule(rule: ConditionalFormatRule, shiftAll: ShiftAll): ConditionalFormatRule[] {
  const ranges = shiftAll(rule.ranges);
  return ranges.length > 0 ? [{ ...rule, ranges }] : [];
}

function carryProtection(
  protection: ProtectedRange,
  shift: (range: GridRange | undefined) => GridRange | undefined,
  shiftAll: ShiftAll,
): ProtectedRange[] {
  const range = shift(protection.range);
  if (!range) return [];
  const { unprotectedRanges: _old, ...rest } = protection;
  const open = shiftAll(protection.unprotectedRanges);
  return [{ ...rest, range, ...(open.length > 0 && { unprotectedRanges: open }) }];
}

function carryNamedRange(named: NamedRange, sheetId: number, change: Change): NamedRange[] {
  if ((named.range?.sheetId ?? 0) !== sheetId) return [named];
  const range = shiftRange(named.range ?? {}, change);
  return range ? [{ ...named, range }] : [];
}

function carryGroups(sheet: Sheet, change: Change): void {
  const name = change.dimension === "ROWS" ? "rowGroups" : "columnGroups";
  const groups = (sheet[name] ?? []).flatMap((group) => {
    const span = shiftSpan({ start0: group.range?.startIndex ?? 0, end0: group.range?.endIndex ?? 0 }, change);
    return span ? [{ ...group, range: { ...group.range, startIndex: span.start0, endIndex: span.end0 } }] : [];
  });
  setList(sheet, name, groups);
}

function carryAnchor(chart: EmbeddedChart, sheet: Sheet, change: Change): EmbeddedChart {
  const overlay = chart.position?.overlayPosition;
  const [name, count] =
    change.dimension === "ROWS"
      ? (["rowIndex", rowCountOf(sheet)] as const)
      : (["columnIndex", columnCountOf(sheet)] as const);
  const { [name]: former, ...rest } = overlay?.anchorCell ?? {};
  const at0 = former ?? 0;
  const carried0 = shiftSpan({ start0: at0, end0: at0 + 1 }, change)?.start0 ?? Math.min(change.start0, count - 1);
  if (carried0 === at0) return chart;
  const anchorCell = { ...rest, ...(carried0 > 0 && { [name]: carried0 }) };
  return { ...chart, position: { ...chart.position, overlayPosition: { ...overlay, anchorCell } } };
}

function hasSeveralCells({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: GridRange): boolean {
  return ((endRowIndex ?? 0) - (startRowIndex ?? 0)) * ((endColumnIndex ?? 0) - (startColumnIndex ?? 0)) > 1;
}

import type { sheets_v4 } from "googleapis";
import { setList } from "../carry.ts";
import { checkCondition } from "../conditions.ts";
import { blockOf, changeCells, type Draft, ownSheet, sheetById } from "../draft.ts";
import { invalid } from "../errors.ts";
import { normalise } from "../normalise.ts";
import { checkMayEdit, editableBlock } from "../protection.ts";
import type { Block, CellData, ConditionalFormatRule, Response } from "../resources.ts";
import { movedPatch, patchOf } from "./cells.ts";

/** Sets borders along the sides of a range and between its cells; a border of style NONE takes one away. */
export function updateBorders(draft: Draft, request: sheets_v4.Schema$UpdateBordersRequest): void {
  const block = editableBlock(draft, request.range);
  changeCells(draft, block, (cell, row0, column0) => {
    const borders = { ...cell.userEnteredFormat?.borders };
    for (const [side, name] of sidesOf(block, row0, column0)) {
      const border = request[name];
      if (!border) continue;
      const normal = normalise({ top: border }, "Borders").top;
      if (normal) borders[side] = normal;
      else delete borders[side];
    }
    const { borders: _old, ...rest } = cell.userEnteredFormat ?? {};
    const format = Object.keys(borders).length > 0 ? { ...rest, borders } : rest;
    const { userEnteredFormat: _format, ...others } = cell;
    return Object.keys(format).length > 0 ? { ...others, userEnteredFormat: format } : others;
  });
}

/** Sets a validation rule on every cell of a range, or takes the rules away when none is given. */
export function setDataValidation(draft: Draft, request: sheets_v4.Schema$SetDataValidationRequest): void {
  const block = editableBlock(draft, request.range);
  const patch = request.rule ? patchOf({ dataValidation: request.rule }) : undefined;
  changeCells(draft, block, (cell, row0, column0) => {
    const { dataValidation: _old, ...rest }: CellData = cell;
    return patch ? { ...rest, ...movedPatch(patch, row0 - block.startRow0, column0 - block.startColumn0) } : rest;
  });
}

export function addConditionalFormatRule(
  draft: Draft,
  request: sheets_v4.Schema$AddConditionalFormatRuleRequest,
): void {
  const { rule, sheetId } = checkRule(draft, request.rule);
  const rules = [...(sheetById(draft.spreadsheet, sheetId).conditionalFormats ?? [])];
  const index = request.index ?? 0;
  if (index < 0 || index > rules.length) throw invalid(`No conditional format on sheet: ${sheetId} at index: ${index}`);
  rules.splice(index, 0, rule);
  ownSheet(draft, sheetId).conditionalFormats = rules;
}

/** Replaces the rule at an index, or moves it to another index when no rule is given. */
export function updateConditionalFormatRule(
  draft: Draft,
  request: sheets_v4.Schema$UpdateConditionalFormatRuleRequest,
): Response {
  const index = request.index ?? 0;
  const sheetId = request.rule ? checkRule(draft, request.rule).sheetId : (request.sheetId ?? 0);
  const rules = [...(sheetById(draft.spreadsheet, sheetId).conditionalFormats ?? [])];
  const oldRule = ruleAt(rules, index, sheetId);
  if (!request.rule && (request.newIndex === undefined || request.newIndex === null))
    throw invalid("Must set either rule or newIndex.");
  const newRule = request.rule ? checkRule(draft, request.rule).rule : oldRule;
  const newIndex = request.rule ? index : (request.newIndex ?? 0);
  if (newIndex < 0 || newIndex >= rules.length)
    throw invalid(`No conditional format on sheet: ${sheetId} at index: ${newIndex}`);
  rules.splice(index, 1);
  rules.splice(newIndex, 0, newRule);
  checkMayFormat(draft, oldRule);
  ownSheet(draft, sheetId).conditionalFormats = rules;
  return { updateConditionalFormatRule: { oldRule, newRule, oldIndex: index, newIndex } };
}

export function deleteConditionalFormatRule(
  draft: Draft,
  request: sheets_v4.Schema$DeleteConditionalFormatRuleRequest,
): Response {
  const sheetId = request.sheetId ?? 0;
  const rules = [...(sheetById(draft.spreadsheet, sheetId).conditionalFormats ?? [])];
  const rule = ruleAt(rules, request.index ?? 0, sheetId);
  checkMayFormat(draft, rule);
  rules.splice(request.index ?? 0, 1);
  setList(ownSheet(draft, sheetId), "conditionalFormats", rules);
  return { deleteConditionalFormatRule: { rule } };
}

type Side = "top" | "bottom" | "left" | "right";
type BorderName = Side | "innerHorizontal" | "innerVertical";

/** Which border of the request each side of a cell takes, by whether the side lies on the edge of the range. */
function sidesOf(block: Block, row0: number, column0: number): [Side, BorderName][] {
  return [
    ["top", row0 === block.startRow0 ? "top" : "innerHorizontal"],
    ["bottom", row0 === block.endRow0 - 1 ? "bottom" : "innerHorizontal"],
    ["left", column0 === block.startColumn0 ? "left" : "innerVertical"],
    ["right", column0 === block.endColumn0 - 1 ? "right" : "innerVertical"],
  ];
}

/** Conditional formats set nothing but bold, italic, strikethrough and colours. Source: BooleanRule in the API reference. */
const FORMAT_FIELDS: ReadonlySet<string> = new Set(["backgroundColor", "backgroundColorStyle", "textFormat"]);
const TEXT_FIELDS: ReadonlySet<string> = new Set([
  "bold",
  "italic",
  "strikethrough",
  "foregroundColor",
  "foregroundColorStyle",
]);

function checkRule(
  draft: Draft,
  rule: ConditionalFormatRule | undefined,
): { rule: ConditionalFormatRule; sheetId: number } {
  if (!rule?.ranges?.length) throw invalid("A conditional format rule must have at least one range.");
  const blocks = rule.ranges.map((range) => blockOf(draft.spreadsheet, range, "rule.ranges"));
  const [first] = blocks;
  if (!first || blocks.some(({ sheetId }) => sheetId !== first.sheetId))
    throw invalid("All ranges of a rule must be on the same sheet.");
  for (const block of blocks) checkMayEdit(draft, block);
  if (Boolean(rule.booleanRule) === Boolean(rule.gradientRule))
    throw invalid("Must set exactly one of booleanRule and gradientRule.");
  if (rule.booleanRule) checkBooleanRule(rule.booleanRule);
  return { rule: normalise(rule, "ConditionalFormatRule"), sheetId: first.sheetId };
}

function checkBooleanRule({ condition, format }: sheets_v4.Schema$BooleanRule): void {
  checkCondition(condition, "formats");
  const isSet = ([, value]: [string, unknown]) => value !== undefined && value !== null;
  const other =
    Object.entries(format ?? {}).find((entry) => isSet(entry) && !FORMAT_FIELDS.has(entry[0])) ??
    Object.entries(format?.textFormat ?? {}).find((entry) => isSet(entry) && !TEXT_FIELDS.has(entry[0]));
  if (other) throw invalid(`Conditional formatting cannot set ${other[0]}.`);
}

function ruleAt(rules: readonly ConditionalFormatRule[], index: number, sheetId: number): ConditionalFormatRule {
  const rule = rules[index];
  if (!rule) throw invalid(`No conditional format on sheet: ${sheetId} at index: ${index}`);
  return rule;
}

function checkMayFormat(draft: Draft, rule: ConditionalFormatRule): void {
  for (const range of rule.ranges ?? []) checkMayEdit(draft, blockOf(draft.spreadsheet, range));
}

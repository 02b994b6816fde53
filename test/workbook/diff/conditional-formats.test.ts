import { describe, expect, test } from "vitest";
import type { DesiredFormula } from "../../../src/workbook/desired.ts";
import { diff } from "../../../src/workbook/diff/diff.ts";
import type { ConditionalFormatRule, Request, Sheet } from "../../../src/workbook/sheets-api.ts";
import { desiredSheet, desiredWorkbook, row, SHEET_ID, STYLES, sheet, snapshot } from "./sample.ts";

const BOLD = { textFormat: { bold: true } };
const ITALIC = { textFormat: { italic: true } };
const ROWS = [
  ["uno", 1, "A"],
  ["dos", 2, "B"],
];
const DESIRED = desiredSheet([row("A"), row("B")], {
  conditionalFormats: [aFormat(">", BOLD), aFormat("<", BOLD), aFormat(">", ITALIC)],
});
const OURS = [aRule(0, 2, "=B1>0", BOLD), aRule(0, 2, "=B1<0", BOLD), aRule(0, 2, "=B1>0", ITALIC)];
const THEIRS = aRule(0, 1, "=A1=0", BOLD);

describe("conditional formats with formulas", () => {
  test("name the cells that stand in the places of their rows and columns", () => {
    expect(requestsFor([THEIRS])).toEqual(OURS.map((rule, index) => ({ addConditionalFormatRule: { rule, index } })));
    expect(requestsFor([...OURS, THEIRS])).toEqual([]);
  });

  test("are as wanted when Google gives them back with other blanks, case and defaults", () => {
    const echo = aRule(0, 2, "= b1 > 0", { textFormat: { bold: true, italic: false } });
    expect(requestsFor([echo, ...OURS.slice(1)])).toEqual([]);
  });

  test("whose references were shifted are known again and put right", () => {
    expect(requestsFor([OURS[0]!, aRule(1, 2, "=B7<0", BOLD), aRule(0, 2, "=#REF!>0", ITALIC)])).toEqual([
      { updateConditionalFormatRule: { sheetId: SHEET_ID, index: 1, rule: OURS[1] } },
      { updateConditionalFormatRule: { sheetId: SHEET_ID, index: 2, rule: OURS[2] } },
    ]);
  });

  test("that came about by pasting rows go away, and those of the people stay behind ours", () => {
    const requests = requestsFor([THEIRS, ...OURS, aRule(1, 2, "=B2>0", BOLD)]);
    const deleted = requests.flatMap(({ deleteConditionalFormatRule: gone }) => (gone ? [gone.index] : []));
    expect(deleted).toEqual([4, 3, 2, 1]);
    expect(requests.filter(({ addConditionalFormatRule: made }) => made)).toHaveLength(OURS.length);
  });
});

function aFormat(sign: string, format: ConditionalFormatLook) {
  const condition: DesiredFormula = {
    formula: (at) => `=${at.cell(SHEET_ID, "A", "amount").replace(/\$/g, "")}${sign}0`,
  };
  return {
    block: { fromRow: "A", toRow: "B", fromColumn: "amount", toColumn: "amount" },
    rule: { condition, format },
  };
}

type ConditionalFormatLook = NonNullable<NonNullable<ConditionalFormatRule["booleanRule"]>["format"]>;

function aRule(row0: number, endRow0: number, formula: string, format: ConditionalFormatLook): ConditionalFormatRule {
  return {
    ranges: [{ sheetId: SHEET_ID, startRowIndex: row0, endRowIndex: endRow0, startColumnIndex: 1, endColumnIndex: 2 }],
    booleanRule: { condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: formula }] }, format },
  };
}

function requestsFor(conditionalFormats: Sheet["conditionalFormats"] & {}): readonly Request[] {
  return diff(desiredWorkbook(DESIRED), snapshot(sheet(ROWS, { conditionalFormats })), STYLES).requests;
}

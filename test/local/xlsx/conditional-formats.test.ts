import { expect, test } from "vitest";
import { conditionFormula } from "../../../build/local/xlsx/conditional-formats.ts";

// The types and what they mean: Sheets API v4 reference, ConditionType.
test.each([
  ["NOT_BLANK", [], "LEN(TRIM(C2))>0"],
  ["BLANK", [], "LEN(TRIM(C2))=0"],
  ["CUSTOM_FORMULA", ["=$A2>1"], "$A2>1"],
  ["NUMBER_GREATER", ["5"], "AND(ISNUMBER(C2),C2>5)"],
  ["NUMBER_LESS_THAN_EQ", ["=B2"], "AND(ISNUMBER(C2),C2<=B2)"],
  ["NUMBER_BETWEEN", ["1", "9"], "AND(ISNUMBER(C2),C2>=1,C2<=9)"],
  ["NUMBER_NOT_BETWEEN", ["1", "9"], "AND(ISNUMBER(C2),OR(C2<1,C2>9))"],
  ["DATE_BEFORE", ["=DATE(2023,2,1)"], "AND(ISNUMBER(C2),C2<DATE(2023,2,1))"],
  ["TEXT_EQ", ['dice "sí"'], 'C2&""="dice ""sí"""'],
  ["TEXT_CONTAINS", ["5"], 'ISNUMBER(SEARCH("5",C2))'],
  ["TEXT_STARTS_WITH", ["ab"], 'LEFT(C2,LEN("ab"))="ab"'],
  ["ONE_OF_LIST", ["a", "b"], 'OR(C2&""="a",C2&""="b")'],
])("%s is written as a formula about the cell", (type, values, expected) => {
  const condition = { type, values: values.map((userEnteredValue) => ({ userEnteredValue })) };
  expect(conditionFormula(condition, "C2")).toBe(expected);
});

test("a condition that Excel has not is left out", () => {
  expect(conditionFormula({ type: "BOOLEAN" }, "A1")).toBeUndefined();
});

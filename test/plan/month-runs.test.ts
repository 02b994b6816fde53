import { expect, test } from "vitest";
import { monthsInWords } from "../../src/plan/month-runs.ts";

test.each([
  [[], ""],
  [["2023-03"], "marzo de 2023"],
  [["2023-03", "2023-04", "2023-05"], "marzo a mayo de 2023"],
  [["2023-11", "2023-12", "2024-01"], "noviembre de 2023 a enero de 2024"],
  [["2023-01", "2023-03", "2024-03"], "enero de 2023, marzo de 2023 y marzo de 2024"],
] as const)("the months %j are said as «%s»", (months, words) => {
  expect(monthsInWords(months)).toBe(words);
});

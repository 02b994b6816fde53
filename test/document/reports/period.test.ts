import { describe, expect, test } from "vitest";
import {
  closeOf,
  daysOf,
  nextPeriod,
  parsePeriod,
  periodInWords,
  periodKey,
} from "../../../src/document/reports/period.ts";

describe("a period", () => {
  test.each([
    ["2023", "2023-01", "2023-12", "año 2023", "2023"],
    ["2023-T1", "2023-01", "2023-03", "primer trimestre de 2023", "2023-T1"],
    [" 2023-t4 ", "2023-10", "2023-12", "cuarto trimestre de 2023", "2023-T4"],
    ["2023-S2", "2023-07", "2023-12", "segundo semestre de 2023", "2023-S2"],
    ["2024-02", "2024-02", "2024-02", "febrero de 2024", "2024-02"],
    ["Marzo de 2023", "2023-03", "2023-03", "marzo de 2023", "2023-03"],
    ["febrero a mayo de 2023", "2023-02", "2023-05", "febrero a mayo de 2023", "2023-02 a 2023-05"],
    ["2023-11 a 2024-02", "2023-11", "2024-02", "noviembre de 2023 a febrero de 2024", "2023-11 a 2024-02"],
    ["enero a junio de 2023", "2023-01", "2023-06", "primer semestre de 2023", "2023-S1"],
  ])("is read from «%s»", (text, from, to, words, key) => {
    const period = parsePeriod(text)!;
    expect(period).toEqual({ from, to });
    expect(periodInWords(period)).toBe(words);
    expect(periodKey(period)).toBe(key);
    expect(parsePeriod(key)).toEqual(period);
  });

  test.each(["", "2023-T5", "2023-S3", "2023-13", "mayo a febrero de 2023", "trimestre", "enero", "2023-01 a 2043-01"])(
    "is not read from «%s»",
    (text) => expect(parsePeriod(text)).toBeNull(),
  );

  test.each([
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2023-02", "2023-02-01", "2023-02-28"],
    ["2023", "2023-01-01", "2023-12-31"],
    ["2023-12 a 2024-01", "2023-12-01", "2024-01-31"],
  ])("has its first and last day: %s", (text, first, last) => {
    expect(daysOf(parsePeriod(text)!)).toEqual({ first, last });
  });

  test.each([
    ["2023-T4", "2024-T1"],
    ["2023", "2024"],
    ["2023-11 a 2023-12", "2024-01 a 2024-02"],
  ])("is followed by one of the same length: %s", (text, next) => {
    expect(periodKey(nextPeriod(parsePeriod(text)!))).toBe(next);
  });
});

describe("the close of a period", () => {
  const close = (text: string, today: string) => closeOf(parsePeriod(text)!, today);
  test.each([
    ["2023-03-31", { cutOff: "2023-03-31", asOf: "2023-03-31", stage: "running" }],
    ["2023-04-01", { cutOff: "2023-03-31", asOf: "2023-04-01", stage: "over" }],
    ["2026-11-22", { cutOff: "2023-03-31", asOf: "2023-04-01", stage: "over" }],
    ["2023-01-01", { cutOff: "2023-01-01", asOf: "2023-01-01", stage: "running" }],
    ["2022-12-31", { cutOff: "2022-12-31", asOf: "2022-12-31", stage: "future" }],
  ])("of the first quarter of 2023, seen on %s", (today, expected) => {
    expect(close("2023-T1", today)).toEqual(expected);
  });

  test("of a year is judged from the first day of the next one, also after a leap day", () => {
    expect(close("2023", "2024-01-01")).toEqual({ cutOff: "2023-12-31", asOf: "2024-01-01", stage: "over" });
    expect(close("2024-02", "2024-03-01")).toEqual({ cutOff: "2024-02-29", asOf: "2024-03-01", stage: "over" });
  });
});

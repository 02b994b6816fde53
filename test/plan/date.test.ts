import { describe, expect, test } from "vitest";
import { dateIn, dateOfSerial, serialOfDate } from "../../src/plan/date.ts";

describe("dates", () => {
  // Sheets API guide, date and number formats: 1 January 1900 is day 2.
  test.each([
    ["1900-01-01", 2],
    ["2016-02-29", 42_429],
    ["2023-02-01", 44_958],
  ])("%s is day %s of Sheets, there and back", (date, serial) => {
    expect(serialOfDate(date)).toBe(serial);
    expect(dateOfSerial(serial + 0.75)).toBe(date);
  });

  test.each([0, -1, 3_000_000, 1e12, Number.NaN])("%s is no day", (serial) => {
    expect(dateOfSerial(serial)).toBe("");
  });

  test.each([
    ["Acuerdo número tres, del 1 de Febrero del 2023.", "2023-02-01"],
    ["15 de setiembre de 2024", "2024-09-15"],
    ["3/4/2023", "2023-04-03"],
    ["03-04-2023", "2023-04-03"],
    ["2023-04-03", "2023-04-03"],
    ["30/02/2023", ""],
    ["4/13/2023", ""],
    ["en 2023", ""],
    ["", ""],
  ])("«%s» names «%s»", (text, date) => {
    expect(dateIn(text)).toBe(date);
  });
});

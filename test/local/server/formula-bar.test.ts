import fc from "fast-check";
import { expect, test } from "vitest";
import { formulaBarText } from "../../../build/local/server/formula-bar.ts";
import { rulesOf } from "../../../build/local/sheets/locale.ts";
import { parseEntry } from "../../../build/local/sheets/parse-entry.ts";

test("what the formula bar shows gives the same value when it is typed again", () => {
  const context = { now: new Date(), timeZone: "America/El_Salvador" };
  const formats = [undefined, { type: "PERCENT" }, { type: "CURRENCY", pattern: '"$"#,##0.00' }, { type: "TEXT" }];
  const value = fc.oneof(
    fc.string({ minLength: 1 }).map((stringValue) => ({ stringValue })),
    fc
      .constantFrom("=A1", "+5", "-", "12", "$5", "1/2/2023", "marzo", "VERDADERO", "'a", " 7", "(5)", "5%")
      .map((stringValue) => ({ stringValue })),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
      .map((number) => ({ numberValue: number || 0 })),
    fc.boolean().map((boolValue) => ({ boolValue })),
  );
  fc.assert(
    fc.property(
      value,
      fc.constantFrom(...formats),
      fc.constantFrom("es_MX", "es_ES", "en_US"),
      (entered, format, locale) => {
        // A cell formatted as text keeps whatever is typed as text.
        if (format?.type === "TEXT" && !("stringValue" in entered)) return;
        const rules = rulesOf(locale);
        const cell = { userEnteredValue: entered, ...(format && { userEnteredFormat: { numberFormat: format } }) };
        const shown = formulaBarText(cell, Object.values(entered)[0], rules);
        const again = parseEntry(shown, { ...context, rules, formatType: format?.type }).value;
        if ("numberValue" in entered)
          expect(again?.numberValue).toBeCloseTo(
            entered.numberValue,
            10 - Math.ceil(Math.log10(Math.abs(entered.numberValue) + 1)),
          );
        else expect(again).toEqual(entered);
      },
    ),
  );
});

test("a date is shown as the locale writes it, with its year, and a percentage with its sign", () => {
  const rules = rulesOf("es_MX");
  const shown = (numberValue: number, numberFormat: object) =>
    formulaBarText({ userEnteredValue: { numberValue }, userEnteredFormat: { numberFormat } }, numberValue, rules);
  // Day 44958 after 1899-12-30 is 2023-02-01.
  expect(shown(44_958, { type: "DATE", pattern: 'd" de "mmmm' })).toBe("01/02/2023");
  expect(shown(0.255, { type: "PERCENT", pattern: "0%" })).toBe("25.5%");
});

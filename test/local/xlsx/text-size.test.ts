import fc from "fast-check";
import { expect, test } from "vitest";
import { textHeightPx } from "../../../build/local/xlsx/text-size.ts";

const words = fc
  .array(fc.stringMatching(/^[a-zñáéí]{1,14}$/), { minLength: 1, maxLength: 60 })
  .map((all) => all.join(" "));
const widthPx = fc.integer({ min: 40, max: 800 });

test("more text is never lower, and more room never makes it higher", () => {
  fc.assert(
    fc.property(words, words, widthPx, fc.integer({ min: 0, max: 400 }), (text, more, width, extra) => {
      const height = textHeightPx(text, width, {});
      expect(textHeightPx(`${text} ${more}`, width, {})).toBeGreaterThanOrEqual(height);
      expect(textHeightPx(text, width + extra, {})).toBeLessThanOrEqual(height);
    }),
  );
});

test("each line break adds a line of about 16 px at 10 points", () => {
  expect(textHeightPx("a", 100, {})).toBe(16);
  expect(textHeightPx("a\nb\nc", 100, {})).toBe(48);
});

test("a word longer than its cell is broken and so counted as several lines", () => {
  expect(textHeightPx("m".repeat(100), 100, {})).toBeGreaterThan(10 * 15);
});

test("bold and larger letters need more room", () => {
  const text = "Elaborar plan de capacitación institucional ".repeat(5);
  expect(textHeightPx(text, 200, { bold: true })).toBeGreaterThanOrEqual(textHeightPx(text, 200, {}));
  expect(textHeightPx(text, 200, { fontSize: 14 })).toBeGreaterThan(textHeightPx(text, 200, {}));
});

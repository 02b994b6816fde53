import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaAddress, columnLetters, parseAddress } from "../../build/local/page/grid/addresses.ts";
import { withWholeMerges } from "../../build/local/page/grid/area.ts";
import { createAxis, isHidden, lineAt, nextVisible, offsetPx } from "../../build/local/page/grid/axis.ts";

const sizesPx = fc
  .array(fc.constantFrom(0, 4, 21, 100), { minLength: 1 })
  .filter((sizes) => sizes.some((px) => px > 0));

describe("an axis", () => {
  it("finds the visible line under every pixel", () => {
    fc.assert(
      fc.property(sizesPx, fc.nat(), (sizes, seed) => {
        const axis = createAxis(sizes);
        const px = seed % offsetPx(axis, axis.count);
        const line = lineAt(axis, px);
        expect(isHidden(axis, line)).toBe(false);
        expect(offsetPx(axis, line)).toBeLessThanOrEqual(px);
        expect(offsetPx(axis, line + 1)).toBeGreaterThan(px);
      }),
    );
  });

  it("steps over hidden lines and stays at the last one", () => {
    const axis = createAxis([0, 21, 0, 0, 21, 0]);
    expect(nextVisible(axis, 1, 1)).toBe(4);
    expect(nextVisible(axis, 4, 1)).toBe(4);
    expect(nextVisible(axis, 4, -1)).toBe(1);
  });
});

describe("addresses", () => {
  it("name columns as Sheets does", () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
  });

  it("are read back as the area they name", () => {
    const line = fc.nat(5_000);
    fc.assert(
      fc.property(line, line, line, line, (startRow0, startColumn0, rows, columns) => {
        const area = { startRow0, endRow0: startRow0 + rows + 1, startColumn0, endColumn0: startColumn0 + columns + 1 };
        expect(parseAddress(areaAddress(area))).toEqual(area);
      }),
    );
  });

  it("may have dollar signs, small letters and a sheet; other text names nothing", () => {
    expect(parseAddress("'Cuadro 1'!$b$4")).toEqual(parseAddress("B4"));
    expect(parseAddress("cuatro")).toBeNull();
  });
});

it("an area grows until it cuts no merged block, also through blocks it only then touches", () => {
  const merges = [
    { row0: 0, column0: 1, rows: 3, columns: 1 },
    { row0: 2, column0: 2, rows: 1, columns: 2 },
  ];
  const selected = { startRow0: 0, endRow0: 1, startColumn0: 0, endColumn0: 3 };
  expect(withWholeMerges(selected, merges)).toEqual({ startRow0: 0, endRow0: 3, startColumn0: 0, endColumn0: 4 });
});

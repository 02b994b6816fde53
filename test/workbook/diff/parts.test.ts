import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonBytes, splitParts } from "../../../src/workbook/diff/parts.ts";
import type { Request } from "../../../src/workbook/sheets-api.ts";

const request = (title: string): Request => ({ updateSheetProperties: { properties: { title }, fields: "title" } });

describe("splitParts", () => {
  it("makes no part of no requests", () => {
    expect(splitParts([])).toEqual([]);
  });

  it("keeps everything together while it fits", () => {
    const requests = [request("a"), request("b")];
    expect(splitParts(requests)).toEqual([requests]);
  });

  it("leaves a request that is too large alone", () => {
    const [small, large] = [request("a"), request("x".repeat(500))];
    expect(splitParts([small, large, small], 200)).toEqual([[small], [large], [small]]);
  });

  it("keeps the order and, wherever a part has several requests, the limit in UTF-8 bytes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme", maxLength: 80 })),
        fc.integer({ min: 100, max: 1000 }),
        (titles, limit) => {
          const requests = titles.map(request);
          const parts = splitParts(requests, limit);
          expect(parts.flat()).toEqual(requests);
          for (const part of parts.filter(({ length }) => length > 1)) {
            expect(Buffer.byteLength(JSON.stringify({ requests: part }))).toBeLessThanOrEqual(limit);
          }
        },
      ),
    );
  });
});

describe("jsonBytes", () => {
  it("counts as Node encodes, lone surrogates as JSON escapes them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => jsonBytes(text) === Buffer.byteLength(JSON.stringify(text))),
    );
  });
});

import { describe, expect, it } from "vitest";
import { convert } from "../../../src/workbook/conversion.ts";
import { jsonBytes } from "../../../src/workbook/diff/parts.ts";
import type { Snapshot } from "../../../src/workbook/snapshot.ts";
import { rawSheets } from "../../builders/live-workbook.ts";
import { syntheticTables } from "../../builders/synthetic-tables.ts";

const bytesOf = (actions: number) => {
  const raw = rawSheets(syntheticTables(actions)) as Snapshot;
  return jsonBytes(convert(raw, { period: { fromYear: 2023, toYear: 2025 } }, "done", "2026-03-10").requests);
};

describe("the requests that convert a plan", () => {
  it("stay well below 2 MB for a plan as large as the example and the 36 months of three years", () => {
    expect(bytesOf(31)).toBeLessThan(1_000_000);
  });

  it("fit into two parts of 2 MB for 300 actions", () => {
    expect(bytesOf(300)).toBeLessThan(4_000_000);
  });

  it("grow no faster than the plan", () => {
    expect(bytesOf(3_000)).toBeLessThan(10 * bytesOf(300));
  });
});

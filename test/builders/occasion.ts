import type { Occasion } from "../../src/workbook/occasion.ts";

/** An occasion on a Monday morning, on which nobody was seen editing and nobody asked for anything, unless told otherwise. */
export function occasion(parts: Partial<Occasion> = {}): Occasion {
  return { now: "2026-03-02T09:00:00", edits: [], wishes: [], ...parts };
}

import type { Period } from "./plan.ts";

/** No plan is as long as this; more years come from a slip, and would fill the schedule with columns. */
const MOST_YEARS = 12;

/** The period between two years, both included; null when they make none. */
export function periodOf(fromYear: number | null, toYear: number | null): Period | null {
  if (fromYear === null || toYear === null) return null;
  return fromYear <= toYear && toYear - fromYear < MOST_YEARS ? { fromYear, toYear } : null;
}

/** The calendar years of a period, in order. */
export function yearsOf({ fromYear, toYear }: Period): readonly number[] {
  return Array.from({ length: toYear - fromYear + 1 }, (_, step) => fromYear + step);
}

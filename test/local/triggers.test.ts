import fc from "fast-check";
import { expect, test } from "vitest";
import { civilTime } from "../../build/local/services/format-date.ts";
import type { Schedule, TriggerWish } from "../../build/local/services/host-calls.ts";
import type { StoredTrigger } from "../../build/local/store.ts";
import { clockEvent, createTrigger, dueTriggers, nextRun } from "../../build/local/triggers.ts";

const ZONE = "America/El_Salvador";
// A Monday, 08:30 in El Salvador, which is six hours behind UTC all year.
const monday = new Date("2023-02-06T14:30:00Z");

test.each<[string, Schedule, string]>([
  ["every five minutes", { every: "minutes", count: 5 }, "2023-02-06T14:35:00.000Z"],
  ["every two hours", { every: "hours", count: 2 }, "2023-02-06T16:30:00.000Z"],
  ["every day at nine, later today", { every: "days", count: 1, hour: 9, minute: 15 }, "2023-02-06T15:15:00.000Z"],
  ["every day at seven, tomorrow", { every: "days", count: 1, hour: 7, minute: 0 }, "2023-02-07T13:00:00.000Z"],
  ["on Fridays at six", { every: "week", weekday: "FRIDAY", hour: 6, minute: 0 }, "2023-02-10T12:00:00.000Z"],
])("%s fires next when the clock in El Salvador says so", (_, schedule, expected) => {
  expect(nextRun(schedule, monday, ZONE)).toBe(expected);
});

test("a daily trigger always fires within a day, at its hour, in zones with summer time too", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
      fc.integer({ min: 4, max: 23 }),
      fc.constantFrom(ZONE, "Europe/Madrid", "Asia/Kathmandu"),
      (after, hour, zone) => {
        const next = new Date(nextRun({ every: "days", count: 1, hour, minute: 0 }, after, zone)!);
        expect(civilTime(next, zone)).toMatchObject({ hour, minute: 0 });
        const waitedHours = (next.getTime() - after.getTime()) / 3_600_000;
        expect(waitedHours).toBeGreaterThan(0);
        expect(waitedHours).toBeLessThanOrEqual(25);
      },
    ),
    { numRuns: 50 },
  );
});

test("a trigger that was missed several times is due once", () => {
  const trigger = stored({ schedule: { every: "minutes", count: 5 }, nextRun: "2023-02-06T12:00:00.000Z" });
  expect(dueTriggers([trigger], monday)).toEqual([trigger]);
  expect(dueTriggers([{ ...trigger, nextRun: nextRun(trigger.schedule, monday, ZONE) }], monday)).toEqual([]);
});

test("spreadsheet triggers are never due by the clock", () => {
  expect(dueTriggers([stored({ eventType: "ON_EDIT", nextRun: null })], monday)).toEqual([]);
});

test("a person has at most twenty triggers, whatever others have", () => {
  const wish: TriggerWish = { handler: "f", eventType: "CLOCK", spreadsheetId: null, schedule: null };
  const twenty = Array.from({ length: 20 }, () => stored({ creator: "ana@alcaldia.example" }));
  expect(() => createTrigger(wish, "ana@alcaldia.example", twenty, monday, ZONE)).toThrow("too many triggers");
  expect(createTrigger(wish, "eva@alcaldia.example", twenty, monday, ZONE).creator).toBe("eva@alcaldia.example");
});

test("a clock event tells the civil time under Google's names", () => {
  expect(clockEvent("1", monday, ZONE).time).toEqual({
    timezone: ZONE,
    year: 2023,
    month: 2,
    "day-of-month": 6,
    "day-of-week": 1,
    hour: 8,
    minute: 30,
    second: 0,
  });
});

function stored(changes: Partial<StoredTrigger>): StoredTrigger {
  return {
    triggerUid: "1",
    creator: "ana@alcaldia.example",
    handler: "handleClock",
    eventType: "CLOCK",
    spreadsheetId: null,
    schedule: null,
    nextRun: null,
    ...changes,
  };
}

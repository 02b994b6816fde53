import { randomInt } from "node:crypto";
import { type CivilTime, civilTime } from "./services/format-date.ts";
import {
  type EventFacts,
  type Schedule,
  type TriggerEventType,
  type TriggerWish,
  WEEKDAYS,
} from "./services/host-calls.ts";
import type { StoredTrigger } from "./store.ts";

/** Google's limit per user and script. Source: Apps Script guides/services/quotas. */
const MAX_TRIGGERS = 20;
const MINUTE_MS = 60_000;

/** A new installable trigger of a person. Throws when they have as many as Google lets them have. */
export function createTrigger(
  wish: TriggerWish,
  creator: string,
  existing: readonly StoredTrigger[],
  now: Date,
  timeZone: string,
): StoredTrigger {
  if (existing.filter((trigger) => trigger.creator === creator).length >= MAX_TRIGGERS) {
    throw new Error(
      "This script has too many triggers. Triggers must be deleted from the script before more can be added.",
    );
  }
  return { ...wish, triggerUid: String(randomInt(2 ** 47)), creator, nextRun: nextRun(wish.schedule, now, timeZone) };
}

/** The triggers that watch a spreadsheet for one kind of event, in the order of their creation. */
export function triggersFor(
  triggers: readonly StoredTrigger[],
  eventType: TriggerEventType,
  spreadsheetId: string,
): readonly StoredTrigger[] {
  return triggers.filter((trigger) => trigger.eventType === eventType && trigger.spreadsheetId === spreadsheetId);
}

/** The clock triggers that are due. One that was missed several times fires once. */
export function dueTriggers(triggers: readonly StoredTrigger[], now: Date): readonly StoredTrigger[] {
  return triggers.filter((trigger) => trigger.nextRun !== null && new Date(trigger.nextRun) <= now);
}

/** When a schedule next fires after a moment, as an ISO instant; null for no schedule. Google's random delay is left out. */
export function nextRun(schedule: Schedule | null, after: Date, timeZone: string): string | null {
  if (!schedule) return null;
  switch (schedule.every) {
    case "minutes":
      return later(after, schedule.count);
    case "hours":
      return later(after, schedule.count * 60);
    case "days": {
      const first = nextAt(after, timeZone, (time) => time.hour === schedule.hour);
      return later(first, schedule.minute + (schedule.count - 1) * 24 * 60);
    }
    case "week": {
      const first = nextAt(
        after,
        timeZone,
        (time) => time.hour === schedule.hour && WEEKDAYS[time.weekday] === schedule.weekday,
      );
      return later(first, schedule.minute);
    }
  }
}

/** What a clock trigger's function is told. Source: Apps Script guides/triggers/events, time-driven events. */
export function clockEvent(triggerUid: string, now: Date, timeZone: string): EventFacts {
  const time = civilTime(now, timeZone);
  return {
    authMode: "FULL",
    triggerUid,
    user: null,
    time: {
      timezone: timeZone,
      year: time.year,
      month: time.month,
      "day-of-month": time.day,
      "day-of-week": time.weekday || 7,
      hour: time.hour,
      minute: time.minute,
      second: time.second,
    },
  };
}

function later(moment: Date, minutes: number): string {
  return new Date(moment.getTime() + minutes * MINUTE_MS).toISOString();
}

/** The first full hour on the wall, after a moment, that fits; zones stand whole quarters of an hour apart. */
function nextAt(after: Date, timeZone: string, fits: (time: CivilTime) => boolean): Date {
  const quarterMs = 15 * MINUTE_MS;
  let candidateMs = Math.floor(after.getTime() / quarterMs) * quarterMs;
  for (;;) {
    candidateMs += quarterMs;
    const time = civilTime(new Date(candidateMs), timeZone);
    if (time.minute === 0 && fits(time)) return new Date(candidateMs);
  }
}

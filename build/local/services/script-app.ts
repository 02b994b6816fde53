import { emulated, enumeration } from "./emulated.ts";
import {
  type AskHost,
  type InstalledTrigger,
  type RunFacts,
  type Schedule,
  TRIGGER_EVENT_TYPES,
  type TriggerEventType,
  WEEKDAYS,
  type Weekday,
} from "./host-calls.ts";
import { requireConsent } from "./permissions.ts";

export const AuthMode = enumeration("ScriptApp.AuthMode", ["NONE", "CUSTOM_FUNCTION", "LIMITED", "FULL"]);
const EventType = enumeration("ScriptApp.EventType", TRIGGER_EVENT_TYPES);
const TriggerSource = enumeration("ScriptApp.TriggerSource", ["SPREADSHEETS", "CLOCK"]);
const WeekDay = enumeration("ScriptApp.WeekDay", WEEKDAYS);

/** The periods that Google accepts. Source: Apps Script reference/script/clock-trigger-builder. */
const MINUTE_PERIODS: readonly number[] = [1, 5, 10, 15, 30];
const HOUR_PERIODS: readonly number[] = [1, 2, 4, 6, 8, 12];

/** `ScriptApp` for the project's triggers: only those of the current user can be seen or deleted. */
export function createScriptApp(ask: AskHost, facts: RunFacts): object {
  const consent = (method: string) => requireConsent(facts, `ScriptApp.${method}`, "script.scriptapp");
  return emulated("ScriptApp", {
    AuthMode,
    EventType,
    TriggerSource,
    WeekDay,
    getScriptId: () => facts.scriptId,
    getProjectTriggers: () => {
      consent("getProjectTriggers");
      return ask("triggers.list").map(createTrigger);
    },
    newTrigger: (handler: string) => {
      consent("newTrigger");
      return createTriggerBuilder(ask, handler);
    },
    deleteTrigger: (trigger: { getUniqueId(): string }) => {
      consent("deleteTrigger");
      ask("triggers.delete", trigger.getUniqueId());
    },
  });
}

function createTrigger(trigger: InstalledTrigger): object {
  return emulated("Trigger", {
    getUniqueId: () => trigger.triggerUid,
    getHandlerFunction: () => trigger.handler,
    getEventType: () => EventType[trigger.eventType],
    getTriggerSource: () => (trigger.spreadsheetId === null ? TriggerSource.CLOCK : TriggerSource.SPREADSHEETS),
    getTriggerSourceId: () => trigger.spreadsheetId,
  });
}

function createTriggerBuilder(ask: AskHost, handler: string): object {
  return emulated("ScriptApp.newTrigger()", {
    forSpreadsheet: (spreadsheet: string | { getId(): string }) => {
      const spreadsheetId = typeof spreadsheet === "string" ? spreadsheet : spreadsheet.getId();
      const on = (eventType: TriggerEventType) => () =>
        emulated("SpreadsheetTriggerBuilder", {
          create: () => createTrigger(ask("triggers.add", { handler, eventType, spreadsheetId, schedule: null })),
        });
      return emulated("ScriptApp.newTrigger().forSpreadsheet()", {
        onOpen: on("ON_OPEN"),
        onEdit: on("ON_EDIT"),
        onChange: on("ON_CHANGE"),
      });
    },
    timeBased: () => createClockBuilder(ask, handler),
  });
}

function createClockBuilder(ask: AskHost, handler: string): object {
  let period: Schedule | null = null;
  let hour = 0;
  let minute = 0;
  const set = (schedule: Schedule) => {
    if (period) throw new Error("You have already specified the recurrence of this trigger.");
    period = schedule;
    return builder;
  };
  const builder: object = emulated("ScriptApp.newTrigger().timeBased()", {
    everyMinutes: (count: number) => set({ every: "minutes", count: oneOf(MINUTE_PERIODS, count, "minutes") }),
    everyHours: (count: number) => set({ every: "hours", count: oneOf(HOUR_PERIODS, count, "hours") }),
    everyDays: (count: number) => set({ every: "days", count, hour, minute }),
    onWeekDay: (weekday: { toString(): Weekday }) => set({ every: "week", weekday: weekday.toString(), hour, minute }),
    atHour: (value: number) => {
      hour = value;
      return builder;
    },
    nearMinute: (value: number) => {
      minute = value;
      return builder;
    },
    create: () => {
      if (!period) throw new Error("The trigger has no recurrence.");
      const schedule = "hour" in period ? { ...period, hour, minute } : period;
      return createTrigger(ask("triggers.add", { handler, eventType: "CLOCK", spreadsheetId: null, schedule }));
    },
  });
  return builder;
}

function oneOf(accepted: readonly number[], count: number, unit: string): number {
  if (!accepted.includes(count))
    throw new Error(`The value you passed to every ${unit} must be one of ${accepted.join(", ")}.`);
  return count;
}

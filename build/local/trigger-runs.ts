import { mailToldTo, missingFunction, type RunReport, type ScriptRuns } from "./script-runs.ts";
import type { EventFacts, TriggerEventType } from "./services/host-calls.ts";
import type { Person } from "./sheets/service.ts";
import type { StoredTrigger, WorkspaceState } from "./store.ts";
import { clockEvent, dueTriggers, nextRun, triggersFor } from "./triggers.ts";

/** What an event says besides who is there and how it may act. */
export type EventContent = Pick<EventFacts, "range" | "value" | "oldValue" | "changeType">;

/** The kinds of change that an event tells, as far as a person can make them here. Source: Apps Script guides/triggers/events. */
export type ChangeType = "EDIT" | "INSERT_ROW" | "INSERT_COLUMN" | "REMOVE_ROW" | "REMOVE_COLUMN" | "OTHER";

/** Runs the functions that an event calls, one after the other; Google starts them at once. */
export interface TriggerRuns {
  /** A person changed cells: the simple trigger onEdit, the installable edit triggers, then the change triggers. */
  edited(spreadsheetId: string, content: EventContent, user: Person): Promise<readonly RunReport[]>;
  /** A person changed the spreadsheet in another way: the change triggers. */
  changed(spreadsheetId: string, changeType: ChangeType, user: Person): Promise<readonly RunReport[]>;
  /** The clock triggers that are due. */
  tick(now: Date): Promise<readonly RunReport[]>;
}

/** Trigger runs over the triggers in `state`; `timeZone` is the script's. */
export function createTriggerRuns(
  { run }: ScriptRuns,
  state: WorkspaceState,
  person: (email: string) => Person,
  timeZone: string,
): TriggerRuns {
  async function fire(trigger: StoredTrigger, content: EventContent, user: Person): Promise<RunReport> {
    const { handler, creator, triggerUid } = trigger;
    const event: EventFacts = { ...content, authMode: "FULL", user: mailToldTo(creator, user.email), triggerUid };
    const report = await run({
      functionName: handler,
      entry: "trigger",
      invocation: { event },
      as: person(creator),
      at: user.email,
    });
    return report ?? missingFunction(handler);
  }

  async function fireAll(eventType: TriggerEventType, spreadsheetId: string, content: EventContent, user: Person) {
    const runs: RunReport[] = [];
    for (const trigger of triggersFor(state.triggers, eventType, spreadsheetId)) {
      runs.push(await fire(trigger, content, user));
    }
    return runs;
  }

  return {
    edited: async (spreadsheetId, content, user) => {
      const event: EventFacts = { ...content, authMode: "LIMITED", user: "" };
      const simple = {
        functionName: "onEdit",
        entry: "simple",
        invocation: { event },
        as: user,
        at: user.email,
      } as const;
      const report = await run(simple);
      return [
        ...(report ? [report] : []),
        ...(await fireAll("ON_EDIT", spreadsheetId, content, user)),
        ...(await fireAll("ON_CHANGE", spreadsheetId, { changeType: "EDIT" }, user)),
      ];
    },
    changed: (spreadsheetId, changeType, user) => fireAll("ON_CHANGE", spreadsheetId, { changeType }, user),
    tick: async (now) => {
      const runs: RunReport[] = [];
      for (const trigger of dueTriggers(state.triggers, now)) {
        trigger.nextRun = nextRun(trigger.schedule, now, timeZone);
        const event = clockEvent(trigger.triggerUid, now, timeZone);
        const as = person(trigger.creator);
        const wanted = {
          functionName: trigger.handler,
          entry: "clock",
          invocation: { event },
          as,
          at: as.email,
        } as const;
        runs.push((await run(wanted)) ?? missingFunction(trigger.handler));
      }
      return runs;
    },
  };
}

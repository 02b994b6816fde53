import { type Action, actionsOf, type Plan, valueOr } from "../plan/plan.ts";
import { monthInWords } from "../plan/proposal/calendar.ts";
import { fingerprintOf } from "../plan/proposal/fingerprint.ts";
import { type ProposedAction, proposeSchedule } from "../plan/proposal/proposal.ts";
import type { CellEdit } from "./edits.ts";
import type { LogEntry } from "./log.ts";
import { sheetIdOf } from "./managed.ts";
import { UNKNOWN_AUTHOR, type Wish, type WishOutcome } from "./occasion.ts";
import type { ManagedRead, ManagedSheets } from "./read/read.ts";
import type { SheetReader } from "./read/sheet-reader.ts";
import type { ProposedRow } from "./state.ts";

/** What became of the proposed schedule in a pass. */
export interface Scheduling {
  /** What is proposed now, by the key of its action. */
  readonly proposed: Readonly<Record<string, ProposedRow>>;
  /** Months and numbers of activities for cells that are blank. */
  readonly edits: readonly CellEdit[];
  readonly entries: readonly LogEntry[];
  readonly outcomes: readonly WishOutcome[];
}

/**
 * Grants the wishes for a proposed schedule, and drops from `before` what people have changed since: what they touch is firm.
 * A wish that comes again does nothing; one for a proposal that has changed meanwhile is `gone`.
 */
export function grantProposal(
  wishes: readonly Wish[],
  { schedule }: ManagedSheets,
  read: ManagedRead,
  before: Scheduling["proposed"] = {},
): Scheduling {
  const start: Scheduling = { proposed: stillProposed(before, read.plan), edits: [], entries: [], outcomes: [] };
  return wishes.reduce((now, wish) => afterWish(wish, now, schedule, read), start);
}

function afterWish(wish: Wish, now: Scheduling, sheet: SheetReader, { plan, units }: ManagedRead): Scheduling {
  const ended = (kind: WishOutcome["kind"]) => [...now.outcomes, { id: wish.id, kind }];
  switch (wish.kind) {
    case "confirm-schedule":
      return { ...now, proposed: {}, entries: [...now.entries, ...confirmed(now, wish)], outcomes: ended("done") };
    case "propose": {
      // What a wish before this one has filled is not in the plan yet.
      const actions = now.edits.length > 0 ? [] : proposeSchedule(plan, units).actions;
      if (actions.length > 0 && fingerprintOf({ actions }) !== wish.fingerprint)
        return { ...now, outcomes: ended("gone") };
      const counts = typedCounts(plan);
      const rows = actions.flatMap((action) => rowOf(action, counts, sheet) ?? []);
      return {
        proposed: { ...now.proposed, ...Object.fromEntries(rows.map(({ key, proposed }) => [key, proposed])) },
        edits: [...now.edits, ...rows.flatMap(({ edits }) => edits)],
        entries: [...now.entries, ...rows.map(({ key, proposed }) => proposalEntry(key, proposed, wish))],
        outcomes: ended("done"),
      };
    }
    default:
      return now;
  }
}

/** What people have left as it was proposed. */
function stillProposed(before: Scheduling["proposed"], plan: Plan): Scheduling["proposed"] {
  if (Object.keys(before).length === 0) return before;
  const actions = new Map([...actionsOf(plan)].map(({ action }) => [action.key, action]));
  return Object.fromEntries(Object.entries(before).filter(([key, row]) => isAsProposed(actions.get(key), row)));
}

function isAsProposed(action: Action | undefined, { months, activities }: ProposedRow): boolean {
  return (
    action !== undefined &&
    valueOr(action.activities, null) === activities &&
    action.months.length === Object.keys(months).length &&
    action.months.every((mark) => valueOr(mark.activities, null) === months[mark.month])
  );
}

interface WrittenRow {
  readonly key: string;
  readonly proposed: ProposedRow;
  readonly edits: readonly CellEdit[];
}

/** What is written about an action; null as long as its row or one of its months does not stand in the sheet. */
function rowOf(
  { key, months, activities, reasons }: ProposedAction,
  counts: ReadonlyMap<string, number>,
  { rows, columns }: SheetReader,
): WrittenRow | null {
  const counted = counts.get(key);
  const cells = [
    ...(counted === undefined ? [["activities", activities] as const] : []),
    ...months.map((mark) => [mark.month, mark.activities] as const),
  ];
  const row0 = rows.get(key);
  const edits = cells.flatMap(([column, numberValue]): CellEdit[] => {
    const column0 = columns.get(column);
    if (row0 === undefined || column0 === undefined) return [];
    return [{ sheetId: sheetIdOf("schedule"), row0, column0, to: { numberValue } }];
  });
  if (edits.length < cells.length) return null;
  const byMonth = Object.fromEntries(months.map((mark) => [mark.month, mark.activities]));
  return { key, proposed: { months: byMonth, activities: counted ?? activities, reasons }, edits };
}

/** The numbers of activities that people have typed, by action. */
function typedCounts(plan: Plan): ReadonlyMap<string, number> {
  return new Map(
    [...actionsOf(plan)].flatMap(({ action: { key, activities } }) =>
      activities.kind === "value" ? [[key, activities.value] as const] : [],
    ),
  );
}

function proposalEntry(key: string, { months }: ProposedRow, { author }: Wish): LogEntry {
  const after = Object.entries(months).map(([month, activities]) => `${monthInWords(month)}: ${activities}`);
  return { ...blankEntry(key, author), after: after.join("; "), what: "Cronograma propuesto" };
}

function confirmed({ proposed }: Scheduling, { author }: Wish): readonly LogEntry[] {
  const count = Object.keys(proposed).length;
  if (count === 0) return [];
  const item = count === 1 ? "1 acción" : `${count} acciones`;
  return [{ ...blankEntry("", author), item, what: "Se confirmó el cronograma propuesto" }];
}

function blankEntry(key: string, author: string): Omit<LogEntry, "what"> {
  return { author: author || UNKNOWN_AUTHOR, sheet: "schedule", key, column: "", before: "", after: "" };
}

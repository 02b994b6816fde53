import type { Member, Role } from "./commission.ts";
import { dateOfSerial, serialOfDate } from "./date.ts";
import { push } from "./grouped.ts";
import type { KeyedUnit } from "./keys.ts";
import type { Axis, Plan } from "./plan.ts";
import { ACTION_STATES, countsAs, type EntryStatus, type ProgressEntry } from "./progress.ts";
import { type ActionStanding, standingOf } from "./standing.ts";
import { axisCents } from "./totals.ts";
import { splitUnits } from "./units.ts";
import { fold } from "./wording.ts";

/** The weekly mails on a day: one to each unit that has something to be told, in the order of the catalogue, and the digest. */
export interface Notices {
  readonly units: readonly UnitNotice[];
  readonly digest: Digest;
}

/** What a unit is told; at least one of the lists has something in it. */
export interface UnitNotice {
  readonly unit: KeyedUnit;
  readonly recipients: readonly string[];
  readonly late: readonly DueAction[];
  readonly thisMonth: readonly DueAction[];
  /** After this month, within `SOON_DAYS`. */
  readonly soon: readonly DueAction[];
  readonly missing: readonly MissingEvidence[];
}

/** What the commission is told of the whole plan. */
export interface Digest {
  readonly recipients: readonly string[];
  readonly axes: readonly AxisFigures[];
  readonly late: readonly DueAction[];
  /** Entries that wait for the coordination, and those in which something is missing. */
  readonly waiting: number;
  readonly incomplete: number;
}

/** An action with so many activities that are late or due. */
export interface DueAction {
  readonly text: string;
  readonly responsible: string;
  readonly activities: number;
}

export interface MissingEvidence {
  readonly text: string;
  readonly means: readonly string[];
}

/** The activities of an axis and its money. */
export interface AxisFigures {
  readonly number: number;
  readonly name: string;
  readonly planned: number;
  readonly due: number;
  readonly done: number;
  readonly lateActions: number;
  readonly budgetCents: number;
  readonly spentCents: number;
}

/** What the notices are made of. */
export interface NoticeSources {
  readonly plan: Plan;
  readonly units: readonly KeyedUnit[];
  readonly members: readonly Member[];
  readonly progress: readonly { readonly entry: ProgressEntry; readonly status: EntryStatus }[];
}

/** The notices of a day; `today` is the civil date `YYYY-MM-DD`. An action of several units is in the mail of each of them. */
export function noticesOf({ plan, units, members, progress }: NoticeSources, today: string): Notices {
  const counting = progress.flatMap(({ entry, status }) => (countsAs(status) ? [entry] : []));
  const standings = standingOf(plan, counting, today);
  const standingsBy = byUnit(standings, ({ action }) => action.responsible, units);
  const membersBy = byUnit(members, ({ unit }) => unit, units);
  const countOf = (wanted: EntryStatus) => progress.filter(({ status }) => status === wanted).length;
  return {
    units: units.flatMap((unit) => {
      const notice = unitNotice(unit, standingsBy.get(unit.name) ?? [], membersBy.get(unit.name) ?? []);
      return notice ? [notice] : [];
    }),
    digest: {
      recipients: mailsOf(members, ["coordinación", "miembro"]),
      axes: plan.axes.map((axis) => figuresOf(axis, standings)),
      late: dueActions(standings, ({ late }) => late),
      waiting: countOf("en espera"),
      incomplete: countOf("incompleto"),
    },
  };
}

/** Each under the units that its cell names. */
function byUnit<T>(
  items: readonly T[],
  cellOf: (item: T) => string,
  units: readonly KeyedUnit[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) for (const name of splitUnits(cellOf(item), units)) push(groups, name, item);
  return groups;
}

/** Null where there is nothing to tell. */
function unitNotice(
  unit: KeyedUnit,
  standings: readonly ActionStanding[],
  members: readonly Member[],
): UnitNotice | null {
  const late = dueActions(standings, (standing) => standing.late);
  const thisMonth = dueActions(standings, (standing) => standing.thisMonth);
  const soon = dueActions(standings, (standing) => standing.soon - standing.thisMonth);
  const missing = standings.flatMap(({ action, missing: means }) =>
    means.length > 0 ? [{ text: action.text, means }] : [],
  );
  if (late.length + thisMonth.length + soon.length + missing.length === 0) return null;
  return { unit, recipients: mailsOf(members, ["enlace de unidad", "miembro"]), late, thisMonth, soon, missing };
}

/** Nobody is reminded of a suspended action. */
function dueActions(
  standings: readonly ActionStanding[],
  activitiesOf: (standing: ActionStanding) => number,
): readonly DueAction[] {
  return standings.flatMap((standing) => {
    const activities = standing.state === ACTION_STATES.suspended ? 0 : activitiesOf(standing);
    const { text, responsible } = standing.action;
    return activities > 0 ? [{ text, responsible, activities }] : [];
  });
}

function figuresOf(axis: Axis, all: readonly ActionStanding[]): AxisFigures {
  const standings = all.filter((standing) => standing.axis === axis);
  const sum = (figure: (standing: ActionStanding) => number) =>
    standings.reduce((total, standing) => total + figure(standing), 0);
  return {
    number: axis.number,
    name: axis.name,
    planned: sum(({ planned }) => planned),
    due: sum(({ due }) => due),
    done: sum(({ done }) => done),
    lateActions: standings.filter(({ late }) => late > 0).length,
    budgetCents: axisCents(axis),
    spentCents: sum(({ spentCents }) => spentCents),
  };
}

/** The mails of the members who have one of the roles, each once. */
function mailsOf(members: readonly Member[], roles: readonly Role[]): readonly string[] {
  const wanted = new Set(roles.map(fold));
  const mails = members.flatMap(({ mail, role }) =>
    wanted.has(fold(role)) && SENDABLE.test(mail.trim()) ? [mail.trim().toLowerCase()] : [],
  );
  return [...new Set(mails)];
}

/** Stricter than what *Comisión* takes for a mail: one address that Google refuses keeps the message from all others. */
const SENDABLE = /^(?=.{3,254}$)[\w!#$%&'*+/=?^`{|}~.-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** A week from Monday to Sunday as ISO 8601 counts it. */
export interface Week {
  /** `2026-W47`. */
  readonly key: string;
  /** Civil dates `YYYY-MM-DD`. */
  readonly monday: string;
  readonly sunday: string;
}

/** The week of a civil date `YYYY-MM-DD`: it belongs to the year in which its Thursday lies. */
export function weekOf(date: string): Week {
  const serial = serialOfDate(date) ?? 0;
  // Serial number 2 is a Monday.
  const monday = serial - ((serial + 5) % 7);
  const thursday = dateOfSerial(monday + 3);
  const daysBefore = monday + 3 - (serialOfDate(`${thursday.slice(0, 4)}-01-01`) ?? 0);
  const number = String(Math.floor(daysBefore / 7) + 1).padStart(2, "0");
  return {
    key: `${thursday.slice(0, 4)}-W${number}`,
    monday: dateOfSerial(monday),
    sunday: dateOfSerial(monday + 6),
  };
}

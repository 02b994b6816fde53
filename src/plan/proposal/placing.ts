import { yearsOf } from "../period.ts";
import type { Action, Period } from "../plan.ts";
import { quoted } from "../quote.ts";
import { monthInWords, monthOf } from "./calendar.ts";
import type { Job } from "./job.ts";
import type { Loads } from "./load.ts";
import { stepsOf } from "./order.ts";
import { type Member, type Room, soonestStarts, startInOrder } from "./sequence.ts";

/** The start of a job, and why it is there: sentences. Months count from 0, the first of the plan. */
export interface Placing {
  readonly job: Job;
  readonly start: number;
  readonly reasons: readonly string[];
}

/**
 * Gives a start to every job that has none and adds it to the loads: those whose texts name months first, then line by line.
 * The jobs of a line are given together; the placings come in the same order, those that had their months left out.
 */
export function placeJobs(lines: readonly (readonly Job[])[], period: Period, loads: Loads): readonly Placing[] {
  const site: Site = { period, loads, lastMonth: yearsOf(period).length * 12 - 1 };
  const members = lines.map(membersOf);
  for (const line of members) startHinted(line, site);
  for (const line of members) startInOrder(line, site.lastMonth, (member, room) => startIn(room, member, site));
  return members.flatMap((line) =>
    line.flatMap(({ job, start, reasons }) => (job.allotment ? [{ job, start: start!, reasons }] : [])),
  );
}

interface Site {
  readonly period: Period;
  readonly loads: Loads;
  readonly lastMonth: number;
}

interface JobMember extends Member {
  readonly job: Job;
  reasons: readonly string[];
}

function membersOf(jobs: readonly Job[]): readonly JobMember[] {
  const steps = stepsOf(jobs.map(({ placed }) => placed));
  return jobs.map((job, index) => ({
    job,
    placed: job.placed,
    step: steps[index]!,
    monthCount: job.activities.length,
    start: job.start,
    reasons: [],
  }));
}

/** Starts the actions of a line whose texts name months; without a year, in the first one that leaves room for what comes before. */
function startHinted(members: readonly JobMember[], site: Site): void {
  const { period, lastMonth } = site;
  const soonest = soonestStarts(members);
  for (const member of members) {
    const { job, monthCount } = member;
    if (!job.hint || member.start !== null) continue;
    const { year, firstMonth, reason } = job.hint;
    const years = year === null ? yearsOf(period) : [year];
    const months = years.map((each) => (each - period.fromYear) * 12 + firstMonth - 1);
    const first = months.find((month) => month >= soonest.get(member)!) ?? months[0]!;
    const spare = Math.max(job.hint.monthCount - monthCount, 0);
    const latest = lastMonth + 1 - monthCount;
    const goesOn =
      monthCount > job.hint.monthCount ? ["Como su plazo es más largo, sigue en los meses siguientes."] : [];
    start(member, Math.min(first, latest), Math.min(first + spare, latest), [reason, ...goesOn], site);
  }
}

function startIn({ after, before, latestEnd }: Room, member: JobMember, site: Site): number {
  const first = Math.max(after ? after.month + 1 : 0, 0);
  const latest = site.lastMonth + 1 - member.monthCount;
  const last = latestEnd + 1 - member.monthCount;
  const follows = after ? [`Va después de ${quoted(after.by.action.text, 60)}.`] : [];
  const precedes = before ? [`Termina antes de ${quoted(before.by.action.text, 60)}.`] : [];
  if (first <= last) return start(member, first, last, [...follows, ...precedes], site);
  if (first <= latest) return start(member, first, latest, follows, site);
  return start(member, latest, latest, ["Lo que va antes no le deja lugar: se propone al final del plan."], site);
}

/** Starts an action where it loads its units least, and says why. */
function start(member: JobMember, from: number, to: number, reasons: readonly string[], site: Site): number {
  const { units, activities, placed, allotment } = member.job;
  const first = site.loads.bestStart(units, from, to, activities);
  site.loads.add(units, first, activities);
  const month = monthInWords(monthOf(site.period.fromYear * 12 + first));
  const levelled = first > from ? [`Empieza en ${month} para no recargar a ${units.join(" / ")}.`] : [];
  const why = [...reasons, ...levelled];
  member.reasons = [
    ...(why.length > 0 ? why : ["Empieza en el primer mes posible."]),
    lengthReason(placed.action, activities.length),
    allotment!.reason,
  ];
  member.start = first;
  return first;
}

function lengthReason({ termMonths }: Action, count: number): string {
  const months = count === 1 ? "Se propone 1 mes" : `Se proponen ${count} meses seguidos`;
  if (termMonths.kind === "empty") return `${months}, como dice su texto, porque no tiene plazo.`;
  return `${months}, que ${count === 1 ? "es" : "son"} su plazo.`;
}

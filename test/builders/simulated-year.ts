import { type Action, actionsOf, EMPTY, type Entry, entryOf, type Plan, unread, valueOr } from "../../src/plan/plan.ts";
import { actionLabel, type EntryStatus, meansOf, type ProgressEntry } from "../../src/plan/progress.ts";
import type { ListedEntry } from "../../src/workbook/layout/book.ts";

/**
 * A year in which a municipality carries out its plan as municipalities do, as `count` progress entries in the order in which
 * they are recorded: what is planned for the year is done on time, late, in part or not at all; besides, money is spent, evidence
 * is brought with a link and without, figures are taken back, and some entries do not count. The same seed gives the same year.
 */
export function simulatedYear(plan: Plan, { year = 2023, count = 300, seed = 5 } = {}): readonly ListedEntry[] {
  const random = randomFrom(seed);
  const actions = [...actionsOf(plan)].map(({ action }) => action);
  const planned = actions.flatMap((action) => plannedWork(action, year, random));
  const others = Array.from({ length: Math.max(0, count - planned.length) }, () =>
    otherWork(random.pick(actions), random.dayIn(year), random),
  );
  return [...planned, ...others]
    .sort((a, b) => (a.entry.recordedOn < b.entry.recordedOn ? -1 : a.entry.recordedOn > b.entry.recordedOn ? 1 : 0))
    .map(({ entry, status }, index) => ({
      entry: { ...entry, key: `R${String(index + 1).padStart(3, "0")}` },
      status,
    }));
}

/** The entries of what the schedule plans for a year. */
function plannedWork(action: Action, year: number, random: Random): readonly ListedEntry[] {
  const delayDays = random.pick([0, 0, 0, 25, 70]);
  return action.months.flatMap(({ month, activities }) => {
    const planned = valueOr(activities, 0);
    if (planned === 0 || !month.startsWith(`${year}-`) || random.chance(0.15)) return [];
    const carriedOut = random.chance(0.2) ? Math.ceil(planned / 2) : planned;
    const date = laterDay(`${month}-${random.pick(["01", "09", "17", "28"])}`, delayDays);
    if (!date.startsWith(`${year}-`)) return [];
    return [
      listed(action, date, { activities: entryOf(carriedOut), ...evidence(action, random), ...spending(random) }),
    ];
  });
}

/** An entry beside the schedule. */
function otherWork(action: Action, date: string, random: Random): ListedEntry {
  const proved = evidence(action, random);
  switch (random.pick(KINDS)) {
    case "spent":
      return listed(action, date, spending(random), "registrado");
    case "proved":
      return listed(action, date, proved);
    case "done":
      return listed(action, date, { activities: entryOf(1), ...proved });
    case "taken back":
      return listed(action, date, { activities: entryOf(-1), note: "Corrección" });
    case "paid back":
      return listed(action, date, { spentCents: entryOf(-random.below(90_00)), note: "Corrección" });
    case "waiting":
      return listed(action, date, { activities: entryOf(1), ...proved, ...spending(random) }, "en espera");
    case "unread":
      return listed(action, date, { ...proved, ...spending(random), activities: unread("dos o tres") }, "incompleto");
    case "of no action":
      return listed(
        action,
        date,
        { ...spending(random), activities: entryOf(1), actionText: "Otra cosa", actionKey: null, meansIndex0: null },
        "incompleto",
      );
    case "of no day":
      return listed(action, date, { ...proved, activities: entryOf(1), date: unread("en mayo") }, "incompleto");
  }
}

/** How often each kind comes. */
const KINDS = [
  ...Array<"spent">(8).fill("spent"),
  ...Array<"proved">(8).fill("proved"),
  ...Array<"done">(2).fill("done"),
  ...(["taken back", "paid back", "waiting", "waiting", "unread", "of no action", "of no day"] as const),
] as const;

/** One of the action's means of verification, mostly with a link; now and then a link for none of them, or nothing. */
function evidence(action: Action, random: Random): Partial<ProgressEntry> {
  const names = meansOf(action);
  const link = random.chance(0.7) ? `https://archivo.example/${random.below(1_000_000)}` : "";
  if (names.length === 0 || random.chance(0.1)) return { means: "Otro documento", meansIndex0: null, link };
  const meansIndex0 = random.below(names.length);
  return { means: names[meansIndex0]!, meansIndex0, link };
}

function spending(random: Random): Partial<ProgressEntry> {
  const spentCents: Entry<number> = random.chance(0.6) ? entryOf(random.below(240_00)) : EMPTY;
  return { spentCents };
}

function listed(
  action: Action,
  date: string,
  said: Partial<ProgressEntry>,
  status: EntryStatus = "aceptado",
): ListedEntry {
  const entry: ProgressEntry = {
    key: "",
    date: entryOf(date),
    actionText: actionLabel(action),
    actionKey: action.key,
    activities: EMPTY,
    spentCents: EMPTY,
    means: "",
    meansIndex0: null,
    link: "",
    note: "",
    unit: "",
    recordedBy: "enlace@alcaldia.example",
    recordedOn: date,
    ...said,
  };
  return { entry, status };
}

/** The civil date so many days later. */
function laterDay(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

interface Random {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  dayIn(year: number): string;
}

/** Numbers that look random and are the same for the same seed: a linear congruential generator (Numerical Recipes). */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[below(choices.length)]!,
    dayIn: (year) => laterDay(`${year}-01-01`, below(365)),
  };
}

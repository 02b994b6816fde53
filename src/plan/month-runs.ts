import { monthInWords, monthName, monthNumber } from "./proposal/calendar.ts";
import { listed } from "./quote.ts";

/** Months `YYYY-MM` in order of time as people say them: "marzo a mayo de 2023 y enero de 2024". Empty for none. */
export function monthsInWords(months: readonly string[]): string {
  return listed(runsOf(months).map(runInWords), Number.POSITIVE_INFINITY);
}

/** Months that follow one upon the other. */
interface Run {
  readonly first: string;
  last: string;
}

function runsOf(months: readonly string[]): readonly Run[] {
  const runs: Run[] = [];
  for (const month of months) {
    const run = runs[runs.length - 1];
    if (run && monthNumber(month) === monthNumber(run.last) + 1) run.last = month;
    else runs.push({ first: month, last: month });
  }
  return runs;
}

function runInWords({ first, last }: Run): string {
  if (first === last) return monthInWords(first);
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  return `${isOneYear ? monthName(first) : monthInWords(first)} a ${monthInWords(last)}`;
}

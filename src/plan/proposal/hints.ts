import { monthsMentioned } from "../month.ts";
import type { Action, Period } from "../plan.ts";
import { quoted } from "../quote.ts";

/** Months in a row that the texts of an action name, as it names them. */
export interface Hint {
  /** 1 to 12. */
  readonly firstMonth: number;
  readonly monthCount: number;
  /** Null where the text gives none. */
  readonly year: number | null;
  /** As a sentence. */
  readonly reason: string;
}

/** The first months that the text of an action names, or its means of verification, within the years of the plan; null for none. */
export function hintOf({ text, means }: Action, period: Period): Hint | null {
  return hintIn(text, "Su texto", "dice", period) ?? hintIn(means, "Sus medios de verificación", "dicen", period);
}

function hintIn(text: string, subject: string, verb: string, { fromYear, toYear }: Period): Hint | null {
  for (const { quote, months, year } of monthsMentioned(text)) {
    const [firstMonth = 1] = months;
    const endYear = year !== null && firstMonth + months.length > 13 ? year + 1 : year;
    if (year !== null && (year < fromYear || (endYear ?? year) > toYear)) continue;
    return { firstMonth, monthCount: months.length, year, reason: `${subject} ${verb} ${quoted(quote)}.` };
  }
  return null;
}

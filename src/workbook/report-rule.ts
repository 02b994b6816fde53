import type { LogEntry } from "./log.ts";
import { type Occasion, UNKNOWN_AUTHOR, type WishOutcome } from "./occasion.ts";
import type { ReportRule } from "./state.ts";

/** What became of the wishes about the rule for reports in a pass. */
export interface Ruling {
  /** Undefined: nobody has ever set it. */
  readonly reportRule: ReportRule | undefined;
  readonly entries: readonly LogEntry[];
  readonly outcomes: readonly WishOutcome[];
}

/** Sets whether reports are refused while errors are open, the coordination alone. A wish that comes again does nothing. */
export function grantReportRule({ wishes, now }: Occasion, before: ReportRule | undefined): Ruling {
  let reportRule = before;
  const entries: LogEntry[] = [];
  const outcomes: WishOutcome[] = [];
  for (const wish of wishes) {
    if (wish.kind !== "report-rule") continue;
    outcomes.push({ id: wish.id, kind: wish.isCoordinator ? "done" : "gone" });
    if (!wish.isCoordinator || wish.refusesErrors === (reportRule?.refusesErrors ?? false)) continue;
    const by = wish.author || UNKNOWN_AUTHOR;
    reportRule = { refusesErrors: wish.refusesErrors, by, since: now.slice(0, 10) };
    entries.push(ruled(reportRule));
  }
  return { reportRule, entries, outcomes };
}

function ruled({ refusesErrors, by }: ReportRule): LogEntry {
  return {
    author: by,
    sheet: "reports",
    key: "",
    column: "",
    before: "",
    after: "",
    item: "Informes con errores abiertos",
    what: refusesErrors
      ? "Se decidió no hacer informes mientras haya errores abiertos"
      : "Se permitió hacer informes con errores abiertos",
  };
}

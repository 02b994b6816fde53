import type { CallCounts, GoogleCall } from "./google-calls.ts";
import { isWrite } from "./google-calls.ts";
import { createHostHandlers, type HostParts, type Run } from "./host-handlers.ts";
import type { ScriptHost } from "./script-host.ts";
import type { ScriptProject } from "./script-project.ts";
import type { Entry, ErrorFacts, Invocation, LogLevel } from "./services/host-calls.ts";
import type { Person } from "./sheets/service.ts";

/** Google's limits of time for one run. Source: Apps Script guides/services/quotas. */
const RUN_LIMIT_MS = 6 * 60_000;
const SIMPLE_TRIGGER_LIMIT_MS = 30_000;

/** A function to run, and for whom. */
export interface WantedRun {
  readonly functionName: string;
  readonly entry: Entry;
  readonly invocation: Invocation;
  /** Whose rights it has. */
  readonly as: Person;
  /** Mail of the person at the keyboard. */
  readonly at: string;
}

/** One run of a script. `error` is null when it came to its end. */
export interface RunReport {
  readonly functionName: string;
  readonly value: unknown;
  readonly error: ErrorFacts | null;
  readonly calls: CallCounts;
  readonly log: readonly { readonly level: LogLevel; readonly text: string }[];
}

export interface ScriptRuns {
  /** Null when the project has no such function. */
  run(wanted: WantedRun): Promise<RunReport | null>;
}

export interface RunHooks {
  /** Told of each call of Google's APIs before it is carried out; what it throws, the call throws. */
  readonly trace: ((call: GoogleCall) => void) | undefined;
  /** The same after it has been carried out. */
  readonly afterCall: ((call: GoogleCall) => void) | undefined;
  /** Called when a run has ended, in whichever way. */
  readonly onEnd: () => void;
}

/** Runs functions of the bound script on the open spreadsheet; `host` is one for the same project. */
export function createScriptRuns(
  project: ScriptProject,
  host: ScriptHost,
  parts: HostParts,
  { trace, afterCall, onEnd }: RunHooks,
): ScriptRuns {
  const advanced = project.manifest.dependencies?.enabledAdvancedServices ?? [];
  const projectFacts = {
    scriptId: parts.state.scriptId,
    timeZone: parts.timeZone,
    advancedServices: advanced.map((service) => service.userSymbol),
    oauthScopes: project.manifest.oauthScopes ?? null,
    html: project.html,
  };

  async function run({ functionName, entry, invocation, as, at }: WantedRun): Promise<RunReport | null> {
    const calls = { reads: 0, writes: 0 };
    const log: { level: LogLevel; text: string }[] = [];
    const thisRun: Run = {
      person: as,
      at,
      onCall: (call) => {
        if (call.service === "sheets") calls[isWrite(call.method) ? "writes" : "reads"]++;
        trace?.(call);
      },
      afterCall: (call) => afterCall?.(call),
      onLog: (level, text) => log.push({ level, text }),
    };
    // A simple trigger runs without anybody's consent, so it is told of nobody.
    const activeUser = entry === "simple" ? "" : mailToldTo(as.email, at);
    const facts = { ...projectFacts, entry, effectiveUser: as.email, activeUser };
    const limitMs = entry === "simple" ? SIMPLE_TRIGGER_LIMIT_MS : RUN_LIMIT_MS;
    try {
      const outcome = await host.run({ functionName, invocation, facts }, createHostHandlers(parts, thisRun), limitMs);
      if (outcome.kind === "missing") return null;
      const [value, error] = outcome.kind === "value" ? [outcome.value, null] : [null, outcome.error];
      return { functionName, value, error, calls, log };
    } finally {
      parts.locks.releaseAll(thisRun);
      onEnd();
    }
  }

  return { run };
}

/** The report of a run that could not begin. */
export function missingFunction(functionName: string): RunReport {
  const message = `Script function not found: ${functionName}`;
  return { functionName, value: null, error: { name: "Exception", message }, calls: { reads: 0, writes: 0 }, log: [] };
}

/** The mail of the person at the keyboard as another person's run is told it: Google names people of the same domain only. */
export function mailToldTo(effectiveUser: string, activeUser: string): string {
  const domain = (email: string) => email.slice(email.indexOf("@"));
  return domain(effectiveUser) === domain(activeUser) ? activeUser : "";
}

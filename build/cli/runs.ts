import { Problem } from "../local/problem.ts";
import type { RunReport } from "../local/script-runs.ts";
import type { CommandInput } from "./command.ts";
import { counted } from "./counted.ts";
import { scriptErrorText } from "./error-text.ts";

/** Writes what a person changed and what the triggers did about it. Throws `Problem` when one of them failed. */
export function printRuns(
  { options, surroundings }: CommandInput,
  data: object,
  change: string,
  runs: readonly RunReport[],
): void {
  const failure = runs.map(failureOf).find((text) => text !== null);
  if (options.json) surroundings.out(JSON.stringify({ ...data, disparadores: runs.map(runData) }));
  else surroundings.out([change, ...(failure === undefined ? checkText(runs) : [])].join("\n"));
  if (failure !== undefined) throw new Problem(`El cambio quedó escrito, pero el libro no se pudo revisar: ${failure}`);
}

function runData(run: RunReport): object {
  const { functionName, calls } = run;
  return { funcion: functionName, lecturas: calls.reads, escrituras: calls.writes, error: failureOf(run) };
}

/** Nothing when no trigger looked at the workbook. */
function checkText(runs: readonly RunReport[]): readonly string[] {
  const reads = runs.reduce((sum, { calls }) => sum + calls.reads, 0);
  const writes = runs.reduce((sum, { calls }) => sum + calls.writes, 0);
  if (reads + writes === 0) return [];
  const read = counted(reads, "lectura", "lecturas");
  const written = counted(writes, "escritura", "escrituras");
  return [`El libro se revisó: ${read}, ${written}.`];
}

/** What a run died of, or what it wrote into its log as an error and survived. */
function failureOf({ error, log }: RunReport): string | null {
  const logged = log.find((line) => line.level === "error")?.text;
  const failure = error ?? (logged === undefined ? null : loggedError(logged));
  return failure && scriptErrorText(failure);
}

/** An error as the log shows it, `Name: message` and then the stack. */
function loggedError(text: string): { readonly name: string; readonly message: string } {
  const [withoutStack = ""] = text.split(/\n\s+at /);
  const [, name = "Error", message = withoutStack] = /^(\w*(?:Error|Exception)): (.*)$/s.exec(withoutStack) ?? [];
  return { name, message };
}

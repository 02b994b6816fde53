import { Problem } from "../local/problem.ts";
import type { RunReport } from "../local/script-runs.ts";
import type { CommandInput } from "./command.ts";
import { counted } from "./counted.ts";

/** Writes what a person changed and what the triggers did about it. Throws `Problem` when one of them failed. */
export function printRuns(
  { options, surroundings }: CommandInput,
  data: object,
  change: string,
  runs: readonly RunReport[],
): void {
  if (options.json) surroundings.out(JSON.stringify({ ...data, disparadores: runs.map(runData) }));
  else surroundings.out([change, ...runs.map(runText)].join("\n"));
  const failed = runs.find((run) => failureOf(run) !== null);
  if (failed) throw new Problem(`El disparador ${failed.functionName} encontró un error: ${failureOf(failed)}`);
}

function runData(run: RunReport): object {
  const { functionName, calls } = run;
  return { funcion: functionName, lecturas: calls.reads, escrituras: calls.writes, error: failureOf(run) };
}

function runText(run: RunReport): string {
  const { functionName, calls } = run;
  const failure = failureOf(run);
  const outcome = failure === null ? "completado" : `con error (${failure})`;
  const read = counted(calls.reads, "lectura", "lecturas");
  const written = counted(calls.writes, "escritura", "escrituras");
  return `  ${functionName}: ${outcome}, ${read} y ${written}`;
}

/** What a run died of, or what it wrote into its log as an error and survived. */
function failureOf({ error, log }: RunReport): string | null {
  const logged = log.find((line) => line.level === "error")?.text.split("\n")[0];
  return error?.message ?? logged ?? null;
}

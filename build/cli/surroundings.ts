import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { readScriptProject, type ScriptProject } from "../local/script-project.ts";
import { buildWhenNeeded } from "./build-when-needed.ts";

/** What a command needs from outside: where to write, whom to ask, and the built program. */
export interface Surroundings {
  out(text: string): void;
  err(text: string): void;
  /** Asks at the terminal; null when nobody sits there. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Waits until the person ends the program with Ctrl+C, or the system does. */
  interrupted(): Promise<void>;
  /** The built program; built first when it is missing or older than its sources, or always. */
  project(when: "needed" | "always"): Promise<ScriptProject>;
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The process: its standard streams, its terminal, and the program in `dist/`. */
export function systemSurroundings(): Surroundings {
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    ask: process.stdin.isTTY ? askAtTerminal : null,
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      }),
    project: async (when) => {
      await buildWhenNeeded(ROOT, when);
      return readScriptProject(join(ROOT, "dist"));
    },
  };
}

async function askAtTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

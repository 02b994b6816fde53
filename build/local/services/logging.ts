import { emulated } from "./emulated.ts";
import type { AskHost, LogLevel } from "./host-calls.ts";

/** `console`, which goes to the execution log. */
export function createConsole(ask: AskHost): object {
  const write =
    (level: LogLevel) =>
    (...parts: unknown[]) => {
      ask("log", level, parts.map(printed).join(" "));
    };
  return emulated("console", {
    debug: write("debug"),
    log: write("info"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  });
}

/** `Logger`, the older way to the same log. */
export function createLogger(ask: AskHost): object {
  const lines: string[] = [];
  const logger: object = emulated("Logger", {
    log: (format: unknown, ...values: unknown[]) => {
      let next = 0;
      const line = printed(format).replace(/%s/g, () => printed(values[next++]));
      lines.push(line);
      ask("log", "info", line);
      return logger;
    },
    getLog: () => lines.join("\n"),
    clear: () => {
      lines.length = 0;
    },
  });
  return logger;
}

function printed(value: unknown): string {
  if (value instanceof Error) return value.stack ?? String(value);
  return typeof value === "object" && value !== null ? (JSON.stringify(value) ?? String(value)) : String(value);
}

import { parseArgs } from "node:util";
import { type Command, UsageError } from "./command.ts";

/** Every option of the command line, with what the help says of it. */
export const OPTIONS = {
  workspace: { type: "string", parameter: "CARPETA", help: "carpeta del libro local (por omisión, .cuadros)" },
  user: { type: "string", parameter: "CORREO", help: "persona que lo hace (por omisión, quien instaló)" },
  json: { type: "boolean", help: "escribe los datos en JSON" },
  trace: { type: "string", parameter: "ARCHIVO", help: "anota en el archivo cada llamada a Google, una por línea" },
  force: { type: "boolean", help: "aparta el libro que ya existe (se conserva en anterior-N) y empieza de nuevo" },
  once: { type: "boolean", help: "convierte el plan de ejemplo y termina al presentar el resultado" },
  port: { type: "string", parameter: "N", help: "puerto de la página (por omisión, 8330 o el siguiente libre)" },
  answer: {
    type: "string",
    multiple: true,
    parameter: "TEXTO",
    help: "respuesta a la siguiente pregunta; puede repetirse",
  },
  period: {
    type: "string",
    parameter: "PERÍODO",
    help: "período del informe: 2023, 2023-T1, 2023-S2, «marzo a mayo de 2023»",
  },
  unit: { type: "string", parameter: "UNIDAD", help: "unidad responsable de la que trata el informe" },
  out: { type: "string", parameter: "ARCHIVO", help: "archivo .docx o .pdf en que se guarda" },
  help: { type: "boolean", help: "muestra esta ayuda" },
} as const;

export type OptionName = keyof typeof OPTIONS;

export interface Options {
  readonly workspace?: string;
  readonly user?: string;
  readonly json?: boolean;
  readonly trace?: string;
  readonly force?: boolean;
  readonly once?: boolean;
  readonly port?: string;
  readonly answer?: readonly string[];
  readonly period?: string;
  readonly unit?: string;
  readonly out?: string;
  readonly help?: boolean;
}

/** The options that a command understands, in the order of the help. */
export function optionsOf(command: Pick<Command, "options">): readonly OptionName[] {
  return [...command.options, "workspace", "trace", "help"];
}

/** Reads what follows the name of a command. Throws `UsageError` for unknown options and a wrong number of arguments. */
export function parseArguments(
  args: readonly string[],
  command: Command,
): { readonly positionals: readonly string[]; readonly options: Options } {
  const known = Object.fromEntries(optionsOf(command).map((name) => [name, OPTIONS[name]]));
  const { flags, words } = separate(args);
  const { values, positionals } = parsed(flags, words, known);
  const required = command.parameters.filter((parameter) => !parameter.startsWith("["));
  const isRightCount = positionals.length >= required.length && positionals.length <= command.parameters.length;
  if (!isRightCount && !values.help) {
    const missing = command.parameters[positionals.length];
    throw new UsageError(missing ? `Falta ${missing}.` : `Sobra «${positionals[command.parameters.length]}».`);
  }
  return { positionals, options: values };
}

function parsed(
  flags: readonly string[],
  words: readonly string[],
  options: Record<string, { type: "string" | "boolean"; multiple?: boolean }>,
): { readonly values: Options; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...flags, "--", ...words], options, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const option = /--[\w-]+/.exec(message)?.[0] ?? "";
    if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw new UsageError(`No se conoce la opción ${option}.`);
    throw new UsageError(`La opción ${option} no se escribió bien.`);
  }
}

/** Options apart from words. What begins with a single dash is a word, since people type amounts such as -5 into cells. */
function separate(args: readonly string[]): { readonly flags: readonly string[]; readonly words: readonly string[] } {
  const flags: string[] = [];
  const words: string[] = [];
  for (let index0 = 0; index0 < args.length; index0++) {
    const arg = args[index0]!;
    if (arg === "--") {
      words.push(...args.slice(index0 + 1));
      break;
    }
    if (!arg.startsWith("--")) {
      words.push(arg);
      continue;
    }
    flags.push(arg);
    const takesValue = OPTIONS[arg.slice(2) as OptionName]?.type === "string";
    const next = args[index0 + 1];
    // Joined by "=" because a value may begin with a dash.
    if (takesValue && next !== undefined && !next.startsWith("--")) {
      flags[flags.length - 1] = `${arg}=${next}`;
      index0++;
    }
  }
  return { flags, words };
}

import { OPTIONS, optionsOf } from "./arguments.ts";
import { type Command, UsageError } from "./command.ts";

/** What asks for help in the place of a command. */
export const HELP: readonly string[] = ["help", "--help", "-h"];

/** The help: all commands, or one of them. Throws `UsageError` for an unknown one. */
export function helpText(commands: readonly Command[], name?: string): string {
  if (name === undefined || HELP.includes(name)) return overview(commands);
  const command = commands.find((known) => known.name === name);
  if (!command) throw new UsageError(`No existe la orden «${name}».`);
  return usageText(command);
}

/** How one command is written. */
export function usageText(command: Command): string {
  const options = optionsOf(command).map((name) => {
    const option = OPTIONS[name];
    const written = "parameter" in option ? `--${name} ${option.parameter}` : `--${name}`;
    return `  ${written.padEnd(22)}${option.help}`;
  });
  return [`Uso: ${written(command)}`, "", `${command.summary}.`, "", "Opciones:", ...options].join("\n");
}

function overview(commands: readonly Command[]): string {
  const lines = commands.map((command) => {
    const left = [command.name, ...command.parameters].join(" ");
    return `  ${left.padEnd(26)}${command.summary}`;
  });
  return [
    "Uso: npm run -s cuadros -- ORDEN [ARGUMENTOS] [OPCIONES]",
    "",
    "Trabaja con el libro local del plan de integridad, sin conexión con Google.",
    "",
    "Órdenes:",
    ...lines,
    `  ${"help [ORDEN]".padEnd(26)}muestra esta ayuda, o la de una orden`,
  ].join("\n");
}

function written(command: Command): string {
  return ["npm run -s cuadros --", command.name, ...command.parameters, "[OPCIONES]"].join(" ");
}

import { adopt } from "./adopt.ts";
import { parseArguments } from "./arguments.ts";
import { check } from "./check.ts";
import { type Command, UsageError } from "./command.ts";
import { edit } from "./edit.ts";
import { errorText } from "./error-text.ts";
import { exportFile } from "./export.ts";
import { HELP, helpText, usageText } from "./help.ts";
import { menu } from "./menu.ts";
import { paste } from "./paste.ts";
import { plan } from "./plan.ts";
import { refresh } from "./refresh.ts";
import { report } from "./report.ts";
import { serve } from "./serve.ts";
import { show } from "./show.ts";
import { start } from "./start.ts";
import type { Surroundings } from "./surroundings.ts";

const COMMANDS: readonly Command[] = [
  start,
  serve,
  adopt,
  plan,
  check,
  refresh,
  show,
  edit,
  paste,
  menu,
  report,
  exportFile,
];

/** Carries out one command line and gives the exit code: 0 done, 1 failed, 2 not understood. */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name = "help", ...rest] = argv;
  const command = COMMANDS.find((known) => known.name === name);
  try {
    if (HELP.includes(name)) {
      surroundings.out(helpText(COMMANDS, rest[0]));
      return 0;
    }
    if (!command) throw new UsageError(`No existe la orden «${name}».`);
    const { positionals, options } = parseArguments(rest, command);
    if (options.help) surroundings.out(usageText(command));
    else await command.run({ positionals, options, surroundings });
    return 0;
  } catch (error) {
    surroundings.err(errorText(error));
    if (!(error instanceof UsageError)) return 1;
    surroundings.err(
      command ? `\n${usageText(command)}` : "Escriba «npm run -s cuadros -- help» para ver las órdenes.",
    );
    return 2;
  }
}

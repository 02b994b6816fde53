import type { OptionName, Options } from "./arguments.ts";
import type { Surroundings } from "./surroundings.ts";

/** One command of the command line; what it says of itself is in Spanish. */
export interface Command {
  readonly name: string;
  /** Its positional arguments as the help writes them: `RUTA`, `[TÍTULO]`. Those without brackets are required. */
  readonly parameters: readonly string[];
  readonly summary: string;
  /** The options it takes besides `--workspace`, `--trace` and `--help`. */
  readonly options: readonly OptionName[];
  run(input: CommandInput): Promise<void>;
}

export interface CommandInput {
  readonly positionals: readonly string[];
  readonly options: Options;
  readonly surroundings: Surroundings;
}

/** A command line that cannot be understood; the message is in Spanish. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

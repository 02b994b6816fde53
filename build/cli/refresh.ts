import { z } from "zod";
import type { Command } from "./command.ts";
import { resultOf, userOf, withWorkbook } from "./session.ts";

const passSchema = z.object({ lecturas: z.number(), escrituras: z.number(), solicitudes: z.number() });

/** `refresh`: one pass over the workbook. */
export const refresh: Command = {
  name: "refresh",
  parameters: [],
  summary: "concilia el libro una vez y dice cuánto hubo que escribir",
  options: ["json", "user"],
  run: (input) =>
    withWorkbook(input, async (workspace) => {
      const pass = passSchema.parse(resultOf(await workspace.call("runPass", userOf(input.options))));
      const { out } = input.surroundings;
      if (input.options.json) out(JSON.stringify(pass));
      else out(`Lecturas: ${pass.lecturas} · Escrituras: ${pass.escrituras} · Solicitudes: ${pass.solicitudes}`);
    }),
};

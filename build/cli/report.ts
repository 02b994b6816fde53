import { z } from "zod";
import { writeFileSafely } from "../local/atomic-file.ts";
import { Problem } from "../local/problem.ts";
import { INSTALLER, type Workspace } from "../local/workspace.ts";
import { type Command, UsageError } from "./command.ts";
import { callForJson, resultOf, withWorkbook } from "./session.ts";

/** `report TYPE --out FILE`: a report as the menu makes it, as a .docx or a PDF file. */
export const report: Command = {
  name: "report",
  parameters: ["TIPO"],
  summary: "hace un informe: seguimiento, plan, modificaciones, unidad o certificacion",
  options: ["period", "unit", "out"],
  run: async (input) => {
    const { period, unit, out: file } = input.options;
    if (file === undefined) throw new UsageError("Falta --out ARCHIVO, que dice dónde guardar el informe.");
    const asked = { report: input.positionals[0]!, period, unit };
    const told = await withWorkbook(input, (workspace) => writeReport(workspace, asked, file));
    input.surroundings.out(`${told}\nInforme: ${file}`);
  },
};

/** Which report somebody wants; a period that is not given is the current year, or the year of the plan next to it. */
export interface WantedReport {
  readonly report: string;
  readonly period?: string | undefined;
  readonly unit?: string | undefined;
}

/** Makes a report and writes it to a file, whole or not at all; what the program told. Throws `Problem` when it cannot be made. */
export async function writeReport(
  workspace: Workspace,
  { report: kind, period, unit = "" }: WantedReport,
  file: string,
): Promise<string> {
  const ending = /\.(docx|pdf)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined) throw new UsageError(`«${file}» debe terminar en .docx o .pdf.`);
  const { informes, periodos } = choices.parse(await callForJson(workspace, "listReports", INSTALLER));
  const known = informes.find(({ tipo }) => tipo === kind);
  if (!known) throw new UsageError(`No hay un informe «${kind}». Hay: ${informes.map(({ tipo }) => tipo).join(", ")}.`);
  const asked = [kind, known.conPeriodo ? (period ?? yearIn(periodos.map(({ valor }) => valor))) : "", unit];
  const { mensaje, pedido } = answer.parse(
    JSON.parse(String(resultOf(await workspace.call("askReport", INSTALLER, asked)))),
  );
  const [fileId, method] =
    ending === "pdf" ? ([pedido?.pdf, "files.get"] as const) : ([pedido?.documento, "files.export"] as const);
  if (!fileId) throw new Problem(mensaje);
  const params = { fileId, alt: "media", ...(method === "files.export" && { mimeType: DOCX_TYPE }) };
  const media = await workspace.google({ service: "drive", method, params, body: null, media: null });
  writeFileSafely(file, (media as { readonly bytes: Uint8Array }).bytes);
  return mensaje;
}

const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const listed = z.looseObject({ documento: z.string(), pdf: z.string() });
const choices = z.looseObject({
  informes: z.array(z.looseObject({ tipo: z.string(), conPeriodo: z.boolean() })),
  periodos: z.array(z.looseObject({ valor: z.string() })),
});
const answer = z.looseObject({ mensaje: z.string(), pedido: listed.nullable() });

/** This year where the plan has it, else the last year before it, else the first one; empty for none. */
function yearIn(periods: readonly string[]): string {
  const years = periods.filter((period) => /^\d{4}$/.test(period));
  const now = String(new Date().getFullYear());
  return years.filter((year) => year <= now).at(-1) ?? years[0] ?? "";
}

import { existsSync } from "node:fs";
import { z } from "zod";
import { agreeingButton } from "../local/dialogs.ts";
import { readText } from "../local/import-text.ts";
import { Problem } from "../local/problem.ts";
import type { Question } from "../local/services/host-calls.ts";
import type { Answers } from "./conversation.ts";
import { folded } from "./folded.ts";

const planFile = z.object({
  municipio: z.string().optional(),
  departamento: z.string().optional(),
  periodo: z.union([z.string(), z.object({ desde: z.coerce.string(), hasta: z.coerce.string() })]).optional(),
  ejes: z.array(z.union([z.string(), z.object({ nombre: z.string() })])).optional(),
  acuerdo: z
    .union([
      z.string(),
      z.object({ acta: z.string().optional(), acuerdo: z.string().optional(), fecha: z.string().optional() }),
    ])
    .optional(),
});
export type PlanFile = z.infer<typeof planFile>;

/** What is known of a plan besides its tables; nothing when there is no such file. Throws `Problem` when it cannot be read. */
export function readPlanFile(path: string): PlanFile {
  if (!existsSync(path)) return {};
  const parsed = planFile.safeParse(parsedJson(path, readText(path)));
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".") || "(todo el archivo)"))];
  throw new Problem(`En el archivo ${path} no se entiende: ${fields.join(", ")}. Revise esos datos o quítelos.`);
}

function parsedJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(
      `El archivo ${path} no se puede leer como JSON${faultyPlace((error as Error).message, text)}. ` +
        "Revise que cada nombre y cada texto estén entre comillas dobles y que no falte ni sobre una coma, una llave o un corchete.",
    );
  }
}

/** Where V8 found the fault: it tells a position, or else the text around it, or else the text ended too soon. */
function faultyPlace(message: string, text: string): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) {
    const before = text.slice(0, Number(position)).split("\n");
    return `: hay un error en la línea ${before.length}, carácter ${before.at(-1)!.length + 1}`;
  }
  const around = /(?:\.\.\.)?"(.*)"(?:\.\.\.)? is not valid JSON$/s.exec(message)?.[1];
  return around === undefined
    ? ": termina antes de tiempo"
    : `: hay un error cerca de «${around.replace(/\s+/g, " ")}»`;
}

/**
 * Agrees to everything and types what the file knows about the datum that a prompt's title names, once: a question that
 * comes again was not satisfied with the answer, and gets none.
 */
export function answersFrom(file: PlanFile): Answers {
  const known = new Map(Object.entries(answersByTitle(file)).map(([title, answer]) => [folded(title), answer]));
  return {
    press: ({ buttons }) => agreeingButton(buttons),
    type: ({ title, text }: Question) => {
      const key = folded(title || text);
      const answer = known.get(key) ?? "";
      known.delete(key);
      return answer;
    },
  };
}

function answersByTitle({ municipio, departamento, periodo, ejes = [], acuerdo }: PlanFile): Record<string, string> {
  const approval = typeof acuerdo === "string" ? { acuerdo } : (acuerdo ?? {});
  return {
    Municipio: municipio ?? "",
    Departamento: departamento ?? "",
    "Período del plan": typeof periodo === "object" ? `${periodo.desde}-${periodo.hasta}` : (periodo ?? ""),
    "Nombres de los ejes": ejes.map((axis) => (typeof axis === "string" ? axis : axis.nombre)).join("; "),
    Acta: "acta" in approval ? (approval.acta ?? "") : "",
    Acuerdo: approval.acuerdo ?? "",
    "Fecha del acuerdo": "fecha" in approval ? asTyped(approval.fecha ?? "") : "",
  };
}

/** `YYYY-MM-DD` as people type it here; anything else as it stands. */
function asTyped(date: string): string {
  return date.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3/$2/$1");
}

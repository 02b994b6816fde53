import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { agreeingButton } from "../local/dialogs.ts";
import { Problem } from "../local/problem.ts";
import type { Question } from "../local/services/host-calls.ts";
import type { Answers } from "./conversation.ts";

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
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Problem(`El archivo ${path} no es JSON válido: ${(error as Error).message}.`);
  }
  const parsed = planFile.safeParse(content);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".") || "(todo el archivo)"))];
  throw new Problem(`En el archivo ${path} no se entiende: ${fields.join(", ")}. Revise esos datos o quítelos.`);
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

function folded(title: string): string {
  return title.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
}

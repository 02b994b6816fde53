import { z } from "zod";

/** The parts of the program's answers that the command line reads; everything else passes through as it is. */
const named = { codigo: z.string().nullish(), nombre: z.string().nullish() };

const objective = z.looseObject({
  objetivo: z.string().nullish(),
  acciones: z.array(z.looseObject({ clave: z.string(), accion: z.string(), presupuesto: z.unknown() })),
});

/** The plan as open data. */
export const openData = z.looseObject({
  municipio: z.string().nullish(),
  departamento: z.string().nullish(),
  periodo: z.looseObject({ desde: z.number().nullable(), hasta: z.number().nullable() }).nullish(),
  total: z.number().nullish(),
  ejes: z.array(
    z.looseObject({
      ...named,
      numero: z.union([z.number(), z.string()]),
      lineas: z.array(z.looseObject({ ...named, objetivos: z.array(objective) })),
    }),
  ),
});
export type OpenData = z.infer<typeof openData>;

/** The list of findings. */
export const findings = z.looseObject({
  observaciones: z.array(
    z.looseObject({
      severidad: z.string(),
      hoja: z.string().nullish(),
      celda: z.string().nullish(),
      mensaje: z.string(),
      remedio: z.string().nullish(),
    }),
  ),
});
export type Findings = z.infer<typeof findings>;

/** Worst first. */
export const SEVERITIES = ["error", "advertencia", "nota"] as const;

/** `$1,350.00`; a value that is no number is shown as it stands. */
export function amount(value: unknown): string {
  if (typeof value !== "number") return String(value ?? "—");
  return value.toLocaleString("en-US", { style: "currency", currency: "USD" });
}

/** `2023-2025`, or a dash when it is not known. */
export function periodText(periodo: OpenData["periodo"]): string {
  return periodo?.desde ? `${periodo.desde}-${periodo.hasta}` : "—";
}

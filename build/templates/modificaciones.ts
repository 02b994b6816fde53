import {
  block,
  facts,
  heading,
  lying,
  SHIELD,
  signature,
  subtitle,
  type TemplateSource,
  title,
  upright,
} from "./source.ts";

/** Modificaciones al plan, con el proyecto de acuerdo. */
export const MODIFICACIONES: TemplateSource = {
  report: "modificaciones",
  title: "Plantilla: Modificaciones al plan",
  sections: [
    upright(
      SHIELD,
      title("Propuesta de modificaciones"),
      subtitle("{{plan}}"),
      facts(
        ["Modificaciones", "{{número de modificaciones}}"],
        ["Presupuesto aprobado", "{{presupuesto aprobado}}"],
        ["Presupuesto propuesto", "{{presupuesto propuesto}}"],
        ["Diferencia", "{{diferencia}} ({{diferencia en porcentaje}})"],
        ["Fecha", "{{fecha}}"],
      ),
      block("avisos"),
      heading("1. Aprobación del plan"),
      block("aprobación del plan"),
      heading("2. Resumen"),
      block("resumen de modificaciones"),
      heading("3. Presupuesto aprobado y propuesto"),
      block("tabla: presupuesto aprobado y propuesto"),
    ),
    lying(
      heading("4. Modificaciones que se proponen"),
      block("tabla: modificaciones"),
      heading("5. Acciones reprogramadas"),
      block("reprogramaciones"),
    ),
    upright(
      heading("6. Motivos"),
      block("motivos de las modificaciones"),
      ...signature("{{coordinación}}", "Coordinación de la Comisión de Integridad Municipal"),
    ),
    upright(heading("Anexo. Proyecto de acuerdo"), block("proyecto de acuerdo")),
  ],
};

import { block, facts, heading, lying, SHIELD, subtitle, type TemplateSource, text, title, upright } from "./source.ts";

/** Plan de acción completo. */
export const PLAN: TemplateSource = {
  report: "plan",
  title: "Plantilla: Plan de acción completo",
  sections: [
    upright(
      SHIELD,
      title("{{plan}}"),
      subtitle("Municipio de {{municipio}}, departamento de {{departamento}}"),
      facts(
        ["Período", "{{período del plan}}"],
        ["Acta", "{{acta}}"],
        ["Acuerdo", "{{acuerdo}}"],
        ["Fecha del acuerdo", "{{fecha del acuerdo}}"],
        ["Ejes", "{{número de ejes}}"],
        ["Líneas de acción", "{{número de líneas de acción}}"],
        ["Objetivos", "{{número de objetivos}}"],
        ["Acciones", "{{número de acciones}}"],
        ["Presupuesto total", "{{presupuesto total}}"],
      ),
      block("avisos"),
      heading("Aprobación"),
      block("aprobación del plan"),
      text("El presupuesto total del plan es de {{presupuesto total en letras}} ({{presupuesto total}})."),
    ),
    lying(heading("Ejes, líneas de acción, objetivos y acciones"), block("cuadros de los ejes")),
    upright(heading("Presupuesto"), block("presupuesto general")),
    lying(heading("Comunicación"), block("estrategias de comunicación"), heading("Ejecución"), block("cronograma")),
  ],
};

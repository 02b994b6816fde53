import { block, SHIELD, type TemplateSource, upright } from "./source.ts";

/** Proyecto de certificación de un acuerdo. Every page says that it is a draft. */
export const CERTIFICACION: TemplateSource = {
  report: "certificacion",
  title: "Plantilla: Proyecto de certificación de acuerdo",
  pageMark: "{{marca de proyecto}}",
  sections: [upright(SHIELD, block("texto de la certificación"))],
};

import type { Report } from "../../src/document/report.ts";

/** A small report, with what a test gives in the place of its own. */
export function reportOf(change: Partial<Report> = {}): Report {
  return {
    kind: "seguimiento",
    title: "Informe de seguimiento",
    fields: { municipio: "Usulután", periodo: "enero a marzo", "fecha en letras": "uno de febrero" },
    blocks: {},
    warnings: [],
    ...change,
  };
}

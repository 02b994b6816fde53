import { readFileSync } from "node:fs";
import type { KnownFacts } from "../../src/workbook/conversion.ts";

/** What `plan.json` says of Usulután's plan besides its tables. */
export function usulutanKnown(): KnownFacts {
  const file = new URL("../../templates/usulutan-2023-2025/plan.json", import.meta.url);
  const known = JSON.parse(readFileSync(file, "utf8"));
  return {
    municipality: known.municipio,
    department: known.departamento,
    period: { fromYear: known.periodo.desde, toYear: known.periodo.hasta },
    axisNames: known.ejes,
    approval: { minutes: known.acuerdo.acta, resolution: known.acuerdo.acuerdo, date: known.acuerdo.fecha },
  };
}

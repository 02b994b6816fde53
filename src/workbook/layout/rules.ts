import type { ListedRule } from "../../plan/rules/list.ts";
import type { DesiredSheet } from "../desired.ts";
import { SEVERITY_WORDS } from "./findings.ts";
import { type ListColumn, listRow, listSheet, shown } from "./list.ts";

const COLUMNS = [
  { key: "title", title: "Regla", widthPx: 250 },
  { key: "left", title: "Qué se revisa", widthPx: 220 },
  { key: "relation", title: "Relación", widthPx: 140 },
  { key: "right", title: "Con qué se compara", widthPx: 220 },
  { key: "severity", title: "Si no se cumple", widthPx: 105 },
  { key: "remedy", title: "Qué puede hacer", widthPx: 360 },
] as const satisfies readonly ListColumn[];

/** *Reglas*: what is checked in every pass. */
export function rulesSheet(rules: readonly ListedRule[], axisCount: number): DesiredSheet {
  return listSheet({
    sheet: "rules",
    axisCount,
    heading: "REGLAS",
    explanations: [
      "Lo que se revisa cada vez que cambia el libro. Lo que no se cumple aparece en la hoja Observaciones.",
    ],
    columns: COLUMNS,
    rows: rules.map(({ title, left, relation, right, severity, remedy }, index) =>
      listRow(`${RULE_KEY}${index + 1}`, {
        title: shown(title, "line"),
        left: shown(left),
        relation: shown(relation),
        right: shown(right),
        severity: shown(severity === "se corrige sola" ? "Se corrige sola" : SEVERITY_WORDS[severity], "center"),
        remedy: shown(remedy),
      }),
    ),
    tabColor: "#5b6b7b",
    protection: "locked",
    open: [],
    disposable: [{ key: RULE_KEY }],
  });
}

const RULE_KEY = "rule:";

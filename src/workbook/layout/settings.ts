import { serialOfDate } from "../../plan/date.ts";
import { lastOf } from "../../plan/last-of.ts";
import type { DesiredCell, DesiredSheet } from "../desired.ts";
import type { Book } from "./book.ts";
import { managed, RULES, typed } from "./cells.ts";
import { listRow, listSheet, shown } from "./list.ts";

/** Row key of an axis' name. */
export function axisNameRow(axisNumber: number): string {
  return `axis:${axisNumber}`;
}

/** *Ajustes*: what the coordination sets once for the whole plan. */
export function settingsSheet({ plan }: Book): DesiredSheet {
  const { municipality, department, period, approval } = plan.facts;
  const rows: readonly (readonly [key: string, label: string, value: DesiredCell, help: string])[] = [
    ["municipality", "Municipio", typed(municipality, "text"), "Como debe aparecer en los informes."],
    ["department", "Departamento", typed(department, "text"), ""],
    [
      "fromYear",
      "Primer año del plan",
      typed(period?.fromYear, "count", RULES.year),
      "El cronograma tiene los meses de todos los años del plan.",
    ],
    ["toYear", "Último año del plan", typed(period?.toYear, "count", RULES.year), ""],
    [
      "minutes",
      "Acta de aprobación",
      typed(approval.minutes, "text"),
      "Acta de la sesión del Concejo Municipal en que se aprobó el plan.",
    ],
    ["resolution", "Acuerdo de aprobación", typed(approval.resolution, "text"), ""],
    [
      "approvalDate",
      "Fecha del acuerdo",
      typed(serialOfDate(approval.date), "date", RULES.date),
      "Escríbala como día/mes/año.",
    ],
    ...plan.axes.map(
      ({ number, name }) =>
        [
          axisNameRow(number),
          `Nombre del eje ${number}`,
          typed(name, "text"),
          "Aparece debajo del título de su Cuadro.",
        ] as const,
    ),
  ];
  return listSheet({
    sheet: "settings",
    axisCount: plan.axes.length,
    heading: "AJUSTES",
    explanations: [],
    columns: [
      { key: "label", title: "Dato", widthPx: 190 },
      { key: "value", title: "Valor", widthPx: 420 },
      { key: "help", title: "Para qué sirve", widthPx: 420 },
    ],
    rows: rows.map(([key, label, value, help]) =>
      listRow(key, { label: managed(label, "line"), value, help: shown(help) }),
    ),
    tabColor: "#5b6b7b",
    protection: "warning",
    open: [{ fromRow: rows[0]![0], toRow: lastOf(rows)![0], fromColumn: "value", toColumn: "value" }],
    disposable: [],
  });
}

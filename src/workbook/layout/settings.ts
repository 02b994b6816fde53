import { serialOfDate } from "../../plan/date.ts";
import { lastOf } from "../../plan/last-of.ts";
import type { DesiredCell, DesiredRow, DesiredSheet } from "../desired.ts";
import { sheetIdOf, titleOf } from "../managed.ts";
import type { Book } from "./book.ts";
import { managed, RULES, typed } from "./cells.ts";

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
  return {
    sheetId: sheetIdOf("settings"),
    title: titleOf("settings", plan.axes.length),
    hidden: false,
    frozenRows: 2,
    frozenColumns: 0,
    tabColor: "#5b6b7b",
    keyColumn: "key",
    columns: [
      { key: "label", widthPx: 190, hidden: false },
      { key: "value", widthPx: 420, hidden: false },
      { key: "help", widthPx: 420, hidden: false },
      { key: "key", widthPx: 60, hidden: true },
    ],
    rows: [
      { key: "title", heightPx: 28, cells: { label: managed("AJUSTES", "title"), key: managed("title", "key") } },
      {
        key: "header",
        cells: {
          label: managed("Dato", "header"),
          value: managed("Valor", "header"),
          help: managed("Para qué sirve", "header"),
          key: managed("header", "key"),
        },
      },
      ...rows.map(
        ([key, label, value, help]): DesiredRow => ({
          key,
          cells: {
            label: managed(label, "line"),
            value,
            help: managed(help || null, "text"),
            key: managed(key, "key"),
          },
        }),
      ),
    ],
    merges: [],
    conditionalFormats: [],
    protection: "warning",
    open: [{ fromRow: rows[0]![0], toRow: lastOf(rows)![0], fromColumn: "value", toColumn: "value" }],
    disposable: [],
  };
}

import type { DesiredRow, DesiredSheet } from "../desired.ts";
import { sheetIdOf, titleOf } from "../managed.ts";
import type { Book } from "./book.ts";
import { managed, typed } from "./cells.ts";

/** Terms that plans use, as the catalogue explains them. */
const TERMS = [
  ["1 a 2 meses", "Acciones de un solo paso: un acuerdo, un documento, una publicación."],
  ["3 a 6 meses", "Diagnósticos, planes e implementaciones cortas."],
  ["7 a 12 meses", "Programas que se ejecutan durante el año, como las capacitaciones."],
  ["Más de 12 meses", "Acciones que pasan de un año a otro."],
] as const;

/** States an action can be in. */
const STATES = [
  ["No iniciada", "Todavía no tiene avances y su plazo no ha vencido."],
  ["En proceso", "Tiene avances y su plazo no ha vencido."],
  ["Completada", "Cumplió todas sus actividades."],
  ["Atrasada", "Debía tener actividades que no se han realizado."],
  ["Suspendida", "La Comisión decidió detenerla."],
] as const;

/** Row keys between which the units stand. */
export const CATALOGUE_ROWS = { unitsHeader: "header:units", afterUnits: "end:units" } as const;

/** *Catálogos*: the units with the other ways of writing them, the terms and the states. */
export function cataloguesSheet({ units, plan, standing }: Book): DesiredSheet {
  const sheetId = sheetIdOf("catalogues");
  const section = (
    id: string,
    title: string,
    entries: readonly (readonly [string, string])[],
  ): readonly DesiredRow[] => [
    {
      key: `header:${id}`,
      cells: {
        name: managed(title, "header"),
        detail: managed("Significado", "header"),
        key: managed(`header:${id}`, "key"),
      },
    },
    ...entries.map(([name, detail], index) => {
      const key = `${id}:${index + 1}`;
      return { key, cells: { name: managed(name, "text"), detail: managed(detail, "text"), key: managed(key, "key") } };
    }),
    { key: `end:${id}`, cells: { key: managed(`end:${id}`, "key") } },
  ];
  const unitRows = units.map(({ key, name, aliases }): DesiredRow => {
    const standsAt0 = standing.get(sheetId)?.get(key);
    return {
      key,
      ...(standsAt0 !== undefined && { standsAt0 }),
      cells: { name: typed(name, "text"), detail: typed(aliases.join("; "), "text"), key: managed(key, "key") },
    };
  });
  return {
    sheetId,
    title: titleOf("catalogues", plan.axes.length),
    hidden: false,
    frozenRows: 1,
    frozenColumns: 0,
    tabColor: "#5b6b7b",
    keyColumn: "key",
    columns: [
      { key: "name", widthPx: 320, hidden: false },
      { key: "detail", widthPx: 560, hidden: false },
      { key: "key", widthPx: 60, hidden: true },
    ],
    rows: [
      { key: "title", heightPx: 28, cells: { name: managed("CATÁLOGOS", "title"), key: managed("title", "key") } },
      {
        key: CATALOGUE_ROWS.unitsHeader,
        cells: {
          name: managed("Unidades", "header"),
          detail: managed("Otras formas de escribirla, separadas por punto y coma", "header"),
          key: managed(CATALOGUE_ROWS.unitsHeader, "key"),
        },
      },
      ...unitRows,
      { key: CATALOGUE_ROWS.afterUnits, cells: { key: managed(CATALOGUE_ROWS.afterUnits, "key") } },
      ...section("terms", "Plazos", TERMS),
      ...section("states", "Estados de una acción", STATES),
    ],
    merges: [],
    conditionalFormats: [],
    protection: "warning",
    open: [
      {
        fromRow: unitRows[0]?.key ?? CATALOGUE_ROWS.afterUnits,
        toRow: CATALOGUE_ROWS.afterUnits,
        fromColumn: "name",
        toColumn: "detail",
      },
    ],
    disposable: [],
  };
}

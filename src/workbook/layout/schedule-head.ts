import { lastOf } from "../../plan/last-of.ts";
import { MONTH_ABBREVIATIONS } from "../../plan/month.ts";
import type { Plan } from "../../plan/plan.ts";
import type { DesiredBlock, DesiredRow } from "../desired.ts";
import type { Style } from "../styles.ts";
import { type Cells, keyCells, managed } from "./cells.ts";
import { legendRows } from "./schedule-colours.ts";
import { eachMonth, eachPlain, eachYear, FROZEN_COLUMNS, PLAIN_COLUMNS } from "./schedule-columns.ts";
import { CALENDAR, lastDayOf, yearTotal } from "./schedule-months.ts";

const ABOUT_PROPOSAL = "En cursiva: propuesto, hasta que se confirme en el menú o se cambie a mano.";

/** The rows above the actions: title, legend, the heads of the columns, and the thin row of the calendar. */
export function headerRows(plan: Plan, years: readonly number[], hasProposal: boolean): readonly DesiredRow[] {
  const { fromYear = years[0], toYear = lastOf(years) } = plan.facts.period ?? {};
  const period = fromYear === toYear ? String(fromYear ?? "") : `${fromYear}-${toYear}`;
  const about = `En cada mes: cuántas actividades se planifican; 0: dentro del plazo, sin actividad que contar; en blanco: ninguna. Los textos vienen de los Cuadros de los ejes.${hasProposal ? ` ${ABOUT_PROPOSAL}` : ""}`;
  const line = (text: string, style: Style) => ({ line: managed(text, style) });
  return [
    headRow(
      "title",
      line(`CUADRO N.° ${plan.axes.length + 3}. CRONOGRAMA GENERAL DE ACCIONES ${period}`.trim(), "title"),
      28,
    ),
    headRow("subtitle", line(about, "subtitle"), 22),
    ...legendRows(FROZEN_COLUMNS),
    headRow("header1", {
      ...eachPlain(({ title }) => managed(title, "header")),
      ...eachMonth(years, (year, month0) => managed(month0 === 0 ? year : null, "header")),
      ...eachYear(years, (year) => managed(`Total ${year}`, "header")),
    }),
    headRow("header2", {
      ...eachPlain(() => managed(null, "header")),
      ...eachMonth(years, (_, month0) => managed(MONTH_ABBREVIATIONS[month0]!, "header")),
      ...eachYear(years, () => managed(null, "header")),
    }),
    headRow(
      CALENDAR,
      {
        ...eachPlain(() => managed(null, "guard")),
        ...eachMonth(years, (_year, _month0, month) => managed(lastDayOf(month), "calendar")),
        ...eachYear(years, () => managed(null, "guard")),
      },
      4,
    ),
  ];
}

function headRow(key: string, cells: Cells, heightPx?: number): DesiredRow {
  return { key, ...(heightPx !== undefined && { heightPx }), cells: { ...cells, ...keyCells(key) } };
}

/** Years over their months; every other head is as high as both rows. */
export function headerMerges(years: readonly number[]): readonly DesiredBlock[] {
  const tall = [...PLAIN_COLUMNS.map(({ key }) => key), ...years.map(yearTotal)];
  return [
    ...tall.map((key) => ({ fromRow: "header1", toRow: "header2", fromColumn: key, toColumn: key })),
    ...years.map((year) => ({
      fromRow: "header1",
      toRow: "header1",
      fromColumn: `${year}-01`,
      toColumn: `${year}-12`,
    })),
  ];
}

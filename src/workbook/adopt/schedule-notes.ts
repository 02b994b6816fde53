import { MONTH_NAMES, monthsMentioned } from "../../plan/month.ts";
import { yearsOf } from "../../plan/period.ts";
import type { Action, PlanFacts, Unit } from "../../plan/plan.ts";
import { listed } from "../../plan/quote.ts";
import { sameUnits } from "../../plan/units.ts";
import type { ActionDraft } from "./axis-table.ts";
import { type Notes, noteAt } from "./notes.ts";
import { cellName } from "./raw-sheet.ts";
import type { ScheduleDraft } from "./schedule-table.ts";
import type { Table } from "./tables.ts";

/** Notes on the schedule's time: years of the plan that it lacks, no month marked at all, months told by their colour. */
export function noteTime(
  table: Table,
  drafts: readonly ScheduleDraft[],
  years: readonly number[],
  period: PlanFacts["period"],
  notes: Notes,
): void {
  const cell = table.headers[0]!.yearCell ?? table.headers[0]!.cell;
  if (years.length === 0 && table.headers.some(({ months }) => months.length > 0)) {
    noteAt(notes, "columna-no-encontrada", cell, {
      message: "Los meses del cronograma no dicen de qué año son; los que están marcados no pasaron al plan.",
      found: "",
      expected: "",
      remedy: "Escriba el año sobre los meses antes de convertir, o marque los meses en el libro gestionado.",
    });
  }
  const missing = period ? yearsOf(period).filter((year) => !years.includes(year)) : [];
  if (years.length > 0 && missing.length > 0) {
    noteAt(notes, "cuadro-6-otros-anos", cell, {
      message: `El cronograma trae ${listed(years.map(String))}, pero el plan abarca también ${listed(missing.map(String))}.`,
      found: listed(years.map(String)),
      expected: listed([...years, ...missing].sort((a, b) => a - b).map(String)),
      remedy: "El libro gestionado lleva los meses de todos los años del plan. Por favor marque los que correspondan.",
    });
  }
  const marks = drafts.flatMap((draft) => draft.marks);
  const firstMonth = table.headers[0]!.months[0];
  if (marks.length === 0 && firstMonth && years.length > 0) {
    noteAt(notes, "cuadro-6-sin-meses", firstMonth.cell, {
      message: "En el cronograma no hay ningún mes marcado, ni con texto ni con color.",
      found: "",
      expected: "",
      remedy: "Por favor marque en el libro gestionado los meses de cada acción.",
    });
  }
  const colored = marks.filter(({ isByColor }) => isByColor).map((mark) => mark.cell);
  if (colored[0]) {
    noteAt(notes, "cuadro-6-meses-por-color", colored[0], {
      message: `Hay meses marcados solo con color de relleno; se tomaron como una actividad cada uno: ${listed(colored.map(cellName), 60)}.`,
      found: listed(colored.map(cellName), 60),
      expected: "",
      remedy: "Revise en el libro gestionado que los meses de esas acciones sean los correctos.",
    });
  }
}

/** Notes where the schedule gives an action another term or other responsables than the Cuadro of its axis. */
export function noteDifferences(draft: ScheduleDraft, action: Action, units: readonly Unit[], notes: Notes): void {
  const { termMonths, termCell, responsible } = draft;
  if (
    termCell &&
    termMonths.kind === "value" &&
    action.termMonths.kind === "value" &&
    termMonths.value !== action.termMonths.value
  ) {
    noteAt(notes, "cronograma-plazo", termCell, {
      message: `El cronograma dice ${termMonths.value} meses; el Cuadro del eje, ${action.termMonths.value}. El libro gestionado muestra lo del Cuadro del eje.`,
      found: String(termMonths.value),
      expected: String(action.termMonths.value),
      remedy: "Confirme cuál es el plazo correcto y, si hace falta, corríjalo en el Cuadro del eje.",
    });
  }
  if (responsible.cell && responsible.text !== "" && !sameUnits(responsible.text, action.responsible, units)) {
    noteAt(notes, "cronograma-responsables", responsible.cell, {
      message: `El cronograma dice «${responsible.text}»; el Cuadro del eje, «${action.responsible}». El libro gestionado muestra lo del Cuadro del eje.`,
      found: responsible.text,
      expected: action.responsible,
      remedy: "Confirme quién es responsable y, si hace falta, corríjalo en el Cuadro del eje.",
    });
  }
}

/** Notes the months that an action's own text names and the schedule does not mark. */
export function noteMonthsInText({ texts }: ActionDraft, marked: Action["months"], notes: Notes): void {
  const { text, cell } = texts.action;
  if (!cell) return;
  for (const { quote, months, year } of monthsMentioned(text)) {
    const isMarked = (month: number) =>
      marked.some(
        (mark) => Number(mark.month.slice(5)) === month && (year === null || mark.month.startsWith(`${year}-`)),
      );
    if (months.every(isMarked)) continue;
    const names =
      months.length === 1
        ? MONTH_NAMES[months[0]! - 1]!
        : `${MONTH_NAMES[months[0]! - 1]} a ${MONTH_NAMES[months[months.length - 1]! - 1]}`;
    noteAt(notes, "mes-en-el-texto", cell, {
      message: `El texto de la acción dice «${quote}», pero el cronograma no marca ${months.length === 1 ? "ese mes" : "esos meses"}.`,
      found: quote,
      expected: `${names}${year === null ? "" : ` de ${year}`}`,
      remedy: "Si es cuando se hará la acción, por favor marque esos meses en el cronograma.",
    });
    return;
  }
}

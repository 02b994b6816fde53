import { SEVERITIES } from "../../plan/finding.ts";
import { lastOf } from "../../plan/last-of.ts";
import type { Plan } from "../../plan/plan.ts";
import type { DesiredCell, DesiredRow, DesiredSheet, Positions } from "../desired.ts";
import { type SheetKey, sheetIdOf, titleOf } from "../managed.ts";
import type { Style } from "../styles.ts";
import { AXIS_ROWS } from "./axis.ts";
import { boardRows } from "./board.ts";
import { boardCharts } from "./board-charts.ts";
import { BOARD_COLUMNS, BOARD_ROWS } from "./board-columns.ts";
import { lateAndSoonMerges } from "./board-lists.ts";
import type { Book } from "./book.ts";
import { computed, managed, sumOfRows } from "./cells.ts";
import { axisNameRow } from "./settings.ts";

const SEVERITY_LABELS = {
  error: "Errores: cifras o datos que no cuadran",
  advertencia: "Advertencias: alguien debe decidir",
  nota: "Notas: cómo se leyó el plan original",
} as const;

/** *Inicio*: what the plan is, its key figures by axis, what is open, and how the workbook is used. */
export function startSheet({ plan, findings, state }: Book): DesiredSheet {
  const axisCount = plan.axes.length;
  return {
    sheetId: sheetIdOf("start"),
    title: titleOf("start", axisCount),
    hidden: false,
    frozenRows: 0,
    frozenColumns: 0,
    tabColor: "#1f2933",
    keyColumn: "key",
    columns: [
      ...BOARD_COLUMNS.map((column) => ({ ...column, hidden: false })),
      { key: "key", widthPx: 60, hidden: true },
    ],
    rows: [
      row("title", { name: managed("PLAN DE ACCIÓN DE LA POLÍTICA DE INTEGRIDAD MUNICIPAL", "title") }, 32),
      row(
        "status",
        { name: managed(state.phase === "done" ? "Libro gestionado por cuadros" : PREPARING, "subtitle") },
        22,
      ),
      ...boardRows(plan),
      ...factRows(),
      row("gap1", {}),
      ...figureRows(plan),
      row("gap2", {}),
      row("open", { name: managed("Observaciones abiertas", "header"), value: managed("Cantidad", "header") }),
      ...SEVERITIES.map((severity) =>
        row(`open:${severity}`, {
          name: managed(SEVERITY_LABELS[severity], "text"),
          value: managed(
            findings.filter(({ status, finding }) => status !== "aceptada" && finding.severity === severity).length,
            "count",
          ),
        }),
      ),
      row("accepted", {
        name: managed("Aceptadas: alguien anotó por qué quedan como están", "text"),
        value: managed(findings.filter(({ status }) => status === "aceptada").length, "count"),
      }),
      row("gap3", {}),
      row("guide", { name: managed("Cómo usar este libro", "header"), ...wide(null, "header") }),
      ...guide(axisCount).map(([name, value], index) =>
        row(`guide:${index + 1}`, { name: managed(name, "line"), ...wide(value, "text") }),
      ),
    ],
    charts: boardCharts(plan),
    merges: [
      { fromRow: BOARD_ROWS.board, toRow: BOARD_ROWS.board, fromColumn: "value", toColumn: "spent" },
      ...lateAndSoonMerges(),
      ...factRows().map(({ key }) => ({ fromRow: key, toRow: key, fromColumn: "value", toColumn: "actions" })),
      ...["guide", ...guide(axisCount).map((_, index) => `guide:${index + 1}`)].map((key) => ({
        fromRow: key,
        toRow: key,
        fromColumn: "value",
        toColumn: "spent",
      })),
    ],
    conditionalFormats: [],
    protection: "locked",
    open: [],
    disposable: [{ key: "axis:" }],
  };
}

/** What stands in *Ajustes*, shown. */
function factRows(): readonly DesiredRow[] {
  const setting = (at: Positions, key: string) => at.cell(sheetIdOf("settings"), key, "value");
  const fact = (key: string, name: string) =>
    row(key, { name: managed(name, "line"), ...half(computed((at) => `=${setting(at, key)}&""`, "text")) });
  return [
    row("facts", { name: managed("Datos del plan", "header"), ...half(managed(null, "header")) }),
    fact("municipality", "Municipio"),
    fact("department", "Departamento"),
    row("period", {
      name: managed("Período", "line"),
      ...half(computed((at) => `=${setting(at, "fromYear")}&" a "&${setting(at, "toYear")}`, "text")),
    }),
    fact("minutes", "Acta de aprobación"),
    fact("resolution", "Acuerdo de aprobación"),
    row("approvalDate", {
      name: managed("Fecha del acuerdo", "line"),
      ...half(computed((at) => ((date) => `=IF(${date}="","",${date})`)(setting(at, "approvalDate")), "date")),
    }),
  ];
}

const PREPARING =
  "Conversión en curso: faltan partes por escribir. Espere unos minutos y elija de nuevo «Convertir en libro gestionado».";

/** One row per axis and the plan's total; lines and actions are counted in the sheets themselves. */
function figureRows({ axes }: Plan): readonly DesiredRow[] {
  const keysOf = (at: Positions, axisNumber: number) =>
    at.range(sheetIdOf(`axis:${axisNumber}`), AXIS_ROWS.lastHeader, AXIS_ROWS.total, "key");
  const startId = sheetIdOf("start");
  const sum = (column: string, style: "totalCount" | "totalAmount"): DesiredCell =>
    axes.length === 0
      ? managed(0, style)
      : computed(
          (at) =>
            sumOfRows(at, startId, axisNameRow(axes[0]!.number), axisNameRow(lastOf(axes)!.number), column, "axis:*"),
          style,
        );
  return [
    row("figures", {
      name: managed("Cifras del plan", "header"),
      value: managed("Cuadro", "header"),
      lines: managed("Líneas", "header"),
      actions: managed("Acciones", "header"),
      budget: managed("Presupuesto", "header"),
    }),
    ...axes.map(({ number }) =>
      row(axisNameRow(number), {
        name: computed(
          (at) => `="Eje ${number}: "&${at.cell(sheetIdOf("settings"), axisNameRow(number), "value")}`,
          "text",
        ),
        value: managed(titleOf(`axis:${number}` as SheetKey, axes.length), "text"),
        lines: computed((at) => `=COUNTIF(${keysOf(at, number)},"subtotal:*")`, "count"),
        actions: computed((at) => `=COUNTIF(${keysOf(at, number)},"A*")`, "count"),
        budget: computed((at) => `=${at.cell(sheetIdOf(`axis:${number}`), AXIS_ROWS.total, "budget")}`, "amount"),
      }),
    ),
    row("figures:total", {
      name: managed("Total del plan", "total"),
      value: managed(null, "total"),
      lines: sum("lines", "totalCount"),
      actions: sum("actions", "totalCount"),
      budget: sum("budget", "totalAmount"),
    }),
  ];
}

function guide(axisCount: number): readonly (readonly [string, string])[] {
  const axes = axisCount > 1 ? `Cuadros 1 a ${axisCount}` : "Cuadro 1";
  return [
    [axes, "Escriba aquí las acciones, sus plazos y sus montos. Los subtotales y los totales se calculan solos."],
    [
      titleOf("budget", axisCount),
      "Presupuesto por objetivo, calculado con las acciones. Escriba solo los responsables y el número de actividades.",
    ],
    [
      titleOf("strategies", axisCount),
      `Estrategias de comunicación del plan. En este libro llevan el número ${axisCount + 2}.`,
    ],
    [titleOf("schedule", axisCount), "Cronograma: escriba en cada mes cuántas actividades se planifican."],
    ["Ejecución", "Anote aquí lo que se va realizando. Es más fácil en el menú Plan de integridad > Registrar avance."],
    ["Seguimiento", "Cómo va cada acción: lo planificado, lo realizado, lo gastado y lo que falta. Se calcula solo."],
    ["Avance", "Cómo van el plan, los ejes, las líneas, los objetivos y las unidades. Se calcula solo."],
    ["Evidencias", "Qué medios de verificación ya tienen evidencia y cuáles faltan. Se calcula solo."],
    [
      "Informes",
      "Los documentos para el Concejo y las unidades, con su enlace. Para pedir uno, marque su casilla allí o elija Plan de integridad > Informes.",
    ],
    ["Observaciones", "Lo que no cuadra o falta, en qué celda está y qué puede hacer."],
    [
      "Corregir una observación",
      "Escriba en la celda señalada. O elija en el menú Plan de integridad > Ver observaciones: allí se corrige con un clic lo que tiene una sola corrección, y se elige entre varias.",
    ],
    [
      "Aceptar una observación",
      "Si algo debe quedar como está, escriba en su fila el motivo para aceptarla. Si después cambian las cifras, la observación se abre de nuevo.",
    ],
    [
      "Modificaciones",
      "Lo que ha cambiado desde que el Concejo Municipal aprobó el plan, mientras no haya un nuevo acuerdo.",
    ],
    ["Ajustes y Catálogos", "Datos del plan y nombres de las unidades, con las otras formas en que se escriben."],
    ["Comisión", "Personas que trabajan con el plan: correo, unidad y rol de cada una."],
    ["Reglas", "Lo que se revisa cada vez que cambia el libro."],
    ["Bitácora", "Quién cambió qué y cuándo. Se llena sola."],
    [
      "Agregar una acción",
      "Inserte una fila entre las acciones del objetivo y escriba; la numeración interna y los totales se completan solos.",
    ],
    [
      "Elegir responsables",
      "Si varias unidades son responsables, seleccione la celda y elija en el menú Plan de integridad > Elegir responsables: allí se marcan las unidades del catálogo.",
    ],
    ["Originales", "Las hojas tal como estaban se conservan al final, con el nombre «Original · Cuadro N»."],
  ];
}

/** Cells from the value to the last column, for one text over all of them. */
function wide(value: string | null, style: "header" | "text"): Record<string, DesiredCell> {
  const blank = managed(null, style);
  return { value: managed(value, style), lines: blank, actions: blank, budget: blank, spent: blank };
}

/** Cells for one text over three columns. */
function half(value: DesiredCell): Record<string, DesiredCell> {
  const blank = managed(null, value.style as Style);
  return { value, lines: blank, actions: blank };
}

function row(key: string, cells: Record<string, DesiredCell>, heightPx?: number): DesiredRow {
  return { key, ...(heightPx !== undefined && { heightPx }), cells: { ...cells, key: managed(key, "key") } };
}

/**
 * The managed sheets: what each is called and by which fixed id Google knows it. Ids never change, so that a rerun, an
 * upgrade or a renamed tab still finds the sheet that an earlier pass made.
 */
export type SheetKey =
  | `axis:${number}`
  | "budget"
  | "strategies"
  | "schedule"
  | "progress"
  | "tracking"
  | "rollup"
  | "evidence"
  | "start"
  | "settings"
  | "catalogues"
  | "reports"
  | "findings"
  | "changes"
  | "commission"
  | "rules"
  | "log"
  | "state";

const FIXED_IDS = {
  start: 910_001,
  budget: 910_201,
  strategies: 910_202,
  schedule: 910_203,
  progress: 910_204,
  tracking: 910_205,
  rollup: 910_206,
  evidence: 910_207,
  settings: 910_301,
  catalogues: 910_302,
  findings: 910_303,
  state: 910_304,
  changes: 910_305,
  commission: 910_306,
  rules: 910_307,
  log: 910_308,
  reports: 910_309,
} as const;
const FIRST_AXIS_ID = 910_100;
const MOST_AXES = 99;

/** The id of a managed sheet. */
export function sheetIdOf(key: SheetKey): number {
  return key in FIXED_IDS ? FIXED_IDS[key as keyof typeof FIXED_IDS] : FIRST_AXIS_ID + axisNumberOf(key);
}

/** The ids of our charts, which count from here; charts of the people have others. */
export const FIRST_CHART_ID = 910_501;

/** Whether a chart is one of ours by its id. */
export function isOurChart(chartId: number): boolean {
  return chartId >= FIRST_CHART_ID && chartId < FIRST_CHART_ID + 100;
}

/** The key of the managed sheet with this id, or null for a sheet that is not ours. */
export function sheetKeyOf(sheetId: number): SheetKey | null {
  for (const [key, id] of Object.entries(FIXED_IDS)) if (id === sheetId) return key as SheetKey;
  const number = sheetId - FIRST_AXIS_ID;
  return number >= 1 && number <= MOST_AXES ? `axis:${number}` : null;
}

/**
 * The title of a managed sheet. The Cuadros of the axes come first, one each; budget, strategies and schedule follow, so that
 * a plan of three axes has its budget in Cuadro 4, its strategies in Cuadro 5 and its schedule in Cuadro 6.
 */
export function titleOf(key: SheetKey, axisCount: number): string {
  switch (key) {
    case "start":
      return "Inicio";
    case "budget":
      return cuadroTitle(axisCount + 1);
    case "strategies":
      return cuadroTitle(axisCount + 2);
    case "schedule":
      return cuadroTitle(axisCount + 3);
    case "progress":
      return "Ejecución";
    case "tracking":
      return "Seguimiento";
    case "rollup":
      return "Avance";
    case "evidence":
      return "Evidencias";
    case "reports":
      return "Informes";
    case "settings":
      return "Ajustes";
    case "catalogues":
      return "Catálogos";
    case "findings":
      return "Observaciones";
    case "changes":
      return "Modificaciones";
    case "commission":
      return "Comisión";
    case "rules":
      return "Reglas";
    case "log":
      return "Bitácora";
    case "state":
      return "Estado interno";
    default:
      return cuadroTitle(axisNumberOf(key));
  }
}

/** "Cuadro 4". */
function cuadroTitle(number: number): string {
  return `Cuadro ${number}`;
}

/** The title under which a sheet that staff typed is kept, by the number of the Cuadro it holds, else by its own title. */
export function originalTitle(number: number | null, title: string): string {
  return ORIGINAL + (number === null ? title : cuadroTitle(number));
}

/** The title a sheet had before it became an original; any other title as it is. */
export function titleBefore(title: string): string {
  return title.startsWith(ORIGINAL) ? title.slice(ORIGINAL.length) : title;
}

const ORIGINAL = "Original · ";

function axisNumberOf(key: SheetKey): number {
  return Number(key.slice("axis:".length));
}

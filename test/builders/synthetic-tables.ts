/** The raw tables of a plan of any size, by sheet title: three axes, lines of five objectives, objectives of five actions. */
export type RawTables = ReadonlyMap<string, readonly (readonly string[])[]>;

const AXES = 3;
const OBJECTIVES_PER_LINE = 5;
const ACTIONS_PER_OBJECTIVE = 5;
const ACTIONS_PER_LINE = OBJECTIVES_PER_LINE * ACTIONS_PER_OBJECTIVE;
const UNITS = ["Recursos Humanos", "Gerencia General", "Unidad Jurídica", "Secretaría Municipal", "Auditoría Interna"];
const TOPICS = [
  "transparencia",
  "rendición de cuentas",
  "archivo institucional",
  "ética pública",
  "atención ciudadana",
  "control interno",
  "participación",
];

/** Tables of a plan of `actionCount` actions that agree with each other in every figure. */
export function syntheticTables(actionCount: number): RawTables {
  const axes = Array.from({ length: AXES }, (_, axis) => actionsOfAxis(axis + 1, actionCount));
  const all = axes.flat();
  return new Map([
    ...axes.map((actions, index) => [`Cuadro ${index + 1}`, axisTable(actions)] as const),
    ["Cuadro 4", budgetTable(all)],
    ["Cuadro 5", strategyTable()],
    ["Cuadro 6", scheduleTable(all)],
  ]);
}

/** The total of the plan in dollars, added up from the builder's own amounts. */
export function syntheticTotal(actionCount: number): number {
  return Array.from({ length: actionCount }, (_, index) => amountOf(index)).reduce((sum, amount) => sum + amount, 0);
}

interface RawAction {
  readonly index: number;
  readonly line: string;
  readonly objective: string;
  readonly text: string;
  readonly unit: string;
  readonly amount: number;
  readonly isFirstOfLine: boolean;
  readonly isFirstOfObjective: boolean;
}

function actionsOfAxis(axis: number, actionCount: number): readonly RawAction[] {
  const first = Math.floor(((axis - 1) * actionCount) / AXES);
  const end = Math.floor((axis * actionCount) / AXES);
  return Array.from({ length: end - first }, (_, position): RawAction => {
    const index = first + position;
    const line = Math.floor(position / ACTIONS_PER_LINE) + 1;
    const objective = Math.floor(position / ACTIONS_PER_OBJECTIVE) + 1;
    const topic = TOPICS[objective % TOPICS.length]!;
    return {
      index,
      line: `${axis}.${line} Línea de acción número ${line} del eje ${axis} sobre ${topic}`,
      objective: `Fortalecer la gestión ${axis}-${objective} en materia de ${topic} para mejorar el servicio que recibe la población`,
      text: `Ejecutar la medida ${index + 1} sobre ${topic} con el personal de la zona ${(index % 17) + 1}`,
      unit: UNITS[objective % UNITS.length]!,
      amount: amountOf(index),
      isFirstOfLine: position % ACTIONS_PER_LINE === 0,
      isFirstOfObjective: position % ACTIONS_PER_OBJECTIVE === 0,
    };
  });
}

function amountOf(index: number): number {
  return 50 + (index % 40) * 25;
}

function axisTable(actions: readonly RawAction[]): readonly (readonly string[])[] {
  const rows: string[][] = [
    [
      "Línea de acción",
      "Objetivos de la línea de acción",
      "DETALLE DE ACTIVIDADES",
      "",
      "",
      "",
      "",
      "RESPONSABLE/APOYO",
      "",
      "",
    ],
    [
      "",
      "",
      "Acciones concretas",
      "Plazo de ejecución",
      "Medios de verificación",
      "Recursos",
      "Presupuesto",
      "Responsables",
      "Apoyo (interno)",
      "Apoyo (externo) y origen de los recursos",
    ],
  ];
  let subtotal = 0;
  let total = 0;
  actions.forEach((action, position) => {
    subtotal += action.amount;
    total += action.amount;
    rows.push([
      action.isFirstOfLine ? action.line : "",
      action.isFirstOfObjective ? action.objective : "",
      action.text,
      `${(action.index % 9) + 2} meses`,
      "Informe de ejecución",
      "Recursos ofimáticos",
      dollars(action.amount),
      action.unit,
      "Gerencia General",
      "Fondos propios",
    ]);
    if (position + 1 === actions.length || actions[position + 1]!.isFirstOfLine) {
      rows.push(["", "Sub total por línea de acción", "", "", "", "", dollars(subtotal), "", "", ""]);
      subtotal = 0;
    }
  });
  rows.push(["", "Total del eje", "", "", "", "", dollars(total), "", "", ""]);
  return rows;
}

function budgetTable(actions: readonly RawAction[]): readonly (readonly string[])[] {
  const rows: string[][] = [
    [
      "Línea de acción",
      "Ámbito de actuación (objetivo de la línea de acción)",
      "Responsables",
      "Número de actividades",
      "Total de presupuesto",
    ],
  ];
  const byObjective = new Map<string, RawAction[]>();
  for (const action of actions)
    byObjective.set(action.objective, [...(byObjective.get(action.objective) ?? []), action]);
  for (const own of byObjective.values()) {
    const action = own[0]!;
    const total = own.reduce((sum, { amount }) => sum + amount, 0);
    rows.push([
      action.isFirstOfLine ? action.line : "",
      action.objective,
      action.unit,
      String(own.length),
      dollars(total),
    ]);
  }
  rows.push(["Total", "", "", "", dollars(actions.reduce((sum, { amount }) => sum + amount, 0))]);
  return rows;
}

function strategyTable(): readonly (readonly string[])[] {
  return [
    ["Estrategia", "Táctica", "Herramienta", "Mensajes a reforzar", "Periodo de ejecución"],
    [
      "Estrategia 1 Informar a la población",
      "Campaña en redes sociales",
      "Redes sociales",
      "Servidores públicos íntegros",
      "3 meses",
    ],
  ];
}

function scheduleTable(actions: readonly RawAction[]): readonly (readonly string[])[] {
  const months = ["Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic"];
  const titles = [
    "Línea de acción",
    "Ámbito de actuación",
    "Acciones concretas",
    "Plazo de ejecución",
    "Medios de verificación",
    "Recursos",
    "Responsables",
    "Número de actividades",
  ];
  return [
    [...titles, "2023", ...months.slice(1).map(() => "")],
    [...titles.map(() => ""), ...months],
    ...actions.map((action) => [
      action.isFirstOfLine ? action.line : "",
      action.isFirstOfObjective ? action.objective : "",
      action.text,
      `${(action.index % 9) + 2} meses`,
      "Informe de ejecución",
      "Recursos ofimáticos",
      action.unit,
      "1",
      ...months.map((_, month) => (month === action.index % 12 ? "x" : "")),
    ]),
  ];
}

function dollars(amount: number): string {
  return `$${amount.toLocaleString("en-US")}.00`;
}

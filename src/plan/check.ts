import { amountProblem, formatAmount } from "./amount.ts";
import { type Finding, type FindingCode, finding, SEVERITIES } from "./finding.ts";
import {
  type Action,
  type Axis,
  actionsOf,
  type BudgetRow,
  type Entry,
  type Line,
  type Objective,
  objectivesOf,
  type Plan,
  type Unit,
  valueOr,
} from "./plan.ts";
import { objectiveCents } from "./totals.ts";
import { sameUnits, splitUnits } from "./units.ts";

/**
 * What the plan itself shows to be wrong, missing or in disagreement, worst first and then in the order of the Cuadros.
 * The same plan always gives the same findings.
 */
export function check(plan: Plan, units: readonly Unit[]): readonly Finding[] {
  const context: Context = { plan, units, lines: linesOf(plan) };
  const findings = RULES.flatMap((rule) => rule(context));
  return SEVERITIES.flatMap((severity) => findings.filter((found) => found.severity === severity));
}

/** The codes that `check` gives; a finding of one of these, made while reading the originals, is superseded by it. */
export const CHECKED_CODES: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "monto-no-leido",
  "monto-negativo",
  "monto-absurdo",
  "plazo-no-leido",
  "actividades-no-leidas",
  "accion-sin-monto",
  "accion-sin-plazo",
  "accion-sin-responsable",
  "dato-del-plan-falta",
  "presupuesto-sin-objetivo",
  "presupuesto-monto",
  "presupuesto-actividades",
  "presupuesto-responsables",
  "cronograma-accion-falta",
  "cronograma-mes-no-leido",
]);

interface Context {
  readonly plan: Plan;
  readonly units: readonly Unit[];
  readonly lines: ReadonlyMap<string, Line>;
}

type Rule = (context: Context) => readonly Finding[];

const factsAreKnown: Rule = ({ plan: { facts, axes } }) => {
  const missing: (readonly [key: string, name: string])[] = [];
  if (!facts.municipality) missing.push(["municipality", "el municipio"]);
  if (!facts.department) missing.push(["department", "el departamento"]);
  if (!facts.period) missing.push(["fromYear", "el período del plan (primer y último año)"]);
  if (!facts.approval.resolution) missing.push(["resolution", "el acuerdo con que el Concejo aprobó el plan"]);
  for (const { number, name } of axes) if (!name) missing.push([`axis:${number}`, `el nombre del eje ${number}`]);
  return missing.map(([key, name]) =>
    finding("dato-del-plan-falta", {
      place: { at: "row", sheet: "settings", key, column: "value" },
      message: `Falta ${name}.`,
      found: "",
      expected: "",
      remedy: "Escríbalo en la hoja Ajustes.",
    }),
  );
};

const entriesAreReadable: Rule = ({ plan }) => [
  ...[...actionsOf(plan)].flatMap(({ axis, action }) => [
    ...budgetFindings(axis, action),
    ...termFindings(axis, action),
    ...responsibleFindings(axis, action),
  ]),
  ...plan.budget.flatMap((row) => [
    ...countFindings("budget", row.key, "activities", row.activities, row.objectiveText),
    ...amountFindings("budget", row.key, "typedTotal", row.typedCents, row.objectiveText),
  ]),
  ...plan.strategies.flatMap(({ key, strategy, termMonths }) => termUnread("strategies", key, termMonths, strategy)),
];

function budgetFindings(axis: Axis, { key, text, budgetCents }: Action): readonly Finding[] {
  if (budgetCents.kind !== "empty") return amountFindings(`axis:${axis.number}`, key, "budget", budgetCents, text);
  return [
    finding("accion-sin-monto", {
      place: inAxis(axis, key, "budget"),
      message: `La acción ${quoted(text)} no tiene presupuesto.`,
      found: "",
      expected: "Un monto en dólares; si no tiene costo, 0",
      remedy: "Escriba el monto de la acción. Si no tiene costo, escriba 0.",
    }),
  ];
}

function amountFindings(
  sheet: string,
  key: string,
  column: string,
  cents: Entry<number>,
  text: string,
): readonly Finding[] {
  if (cents.kind !== "unread") return [];
  const { code, problem } = AMOUNT_PROBLEMS[amountProblem(cents.typed) ?? "text"];
  return [
    finding(code, {
      place: { at: "row", sheet, key, column },
      message: `El monto de ${quoted(text)} ${problem}.`,
      found: short(cents.typed),
      expected: "Un monto como 1350.00",
      remedy: "Escriba el monto en dólares, solo con números; por ejemplo: 1350.00.",
    }),
  ];
}

const AMOUNT_PROBLEMS = {
  text: { code: "monto-no-leido", problem: "no está escrito como número, así que no se suma" },
  negative: { code: "monto-negativo", problem: "es negativo" },
  absurd: { code: "monto-absurdo", problem: "parece un error de digitación" },
} as const;

function termFindings(axis: Axis, { key, text, termMonths }: Action): readonly Finding[] {
  if (termMonths.kind !== "empty") return termUnread(`axis:${axis.number}`, key, termMonths, text);
  return [
    finding("accion-sin-plazo", {
      place: inAxis(axis, key, "term"),
      message: `La acción ${quoted(text)} no tiene plazo.`,
      found: "",
      expected: "Un número de meses",
      remedy: "Escriba en cuántos meses se ejecuta; por ejemplo: 3.",
    }),
  ];
}

function termUnread(sheet: string, key: string, term: Entry<number>, text: string): readonly Finding[] {
  if (term.kind !== "unread") return [];
  return [
    finding("plazo-no-leido", {
      place: { at: "row", sheet, key, column: "term" },
      message: `El plazo de ${quoted(text)} no se entiende como un número de meses.`,
      found: short(term.typed),
      expected: "Un número de meses",
      remedy: "Escriba solo el número de meses; por ejemplo: 3.",
    }),
  ];
}

function responsibleFindings(axis: Axis, { key, text, responsible }: Action): readonly Finding[] {
  if (responsible) return [];
  return [
    finding("accion-sin-responsable", {
      place: inAxis(axis, key, "responsible"),
      message: `La acción ${quoted(text)} no tiene unidad responsable.`,
      found: "",
      expected: "Una unidad del catálogo",
      remedy: "Elija o escriba la unidad responsable.",
    }),
  ];
}

function countFindings(
  sheet: string,
  key: string,
  column: string,
  count: Entry<number>,
  text: string,
): readonly Finding[] {
  if (count.kind !== "unread") return [];
  return [
    finding("actividades-no-leidas", {
      place: { at: "row", sheet, key, column },
      message: `El número de actividades de ${quoted(text)} no es un número entero.`,
      found: short(count.typed),
      expected: "Un número como 2",
      remedy: "Escriba cuántas actividades son; por ejemplo: 2.",
    }),
  ];
}

/** Every row of the budget stands for an objective of the axes' Cuadros. */
const budgetRowsHaveObjectives: Rule = ({ plan, units, lines }) =>
  plan.budget
    .filter(({ objectiveKey }) => objectiveKey === null)
    .map((row) => {
      const candidates = actionsThatFit(row, lines.get(row.lineKey ?? ""), units);
      return finding("presupuesto-sin-objetivo", {
        place: { at: "row", sheet: "budget", key: row.key, column: "objective" },
        message: [
          `El presupuesto tiene el objetivo ${quoted(row.objectiveText)}, que no está en los Cuadros de los ejes.`,
          ...(candidates.length > 0
            ? [
                `Por su monto y su responsable puede corresponder a ${candidates.map(({ text }) => quoted(text)).join(" o a ")}.`,
              ]
            : []),
        ].join(" "),
        found: [short(row.objectiveText), ...amountIfAny(row.typedCents)].join(" · "),
        expected: candidates.map(({ text }) => short(text)).join(" | "),
        remedy:
          "Decida si el objetivo se agrega al Cuadro de su eje, con sus acciones, o si su monto ya está en otro objetivo de la línea.",
      });
    });

/** Actions of the line whose amount and responsable are those of a budget row without an objective. */
function actionsThatFit(
  { typedCents, responsible }: BudgetRow,
  line: Line | undefined,
  units: readonly Unit[],
): readonly Action[] {
  if (!line || typedCents.kind !== "value") return [];
  return line.objectives
    .flatMap(({ actions }) => actions)
    .filter(
      (action) =>
        valueOr(action.budgetCents, null) === typedCents.value && sameUnits(action.responsible, responsible, units),
    );
}

/** An amount written by hand in the budget is what the objective's actions add up to. */
const budgetAmountsAgree: Rule = (context) =>
  budgetRowsOf(context).flatMap(({ row, objective }) => {
    const sum = objectiveCents(objective);
    if (row.typedCents.kind !== "value" || row.typedCents.value === sum) return [];
    const difference = Math.abs(sum - row.typedCents.value);
    const explains = context.plan.budget.find(
      (other) =>
        other.objectiveKey === null && other.lineKey === row.lineKey && valueOr(other.typedCents, null) === difference,
    );
    return [
      finding("presupuesto-monto", {
        place: { at: "row", sheet: "budget", key: row.key, column: "typedTotal" },
        message: [
          `El monto escrito a mano para ${quoted(objective.text)} no es la suma de sus acciones; la diferencia es ${formatAmount(difference)}.`,
          ...(explains
            ? [`Esa diferencia es el monto de ${quoted(explains.objectiveText)}, que solo está en el presupuesto.`]
            : []),
        ].join(" "),
        found: formatAmount(row.typedCents.value),
        expected: formatAmount(sum),
        remedy: "Corrija los montos de las acciones o borre el monto escrito a mano.",
      }),
    ];
  });

/** The activities of an objective in the budget are those of its actions in the schedule, once every action has its number there. */
const budgetActivitiesAgree: Rule = (context) =>
  budgetRowsOf(context).flatMap(({ row, objective }) => {
    const counts = objective.actions.map(({ activities }) => valueOr(activities, null));
    if (row.activities.kind !== "value" || counts.length === 0 || counts.includes(null)) return [];
    const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0);
    if (sum === row.activities.value) return [];
    return [
      finding("presupuesto-actividades", {
        place: { at: "row", sheet: "budget", key: row.key, column: "activities" },
        message: `Las actividades de ${quoted(objective.text)} no coinciden: el presupuesto dice ${row.activities.value} y el cronograma suma ${counts.join(" + ")} = ${sum}.`,
        found: String(row.activities.value),
        expected: String(sum),
        remedy: "Corrija el número de actividades en el presupuesto o en el cronograma.",
      }),
    ];
  });

/** The responsables of an objective in the budget are those of its actions. */
const budgetResponsiblesAgree: Rule = (context) =>
  budgetRowsOf(context).flatMap(({ row, objective }) => {
    const actions = objective.actions
      .map(({ responsible }) => responsible)
      .filter(Boolean)
      .join(" / ");
    if (!actions || sameUnits(row.responsible, actions, context.units)) return [];
    return [
      finding("presupuesto-responsables", {
        place: { at: "row", sheet: "budget", key: row.key, column: "responsible" },
        message: `Los responsables de ${quoted(objective.text)} no son los mismos en el presupuesto y en sus acciones.`,
        found: short(row.responsible),
        expected: splitUnits(actions, context.units).join(" / "),
        remedy: "Decida quién es responsable y escríbalo igual en los dos Cuadros.",
      }),
    ];
  });

/** Every action has its number of activities in the schedule. */
const scheduleHasEveryAction: Rule = ({ plan }) =>
  [...actionsOf(plan)].flatMap(({ action: { key, text, activities, months } }) => {
    const place = { at: "row", sheet: "schedule", key, column: "activities" } as const;
    const unreadMonths = months.flatMap(({ month, activities: planned }) =>
      planned.kind === "unread"
        ? [
            finding("cronograma-mes-no-leido", {
              place: { at: "row", sheet: "schedule", key, column: month },
              message: `Lo escrito en un mes del cronograma para ${quoted(text)} no se entiende.`,
              found: short(planned.typed),
              expected: "Un número de actividades o una x",
              remedy: "Escriba cuántas actividades se planifican en ese mes, o deje la celda en blanco.",
            }),
          ]
        : [],
    );
    if (activities.kind === "unread")
      return [...countFindings("schedule", key, "activities", activities, text), ...unreadMonths];
    if (activities.kind === "value") return unreadMonths;
    return [
      finding("cronograma-accion-falta", {
        place,
        message: `El cronograma no dice cuántas actividades tiene la acción ${quoted(text)}.`,
        found: "",
        expected: "Un número de actividades",
        remedy: "Escriba en el cronograma el número de actividades de la acción y marque sus meses.",
      }),
      ...unreadMonths,
    ];
  });

/** What was planned for an action that somebody deleted is kept and shown until it is decided. */
const retiredActionsAreDecided: Rule = ({ plan }) =>
  plan.retired.map(({ key }) =>
    finding("cronograma-accion-retirada", {
      place: { at: "row", sheet: "schedule", key, column: "activities" },
      message:
        "El cronograma conserva las actividades o los meses de una acción que ya no está en el Cuadro de su eje.",
      found: "",
      expected: "",
      remedy:
        "Si la acción se borró por error, recupérela con Archivo > Historial de versiones. Si no, elimine esta fila del cronograma.",
    }),
  );

const RULES: readonly Rule[] = [
  entriesAreReadable,
  budgetRowsHaveObjectives,
  budgetAmountsAgree,
  budgetActivitiesAgree,
  budgetResponsiblesAgree,
  scheduleHasEveryAction,
  retiredActionsAreDecided,
  factsAreKnown,
];

function budgetRowsOf({ plan }: Context): readonly { row: BudgetRow; objective: Objective }[] {
  const objectives = new Map([...objectivesOf(plan)].map(({ objective }) => [objective.key, objective]));
  return plan.budget.flatMap((row) => {
    const objective = objectives.get(row.objectiveKey ?? "");
    return objective ? [{ row, objective }] : [];
  });
}

function linesOf({ axes }: Plan): ReadonlyMap<string, Line> {
  return new Map(axes.flatMap(({ lines }) => lines.map((line) => [line.key, line] as const)));
}

function inAxis(axis: Axis, key: string, column: string): Finding["place"] {
  return { at: "row", sheet: `axis:${axis.number}`, key, column };
}

function amountIfAny(cents: Entry<number>): readonly string[] {
  return cents.kind === "value" ? [formatAmount(cents.value)] : [];
}

function quoted(text: string): string {
  return `«${short(text, 90)}»`;
}

/** The beginning of a long text, cut at a word. */
function short(text: string, most = 200): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, "")}…`;
}

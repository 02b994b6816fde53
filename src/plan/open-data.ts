import { type Action, type BudgetRow, type Entry, type Objective, type Plan, type Strategy, valueOr } from "./plan.ts";
import { planCents } from "./totals.ts";

/**
 * The plan as open data, in the words a reader in El Salvador knows. The form is stable: names and types do not change.
 * Amounts are in dollars, terms in months, months `YYYY-MM`; null stands for what is blank or could not be read.
 */
export interface OpenData {
  readonly municipio: string;
  readonly departamento: string;
  readonly periodo: { readonly desde: number | null; readonly hasta: number | null };
  readonly moneda: "USD";
  readonly total: number;
  readonly ejes: readonly {
    readonly numero: number;
    readonly nombre: string;
    readonly lineas: readonly {
      readonly codigo: string;
      readonly nombre: string;
      readonly objetivos: readonly OpenObjective[];
    }[];
  }[];
  readonly estrategias: readonly OpenStrategy[];
}

export interface OpenObjective {
  readonly clave: string;
  readonly objetivo: string;
  readonly responsables: string;
  readonly actividades: number | null;
  readonly acciones: readonly OpenAction[];
}

export interface OpenAction {
  readonly clave: string;
  readonly accion: string;
  readonly plazoMeses: number | null;
  readonly mediosDeVerificacion: string;
  readonly recursos: string;
  readonly presupuesto: number | null;
  readonly responsables: string;
  readonly apoyoInterno: string;
  readonly apoyoExterno: string;
  readonly actividades: number | null;
  readonly meses: readonly string[];
}

export interface OpenStrategy {
  readonly clave: string;
  readonly objetivo: string;
  readonly estrategia: string;
  readonly tactica: string;
  readonly herramientas: string;
  readonly mensajes: string;
  readonly plazoMeses: number | null;
}

/** The open-data form of a plan. */
export function openData(plan: Plan): OpenData {
  const budget = new Map(plan.budget.map((row) => [row.objectiveKey, row]));
  return {
    municipio: plan.facts.municipality,
    departamento: plan.facts.department,
    periodo: { desde: plan.facts.period?.fromYear ?? null, hasta: plan.facts.period?.toYear ?? null },
    moneda: "USD",
    total: planCents(plan) / 100,
    ejes: plan.axes.map(({ number, name, lines }) => ({
      numero: number,
      nombre: name,
      lineas: lines.map(({ code, name, objectives }) => ({
        codigo: code,
        nombre: name,
        objetivos: objectives.map((objective) => openObjective(objective, budget.get(objective.key))),
      })),
    })),
    estrategias: plan.strategies.map(openStrategy),
  };
}

function openObjective({ key, text, actions }: Objective, row: BudgetRow | undefined): OpenObjective {
  return {
    clave: key,
    objetivo: text,
    responsables:
      row?.responsible || [...new Set(actions.map(({ responsible }) => responsible).filter(Boolean))].join(" / "),
    actividades: row ? orNull(row.activities) : null,
    acciones: actions.map(openAction),
  };
}

function openAction(action: Action): OpenAction {
  const budgetCents = orNull(action.budgetCents);
  return {
    clave: action.key,
    accion: action.text,
    plazoMeses: orNull(action.termMonths),
    mediosDeVerificacion: action.means,
    recursos: action.resources,
    presupuesto: budgetCents === null ? null : budgetCents / 100,
    responsables: action.responsible,
    apoyoInterno: action.internalSupport,
    apoyoExterno: action.externalSupport,
    actividades: orNull(action.activities),
    meses: action.months.map(({ month }) => month),
  };
}

function openStrategy({ key, objective, strategy, tactic, tools, messages, termMonths }: Strategy): OpenStrategy {
  return {
    clave: key,
    objetivo: objective,
    estrategia: strategy,
    tactica: tactic,
    herramientas: tools,
    mensajes: messages,
    plazoMeses: orNull(termMonths),
  };
}

function orNull<T>(entry: Entry<T>): T | null {
  return valueOr(entry, null);
}

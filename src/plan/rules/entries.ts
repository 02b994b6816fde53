import { amountProblem } from "../amount.ts";
import { type Finding, finding } from "../finding.ts";
import { type Action, type Axis, actionsOf, type Entry, type Period } from "../plan.ts";
import { quoted, short } from "../quote.ts";
import type { Rule } from "./rule.ts";

/** What people typed can be read, and no action lacks its amount, term or responsable. */
export const entriesAreReadable: Rule = ({ plan }) => [
  ...[...actionsOf(plan)].flatMap(({ axis, action }) => [
    ...budgetFindings(axis, action),
    ...termFindings(axis, action, plan.facts.period),
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

function termFindings(axis: Axis, { key, text, termMonths }: Action, period: Period | null): readonly Finding[] {
  const longest = period ? (period.toYear - period.fromYear + 1) * 12 : Number.POSITIVE_INFINITY;
  if (termMonths.kind === "value" && termMonths.value > longest) {
    return [
      finding("plazo-mayor-que-el-plan", {
        place: inAxis(axis, key, "term"),
        message: `El plazo de ${quoted(text)} es mayor que el período del plan.`,
        found: `${termMonths.value} meses`,
        expected: `${longest} meses o menos`,
        remedy: "Corrija el plazo, o los años del plan en la hoja Ajustes.",
      }),
    ];
  }
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

/** A finding when a number of activities cannot be read. */
export function countFindings(
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

function inAxis(axis: Axis, key: string, column: string): Finding["place"] {
  return { at: "row", sheet: `axis:${axis.number}`, key, column };
}

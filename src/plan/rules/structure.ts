import { type Finding, finding } from "../finding.ts";
import { type Axis, type Line, objectivesOf, type Plan } from "../plan.ts";
import { quoted, short } from "../quote.ts";
import type { Rule } from "./rule.ts";

/** Lines, objectives and actions say what they are, and no two lines bear the same code. */
export const structureIsWhole: Rule = ({ plan }) => [
  ...repeatedCodes(plan),
  ...plan.axes.flatMap((axis) => axis.lines.flatMap((line) => namelessLine(axis, line))),
  ...[...objectivesOf(plan)].flatMap(({ axis, objective }) => [
    ...(objective.text
      ? []
      : nameless("objetivo-sin-texto", axis, objective.actions[0]?.key, "objective", "un objetivo")),
    ...objective.actions.flatMap(({ key, text }) =>
      text ? [] : nameless("accion-sin-texto", axis, key, "action", "una acción"),
    ),
  ]),
];

function repeatedCodes(plan: Plan): readonly Finding[] {
  const first = new Map<string, Line>();
  return plan.axes.flatMap((axis) =>
    axis.lines.flatMap((line) => {
      const other = first.get(line.code);
      if (line.code && !other) first.set(line.code, line);
      const key = firstActionOf(line);
      if (!line.code || !other || !key) return [];
      return [
        finding("codigo-repetido", {
          place: { at: "row", sheet: `axis:${axis.number}`, key, column: "line" },
          message: `El código ${line.code} de la línea ${quoted(line.name)} ya es el de la línea ${quoted(other.name)}.`,
          found: short(line.code),
          expected: "",
          remedy: "Dé a cada línea de acción un código distinto.",
        }),
      ];
    }),
  );
}

function namelessLine(axis: Axis, line: Line): readonly Finding[] {
  return line.name ? [] : nameless("linea-sin-texto", axis, firstActionOf(line), "line", "una línea de acción");
}

function nameless(
  code: "linea-sin-texto" | "objetivo-sin-texto" | "accion-sin-texto",
  axis: Axis,
  key: string | undefined,
  column: string,
  what: string,
): readonly Finding[] {
  if (key === undefined) return [];
  return [
    finding(code, {
      place: { at: "row", sheet: `axis:${axis.number}`, key, column },
      message: `Aquí hay ${what} sin texto.`,
      found: "",
      expected: "",
      remedy: "Escriba el texto, o recupérelo con Archivo > Historial de versiones si se borró por error.",
    }),
  ];
}

function firstActionOf({ objectives }: Line): string | undefined {
  return objectives.flatMap(({ actions }) => actions)[0]?.key;
}

import type { Line } from "../plan.ts";
import { quoted, short } from "../quote.ts";
import { cellOf, setCell } from "./mends.ts";
import type { RuleContext, RuleOf, Telling } from "./rule.ts";

const WRITE_TEXT = "Escriba el texto, o recupérelo con Archivo > Historial de versiones si se borró por error.";

/** No two lines bear the same code. */
export const lineCodesAreUnique: RuleOf<"isUnique"> = {
  code: "codigo-repetido",
  title: "Códigos de las líneas de acción",
  left: "El código de una línea de acción",
  relation: "isUnique",
  right: "las demás líneas del plan",
  remedy: "Dé a cada línea de acción un código distinto.",
  *instancesIn({ plan }) {
    const first = new Map<string, Line>();
    for (const axis of plan.axes) {
      for (const line of axis.lines) {
        if (line.code === "") continue;
        const other = first.get(line.code) ?? line;
        first.set(line.code, other);
        const key = firstActionOf(line);
        if (key === undefined) continue;
        yield {
          left: line.key,
          right: other.key,
          place: cellOf(`axis:${axis.number}`, key, "line"),
          tell: () => ({
            message: `El código ${line.code} de la línea ${quoted(line.name)} ya es el de la línea ${quoted(other.name)}.`,
            found: short(line.code),
            expected: "",
          }),
        };
      }
    }
  },
};

/** Lines say what they are. */
export const linesHaveTexts: RuleOf<"isFilled"> = {
  code: "linea-sin-texto",
  title: "Texto de las líneas de acción",
  left: "El texto de una línea de acción",
  relation: "isFilled",
  right: "",
  remedy: WRITE_TEXT,
  *instancesIn(context) {
    for (const axis of context.plan.axes) {
      for (const line of axis.lines) {
        const key = firstActionOf(line);
        if (key === undefined) continue;
        const sheet = `axis:${axis.number}`;
        // The text of a line stands in the thin row above its first action.
        const cell = { sheet, key: `top:${line.key}`, column: "line" };
        yield {
          left: line.name,
          right: null,
          place: cellOf(sheet, key, "line"),
          tell: () => nameless("una línea de acción", lastTextOf(line.key, context), cell),
        };
      }
    }
  },
};

/** Objectives say what they are. */
export const objectivesHaveTexts: RuleOf<"isFilled"> = {
  code: "objetivo-sin-texto",
  title: "Texto de los objetivos",
  left: "El texto de un objetivo",
  relation: "isFilled",
  right: "",
  remedy: WRITE_TEXT,
  *instancesIn(context) {
    for (const { axis, line, objective } of context.objectives) {
      const key = objective.actions[0]?.key;
      if (key === undefined) continue;
      const sheet = `axis:${axis.number}`;
      // The text of a line's first objective stands in the thin row above its first action.
      const isFirst = line.objectives[0] === objective;
      const cell = { sheet, key: isFirst ? `top:${line.key}` : key, column: "objective" };
      yield {
        left: objective.text,
        right: null,
        place: cellOf(sheet, key, "objective"),
        tell: () => nameless("un objetivo", lastTextOf(objective.key, context), cell),
      };
    }
  },
};

/** Actions say what they are. */
export const actionsHaveTexts: RuleOf<"isFilled"> = {
  code: "accion-sin-texto",
  title: "Texto de las acciones",
  left: "El texto de una acción",
  relation: "isFilled",
  right: "",
  remedy: WRITE_TEXT,
  *instancesIn(context) {
    for (const { axis, action } of context.actions) {
      const sheet = `axis:${axis.number}`;
      const cell = { sheet, key: action.key, column: "action" };
      yield {
        left: action.text,
        right: null,
        place: cellOf(sheet, action.key, "action"),
        tell: () => nameless("una acción", lastTextOf(action.key, context), cell),
      };
    }
  },
};

/** The cell that would take the text back. */
type TextCell = { readonly sheet: string; readonly key: string; readonly column: string };

function nameless(what: string, lastText: string, cell: TextCell): Telling {
  return {
    message: `Aquí hay ${what} sin texto.`,
    found: "",
    expected: lastText,
    explanation: lastText ? [`Antes decía ${quoted(lastText)}.`] : [],
    mends: lastText
      ? [
          {
            id: "last-text",
            label: `Volver a escribir ${quoted(lastText, 60)}.`,
            steps: [setCell(cell.sheet, cell.key, cell.column, lastText)],
          },
        ]
      : [],
  };
}

function lastTextOf(key: string, { lastKnown }: RuleContext): string {
  return lastKnown.texts.get(key) ?? "";
}

function firstActionOf({ objectives }: Line): string | undefined {
  return objectives.find(({ actions }) => actions.length > 0)?.actions[0]?.key;
}

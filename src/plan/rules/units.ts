import type { Place } from "../finding.ts";
import { push } from "../grouped.ts";
import type { Mend } from "../mend.ts";
import { nearUnits } from "../near-units.ts";
import { listed, quoted, short } from "../quote.ts";
import { splitUnits } from "../units.ts";
import { fold } from "../wording.ts";
import { lazily } from "./lazily.ts";
import { cellOf, setCell } from "./mends.ts";
import type { Checked, RuleContext, RuleOf } from "./rule.ts";

/** The units named as responsables are those of the catalogue. */
export const unitsAreKnown: RuleOf<"existsIn"> = {
  code: "unidad-desconocida",
  title: "Unidades del catálogo",
  left: "Cada unidad nombrada como responsable de una acción o de un objetivo",
  relation: "existsIn",
  right: "la hoja Catálogos, por su nombre o por otra forma de escribirla",
  remedy: "Elija en el catálogo la unidad de que se trata, o agréguela si es una unidad nueva.",
  *instancesIn(context) {
    const known = knownNames(context.units);
    const near = lazily(() => nearUnits(context.units));
    for (const [folded, { name, places }] of namedUnits(context)) {
      yield {
        left: folded,
        right: known,
        place: places[0]!,
        tell: () => {
          const others = near()(name);
          return {
            alsoAt: places.slice(1),
            message: [
              `La unidad ${quoted(name)} no está en el catálogo.`,
              ...(places.length > 1 ? [`Aparece como responsable en ${places.length} celdas.`] : []),
            ].join(" "),
            found: short(name),
            expected: others.map((unit) => unit.name).join(" | "),
            explanation:
              others.length > 0
                ? [
                    `Se parece a ${listed(others.map((unit) => quoted(unit.name)))}, que ${others.length === 1 ? "está" : "están"} en el catálogo.`,
                  ]
                : [],
            mends: unitMends(name, others),
          };
        },
      };
    }
  },
};

/** Folded names and other forms of the catalogue's units. */
export function knownNames(units: Checked["units"]): ReadonlySet<string> {
  return new Set(units.flatMap(({ name, aliases }) => [name, ...aliases].map(fold)));
}

/** The ways to make a name known: another form of each unit that it resembles, or a unit of its own. */
export function unitMends(name: string, near: Checked["units"]): readonly Mend[] {
  return [
    ...near.flatMap((unit): readonly Mend[] =>
      unit.key === undefined
        ? []
        : [
            {
              id: `alias:${unit.key}`,
              label: `${quoted(name, 60)} es otra forma de escribir ${quoted(unit.name, 60)}.`,
              steps: [setCell("catalogues", unit.key, "detail", [...unit.aliases, name].join("; "))],
            },
          ],
    ),
    {
      id: "add-unit",
      label: `Agregar ${quoted(name, 60)} al catálogo como unidad nueva.`,
      steps: [{ kind: "add-unit", name }],
    },
  ];
}

interface NamedUnit {
  /** As it was first written. */
  readonly name: string;
  readonly places: readonly Place[];
}

/** Each unit that a cell of responsables names, by its folded name, with the cells in their order. */
function namedUnits({ actions, plan, units }: RuleContext): ReadonlyMap<string, NamedUnit> {
  const cells = new Map<string, Place[]>();
  for (const { axis, action } of actions)
    push(cells, action.responsible, cellOf(`axis:${axis.number}`, action.key, "responsible"));
  for (const { key, responsible } of plan.budget) push(cells, responsible, cellOf("budget", key, "responsible"));
  const named = new Map<string, { name: string; places: Place[] }>();
  for (const [text, places] of cells) {
    for (const name of splitUnits(text, units)) {
      const known = named.get(fold(name));
      if (known) known.places.push(...places);
      else named.set(fold(name), { name, places: [...places] });
    }
  }
  return named;
}

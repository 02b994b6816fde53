import type { DesiredBlock, DesiredRow, Positions } from "../desired.ts";
import { boardHead } from "./board-columns.ts";
import { computed, managed } from "./cells.ts";
import { listRow } from "./list.ts";
import { trackingRange } from "./tracking.ts";

/** What is late, and what is due within 60 days: the first actions of each, in the order of the Cuadros. All of them stand in *Seguimiento*. */
export function lateAndSoonRows(): readonly DesiredRow[] {
  return [LATE, SOON].flatMap((list) => [...actionList(list), listRow(`gap:${list.key}`, {})]);
}

/** The merged cells of these lists. */
export function lateAndSoonMerges(): readonly DesiredBlock[] {
  const rows = [LATE, SOON].flatMap(({ key }) => [key, ...places().map((place) => `${key}:${place}`)]);
  return rows.map((row) => ({ fromRow: row, toRow: row, fromColumn: "value", toColumn: "actions" }));
}

/** So many actions stand in a list. */
const LISTED = 6;

/** A list of actions in the order of their ranks in *Seguimiento*. */
interface ActionList {
  readonly key: string;
  readonly title: string;
  readonly rank: "lateRank" | "soonRank";
  readonly count: "late" | "soon";
  readonly countTitle: string;
  readonly none: string;
}

const LATE: ActionList = {
  key: "late",
  title: "Lo que está atrasado",
  rank: "lateRank",
  count: "late",
  countTitle: "Actividades atrasadas",
  none: "No hay acciones atrasadas.",
};
const SOON: ActionList = {
  key: "soon",
  title: "Lo que vence en los próximos 60 días",
  rank: "soonRank",
  count: "soon",
  countTitle: "Actividades que vencen",
  none: "No hay actividades que venzan en los próximos 60 días.",
};

function actionList({ key, title, rank, count, countTitle, none }: ActionList): readonly DesiredRow[] {
  const ranked = (at: Positions, place: number, column: Parameters<typeof trackingRange>[1]) =>
    `INDEX(${trackingRange(at, column)},MATCH(${place},${trackingRange(at, rank)},0))`;
  const when = (place: number, found: (at: Positions) => string, otherwise: string) => (at: Positions) =>
    `=IF(COUNT(${trackingRange(at, rank)})<${place},"${otherwise}",${found(at)})`;
  return [
    boardHead(key, {
      name: title,
      value: "Responsables",
      lines: null,
      actions: null,
      budget: countTitle,
      spent: "Estado",
    }),
    ...places().map((place) =>
      listRow(`${key}:${place}`, {
        name: computed(
          when(place, (at) => ranked(at, place, "label"), place === 1 ? none : ""),
          "text",
        ),
        value: computed(
          when(place, (at) => ranked(at, place, "responsible"), ""),
          "text",
        ),
        lines: managed(null, "text"),
        actions: managed(null, "text"),
        budget: computed(
          when(place, (at) => ranked(at, place, count), ""),
          "count",
        ),
        spent: computed(
          when(place, (at) => ranked(at, place, "state"), ""),
          "center",
        ),
      }),
    ),
    listRow(`${key}:more`, {
      name: computed(
        (at) =>
          ((more) => `=IF(${more}>0,"Hay "&${more}&" más en la hoja Seguimiento.","")`)(
            `(COUNT(${trackingRange(at, rank)})-${LISTED})`,
          ),
        "subtitle",
      ),
    }),
  ];
}

function places(): readonly number[] {
  return Array.from({ length: LISTED }, (_, index) => index + 1);
}

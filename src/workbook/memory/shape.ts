import type { DesiredFormula, Positions } from "../desired.ts";
import { canonicalFormula } from "../diff/canonical.ts";
import type { ArrangedSheet } from "../diff/diff.ts";
import { remembering } from "../remembering.ts";

/** A formula without the cells that it names, be they one or many, and without its texts, which name rows, units or addresses. */
export function shapeOf(formula: string): string {
  return canonicalFormula(formula)
    .replace(/"(?:[^"]|"")*"/g, '""')
    .replace(/(?:'[^']*'|[\p{L}_][\p{L}\d_.]*)!(?=\$?[a-z]{1,3}\$?\d|#ref)/gu, "")
    .replace(/\$?[a-z]{1,3}\$?\d+|#ref!/g, "#")
    .replace(/#(?:[,:]#)+/g, "#");
}

/** The shape of a formula of ours, wherever the cells that it names may stand. */
export function ownShape({ formula }: DesiredFormula): string {
  return shapeOf(formula(ANYWHERE));
}

const ANYWHERE: Positions = { cell: () => "$A$1", range: () => "$A$1:$A$1" };

/** The shapes of the formulas that sheets hold, one for each column of rows that are alike but for their keys. */
export function ownShapes(arranged: Iterable<ArrangedSheet>): ReadonlySet<string> {
  const shapes = new Set<string>();
  for (const { arrangement } of arranged) {
    const columnsOfKind = remembering((_kind: string) => new Set<number>());
    for (const [row0, { row }] of arrangement.rows.entries()) {
      if (!row) continue;
      const seen = columnsOfKind(row.key.replace(/[A-Z]\d+/g, ""));
      for (const placed of arrangement.cells[row0]!) {
        const value = placed?.cell.value;
        if (typeof value !== "object" || value === null || seen.has(placed!.column0)) continue;
        seen.add(placed!.column0);
        shapes.add(ownShape(value));
      }
    }
  }
  return shapes;
}

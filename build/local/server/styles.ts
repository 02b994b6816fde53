import { laidOver } from "../sheets/conditional-formats.ts";
import type { CellFormat } from "../sheets/resources.ts";
import type { CellStyle } from "./protocol.ts";
import { styleOf } from "./style.ts";

/** The styles met so far; each different one once. */
export interface Styles {
  readonly all: readonly CellStyle[];
  /** Index of the style of a cell; `natural` is where a value of its kind stands when nothing else is said. */
  indexOf(own: CellFormat | undefined, conditional: CellFormat | undefined, natural: CellStyle["align"]): number;
}

/** The style of a cell that nobody has formatted is the first. */
export function createStyles(): Styles {
  const all: CellStyle[] = [];
  const byText = new Map<string, number>();
  const byFormat = new Map<CellFormat | undefined, Map<CellFormat | undefined, Map<string, number>>>();

  function intern(style: CellStyle): number {
    const text = JSON.stringify(style);
    const index = byText.get(text) ?? all.push(style) - 1;
    byText.set(text, index);
    return index;
  }

  intern(styleOf({}, "left"));
  return {
    all,
    indexOf(own, conditional, natural) {
      const withOwn = byFormat.get(own) ?? new Map<CellFormat | undefined, Map<string, number>>();
      byFormat.set(own, withOwn);
      const withBoth = withOwn.get(conditional) ?? new Map<string, number>();
      withOwn.set(conditional, withBoth);
      const format = own ?? {};
      const index =
        withBoth.get(natural) ?? intern(styleOf(conditional ? laidOver(format, conditional) : format, natural));
      withBoth.set(natural, index);
      return index;
    },
  };
}

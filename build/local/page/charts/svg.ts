import { FONT_FAMILY, textWidthPx, wrappedLines } from "../grid/text-lines.ts";

/** A new SVG element. Children that are strings become text, never markup. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Tag] {
  const created = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, String(value));
  created.append(...children);
  return created;
}

/** A part of a chart, in pixels from its top left corner. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How a text of a chart looks. */
export interface Lettering {
  readonly fontPx: number;
  readonly color: string;
  readonly bold?: boolean;
}

/** What axes, legends and numbers are written in. */
export const PLAIN: Lettering = { fontPx: 12, color: "#3c4043" };
export const LINE_HEIGHT = 1.25;

export function widthOf(text: string, lettering: Lettering = PLAIN): number {
  return textWidthPx(text, fontOf(lettering));
}

/** A text in a width, as no more than so many lines; what has no room ends in an ellipsis. */
export function fittingLines(text: string, widthPx: number, most: number, lettering = PLAIN): readonly string[] {
  const lines = wrappedLines(text, Math.max(1, widthPx), fontOf(lettering));
  if (lines.length <= most) return lines;
  const last = [...lines[most - 1]!];
  while (last.length > 0 && widthOf(`${last.join("")}…`, lettering) > widthPx) last.pop();
  return [...lines.slice(0, most - 1), `${last.join("").trimEnd()}…`];
}

/** Lines of text, of which the first has its middle at `y`. */
export function written(
  lines: readonly string[],
  x: number,
  y: number,
  anchor: "start" | "middle" | "end",
  lettering: Lettering = PLAIN,
): SVGTextElement {
  const { fontPx, color, bold } = lettering;
  const drawn = svg("text", {
    x,
    y,
    "text-anchor": anchor,
    "dominant-baseline": "central",
    "font-size": fontPx,
    fill: color,
    ...(bold && { "font-weight": "bold" }),
  });
  for (const [index, line] of lines.entries())
    drawn.append(svg("tspan", { x, y: y + index * fontPx * LINE_HEIGHT }, line));
  return drawn;
}

/** Dark or white, whichever reads better on a colour. */
export function inkOn(background: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(background.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04 ? part / 12.9 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.3 ? "#202124" : "#ffffff";
}

function fontOf({ fontPx, bold }: Lettering): string {
  return `${bold ? "bold " : ""}${fontPx}px ${FONT_FAMILY}`;
}

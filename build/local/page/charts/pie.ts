import type { PiePlot } from "../protocol.ts";
import { inkOn, PLAIN, type Region, svg, widthOf, written } from "./svg.ts";

/** Draws a pie or ring, clockwise from the top, with its shares where they have room. */
export function drawPie(picture: SVGSVGElement, { slices, hole }: PiePlot, region: Region): void {
  const [x, y] = [(region.left + region.right) / 2, (region.top + region.bottom) / 2];
  const radius = Math.max(0, Math.min(region.right - region.left, region.bottom - region.top) / 2);
  const inner = radius * Math.min(1, hole);
  const pointAt = (turn: number, distance: number) =>
    [x + Math.sin(turn * 2 * Math.PI) * distance, y - Math.cos(turn * 2 * Math.PI) * distance] as const;
  let begun = 0;
  for (const { name, color, share, shareText, text } of slices) {
    if (share === 0) continue;
    const [from, to] = [begun, begun + share];
    begun = to;
    const slice = svg(
      "path",
      {
        d: ringPart(pointAt, from, to, inner, radius),
        fill: color,
        stroke: "#ffffff",
        "stroke-width": share === 1 ? 0 : 1,
      },
      svg("title", {}, `${name}: ${text} (${shareText})`),
    );
    picture.append(slice);
    const middle = hole > 0 ? (inner + radius) / 2 : radius * 0.65;
    const roomPx = Math.min(share * 2 * Math.PI * middle, hole > 0 ? radius - inner : radius);
    if (widthOf(shareText) + 4 > roomPx) continue;
    const [labelX, labelY] = pointAt((from + to) / 2, middle);
    picture.append(written([shareText], labelX, labelY, "middle", { ...PLAIN, color: inkOn(color) }));
  }
}

type PointAt = (turn: number, distance: number) => readonly [x: number, y: number];

/** The outline from one turn to another between two distances; in two halves, since an arc cannot go all the way round. */
function ringPart(pointAt: PointAt, from: number, to: number, inner: number, outer: number): string {
  const half = (from + to) / 2;
  const arc = (turn: number, distance: number, sweep: 0 | 1) =>
    `A ${distance} ${distance} 0 0 ${sweep} ${pointAt(turn, distance).join(" ")}`;
  return [
    `M ${pointAt(from, outer).join(" ")}`,
    arc(half, outer, 1),
    arc(to, outer, 1),
    `L ${pointAt(to, inner).join(" ")}`,
    ...(inner > 0 ? [arc(half, inner, 0), arc(from, inner, 0)] : []),
    "Z",
  ].join(" ");
}

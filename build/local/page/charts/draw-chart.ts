import type { Chart } from "../protocol.ts";
import { drawBars } from "./bars.ts";
import { drawLegend, type LegendEntry } from "./legend.ts";
import { drawPie } from "./pie.ts";
import { fittingLines, LINE_HEIGHT, type Region, svg, written } from "./svg.ts";

const PADDING_PX = 16;
const MOST_TITLE_LINES = 2;

/** A chart as a picture of its own size, named by its title and described by its numbers. */
export function drawChart(chart: Chart): SVGSVGElement {
  const { widthPx, heightPx, background, altText } = chart;
  const picture = svg(
    "svg",
    {
      class: "chart",
      role: "img",
      "aria-label": altText || "Gráfico",
      width: widthPx,
      height: heightPx,
      viewBox: `0 0 ${widthPx} ${heightPx}`,
    },
    svg("desc", {}, descriptionOf(chart)),
    svg("rect", { width: widthPx, height: heightPx, fill: background }),
  );
  const inside: Region = {
    left: PADDING_PX,
    top: PADDING_PX,
    right: widthPx - PADDING_PX,
    bottom: heightPx - PADDING_PX,
  };
  const belowTitles = drawTitles(picture, chart, inside);
  if (!hasNumbers(chart)) {
    const [x, y] = [(inside.left + inside.right) / 2, (belowTitles.top + inside.bottom) / 2];
    picture.append(written(["Sin datos que mostrar"], x, y, "middle"));
    return picture;
  }
  const rest = drawLegend(picture, legendOf(chart), chart.legend, belowTitles);
  if (chart.plot.kind === "bars") drawBars(picture, chart.plot, rest);
  else drawPie(picture, chart.plot, rest);
  return picture;
}

/** Draws title and subtitle; what is left of the region. */
function drawTitles(picture: SVGSVGElement, { title, subtitle }: Chart, region: Region): Region {
  let top = region.top;
  for (const heading of [title, subtitle]) {
    if (heading.text === "") continue;
    const lines = fittingLines(heading.text, region.right - region.left, MOST_TITLE_LINES, heading);
    const [anchor, x] = {
      left: ["start", region.left] as const,
      center: ["middle", (region.left + region.right) / 2] as const,
      right: ["end", region.right] as const,
    }[heading.align];
    picture.append(written(lines, x, top + heading.fontPx / 2, anchor, heading));
    top += lines.length * heading.fontPx * LINE_HEIGHT + 2;
  }
  return { ...region, top: top === region.top ? top : top + 10 };
}

function hasNumbers({ plot }: Chart): boolean {
  if (plot.kind === "pie") return plot.slices.some(({ share }) => share > 0);
  return plot.series.some(({ bars }) => bars.some(({ text }) => text !== ""));
}

function legendOf({ plot, legend }: Chart): readonly LegendEntry[] {
  if (plot.kind === "bars") return plot.series.filter(({ name }) => name !== "");
  const shown = plot.slices.filter(({ share }) => share > 0);
  return shown.map(({ name, color, shareText }) => ({
    name: legend === "labels" ? `${shareText} · ${name}` : name,
    color,
  }));
}

/** The numbers of a chart as a sentence for those who cannot see it. */
function descriptionOf({ plot }: Chart): string {
  if (plot.kind === "pie")
    return plot.slices.map(({ name, text, shareText }) => `${name}: ${text} (${shareText})`).join("; ");
  return plot.categories
    .map((category, at) => {
      const numbers = plot.series.map(({ name, bars }) =>
        [name, bars[at]?.text || "sin dato"].filter(Boolean).join(" "),
      );
      return `${category}: ${numbers.join(", ")}`;
    })
    .join("; ");
}

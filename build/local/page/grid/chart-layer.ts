import { drawChart } from "../charts/draw-chart.ts";
import type { Chart } from "../protocol.ts";
import { extentPx, offsetPx } from "./axis.ts";
import { type Margins, type Pane, paneOrigin } from "./panes.ts";
import type { SheetView } from "./sheet-view.ts";

/**
 * Lays the charts of a sheet over the cells of the panes. One that reaches from frozen rows or columns into those that scroll is
 * drawn in each pane, which shows its part of it; it is named in the first only.
 */
export function drawCharts(panes: readonly Pane[], view: SheetView, margins: Margins): void {
  for (const chart of view.model.charts) {
    const leftPx = offsetPx(view.columns, chart.column0) + chart.offsetXPx;
    const topPx = offsetPx(view.rows, chart.row0) + chart.offsetYPx;
    const crossed = panes.filter((pane) => crosses(pane, chart, leftPx, topPx, view, margins));
    for (const [index0, pane] of crossed.entries()) {
      const origin = paneOrigin(pane, margins);
      const picture = drawChart(chart);
      picture.style.left = `${leftPx - origin.leftPx}px`;
      picture.style.top = `${topPx - origin.topPx}px`;
      if (index0 > 0) picture.setAttribute("aria-hidden", "true");
      // A press on a chart is not meant for the cells under it.
      for (const kind of ["pointerdown", "dblclick", "contextmenu"])
        picture.addEventListener(kind, (event) => event.stopPropagation());
      pane.element.append(picture);
    }
  }
}

function crosses(
  pane: Pane,
  { widthPx, heightPx }: Chart,
  leftPx: number,
  topPx: number,
  { rows, columns }: SheetView,
  { frozenLeftPx, frozenTopPx }: Margins,
): boolean {
  const [fromX, toX] = pane.isFrozenColumns ? [0, frozenLeftPx] : [frozenLeftPx, extentPx(columns, 0, columns.count)];
  const [fromY, toY] = pane.isFrozenRows ? [0, frozenTopPx] : [frozenTopPx, extentPx(rows, 0, rows.count)];
  return leftPx < toX && leftPx + widthPx > fromX && topPx < toY && topPx + heightPx > fromY;
}

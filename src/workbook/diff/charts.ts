import type { DesiredBlock, DesiredChart } from "../desired.ts";
import { isOurChart } from "../managed.ts";
import type { EmbeddedObjectPosition, Request } from "../sheets-api.ts";
import { type Arrangement, placeBlock } from "./arrangement.ts";
import { rangeOf } from "./rectangles.ts";

/**
 * The requests that make our charts and keep what they show. Where people moved them or how large they made them is theirs;
 * one that they deleted comes back.
 */
export function diffCharts(arrangement: Arrangement): readonly Request[] {
  const { desired, sheet, reshaped } = arrangement;
  const { sheetId, charts = [] } = desired;
  const standing = new Map((sheet?.charts ?? []).map((chart) => [chart.chartId ?? 0, chart]));
  const wanted = new Set(charts.map(({ chartId }) => chartId));
  const surplus = [...standing.keys()].filter((chartId) => isOurChart(chartId) && !wanted.has(chartId));
  const source = (block: DesiredBlock) => rangeOf(sheetId, placeBlock(arrangement, block));
  return [
    ...surplus.map((objectId): Request => ({ deleteEmbeddedObject: { objectId } })),
    ...charts.flatMap((chart): readonly Request[] => {
      const { chartId } = chart;
      const spec = chart.spec(source);
      const now = standing.get(chartId);
      if (!now) return [{ addChart: { chart: { chartId, spec, position: positionOf(chart, arrangement) } } }];
      // Google carries the sources of a chart along with rows and columns that change.
      return !reshaped && says(now.spec, spec) ? [] : [{ updateChartSpec: { chartId, spec } }];
    }),
  ];
}

function positionOf({ place }: DesiredChart, { desired, rowOf, columnOf }: Arrangement): EmbeddedObjectPosition {
  return {
    overlayPosition: {
      anchorCell: {
        sheetId: desired.sheetId,
        rowIndex: rowOf.get(place.row)!,
        columnIndex: columnOf.get(place.column)!,
      },
      offsetXPixels: place.offsetXPx,
      offsetYPixels: place.offsetYPx,
      widthPixels: place.widthPx,
      heightPixels: place.heightPx,
    },
  };
}

/** Whether what stands there says all that is wanted; Google adds defaults, leaves zeros out and rounds colours to 8 bits. */
function says(standing: unknown, wanted: unknown): boolean {
  if (typeof wanted === "number") return Math.abs(Number(standing ?? 0) - wanted) < 1 / 255;
  if (Array.isArray(wanted))
    return (
      Array.isArray(standing) &&
      standing.length === wanted.length &&
      wanted.every((each, index) => says(standing[index], each))
    );
  if (typeof wanted === "object" && wanted !== null)
    return Object.entries(wanted).every(([name, value]) =>
      says((standing as Record<string, unknown> | undefined)?.[name], value),
    );
  return (standing ?? "") === (wanted ?? "");
}

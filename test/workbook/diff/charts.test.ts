import { describe, expect, test } from "vitest";
import type { DesiredChart } from "../../../src/workbook/desired.ts";
import { diff } from "../../../src/workbook/diff/diff.ts";
import { FIRST_CHART_ID } from "../../../src/workbook/managed.ts";
import type { EmbeddedChart, Request } from "../../../src/workbook/sheets-api.ts";
import { desiredSheet, desiredWorkbook, row, SHEET_ID, STYLES, sheet, snapshot } from "./sample.ts";

const ROWS = [row("A01"), row("A02")];
const STANDING: readonly (readonly (string | null)[])[] = [
  [null, null, "A01"],
  [null, null, "A02"],
];

const CHART: DesiredChart = {
  chartId: FIRST_CHART_ID,
  place: { row: "A02", column: "amount", offsetXPx: 4, offsetYPx: 8, widthPx: 300, heightPx: 200 },
  spec: (source) => ({
    title: "Montos",
    basicChart: {
      chartType: "BAR",
      legendPosition: "NO_LEGEND",
      headerCount: 0,
      series: [
        {
          series: {
            sourceRange: {
              sources: [source({ fromRow: "A01", toRow: "A02", fromColumn: "amount", toColumn: "amount" })],
            },
          },
          colorStyle: { rgbColor: { red: 0.2, green: 0.4, blue: 0.6 } },
        },
      ],
    },
  }),
};

/** As Google gives it back: with defaults of its own, without zeros, with colours of 8 bits. */
function echoed(title: string, more: Partial<EmbeddedChart> = {}): EmbeddedChart {
  return {
    chartId: FIRST_CHART_ID,
    spec: {
      title,
      hiddenDimensionStrategy: "SKIP_HIDDEN_ROWS_AND_COLUMNS",
      basicChart: {
        chartType: "BAR",
        legendPosition: "NO_LEGEND",
        series: [
          {
            series: {
              sourceRange: {
                sources: [
                  { sheetId: SHEET_ID, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
                ],
              },
            },
            colorStyle: { rgbColor: { red: 51 / 255, green: 102 / 255, blue: 0.6 } },
          },
        ],
      },
    },
    ...more,
  };
}

function requestsFor(
  charts: readonly DesiredChart[],
  standing: readonly EmbeddedChart[],
  rows = STANDING,
): readonly Request[] {
  const wanted = desiredWorkbook(desiredSheet(ROWS, { charts }));
  const { requests } = diff(wanted, snapshot(sheet(rows, { charts: [...standing] })), STYLES);
  return requests.filter(
    ({ addChart, updateChartSpec, deleteEmbeddedObject }) => addChart ?? updateChartSpec ?? deleteEmbeddedObject,
  );
}

describe("a chart", () => {
  test("is made over its cells where it is missing", () => {
    const [request, ...others] = requestsFor([CHART], []);
    expect(others).toEqual([]);
    expect(request?.addChart?.chart.chartId).toBe(FIRST_CHART_ID);
    expect(request?.addChart?.chart.position?.overlayPosition).toEqual({
      anchorCell: { sheetId: SHEET_ID, rowIndex: 1, columnIndex: 1 },
      offsetXPixels: 4,
      offsetYPixels: 8,
      widthPixels: 300,
      heightPixels: 200,
    });
  });

  test("that stands there is left alone, however Google writes it", () => {
    expect(requestsFor([CHART], [echoed("Montos")])).toEqual([]);
  });

  test("stays where people moved it and as large as they made it", () => {
    const overlayPosition = { anchorCell: { sheetId: SHEET_ID, columnIndex: 9 }, widthPixels: 900, heightPixels: 500 };
    expect(requestsFor([CHART], [echoed("Montos", { position: { overlayPosition } })])).toEqual([]);
  });

  test("shows again what it should when somebody changed it", () => {
    const [request, ...others] = requestsFor([CHART], [echoed("Mi gráfico")]);
    expect(others).toEqual([]);
    expect(request?.updateChartSpec?.spec.title).toBe("Montos");
  });

  test("takes its data from all its rows when one is missing", () => {
    const [request] = requestsFor([CHART], [echoed("Montos")], [[null, null, "A01"]]);
    expect(request?.updateChartSpec?.spec.basicChart?.series?.[0]?.series?.sourceRange?.sources).toEqual([
      { sheetId: SHEET_ID, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
    ]);
  });

  test("of ours that is not wanted any more goes; one of the people stays", () => {
    const theirs = echoed("De ellos", { chartId: 77 });
    expect(requestsFor([], [theirs, echoed("Montos")])).toEqual([
      { deleteEmbeddedObject: { objectId: FIRST_CHART_ID } },
    ]);
  });
});

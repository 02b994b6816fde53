import { afterEach, describe, expect, test } from "vitest";
import { scaleFor } from "../../../build/local/server/chart-scale.ts";
import type { BarPlot, ChartModel, PiePlot } from "../../../build/local/server/protocol.ts";
import type { ChartSpec, Request } from "../../../build/local/sheets/resources.ts";
import { INSTALLER, openSite, type Site, spreadsheetOf } from "./site.ts";

let site: Site;
afterEach(() => site?.close());

describe("the page gets a chart", () => {
  test("with its place, titles and data as the cells show them", async () => {
    await open(COLUMNS);
    const { plot, ...frame } = await chart();
    expect(frame).toMatchObject({
      row0: 5,
      column0: 1,
      offsetXPx: 4,
      offsetYPx: 0,
      widthPx: 600,
      heightPx: 371,
      altText: "Presupuesto",
      title: { text: "Presupuesto", bold: false },
      legend: "bottom",
    });
    expect(plot).toMatchObject({
      direction: "up",
      categories: ["Uno", "Dos", "Tres"],
      categoryTitle: "Eje",
      valueTitle: "Dólares",
      series: [
        {
          name: "Aprobado",
          color: "#008000",
          labels: "outside",
          bars: [
            { from: 0, to: 100, text: "$100.00" },
            { from: 0, to: 300, text: "$300.00" },
            { from: 0, to: 0, text: "" },
          ],
        },
        { name: "Gastado", color: "#ea4335", labels: null },
      ],
    });
  });

  test("whose axis has round numbers, written as its cells are", async () => {
    await open(COLUMNS);
    const { min, max, ticks } = (await chart()).plot as BarPlot;
    expect([min, max]).toEqual([0, 300]);
    expect(ticks.map(({ text }) => text)).toEqual(
      ["0", "50", "100", "150", "200", "250", "300"].map((number) => `$${number}.00`),
    );
  });

  test("whose bars stand on one another, by amount or by share", async () => {
    await open(stacked("STACKED"));
    expect(spans(await chart())).toEqual([
      [
        [0, 100],
        [0, 300],
        [0, 0],
      ],
      [
        [100, 150],
        [300, 300],
        [0, 20],
      ],
    ]);
    await site.close();
    await open(stacked("PERCENT_STACKED"));
    const { plot } = await chart();
    const [first, second] = spans({ plot }).map((series) => series[0]);
    expect([first, second]).toEqual([
      [0, 100 / 150],
      [100 / 150, 1],
    ]);
    expect((plot as BarPlot).ticks.map(({ text }) => text)).toEqual(["0%", "20%", "40%", "60%", "80%", "100%"]);
  });

  test("as a ring with the share of each part", async () => {
    await open({ pieChart: { domain: data(0), series: data(2), pieHole: 0.5, legendPosition: "LABELED_LEGEND" } });
    const { plot, legend } = await chart();
    const { hole, slices } = plot as PiePlot;
    expect([legend, hole]).toEqual(["labels", 0.5]);
    expect(slices.map(({ name, text, shareText }) => [name, text, shareText])).toEqual([
      ["Uno", "$50.00", "71.4%"],
      ["Dos", "", "0.0%"],
      ["Tres", "$20.00", "28.6%"],
    ]);
  });

  test("without what stands in hidden rows, unless it is to show all", async () => {
    await open(COLUMNS);
    const properties = { hiddenByUser: true };
    const range = { dimension: "ROWS", startIndex: 2, endIndex: 3 };
    write({ updateDimensionProperties: { range, properties, fields: "hiddenByUser" } });
    expect(((await chart()).plot as BarPlot).categories).toEqual(["Uno", "Tres"]);
    write({ updateChartSpec: { chartId: 1, spec: { ...COLUMNS, hiddenDimensionStrategy: "SHOW_ALL" } } });
    expect(((await chart()).plot as BarPlot).categories).toEqual(["Uno", "Dos", "Tres"]);
  });

  test("with other bars as soon as a cell changes, also one of another sheet", async () => {
    await open(COLUMNS);
    write({ addSheet: { properties: { sheetId: 9, title: "Tablero" } } });
    write({ addChart: { chart: { chartId: 2, spec: COLUMNS, position: place({ sheetId: 9 }) } } });
    const window = await site.window();
    await site.post("edit", { sheetId: 0, row0: 1, column0: 1, text: "75" });
    expect((await window.next("changed")).sheetIds).toEqual([0, 9]);
    const { plot } = (await charts(9))[0]!;
    expect((plot as BarPlot).series[0]?.bars[0]).toEqual({ from: 0, to: 75, text: "$75.00" });
  });
});

test("undoing the deletion of rows brings back what charts on this and other sheets showed, and where they stood", async () => {
  await open(COLUMNS);
  write({ addSheet: { properties: { sheetId: 9, title: "Tablero" } } });
  write({ addChart: { chart: { chartId: 2, spec: COLUMNS, position: place({ sheetId: 9 }) } } });
  const before = [await charts(0), await charts(9)];
  await site.post("dimension", { sheetId: 0, dimension: "ROWS", operation: "delete", start0: 0, count: 6 });
  expect([await charts(0), await charts(9)]).not.toEqual(before);
  await site.post("undo", {});
  expect([await charts(0), await charts(9)]).toEqual(before);
});

describe("an axis", () => {
  const FREE = { min: null, max: null };
  test.each([
    ["counts have no halves", [0, 1, 2], FREE, 8, { min: 0, max: 2, ticks: [0, 1, 2] }],
    ["tenths add up", [0.25], FREE, 3, { min: 0, max: 0.3, ticks: [0, 0.1, 0.2, 0.3] }],
    ["losses reach below zero", [-30, 50], FREE, 4, { min: -40, max: 60, ticks: [-40, -20, 0, 20, 40, 60] }],
    ["without values it reaches to one", [], FREE, 5, { min: 0, max: 1, ticks: [0, 1] }],
    ["fixed ends stay", [3], { min: 0, max: 10 }, 2, { min: 0, max: 10, ticks: [0, 5, 10] }],
  ])("is such that %s", (_, values, window, mostTicks, expected) => {
    expect(scaleFor(values, window, mostTicks)).toEqual(expected);
  });
});

const COLUMNS: ChartSpec = {
  title: "Presupuesto",
  basicChart: {
    chartType: "COLUMN",
    legendPosition: "BOTTOM_LEGEND",
    headerCount: 1,
    axis: [{ position: "LEFT_AXIS", title: "Dólares" }],
    domains: [{ domain: data(0) }],
    series: [
      {
        series: data(1),
        colorStyle: { rgbColor: { green: 0.502 } },
        dataLabel: { type: "DATA", placement: "OUTSIDE_END" },
      },
      { series: data(2) },
    ],
  },
};

function stacked(stackedType: string): ChartSpec {
  return { basicChart: { ...COLUMNS.basicChart, chartType: "BAR", axis: [], stackedType } };
}

function data(column0: number) {
  const columns = { startColumnIndex: column0, endColumnIndex: column0 + 1 };
  return { sourceRange: { sources: [{ startRowIndex: 0, endRowIndex: 4, ...columns }] } };
}

function place(anchorCell: object) {
  return { overlayPosition: { anchorCell, offsetXPixels: 4 } };
}

/** A site with three axes of a plan, what was approved and spent of each in dollars, and a chart of them at B6. */
async function open(spec: ChartSpec): Promise<void> {
  const dollars = { numberFormat: { type: "CURRENCY", pattern: '"$"#,##0.00' } };
  const rows = [
    ["Eje", "Aprobado", "Gastado"],
    ["Uno", 100, 50],
    ["Dos", 300, null],
    ["Tres", null, 20],
  ].map((values) => ({
    values: values.map((value) => {
      if (typeof value === "string") return { userEnteredValue: { stringValue: value } };
      return { userEnteredFormat: dollars, ...(value !== null && { userEnteredValue: { numberValue: value } }) };
    }),
  }));
  site = await openSite(spreadsheetOf([], { data: [{ rowData: rows }] }));
  write({ addChart: { chart: { chartId: 1, spec, position: place({ rowIndex: 5, columnIndex: 1 }) } } });
}

function write(request: Request): void {
  const { workspace } = site.server;
  workspace.sheets.batchUpdate(workspace.spreadsheetId()!, { requests: [request] }, workspace.person(INSTALLER));
}

async function charts(sheetId: number): Promise<readonly ChartModel[]> {
  return (await site.sheet(sheetId)).charts;
}

async function chart(): Promise<ChartModel> {
  return (await charts(0))[0]!;
}

/** From where to where each bar of each series reaches. */
function spans({ plot }: Pick<ChartModel, "plot">): readonly (readonly (readonly [number, number])[])[] {
  return (plot as BarPlot).series.map(({ bars }) => bars.map(({ from, to }) => [from, to] as const));
}

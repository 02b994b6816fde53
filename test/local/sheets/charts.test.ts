import { beforeEach, describe, expect, test } from "vitest";
import type { ChartSpec, EmbeddedChart, GridRange, Request } from "../../../build/local/sheets/resources.ts";
import { EDITOR, refusal, type Workbook, workbook } from "./workbook.ts";

let book: Workbook;
beforeEach(async () => {
  book = await workbook({ rows: 20, columns: 8 });
});

describe("a chart", () => {
  test("comes back with what Google adds, and without zeros", () => {
    const [reply] = book.run([{ addChart: { chart: { ...chart(7), spec: { ...COLUMNS, title: "Avance" } } } }]);
    const expected = {
      chartId: 7,
      position: {
        overlayPosition: { anchorCell: { columnIndex: 3 }, offsetYPixels: 5, widthPixels: 600, heightPixels: 371 },
      },
      spec: {
        title: "Avance",
        titleTextFormat: { fontFamily: "Roboto" },
        fontName: "Roboto",
        hiddenDimensionStrategy: "SKIP_HIDDEN_ROWS_AND_COLUMNS",
        basicChart: {
          chartType: "COLUMN",
          headerCount: 1,
          legendPosition: "BOTTOM_LEGEND",
          axis: [
            { position: "BOTTOM_AXIS", title: "Eje", format: { fontFamily: "Roboto" }, viewWindowOptions: {} },
            { position: "LEFT_AXIS", viewWindowOptions: { viewWindowMin: 0, viewWindowMode: "EXPLICIT" } },
          ],
          domains: [{ domain: data(0, 4, 0) }],
          series: [
            {
              series: data(0, 4, 1),
              targetAxis: "LEFT_AXIS",
              color: { green: 0.5019608 },
              colorStyle: { rgbColor: { green: 0.5019608 } },
              dataLabel: { type: "DATA", placement: "OUTSIDE_END", textFormat: { fontFamily: "Roboto" } },
            },
          ],
        },
      },
    };
    expect(reply).toEqual({ addChart: { chart: expected } });
    expect(charts()).toEqual([expected]);
  });

  test("is returned only where the mask asks for it", () => {
    book.run([{ addChart: { chart: chart(7) } }]);
    expect(book.get("sheets(charts(chartId,spec.basicChart.chartType))").sheets).toEqual([
      { charts: [{ chartId: 7, spec: { basicChart: { chartType: "COLUMN" } } }] },
    ]);
    expect(book.get("sheets.merges").sheets).toEqual([{}]);
  });

  test("gets an id of its own when none is given", () => {
    book.run([{ addChart: { chart: chart() } }, { addChart: { chart: chart() } }]);
    const ids = charts().map(({ chartId }) => chartId);
    expect(new Set(ids).size).toBe(2);
    expect(ids.every((id) => (id ?? 0) > 0)).toBe(true);
  });

  test("shows something else at the same place after its spec was replaced", () => {
    book.run([{ addChart: { chart: chart(7) } }]);
    const { position } = charts()[0]!;
    const pieChart = { legendPosition: "RIGHT_LEGEND", domain: data(0, 4, 0), series: data(0, 4, 1), pieHole: 0.5 };
    book.run([{ updateChartSpec: { chartId: 7, spec: { pieChart } } }]);
    expect(charts()).toEqual([
      {
        chartId: 7,
        position,
        spec: { pieChart, fontName: "Roboto", hiddenDimensionStrategy: "SKIP_HIDDEN_ROWS_AND_COLUMNS" },
      },
    ]);
  });

  test("takes of a new position only what the mask names", () => {
    book.run([{ addChart: { chart: chart(7) } }]);
    const overlayPosition = { anchorCell: { rowIndex: 9 }, widthPixels: 300, heightPixels: 90 };
    const [reply] = book.run([
      {
        updateEmbeddedObjectPosition: {
          objectId: 7,
          newPosition: { overlayPosition },
          fields: "anchorCell,widthPixels,offsetYPixels",
        },
      },
    ]);
    const position = { overlayPosition: { anchorCell: { rowIndex: 9 }, widthPixels: 300, heightPixels: 371 } };
    expect(reply).toEqual({ updateEmbeddedObjectPosition: { position } });
    expect(charts()[0]?.position).toEqual(position);
  });

  test("can go to another sheet, and be deleted there", () => {
    book.run([{ addChart: { chart: chart(7) } }, { addSheet: { properties: { sheetId: 5, title: "Tablero" } } }]);
    const newPosition = { overlayPosition: { anchorCell: { sheetId: 5 } } };
    book.run([{ updateEmbeddedObjectPosition: { objectId: 7, newPosition, fields: "anchorCell" } }]);
    expect(chartIds()).toEqual([[], [7]]);
    book.run([{ deleteEmbeddedObject: { objectId: 7 } }]);
    expect(chartIds()).toEqual([[], []]);
  });

  test("may not be touched by somebody from whom the sheet is protected", () => {
    book.run([{ addChart: { chart: chart(7) } }, { addProtectedRange: { protectedRange: { range: {} } } }]);
    for (const request of [
      { addChart: { chart: chart(8) } },
      { updateChartSpec: { chartId: 7, spec: COLUMNS } },
      { deleteEmbeddedObject: { objectId: 7 } },
    ])
      expect(refusal(() => book.run([request], EDITOR))).toContain("protected");
  });
});

describe("what a chart shows and where it stands follow", () => {
  beforeEach(() => {
    book.run([
      { addSheet: { properties: { sheetId: 5, title: "Tablero", gridProperties: { rowCount: 20, columnCount: 8 } } } },
      { addChart: { chart: chart(7, 5) } },
      { addChart: { chart: { ...chart(8), position: place({ rowIndex: 6, columnIndex: 3 }) } } },
    ]);
  });

  test("rows inserted above or inside", () => {
    book.run([insertion("ROWS", 0, 2)]);
    expect(sources(7)).toEqual([
      [2, 6],
      [2, 6],
    ]);
    expect(anchor(8)).toEqual([8, 3]);
    expect(anchor(7)).toEqual([0, 3]);
    book.run([insertion("ROWS", 4, 1)]);
    expect(sources(8)).toEqual([
      [2, 7],
      [2, 7],
    ]);
  });

  test("columns deleted before the data and the chart", () => {
    book.run([insertion("COLUMNS", 0, 2)]);
    book.run([deletion("COLUMNS", 0, 1)]);
    expect(spec(7).basicChart?.series?.[0]?.series?.sourceRange?.sources?.[0]).toMatchObject({
      startColumnIndex: 2,
      endColumnIndex: 3,
    });
    expect(anchor(8)).toEqual([6, 4]);
  });

  test("the deletion of some of the data, and of all", () => {
    book.run([deletion("ROWS", 2, 5)]);
    expect(sources(7)).toEqual([
      [0, 2],
      [0, 2],
    ]);
    expect(anchor(8)).toEqual([2, 3]);
    book.run([deletion("ROWS", 0, 2)]);
    expect(sources(7)).toEqual([[], []]);
    expect(chartIds()).toEqual([[8], [7]]);
  });

  test("rows that were moved", () => {
    const source = { sheetId: 0, dimension: "ROWS", startIndex: 0, endIndex: 4 };
    book.run([{ moveDimension: { source, destinationIndex: 10 } }]);
    expect(sources(7)).toEqual([
      [6, 10],
      [6, 10],
    ]);
    expect(anchor(8)).toEqual([2, 3]);
  });

  test("a sheet that is deleted, with the charts on it", () => {
    book.run([{ deleteSheet: { sheetId: 0 } }]);
    expect(chartIds()).toEqual([[7]]);
    expect(sources(7)).toEqual([[], []]);
  });

  test("a sheet that is duplicated, whose copy shows its own data", () => {
    book.run([{ duplicateSheet: { sourceSheetId: 0, newSheetId: 9, insertSheetIndex: 2 } }]);
    const copies = book.get("sheets(properties.sheetId,charts)").sheets?.[2]?.charts ?? [];
    expect(copies).toHaveLength(1);
    expect([7, 8]).not.toContain(copies[0]?.chartId);
    expect(copies[0]?.position?.overlayPosition?.anchorCell).toEqual({ sheetId: 9, rowIndex: 6, columnIndex: 3 });
    expect(copies[0]?.spec?.basicChart?.domains?.[0]?.domain?.sourceRange?.sources?.[0]?.sheetId).toBe(9);
    expect(spec(8).basicChart?.domains?.[0]?.domain).toEqual(data(0, 4, 0));
  });
});

describe("refused", () => {
  test.each<[string, Request, string]>([
    ["a chart without a spec", { addChart: { chart: { chartId: 8 } } }, "Must specify a chart spec."],
    ["an empty spec", { updateChartSpec: { chartId: 7, spec: {} } }, "Must specify a chart in the chart spec."],
    ["a chart that is not there", { updateChartSpec: { chartId: 1, spec: {} } }, "No chart with id: 1"],
    ["an object that is not there", { deleteEmbeddedObject: { objectId: 1 } }, "No embedded object with id: 1"],
    [
      "a position without a mask",
      { updateEmbeddedObjectPosition: { objectId: 7, newPosition: { overlayPosition: { widthPixels: 9 } } } },
      "At least one field must be listed in 'fields'",
    ],
    [
      "a mask with an unknown field",
      {
        updateEmbeddedObjectPosition: {
          objectId: 7,
          newPosition: { overlayPosition: {} },
          fields: "overlayPosition.widthPixels",
        },
      },
      "Invalid field: overlayPosition",
    ],
  ])("is %s", (_, request, message) => {
    book.run([{ addChart: { chart: chart(7) } }]);
    expect(refusal(() => book.run([request]))).toContain(message);
  });

  test("is an id that another chart has, and nothing of the batch happens", () => {
    book.run([{ addChart: { chart: chart(7) } }]);
    expect(refusal(() => book.run([{ addChart: { chart: chart(8) } }, { addChart: { chart: chart(7) } }]))).toBe(
      "Invalid requests[1].addChart: An embedded object with id 7 already exists.",
    );
    expect(chartIds()).toEqual([[7]]);
  });

  test.each<[string, ChartSpec, string]>([
    ["a field that Google does not know", { basicChart: { kind: "BAR" } } as ChartSpec, 'Unknown name "kind"'],
    ["a word that Google does not know", { basicChart: { chartType: "ROUND" } }, "TYPE_ENUM"],
    ["a block of several rows and columns", basic({ series: [{ series: block(0, 4, 1, 3) }] }), "length of 1"],
    ["data beyond the grid", basic({ series: [{ series: data(0, 99, 1) }] }), "after last row in grid[20]"],
    ["a sheet that is not there", basic({ series: [{ series: data(0, 4, 1, 44) }] }), "No grid with id: 44"],
    [
      "an axis along which columns have no values",
      basic({ series: [{ ...SERIES, targetAxis: "RIGHT_AXIS" }] }),
      "RIGHT_AXIS",
    ],
  ])("is %s", (_, spec, message) => {
    expect(refusal(() => book.run([{ addChart: { chart: { ...chart(7), spec } } }]))).toContain(message);
  });

  test.each<[string, ChartSpec]>([
    ["A chart of type LINE", basic({ chartType: "LINE" })],
    ["ChartSpec.histogramChart", { histogramChart: {} }],
    ["BasicChartSeries.pointStyle", basic({ series: [{ ...SERIES, pointStyle: { size: 3 } }] })],
    [
      "PieChartSpec.threeDimensional",
      { pieChart: { domain: data(0, 4, 0), series: data(0, 4, 1), threeDimensional: true } },
    ],
  ])("as not emulated is %s", (what, spec) => {
    expect(refusal(() => book.run([{ addChart: { chart: { ...chart(7), spec } } }]))).toContain(
      `${what} is not emulated by the local Workspace.`,
    );
  });
});

const SERIES = {
  series: data(0, 4, 1),
  colorStyle: { rgbColor: { red: 0, green: 0.502, blue: 0 } },
  dataLabel: { type: "DATA", placement: "OUTSIDE_END" },
};

const COLUMNS: ChartSpec = basic({});

function basic(more: NonNullable<ChartSpec["basicChart"]>): ChartSpec {
  return {
    basicChart: {
      chartType: "COLUMN",
      headerCount: 1,
      legendPosition: "BOTTOM_LEGEND",
      threeDimensional: false,
      axis: [
        { position: "BOTTOM_AXIS", title: "Eje" },
        { position: "LEFT_AXIS", viewWindowOptions: { viewWindowMin: 0, viewWindowMode: "EXPLICIT" } },
      ],
      domains: [{ domain: data(0, 4, 0) }],
      series: [SERIES],
      ...more,
    },
  };
}

/** A chart of A1:B4 of the first sheet, at D1 of a sheet. */
function chart(chartId?: number, sheetId = 0): EmbeddedChart {
  const position = place({ ...(sheetId > 0 && { sheetId }), rowIndex: 0, columnIndex: 3 });
  return { ...(chartId !== undefined && { chartId }), spec: COLUMNS, position };
}

function place(anchorCell: object): NonNullable<EmbeddedChart["position"]> {
  return { overlayPosition: { anchorCell, offsetXPixels: 0, offsetYPixels: 5 } };
}

function data(startRow0: number, endRow0: number, column0: number, sheetId = 0) {
  return block(startRow0, endRow0, column0, column0 + 1, sheetId);
}

function block(
  startRowIndex: number,
  endRowIndex: number,
  startColumnIndex: number,
  endColumnIndex: number,
  sheetId = 0,
) {
  const range: GridRange = { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
  return { sourceRange: { sources: [sheetId === 0 ? range : { ...range, sheetId }] } };
}

function charts(): readonly EmbeddedChart[] {
  return (book.get("sheets.charts").sheets ?? []).flatMap((sheet) => sheet.charts ?? []);
}

function chartIds(): readonly (readonly number[])[] {
  return (book.get("sheets.charts.chartId").sheets ?? []).map((sheet) =>
    (sheet.charts ?? []).map(({ chartId }) => chartId ?? 0),
  );
}

function chartOf(chartId: number): EmbeddedChart {
  return charts().find((candidate) => candidate.chartId === chartId)!;
}

function spec(chartId: number): ChartSpec {
  return chartOf(chartId).spec ?? {};
}

/** The rows from and to which the domain and the series of a chart reach. */
function sources(chartId: number): readonly (readonly number[])[] {
  const { domains, series } = spec(chartId).basicChart ?? {};
  return [domains?.[0]?.domain, series?.[0]?.series].map((one) =>
    (one?.sourceRange?.sources ?? []).flatMap(({ startRowIndex, endRowIndex }) => [
      startRowIndex ?? 0,
      endRowIndex ?? 0,
    ]),
  );
}

function anchor(chartId: number): readonly [row0: number, column0: number] {
  const { rowIndex, columnIndex } = chartOf(chartId).position?.overlayPosition?.anchorCell ?? {};
  return [rowIndex ?? 0, columnIndex ?? 0];
}

function insertion(dimension: string, startIndex: number, count: number): Request {
  return { insertDimension: { range: { dimension, startIndex, endIndex: startIndex + count } } };
}

function deletion(dimension: string, startIndex: number, count: number): Request {
  return { deleteDimension: { range: { dimension, startIndex, endIndex: startIndex + count } } };
}

import { google, type sheets_v4 } from "googleapis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSite, type Site, spreadsheetOf } from "./site.ts";

let site: Site;
let client: sheets_v4.Sheets;
let spreadsheetId: string;
beforeAll(async () => {
  site = await openSite(spreadsheetOf([["1"], ["=A1*2"]]));
  client = google.sheets({ version: "v4", rootUrl: `${site.server.address}/` });
  spreadsheetId = site.server.workspace.spreadsheetId()!;
});
afterAll(() => site.close());

test("the real client reads the open spreadsheet with ranges and a field mask", async () => {
  const { data } = await client.spreadsheets.get({
    spreadsheetId,
    ranges: ["Datos!A1:A2"],
    fields: "properties.title,sheets.data.rowData.values.effectiveValue",
  });
  const rowData = [1, 2].map((numberValue) => ({ values: [{ effectiveValue: { numberValue } }] }));
  expect(data).toEqual({ properties: { title: "Prueba" }, sheets: [{ data: [{ rowData }] }] });
});

test("what it writes is in the workbook that people see, and tells their windows, but fires no trigger", async () => {
  const window = await site.window();
  const requestBody = { values: [["5"]] };
  const { data } = await client.spreadsheets.values.update({
    spreadsheetId,
    range: "Datos!A1:A1",
    valueInputOption: "USER_ENTERED",
    includeValuesInResponse: true,
    requestBody,
  });
  expect(data).toMatchObject({ updatedRange: "Datos!A1", updatedCells: 1, updatedData: { values: [["5"]] } });
  expect(await window.next("changed")).toMatchObject({ sheetIds: [0] });
  expect(await site.shown("A2")).toBe("10");
});

test("values are read one by one and together, appended, cleared and written together", async () => {
  const { values } = client.spreadsheets;
  const append = { spreadsheetId, range: "Datos!C1", valueInputOption: "RAW", insertDataOption: "OVERWRITE" };
  expect((await values.append({ ...append, requestBody: { values: [["x", "y"]] } })).data.updates).toMatchObject({
    updatedRange: "Datos!C1:D1",
  });
  expect((await values.get({ spreadsheetId, range: "Datos!C1:D1" })).data.values).toEqual([["x", "y"]]);
  const ranges = ["Datos!C1", "Datos!D1"];
  const both = await values.batchGet({ spreadsheetId, ranges, valueRenderOption: "UNFORMATTED_VALUE" });
  expect(both.data.valueRanges?.map((range) => range.values)).toEqual([[["x"]], [["y"]]]);
  expect((await values.clear({ spreadsheetId, range: "Datos!C1:D1" })).data.clearedRange).toBe("Datos!C1:D1");
  const data = [{ range: "Datos!C1", values: [[7]] }];
  const written = await values.batchUpdate({ spreadsheetId, requestBody: { valueInputOption: "RAW", data } });
  expect(written.data).toMatchObject({ totalUpdatedCells: 1 });
});

test("batchUpdate is atomic, and a bad request comes back as Google's error", async () => {
  const rename = { updateSheetProperties: { properties: { sheetId: 0, title: "Otro" }, fields: "title" } };
  const bad = { deleteSheet: { sheetId: 99 } };
  const failed = client.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [rename, bad] } });
  await expect(failed).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining("Invalid requests[1].deleteSheet: No grid with id: 99"),
  });
  const { data } = await client.spreadsheets.get({ spreadsheetId, fields: "sheets.properties.title" });
  expect(data.sheets?.[0]?.properties?.title).toBe("Datos");
});

test("the answer to batchUpdate is as narrow as its mask", async () => {
  const requests = [{ appendDimension: { sheetId: 0, dimension: "ROWS", length: 2 } }];
  const { data } = await client.spreadsheets.batchUpdate({
    spreadsheetId,
    fields: "updatedSpreadsheet.sheets.properties.gridProperties.rowCount",
    requestBody: { requests, includeSpreadsheetInResponse: true },
  });
  expect(data).toEqual({ updatedSpreadsheet: { sheets: [{ properties: { gridProperties: { rowCount: 22 } } }] } });
});

test("another spreadsheet can be made beside the open one", async () => {
  const { data } = await client.spreadsheets.create({ requestBody: { properties: { title: "Nuevo" } } });
  expect(data.properties?.title).toBe("Nuevo");
  expect(data.spreadsheetId).not.toBe(spreadsheetId);
  expect(site.server.workspace.spreadsheetId()).toBe(spreadsheetId);
});

test("an unknown spreadsheet, path or parameter gets Google's error body", async () => {
  await expect(client.spreadsheets.get({ spreadsheetId: "none" })).rejects.toMatchObject({
    status: 404,
    message: "Requested entity was not found.",
  });
  expect(await errorOf("/v4/spreadsheets")).toMatchObject({ code: 404, status: "NOT_FOUND" });
  expect(await errorOf("/v1/documents/x")).toMatchObject({ code: 404, status: "NOT_FOUND" });
  expect(await errorOf(`/v4/spreadsheets/${spreadsheetId}/developerMetadata/1`)).toMatchObject({
    code: 400,
    message: expect.stringContaining("is not emulated by the local Workspace"),
  });
  expect(await errorOf(`/v4/spreadsheets/${spreadsheetId}?colour=red`)).toMatchObject({
    code: 400,
    status: "INVALID_ARGUMENT",
    message: expect.stringContaining('Unknown name "colour": Cannot bind query parameter.'),
  });
  expect(await errorOf(`/v4/spreadsheets/${spreadsheetId}?includeGridData=maybe`)).toMatchObject({ code: 400 });
});

test("a sheet's title with every sign that a path may need to encode is found", async () => {
  const title = "Año 50% & más / menos: ¿#1?";
  const addSheet = { addSheet: { properties: { title } } };
  await client.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [addSheet] } });
  const range = `'${title}'!A1`;
  await client.spreadsheets.values.update({
    spreadsheetId,
    range,
    valueInputOption: "RAW",
    requestBody: { values: [["sí"]] },
  });
  expect((await client.spreadsheets.values.get({ spreadsheetId, range })).data.values).toEqual([["sí"]]);
});

async function errorOf(path: string): Promise<unknown> {
  const response = await fetch(site.server.address + path);
  const { error } = (await response.json()) as { error: { code: number } };
  expect(response.status).toBe(error.code);
  return error;
}

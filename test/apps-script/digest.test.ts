import { describe, expect, test } from "vitest";
import { digestOf } from "../../src/apps-script/digest.ts";
import { sheetIdOf } from "../../src/workbook/managed.ts";
import type { Request } from "../../src/workbook/sheets-api.ts";

describe("the digest of requests", () => {
  test("is the same for the same requests, and another for others or another order", () => {
    const [one, two] = [write(1, "a"), write(1, "b")];
    expect(digestOf([one, two])).toBe(digestOf([write(1, "a"), write(1, "b")]));
    expect(new Set([[one], [two], [one, two], [two, one], []].map(digestOf)).size).toBe(5);
  });

  test("leaves out what is for the log, which tells the time", () => {
    const log = sheetIdOf("log");
    expect(digestOf([write(1, "a"), write(log, "08:00")])).toBe(digestOf([write(1, "a"), write(log, "09:00")]));
    const insertion = (endIndex: number): Request => ({
      insertDimension: {
        range: { sheetId: log, dimension: "ROWS", startIndex: 3, endIndex },
        inheritFromBefore: false,
      },
    });
    expect(digestOf([insertion(4)])).toBe(digestOf([insertion(9)]));
  });

  test("counts a text that looks like a request for the log", () => {
    const text = `{"sheetId":${sheetIdOf("log")}}`;
    expect(digestOf([write(1, text)])).not.toBe(digestOf([]));
  });
});

function write(sheetId: number, stringValue: string): Request {
  const rows = [{ values: [{ userEnteredValue: { stringValue } }] }];
  return { updateCells: { rows, fields: "userEnteredValue", start: { sheetId, rowIndex: 0, columnIndex: 0 } } };
}

import { describe, expect, it } from "vitest";
import {
  canonicalFormat,
  canonicalFormula,
  canonicalRule,
  FORMAT_FIELDS,
  type FormatField,
} from "../../../src/workbook/diff/canonical.ts";
import type { CellFormat } from "../../../src/workbook/sheets-api.ts";

const FIELDS = Object.keys(FORMAT_FIELDS) as FormatField[];

describe("canonicalFormula", () => {
  it.each([
    ["=SUM($G$5:$G$7)", "=sum( $G$5 : $G$7 )"],
    ["='Inicio'!$B$2", "=Inicio!$B$2"],
    ["='Cuadro 1'!$B$2", "='cuadro 1'!$B$2"],
  ])("takes %s and %s for the same", (left, right) => {
    expect(canonicalFormula(left)).toBe(canonicalFormula(right));
  });

  it.each([
    ['="a b"', '="ab"'],
    ['="A"', '="a"'],
    ["='Cuadro 1'!A1", "='Cuadro1'!A1"],
    ["=A1", "=A2"],
    ['="it\'s A"', '="it\'s a"'],
    ['="say ""A"""', '="say ""a"""'],
  ])("tells %s from %s", (left, right) => {
    expect(canonicalFormula(left)).not.toBe(canonicalFormula(right));
  });
});

describe("canonicalFormat", () => {
  it("takes what Google leaves out and adds for what was sent", () => {
    const sent: CellFormat = {
      backgroundColorStyle: { rgbColor: { red: 0, green: 0.5, blue: 1 } },
      textFormat: { bold: false, foregroundColorStyle: { rgbColor: { red: 0, green: 0, blue: 0 } } },
      borders: {
        top: { style: "SOLID", colorStyle: { rgbColor: { red: 0, green: 0, blue: 0 } } },
        bottom: { style: "NONE" },
      },
      verticalAlignment: "BOTTOM",
    };
    const echoed = {
      backgroundColor: { green: 0.5019608, blue: 1 },
      backgroundColorStyle: { rgbColor: { green: 0.5019608, blue: 1 } },
      textFormat: { foregroundColor: {}, foregroundColorStyle: { rgbColor: {} } },
      borders: { top: { style: "SOLID", width: 1, color: {}, colorStyle: { rgbColor: {} } } },
    } as CellFormat;
    expect(canonicalFormat(echoed, FIELDS)).toEqual(canonicalFormat(sent, FIELDS));
  });

  it("takes white paper and black ink for no colour at all", () => {
    const white: CellFormat = {
      backgroundColorStyle: { rgbColor: { red: 1, green: 1, blue: 1 } },
      textFormat: { foregroundColorStyle: { rgbColor: {} } },
    };
    expect(canonicalFormat(white, FIELDS)).toEqual(canonicalFormat({}, FIELDS));
  });

  it("tells black paper from none", () => {
    const black: CellFormat = { backgroundColorStyle: { rgbColor: {} } };
    expect(canonicalFormat(black, FIELDS)).not.toEqual(canonicalFormat({}, FIELDS));
  });
});

describe("canonicalRule", () => {
  it("takes a rule without its empty parts for the rule as sent", () => {
    const condition = { type: "ONE_OF_RANGE", values: [{ userEnteredValue: "='Catálogos'!$A$2:$A$9" }] } as const;
    expect(canonicalRule({ condition: { ...condition, values: [{ userEnteredValue: "=Catálogos!$A$2:$A$9" }] } })).toBe(
      canonicalRule({
        condition: { ...condition, values: [...condition.values] },
        inputMessage: "",
        strict: false,
        showCustomUi: false,
      }),
    );
  });
});

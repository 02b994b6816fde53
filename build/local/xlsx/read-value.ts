import type ExcelJS from "exceljs";
import type { sheets_v4 } from "googleapis";

type ReadValue = Pick<sheets_v4.Schema$CellData, "userEnteredValue" | "effectiveValue">;

/** What a cell of a file holds, as Google's API would say it; `effectiveValue` only where a formula or an error has one. */
export function cellValue(cell: ExcelJS.Cell): ReadValue {
  const { value } = cell;
  if (value !== null && typeof value === "object" && "error" in value) {
    // An error cannot be written as a value; Sheets keeps one that was typed as this formula.
    return { userEnteredValue: { formulaValue: `=${value.error}` }, effectiveValue: plainValue(value) ?? {} };
  }
  const formula = cell.formula;
  if (!formula) {
    const userEnteredValue = plainValue(value);
    return userEnteredValue ? { userEnteredValue } : {};
  }
  const effectiveValue = plainValue(cell.result as ExcelJS.CellValue);
  return {
    userEnteredValue: { formulaValue: `=${formula.replace(FUTURE_FUNCTION, "")}` },
    ...(effectiveValue ? { effectiveValue } : {}),
  };
}

/** How files mark functions that came after the format. Source: Office Open XML, [MS-XLSX] future functions. */
const FUTURE_FUNCTION = /_xlfn\.(?:_xlws\.)?/g;

function plainValue(value: ExcelJS.CellValue): sheets_v4.Schema$ExtendedValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number") return { numberValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (value instanceof Date) return { numberValue: serialOf(value) };
  if (typeof value === "object" && "error" in value) return { errorValue: errorValue(value.error) };
  const text = textOf(value);
  return text === "" ? undefined : { stringValue: text };
}

function errorValue(shown: string): sheets_v4.Schema$ErrorValue {
  return { type: ERROR_TYPES[shown] ?? "ERROR", message: shown };
}

/** Source: Sheets API v4, ErrorType. */
const ERROR_TYPES: Readonly<Record<string, string>> = {
  "#NULL!": "NULL_VALUE",
  "#DIV/0!": "DIVIDE_BY_ZERO",
  "#VALUE!": "VALUE",
  "#REF!": "REF",
  "#NAME?": "NAME",
  "#NUM!": "NUM",
  "#N/A": "N_A",
};

/** The text alone of a plain text, a text with formats or a link. */
function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value ?? "");
  if ("richText" in value) return (value.richText as readonly ExcelJS.RichText[]).map(({ text }) => text).join("");
  return "text" in value ? textOf(value.text) : "";
}

const MS_PER_DAY = 86_400_000;

/** Days since 30 December 1899. The library gives a file's dates, which have no time zone, as if they were of UTC. */
function serialOf(date: Date): number {
  return Number(((date.getTime() - Date.UTC(1899, 11, 30)) / MS_PER_DAY).toFixed(9));
}

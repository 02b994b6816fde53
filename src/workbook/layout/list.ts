import type { DesiredCell, DesiredColumn, DesiredRow, DesiredSheet } from "../desired.ts";
import { type SheetKey, sheetIdOf, titleOf } from "../managed.ts";
import { type Cells, managed } from "./cells.ts";

/** A column of a list that people see. */
export interface ListColumn {
  readonly key: string;
  readonly title: string;
  readonly widthPx: number;
}

/** What tells one list from another. */
export interface ListOptions
  extends Pick<DesiredSheet, "tabColor" | "protection" | "open" | "disposable" | "isOpenEnded" | "spareRows"> {
  readonly sheet: SheetKey;
  readonly axisCount: number;
  readonly heading: string;
  /** Said below the heading, a line each; nothing wraps there. */
  readonly explanations: readonly string[];
  readonly columns: readonly ListColumn[];
  /** Keys of hidden columns between these and the one of the row's key. */
  readonly hidden?: readonly string[];
  /** As `listRow` makes them. */
  readonly rows: readonly DesiredRow[];
}

/** A sheet that is one flat list without merged cells: heading, what it is for, the titles of its columns (row key "header"), its rows. */
export function listSheet({
  sheet,
  axisCount,
  heading,
  explanations,
  columns,
  hidden = [],
  rows,
  ...rest
}: ListOptions): DesiredSheet {
  const first = columns[0]!.key;
  const head = [
    { ...listRow("title", { [first]: managed(heading, "title") }), heightPx: 28 },
    ...explanations.map((text, index) => ({
      ...listRow(index === 0 ? "subtitle" : `subtitle${index + 1}`, { [first]: managed(text, "subtitle") }),
      heightPx: 22,
    })),
    listRow("header", Object.fromEntries(columns.map(({ key, title }) => [key, managed(title, "header")]))),
  ];
  return {
    sheetId: sheetIdOf(sheet),
    title: titleOf(sheet, axisCount),
    hidden: false,
    frozenRows: head.length,
    frozenColumns: 0,
    keyColumn: "key",
    columns: [
      ...columns.map(({ key, widthPx }): DesiredColumn => ({ key, widthPx, hidden: false })),
      ...[...hidden, "key"].map((key): DesiredColumn => ({ key, widthPx: 60, hidden: true })),
    ],
    rows: [...head, ...rows],
    merges: [],
    conditionalFormats: [],
    ...rest,
  };
}

/** A row of a list with its key in the hidden column; `standsAt0` as in `DesiredRow`. */
export function listRow(key: string, cells: Cells, standsAt0?: number): DesiredRow {
  return {
    key,
    ...(standsAt0 !== undefined && { standsAt0 }),
    cells: { ...cells, key: managed(key, "key") },
  };
}

/** A text in a ruled cell; an empty one is a blank cell. */
export function shown(text: string, style: DesiredCell["style"] = "text"): DesiredCell {
  return { value: text === "" ? null : text, style };
}

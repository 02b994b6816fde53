import { expect } from "vitest";
import type { Occasion } from "../../../src/workbook/occasion.ts";
import { locate } from "../../../src/workbook/ours.ts";
import { cellAt, type Snapshot, textOf } from "../../../src/workbook/snapshot.ts";
import { type ManagedWorkbook, managedSheet, type Ready } from "../../builders/managed-workbook.ts";

/** A pass that was written, and what it told. */
export interface Told {
  readonly done: Ready;
  /** The lines it put into *Bitácora*, the oldest first: "who | sheet | item | column | before | after | what". */
  readonly log: readonly string[];
}

/** Makes a pass, expects that another one at that time writes nothing, and reads from the sheet what the first told the log. */
export function told(book: ManagedWorkbook, parts?: Partial<Occasion>): Told {
  const before = logLines(book.read()).length;
  const done = book.keep(parts);
  const lines = logLines(book.read());
  expect(book.keep(parts?.now === undefined ? {} : { now: parts.now }).requests).toEqual([]);
  return { done, log: lines.slice(before) };
}

/** Everything in *Bitácora*, the oldest line first. */
export function logLines(snapshot: Snapshot): readonly string[] {
  const sheet = managedSheet(snapshot, "log");
  const { columns, rows, keyOfRow } = locate(sheet, "key");
  const shown = ["author", "sheet", "item", "column", "before", "after", "what"].map((key) => columns.get(key)!);
  return keyOfRow
    .map((_key, row0) => row0)
    .filter((row0) => row0 > rows.get("header")! && keyOfRow[row0] !== "")
    .map((row0) => shown.map((column0) => textOf(cellAt(sheet, row0, column0))).join(" | "))
    .reverse();
}

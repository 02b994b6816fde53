import { type Arrangement, eachCell } from "../diff/arrangement.ts";
import type { ArrangedSheet } from "../diff/diff.ts";
import { type SheetKey, sheetKeyOf } from "../managed.ts";
import { remembering } from "../remembering.ts";
import type { Typed } from "./memory.ts";
import { ownShapes, shapeOf } from "./shape.ts";

/** Hidden columns whose cells nobody is told about. */
export const HIDDEN_COLUMNS: ReadonlySet<string> = new Set(["key", "lineKey", "objectiveKey"]);

/** A cell by keys, and what stands in it. */
interface OwnCell {
  readonly sheet: SheetKey;
  readonly key: string;
  readonly column: string;
  readonly typed: Typed;
}

/**
 * Digests of what cuadros puts itself into the cells of all managed sheets: from them the next pass tells what people typed over
 * such a cell from what was written there. A text counts wherever it stands, and so does the shape of a formula; numbers count
 * in their place.
 */
export function writtenIn(arranged: readonly ArrangedSheet[]): string {
  const parts = new Set<string>(ownShapes(arranged));
  for (const { arrangement } of arranged) {
    const sheet = sheetKeyOf(arrangement.desired.sheetId);
    if (sheet) addCells(arrangement, sheet, parts);
  }
  return [...new Set([...parts].map(digestOf))].sort().join("");
}

/** Whether the content of a cell is among what the states tell of; where one does not (an earlier version wrote it), every text is. */
export function writtenChecker(states: readonly (string | undefined)[]): (cell: OwnCell) => boolean {
  const digests = new Set([...new Set(states)].flatMap((written = "") => written.match(DIGESTS) ?? []));
  const isSilent = states.includes(undefined);
  const isOwnFormula = remembering((formula: string) => digests.has(digestOf(shapeOf(formula))));
  return (cell) => {
    // Formulas that differ by the cells they name alone have one shape, and are most of what stands in the sheets.
    if (typeof cell.typed === "object") return isOwnFormula(cell.typed.formula.replace(/\$[A-Z]{1,3}\$\d+/g, "$A$1"));
    return (isSilent && typeof cell.typed === "string") || digests.has(digestOf(partOf(cell, cell.typed)));
  };
}

function addCells(arrangement: Arrangement, sheet: SheetKey, parts: Set<string>): void {
  eachCell(arrangement, ({ row0, column0, cell: { value } }) => {
    if (value === undefined || value === null || typeof value === "object") return;
    const column = arrangement.columns[column0]!.column!.key;
    if (!HIDDEN_COLUMNS.has(column)) parts.add(partOf({ sheet, key: arrangement.rows[row0]!.row!.key, column }, value));
  });
}

/** What is digested of a cell: numbers are too much alike to be known without their place. */
function partOf({ sheet, key, column }: Omit<OwnCell, "typed">, typed: string | number | boolean): string {
  return typeof typed === "string" ? typed : `${typed} ${sheet} ${key} ${column}`;
}

/** 30 bits in base 64: one text in a million that people type is taken for one of a thousand of ours. */
function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  // The bits of FNV-1a are mixed once more: short texts that end alike would else be close to each other.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash ^= hash >>> 13;
  let digest = "";
  for (let place = 0; place < DIGEST_LENGTH; place++) digest += DIGITS[(hash >>> (6 * place)) & 63];
  return digest;
}

const DIGEST_LENGTH = 5;
const DIGESTS = new RegExp(`.{${DIGEST_LENGTH}}`, "g");
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

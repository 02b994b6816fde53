import { isKey, type KeyFamily } from "../../plan/keys.ts";
import { objectivesOf, type Plan } from "../../plan/plan.ts";
import type { CellEdit } from "../edits.ts";
import { AXIS_COLUMNS, AXIS_ROWS, blockRow, TOTAL_LABELS } from "../layout/axis.ts";
import { COMMISSION_COLUMNS } from "../layout/commission.ts";
import { ENTRY_COLUMNS } from "../layout/progress.ts";
import { STRATEGY_COLUMNS } from "../layout/strategies.ts";
import { type SheetKey, sheetIdOf } from "../managed.ts";
import { isSum } from "../read/axis.ts";
import type { ManagedSheets } from "../read/read.ts";
import type { SheetReader } from "../read/sheet-reader.ts";
import { type Memory, type MemoryRow, memoryKey, sameTyped, type Typed } from "./memory.ts";

/** A row that gets back the key of what stands in it. */
export interface HealedRow {
  readonly sheet: SheetKey;
  readonly key: string;
  readonly row0: number;
}

export interface Healing {
  readonly edits: readonly CellEdit[];
  readonly healed: readonly HealedRow[];
}

/**
 * Finds rows whose hidden key is not that of their content: because people sorted a part of the columns, cut and pasted what is
 * visible of a row, overwrote or cleared a key, or because a write of ours met rows that somebody had just moved.
 *
 * A row gets the key of a remembered row when it holds exactly what that row held, no other row holds it, and that key stands
 * nowhere that it belongs to. Everything else is left as it is: a row that was edited keeps its key.
 */
export function healContents(sheets: ManagedSheets, memory: Memory): Healing {
  const axes = sheets.axes.map((sheet, index0): Place => ({ sheet, key: `axis:${index0 + 1}` }));
  return together([
    healBlocks(axes),
    ...axes.map(healSums),
    healFamily(axes, contentFamily("action", ACTION_COLUMNS, memory)),
    healFamily([{ sheet: sheets.strategies, key: "strategies" }], contentFamily("strategy", STRATEGY_KEYS, memory)),
    healFamily([{ sheet: sheets.catalogues, key: "catalogues" }], contentFamily("unit", ["name", "detail"], memory)),
    ...(sheets.commission
      ? [healFamily([{ sheet: sheets.commission, key: "commission" }], contentFamily("member", MEMBER_KEYS, memory))]
      : []),
    ...(sheets.progress
      ? [healFamily([{ sheet: sheets.progress, key: "progress" }], contentFamily("entry", ENTRY_KEYS, memory))]
      : []),
  ]);
}

/**
 * The same for the rows of the budget and the schedule, whose own cells say too little: there the text that a row shows, which
 * a formula fetches from the Cuadro of its axis, says what it stands for.
 */
export function healShown(sheets: ManagedSheets, plan: Plan, memory: Memory): Healing {
  return together([
    healFamily([{ sheet: sheets.schedule, key: "schedule" }], {
      shown: shownIn("action"),
      isSure: holdsRemembered(memory),
      known: new Map(
        [...objectivesOf(plan)].flatMap(({ line, objective }) =>
          objective.actions
            .filter(({ key }) => memory.has(memoryKey("axis:1", key)))
            .map(({ key, text }) => [key, { text, line: line.key, objective: objective.key }] as const),
        ),
      ),
    }),
    healFamily([{ sheet: sheets.budget, key: "budget" }], {
      shown: shownIn("objective"),
      isSure: holdsRemembered(memory),
      known: budgetTexts(plan, memory),
    }),
  ]);
}

/** Thin rows and subtotals that people copied with their hidden keys: the one that stands with the rows of its line is the original. */
function healBlocks(places: readonly Place[]): Healing {
  const rows = places.flatMap(({ sheet, key }) =>
    sheet.keyOfRow.flatMap((own, row0) => (blockRow(own) ? [{ sheet, key, row0, own }] : [])),
  );
  const count = countBy(rows, ({ own }) => own);
  const copied = rows.filter(({ own }) => count.get(own)! > 1);
  const originals = copied.filter(isWithItsLine);
  const copies = copied.filter((row) => {
    const ofKey = originals.filter(({ own }) => own === row.own);
    return ofKey.length === 1 && ofKey[0] !== row;
  });
  const edits = copies.flatMap((row) =>
    ["key", "lineKey", "objectiveKey"].flatMap((column) => keyEdit(row, column, "")),
  );
  return { edits, healed: [] };
}

function isWithItsLine({ sheet, row0, own }: Pick<Row, "sheet" | "row0" | "own">): boolean {
  const { part, lineKey } = blockRow(own)!;
  return sheet.text(part === "top" ? row0 + 1 : row0 - 1, "lineKey") === lineKey;
}

/** Subtotals and the total whose keys somebody cleared: they are known by their labels and by the block above them. */
function healSums({ sheet, key }: Place): Healing {
  let line = "";
  const edits: CellEdit[] = [];
  for (const [row0, own] of sheet.keyOfRow.entries()) {
    const part = blockRow(own);
    line = part?.lineKey ?? line;
    const label = sheet.text(row0, "objective");
    const isTotal = label === TOTAL_LABELS.total;
    if (part || own === AXIS_ROWS.total || !isSum(sheet, row0) || (!isTotal && label !== TOTAL_LABELS.subtotal))
      continue;
    const lost = isTotal ? AXIS_ROWS.total : AXIS_ROWS.subtotal(line);
    if ((isTotal || line !== "") && !sheet.rows.has(lost)) edits.push(...keyEdit({ sheet, key, row0 }, "key", lost));
  }
  return { edits, healed: [] };
}

const ACTION_COLUMNS = AXIS_COLUMNS.map(({ key }) => key).filter((key) => key !== "line" && key !== "objective");
const STRATEGY_KEYS = STRATEGY_COLUMNS.map(({ key }) => key);
/** What a pass fills in the rows of the budget and the schedule. */
const COMPUTED: ReadonlySet<string> = new Set([
  ...["line", "objective", "action", "term", "means", "resources", "total"],
]);
const KEY_NAMES: ReadonlySet<string> = new Set(["key", "lineKey", "objectiveKey"]);
const MEMBER_KEYS = COMMISSION_COLUMNS.map(({ key }) => key);
const ENTRY_KEYS = ENTRY_COLUMNS.map(({ key }) => key);

interface Place {
  readonly sheet: SheetReader;
  readonly key: SheetKey;
}

/** Rows of one kind, and how what stands in one is told from what stands in others. */
interface Family {
  /** What a row shows, or null for nothing. */
  readonly shown: (sheet: SheetReader, row0: number) => string | null;
  /** Whether a row is its key's, whatever it shows. */
  readonly isSure?: (row: Row) => boolean;
  /** By key: what its row should show, and where it belongs. */
  readonly known: ReadonlyMap<string, KnownRow>;
}

interface KnownRow {
  readonly text: string;
  readonly line: string;
  readonly objective: string;
}

function contentFamily(family: KeyFamily, columns: readonly string[], memory: Memory): Family {
  const textOf = (cell: (column: string) => Typed | undefined) => {
    // Formulas are alike in many rows and change with the rows around them, so that they tell nothing.
    const values = columns.map((column) =>
      ((typed) => (typeof typed === "object" ? null : (typed ?? null)))(cell(column)),
    );
    return values.every((value) => value === null) ? null : JSON.stringify(values);
  };
  const known = new Map<string, KnownRow>();
  for (const [key, { sheet, row, line, objective, cells }] of memory) {
    if (key !== memoryKey(sheet, row) || !isKey(row, family)) continue;
    const text = textOf((column) => cells[column]);
    if (text !== null && !key.startsWith("schedule|")) known.set(row, { text, line, objective });
  }
  return { known, shown: (sheet, row0) => textOf((column) => sheet.typed(row0, column)) };
}

function budgetTexts(plan: Plan, memory: Memory): Family["known"] {
  const objectives = new Map(
    [...objectivesOf(plan)].map(({ line, objective }) => [objective.key, { text: objective.text, line: line.key }]),
  );
  return new Map(
    [...memory.values()].flatMap(({ sheet, row, objective }) => {
      const known = sheet === "budget" ? objectives.get(objective) : undefined;
      return known ? [[row, { ...known, objective }] as const] : [];
    }),
  );
}

interface Row extends Place {
  readonly row0: number;
  readonly own: string;
  readonly shown: string | null;
}

/** What a formula shows in a column; what people typed over it tells nothing. */
function shownIn(column: string): Family["shown"] {
  return (sheet, row0) => (typeof sheet.typed(row0, column) === "object" && sheet.text(row0, column)) || null;
}

/** A row that holds what is remembered of its key is that key's, also while its formulas still fetch from where others stand now. */
function holdsRemembered(memory: Memory): (row: Row) => boolean {
  return ({ sheet, key, row0, own }) => {
    const cells: MemoryRow["cells"] = memory.get(memoryKey(key, own))?.cells ?? {};
    return [...sheet.columns.keys()].every((column) => {
      const typed = sheet.typed(row0, column);
      return (
        typeof typed === "object" || KEY_NAMES.has(column) || COMPUTED.has(column) || sameTyped(typed, cells[column])
      );
    });
  };
}

function healFamily(places: readonly Place[], { shown, known, isSure = () => false }: Family): Healing {
  const rows = places.flatMap(({ sheet, key }) =>
    sheet.keyOfRow.map((own, row0): Row => ({ sheet, key, row0, own, shown: shown(sheet, row0) })),
  );
  const count = countBy(rows, ({ own }) => own);
  const isAtHome = (row: Row) => {
    const owner = known.get(row.own);
    return owner !== undefined && (owner.text === row.shown || (count.get(row.own) === 1 && isSure(row)));
  };
  const settled = new Set(rows.filter(isAtHome).map(({ own }) => own));
  const astray = rows.filter((row) => row.shown !== null && !isAtHome(row));
  const owners = uniqueBy(
    [...known].filter(([key]) => !settled.has(key)),
    ([, { text }]) => text,
  );
  const claims = new Map(
    [...uniqueBy(astray, (row) => row.shown!)].flatMap(([text, row]) => {
      const owner = owners.get(text);
      return owner ? [[row, owner] as const] : [];
    }),
  );
  const claimed = new Set([...claims.values()].map(([key]) => key));
  const losers = rows.filter(
    (row) => !claims.has(row) && (claimed.has(row.own) || (settled.has(row.own) && !isAtHome(row))),
  );
  return {
    edits: [
      ...[...claims].flatMap(([row, [key, owner]]) => claimEdits(row, key, owner, row.own !== "" || !count.has(key))),
      ...losers.flatMap((row) => keyEdit(row, "key", "")),
      ...rows.filter(isAtHome).flatMap((row) => parentEdits(row, known.get(row.own)!)),
    ],
    healed: [...claims].map(([row, [key]]) => ({ sheet: row.key, key, row0: row.row0 })),
  };
}

/**
 * Where the row bore another's key, or its key was lost, line and objective go with the content. Where the key still stands at
 * another row, whose content it was, the content was moved here on purpose.
 */
function claimEdits(row: Row, key: string, { line, objective }: KnownRow, isTorn: boolean): readonly CellEdit[] {
  return [
    ...keyEdit(row, "key", key),
    ...(isTorn && line !== "" ? [...keyEdit(row, "lineKey", line), ...keyEdit(row, "objectiveKey", objective)] : []),
  ];
}

/** Line and objective of a row that stands where it did, where somebody cleared or overwrote their keys. */
function parentEdits(row: Row, { line, objective }: KnownRow): readonly CellEdit[] {
  const { sheet, row0 } = row;
  const isWhole = isKey(sheet.text(row0, "lineKey"), "line") && isKey(sheet.text(row0, "objectiveKey"), "objective");
  if (line === "" || isWhole) return [];
  return [...keyEdit(row, "lineKey", line), ...keyEdit(row, "objectiveKey", objective)];
}

function keyEdit(
  { sheet, key, row0 }: Pick<Row, "sheet" | "key" | "row0">,
  column: string,
  text: string,
): readonly CellEdit[] {
  const column0 = sheet.columns.get(column);
  if (column0 === undefined || sheet.text(row0, column) === text) return [];
  return [{ sheetId: sheetIdOf(key), row0, column0, to: text === "" ? null : { stringValue: text } }];
}

function countBy<T>(items: readonly T[], textOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(textOf(item), (counts.get(textOf(item)) ?? 0) + 1);
  return counts;
}

/** Those whose text no other has, by that text. */
function uniqueBy<T>(items: readonly T[], textOf: (item: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T | null>();
  for (const item of items) {
    const text = textOf(item);
    found.set(text, found.has(text) ? null : item);
  }
  return new Map([...found].flatMap(([text, item]) => (item === null ? [] : [[text, item] as const])));
}

function together(healings: readonly Healing[]): Healing {
  return { edits: healings.flatMap(({ edits }) => edits), healed: healings.flatMap(({ healed }) => healed) };
}

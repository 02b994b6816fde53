import type { DesiredCell } from "../desired.ts";
import { isOurNote } from "../ours.ts";
import type { CellData, ExtendedValue, GridRange, Request } from "../sheets-api.ts";
import { cellAt } from "../snapshot.ts";
import { type Arrangement, placeBlock } from "./arrangement.ts";
import { type Rectangle, rangeOf } from "./rectangles.ts";

/** The merged blocks that change, and what the blocks mean for the cells in them. */
export interface MergePlan {
  /** Blocks that have to be taken apart before rows move, since Google refuses to move a part of a block. */
  readonly before: readonly Request[];
  /** Blocks that are taken apart once rows and columns stand where they belong. */
  readonly unmerge: readonly Request[];
  readonly merge: readonly Request[];
  /** True for the cells of a block other than its first, which can hold nothing. */
  covers(row0: number, column0: number): boolean;
  /** True for all cells of a block that is merged now. */
  merges(row0: number, column0: number): boolean;
  /** What people typed into a cell that is about to be covered, to be written into the first cell of its block. */
  movedTo(row0: number, column0: number): ExtendedValue | undefined;
}

type Block = Omit<Rectangle<unknown>, "value">;

/**
 * Plans the merges of an arranged sheet. A block is left unmerged when it would cover something that has to stand or that people
 * typed, when it would run into another block, or when it would cross the frozen boundary, which Google refuses.
 */
export function planMerges(arrangement: Arrangement): MergePlan {
  const { sheetId } = arrangement.desired;
  const { torn, carried } = carryMerges(arrangement);
  const { owner, made, moved } = chooseBlocks(arrangement, new Set(carried.map(textOf)));
  const ownerAt = (row0: number, column0: number) => owner.get(cellNumber(arrangement, row0, column0));
  const kept = new Set([...owner.values()].map(textOf));
  const isInTheWay = (block: Block) =>
    !isMergeable(arrangement, block) ||
    someCell(block, (row0, column0) => ownerAt(row0, column0) !== undefined || isOurs(arrangement, row0, column0));
  const unmerge = carried.filter((block) => !kept.has(textOf(block)) && isInTheWay(block));
  const restored = torn.flatMap(({ block }) => (block && !isInTheWay(block) ? [block] : []));
  return {
    before: torn.map(({ range }) => ({ unmergeCells: { range } })),
    unmerge: unmerge.map((block) => ({ unmergeCells: { range: rangeOf(sheetId, block) } })),
    merge: [...made, ...restored].map((block) => ({
      mergeCells: { range: rangeOf(sheetId, block), mergeType: "MERGE_ALL" },
    })),
    covers(row0, column0) {
      const block = ownerAt(row0, column0);
      return block !== undefined && !isFirst(block, row0, column0);
    },
    merges: (row0, column0) => made.has(ownerAt(row0, column0)!),
    movedTo: (row0, column0) => moved.get(cellNumber(arrangement, row0, column0)),
  };
}

interface ChosenBlocks {
  /** By number of a cell: the block it belongs to. */
  readonly owner: ReadonlyMap<number, Block>;
  /** The blocks that do not stand yet. */
  readonly made: ReadonlySet<Block>;
  /** By number of a block's first cell: what that cell takes over from a cell that is about to be covered. */
  readonly moved: ReadonlyMap<number, ExtendedValue>;
}

function chooseBlocks(arrangement: Arrangement, standing: ReadonlySet<string>): ChosenBlocks {
  const owner = new Map<number, Block>();
  const made = new Set<Block>();
  const moved = new Map<number, ExtendedValue>();
  for (const block of possibleBlocks(arrangement)) {
    const stands = standing.has(textOf(block));
    const typed = stands ? [] : typedContents(arrangement, block);
    if (!stands && (!fitsIntoFirst(arrangement, block, typed) || coversNotes(arrangement, block))) continue;
    for (const { row0, column0 } of cellsOf(block)) owner.set(cellNumber(arrangement, row0, column0), block);
    if (!stands) made.add(block);
    if (typed[0]) moved.set(cellNumber(arrangement, block.row0, block.column0), typed[0]);
  }
  return { owner, made, moved };
}

/** The desired blocks that could be merged, whatever people typed: an earlier one keeps a later one from the cells of both. */
function possibleBlocks(arrangement: Arrangement): readonly Block[] {
  const taken = new Set<number>();
  const isFree = (block: Block) =>
    !someCell(
      block,
      (row0, column0) =>
        taken.has(cellNumber(arrangement, row0, column0)) ||
        (!isFirst(block, row0, column0) && mustHold(arrangement, row0, column0)),
    );
  return arrangement.desired.merges.flatMap((desired) => {
    const block = placeBlock(arrangement, desired);
    if (!isMergeable(arrangement, block) || !isFree(block)) return [];
    for (const { row0, column0 } of cellsOf(block)) taken.add(cellNumber(arrangement, row0, column0));
    return [block];
  });
}

/** The merges that are there: where Google carries them, or, when they have to be taken apart, where they could be put together again. */
function carryMerges({ sheet, rowChanges, columnChanges, rows }: Arrangement): {
  readonly torn: readonly { readonly range: GridRange; readonly block: Block | null }[];
  readonly carried: readonly Block[];
} {
  const torn: { range: GridRange; block: Block | null }[] = [];
  const carried: Block[] = [];
  const movedTo = rowChanges.moves.length > 0 ? new Map(rows.map(({ from0 }, row0) => [from0, row0])) : undefined;
  for (const range of sheet?.merges ?? []) {
    const { startRowIndex = 0, endRowIndex = 0, startColumnIndex = 0, endColumnIndex = 0 } = range;
    const height = endRowIndex - startRowIndex;
    const columns = columnChanges.carry({ start0: startColumnIndex, count: endColumnIndex - startColumnIndex })!;
    const carriedRows = rowChanges.carry({ start0: startRowIndex, count: height });
    const block = (row0: number, count: number): Block => ({
      row0,
      rows: count,
      column0: columns.start0,
      columns: columns.count,
    });
    if (carriedRows) {
      if (carriedRows.count * columns.count > 1) carried.push(block(carriedRows.start0, carriedRows.count));
    } else {
      const row0 = movedTo?.get(startRowIndex);
      const together =
        row0 !== undefined &&
        Array.from({ length: height }, (_, index) => rows[row0 + index]?.from0 === startRowIndex + index).every(
          Boolean,
        );
      torn.push({ range, block: together && columns.count > 0 ? block(row0, height) : null });
    }
  }
  return { torn, carried };
}

/** The different things that people typed into the cells of a block that is not merged yet. */
function typedContents(arrangement: Arrangement, block: Block): readonly ExtendedValue[] {
  const found = new Map<string, ExtendedValue>();
  for (const { row0, column0 } of cellsOf(block)) {
    const value = standingAt(arrangement, row0, column0)?.userEnteredValue;
    if (value && wantedAt(arrangement, row0, column0) === undefined) found.set(JSON.stringify(value), value);
  }
  return [...found.values()];
}

/** True when people have a note at a cell that the block would cover. */
function coversNotes(arrangement: Arrangement, block: Block): boolean {
  return someCell(block, (row0, column0) => {
    const note = standingAt(arrangement, row0, column0)?.note ?? "";
    return !isFirst(block, row0, column0) && note !== "" && !isOurNote(note);
  });
}

function standingAt({ sheet, rows, columns }: Arrangement, row0: number, column0: number): CellData | undefined {
  const [rowFrom0, columnFrom0] = [rows[row0]!.from0, columns[column0]!.from0];
  return sheet && rowFrom0 >= 0 && columnFrom0 >= 0 ? cellAt(sheet, rowFrom0, columnFrom0) : undefined;
}

/** True when the first cell of a block can hold all that people typed into the block. */
function fitsIntoFirst(arrangement: Arrangement, { row0, column0 }: Block, typed: readonly ExtendedValue[]): boolean {
  if (wantedAt(arrangement, row0, column0) !== undefined) return typed.length === 0;
  const isMade = arrangement.rows[row0]!.made || arrangement.columns[column0]!.from0 < 0;
  const initial = (isMade ? cellOf(arrangement, row0, column0)?.initial : undefined) ?? "";
  if (initial === "") return typed.length <= 1;
  return typed.every((value) =>
    [value.stringValue, value.numberValue, value.boolValue].some((part) => part === initial),
  );
}

function isOurs(arrangement: Arrangement, row0: number, column0: number): boolean {
  return cellOf(arrangement, row0, column0) !== undefined || wantedAt(arrangement, row0, column0) !== undefined;
}

function mustHold(arrangement: Arrangement, row0: number, column0: number): boolean {
  const wanted = wantedAt(arrangement, row0, column0);
  return wanted !== undefined && wanted !== null && wanted !== "";
}

/** What always has to stand in a cell; null for nothing, undefined for whatever people type. */
function wantedAt(arrangement: Arrangement, row0: number, column0: number): DesiredCell["value"] {
  const { row } = arrangement.rows[row0]!;
  const isKeyCell = row && arrangement.columns[column0]!.column?.key === arrangement.desired.keyColumn;
  return isKeyCell ? row.key : cellOf(arrangement, row0, column0)?.value;
}

function cellOf({ rows, columns }: Arrangement, row0: number, column0: number): DesiredCell | undefined {
  const column = columns[column0]?.column;
  return column && rows[row0]?.row?.cells[column.key];
}

function cellNumber({ columns }: Arrangement, row0: number, column0: number): number {
  return row0 * columns.length + column0;
}

function isMergeable({ frozenRows, frozenColumns }: Arrangement, { row0, rows, column0, columns }: Block): boolean {
  const crosses = (start0: number, count: number, boundary0: number) =>
    start0 < boundary0 && boundary0 < start0 + count;
  return rows * columns > 1 && !crosses(row0, rows, frozenRows) && !crosses(column0, columns, frozenColumns);
}

function isFirst(block: Block, row0: number, column0: number): boolean {
  return block.row0 === row0 && block.column0 === column0;
}

function* cellsOf({ row0, rows, column0, columns }: Block): Generator<{ row0: number; column0: number }> {
  for (let row = row0; row < row0 + rows; row++) {
    for (let column = column0; column < column0 + columns; column++) yield { row0: row, column0: column };
  }
}

function someCell(block: Block, test: (row0: number, column0: number) => boolean): boolean {
  for (const { row0, column0 } of cellsOf(block)) if (test(row0, column0)) return true;
  return false;
}

function textOf({ row0, rows, column0, columns }: Block): string {
  return `${row0} ${rows} ${column0} ${columns}`;
}

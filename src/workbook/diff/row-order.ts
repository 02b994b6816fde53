import type { DesiredRow, DesiredSheet, Disposable } from "../desired.ts";
import { isOurNote, type Located, locate } from "../ours.ts";
import type { RowData, Sheet } from "../sheets-api.ts";
import { isBlank } from "../snapshot.ts";
import type { Line } from "./lines.ts";
import { planMoves } from "./moves.ts";

/** A row in its place to be; without a desired row it belongs to the people, and only stands where it does. */
export interface PlacedRow extends Line {
  readonly row?: DesiredRow;
  /** True when the row gets its first content, be it an inserted row or a blank one at the end. */
  readonly made: boolean;
  /** True for a row of the people's own that bears the key of a desired one, as copies do: the key is taken out. */
  readonly losesKey?: boolean;
}

/**
 * Lines the desired rows up with those that are there. A row of the people's own stays behind the row that is above it now,
 * and behind those that come in between because they are new or moved; blank rows at the end stay at the end, and new rows that come last use them up first.
 */
export function orderRows(desired: DesiredSheet, sheet: Sheet): readonly PlacedRow[] {
  const located = locate(sheet, desired.keyColumn);
  const standing = standingRows(desired, located);
  const rowCount = located.keyOfRow.length;
  const end0 = desired.isOpenEnded ? rowCount : endOfContent(sheet, rowCount, standing);
  const { front, behind } = leftovers(desired, sheet, located, standing, end0);

  const stays = staying(standing);
  // The head of a sheet that goes on below is all of it that is read, so that it has to stand on top.
  const order: PlacedRow[] = desired.isOpenEnded ? [] : [...front];
  const lastStanding = standing.reduce((last, row0, index) => (row0 < 0 ? last : index), -1);
  let blank0 = end0;
  let waiting: readonly PlacedRow[] = [];
  for (const [index, row] of desired.rows.entries()) {
    const row0 = standing[index]!;
    if (stays.has(row0)) {
      if (!desired.isOpenEnded) order.push(...waiting);
      waiting = desired.isOpenEnded ? [...waiting, ...behind.get(row0)!] : behind.get(row0)!;
    }
    const usesBlank = row0 < 0 && index > lastStanding && waiting.length === 0 && blank0 < located.keyOfRow.length;
    const from0 = usesBlank ? blank0++ : row0;
    order.push({ from0, goes: false, row, made: row0 < 0, ownSize: row.heightPx !== undefined });
    if (row0 >= 0 && !stays.has(row0)) order.push(...behind.get(row0)!);
  }
  if (desired.isOpenEnded) order.push(...front);
  order.push(...waiting);
  for (; blank0 < located.keyOfRow.length; blank0++) order.push({ from0: blank0, goes: false, made: false });
  return order;
}

/** The rows that need not move to stand in the order wanted. */
function staying(standing: readonly number[]): ReadonlySet<number> {
  const wanted = standing.filter((row0) => row0 >= 0);
  const sorted = [...wanted].sort((a, b) => a - b);
  const rank = new Map(sorted.map((row0, index) => [row0, index]));
  const { stays } = planMoves(wanted.map((row0) => rank.get(row0)!));
  return new Set(sorted.filter((_, index) => stays[index]));
}

/** By desired row: the row where it stands, or -1. Where it is said to stand comes first, then what the key cells say. */
function standingRows({ rows }: DesiredSheet, { keyOfRow }: Located): readonly number[] {
  const taken = new Set<number>();
  const standing = rows.map(({ standsAt0 = -1 }) => {
    if (standsAt0 < 0 || standsAt0 >= keyOfRow.length || taken.has(standsAt0)) return -1;
    taken.add(standsAt0);
    return standsAt0;
  });
  const waiting = new Map<string, number>();
  for (const [index, { key }] of rows.entries()) if (standing[index] === -1) waiting.set(key, index);
  for (const [row0, key] of keyOfRow.entries()) {
    const index = taken.has(row0) ? undefined : waiting.get(key);
    if (index === undefined) continue;
    standing[index] = row0;
    waiting.delete(key);
  }
  return standing;
}

/** Rows that are not desired, by the desired row that they follow; those above all desired ones are the front. */
function leftovers(
  { rows, disposable, keyColumn }: DesiredSheet,
  sheet: Sheet,
  { columns, keyOfRow }: Located,
  standing: readonly number[],
  end0: number,
): { front: readonly PlacedRow[]; behind: ReadonlyMap<number, readonly PlacedRow[]> } {
  const behind = new Map(standing.map((row0): [number, PlacedRow[]] => [row0, []]));
  const behindKey = new Map(rows.map(({ key }, index) => [key, behind.get(standing[index]!)]));
  const ruleFor = disposal(disposable);
  const front: PlacedRow[] = [];
  let group = front;
  for (let row0 = 0; row0 < end0; row0++) {
    const key = keyOfRow[row0]!;
    const followers = behind.get(row0);
    group = followers ?? group;
    if (followers) continue;
    const rule = ruleFor(key);
    const goes = rule !== undefined && holdsOnly(rule, rowAt(sheet, row0), columns, keyColumn);
    // A copy that keeps its key stands behind the row it copies, so that the next pass takes the same one.
    const place = rule && !goes ? (behindKey.get(key) ?? group) : group;
    place.push({ from0: row0, goes, made: false, losesKey: !rule && behindKey.has(key) });
  }
  return { front, behind };
}

function disposal(disposable: readonly Disposable[]): (key: string) => Disposable | undefined {
  const byKey = new Map(disposable.map((rule) => [rule.key, rule]));
  const beginnings = disposable.flatMap((rule) =>
    /[:*]$/.test(rule.key) ? [{ rule, beginning: rule.key.replace(/\*$/, "") }] : [],
  );
  return (key) => byKey.get(key) ?? beginnings.find(({ beginning }) => key.startsWith(beginning))?.rule;
}

function holdsOnly(
  { holds }: Disposable,
  row: RowData | undefined,
  columns: Located["columns"],
  keyColumn: string,
): boolean {
  const ours = new Set(holds ? [...holds, keyColumn].map((column) => columns.get(column)) : columns.values());
  return (row?.values ?? []).every((cell, column0) =>
    ours.has(column0) ? !cell.note || isOurNote(cell.note) : isBlank(cell),
  );
}

/** The first row of the blank ones that end the sheet. */
function endOfContent(sheet: Sheet, rowCount: number, standing: readonly number[]): number {
  const first0 = standing.reduce((last0, row0) => Math.max(last0, row0), -1) + 1;
  let end0 = rowCount;
  while (end0 > first0 && (rowAt(sheet, end0 - 1)?.values ?? []).every(isBlank)) end0--;
  return end0;
}

function rowAt(sheet: Sheet, row0: number): RowData | undefined {
  return sheet.data?.[0]?.rowData?.[row0];
}

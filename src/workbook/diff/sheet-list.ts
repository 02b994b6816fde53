import type { DesiredSheet, DesiredWorkbook } from "../desired.ts";
import type { Request, Sheet, SheetProperties } from "../sheets-api.ts";
import type { Snapshot } from "../snapshot.ts";
import { colorStyle } from "../styles.ts";
import type { Arrangement } from "./arrangement.ts";
import { canonicalColor } from "./canonical.ts";
import { planMoves } from "./moves.ts";

/** The title that each managed or original sheet gets, by sheet id. A title that belongs to a sheet of the people's own goes on with " (2)". */
export function chooseTitles({ sheets, originals }: DesiredWorkbook, snapshot: Snapshot): ReadonlyMap<number, string> {
  const ours = new Set([...sheets, ...originals].map(({ sheetId }) => sheetId));
  const taken = new Set(
    (snapshot.sheets ?? []).filter((sheet) => !ours.has(idOf(sheet))).map((sheet) => fold(titleOf(sheet))),
  );
  const titles = new Map<number, string>();
  for (const { sheetId, title } of [...sheets, ...originals]) {
    let free = title;
    for (let number = 2; taken.has(fold(free)); number++) free = `${title} (${number})`;
    taken.add(fold(free));
    titles.set(sheetId, free);
  }
  return titles;
}

/** The requests that rename, sort, make and show the sheets: managed ones first, then those of the people, originals last. */
export function diffSheetList(
  { sheets, originals }: DesiredWorkbook,
  snapshot: Snapshot,
  titles: ReadonlyMap<number, string>,
  arrangements: ReadonlyMap<number, Arrangement>,
): readonly Request[] {
  const standing = new Map((snapshot.sheets ?? []).map((sheet) => [idOf(sheet), sheet]));
  const ours = new Set([...sheets, ...originals].map(({ sheetId }) => sheetId));
  const order = [
    ...sheets.map(({ sheetId }) => sheetId),
    ...[...standing.keys()].filter((sheetId) => !ours.has(sheetId)),
    ...originals.map(({ sheetId }) => sheetId).filter((sheetId) => standing.has(sheetId)),
  ];
  const added = sheets.filter(({ sheetId }) => !standing.has(sheetId));
  return [
    ...renameSheets(titles, standing),
    ...sortSheets(
      order.filter((sheetId) => standing.has(sheetId)),
      [...standing.keys()],
    ),
    ...added.map((sheet) =>
      addSheet(sheet, order.indexOf(sheet.sheetId), titles.get(sheet.sheetId)!, arrangements.get(sheet.sheetId)!),
    ),
    ...showSheets(sheets, standing),
    ...sheets.flatMap((sheet) => correctSheet(sheet, standing.get(sheet.sheetId)?.properties)),
  ];
}

/** A title may only be given once its present holder has let go of it; where titles go round in a ring, one waits under another name. */
function renameSheets(titles: ReadonlyMap<number, string>, standing: ReadonlyMap<number, Sheet>): readonly Request[] {
  const held = new Map([...standing].map(([sheetId, sheet]) => [fold(titleOf(sheet)), sheetId]));
  const waiting = new Map(
    [...titles].filter(([sheetId, title]) => standing.has(sheetId) && titleOf(standing.get(sheetId)!) !== title),
  );
  const requests: Request[] = [];
  const rename = (sheetId: number, title: string) => {
    for (const [name, holder] of held) if (holder === sheetId) held.delete(name);
    held.set(fold(title), sheetId);
    requests.push({ updateSheetProperties: { properties: { sheetId, title }, fields: "title" } });
  };
  while (waiting.size > 0) {
    const next = [...waiting].find(([sheetId, title]) => (held.get(fold(title)) ?? sheetId) === sheetId);
    const [sheetId, title] = next ?? [...waiting][0]!;
    rename(sheetId, next ? title : `${title} (${sheetId})`);
    if (next) waiting.delete(sheetId);
  }
  return requests;
}

function sortSheets(order: readonly number[], standing: readonly number[]): readonly Request[] {
  const index0 = new Map(standing.map((sheetId, index) => [sheetId, index]));
  const { moves } = planMoves(order.map((sheetId) => index0.get(sheetId)!));
  const sheetIds = [...standing];
  return moves.flatMap(({ start0, count, before0 }) => {
    const moved = sheetIds.splice(start0, count);
    sheetIds.splice(before0 > start0 ? before0 - count : before0, 0, ...moved);
    // Sheets move one at a time: to the left each goes behind the one before it, to the right they queue up for the same place.
    return moved.map(
      (sheetId, nth): Request => ({
        updateSheetProperties: {
          properties: { sheetId, index: before0 > start0 ? before0 : before0 + nth },
          fields: "index",
        },
      }),
    );
  });
}

function addSheet(
  desired: DesiredSheet,
  index: number,
  title: string,
  { rows, columns, frozenRows, frozenColumns }: Arrangement,
): Request {
  const { sheetId, hidden, tabColor, spareRows = 0 } = desired;
  return {
    addSheet: {
      properties: {
        sheetId,
        title,
        index,
        hidden,
        ...(tabColor && { tabColorStyle: colorStyle(tabColor) }),
        gridProperties: {
          rowCount: Math.max(rows.length + spareRows, 1),
          columnCount: Math.max(columns.length, 1),
          frozenRowCount: frozenRows,
          frozenColumnCount: frozenColumns,
          hideGridlines: true,
        },
      },
    },
  };
}

/** People may hide our sheets and show them again, but Google wants one to be seen when the others are hidden. */
function showSheets(sheets: readonly DesiredSheet[], standing: ReadonlyMap<number, Sheet>): readonly Request[] {
  const hides = new Set(sheets.filter(({ hidden }) => hidden).map(({ sheetId }) => sheetId));
  const stayVisible = [...standing.values()].some((sheet) => !sheet.properties?.hidden && !hides.has(idOf(sheet)));
  const shown = sheets.filter(({ hidden }) => !hidden);
  const [first] = shown;
  if (stayVisible || !first || shown.some(({ sheetId }) => !standing.has(sheetId))) return [];
  return [{ updateSheetProperties: { properties: { sheetId: first.sheetId, hidden: false }, fields: "hidden" } }];
}

function correctSheet(
  { sheetId, hidden, tabColor }: DesiredSheet,
  standing: SheetProperties | undefined,
): readonly Request[] {
  if (!standing) return [];
  const properties: SheetProperties = { sheetId };
  const fields: string[] = [];
  if (hidden && !standing.hidden) {
    properties.hidden = true;
    fields.push("hidden");
  }
  if (canonicalColor(standing.tabColorStyle) !== (tabColor ? canonicalColor(colorStyle(tabColor)) : undefined)) {
    if (tabColor) properties.tabColorStyle = colorStyle(tabColor);
    fields.push("tabColorStyle");
  }
  if (!standing.gridProperties?.hideGridlines) {
    properties.gridProperties = { hideGridlines: true };
    fields.push("gridProperties.hideGridlines");
  }
  return fields.length > 0 ? [{ updateSheetProperties: { properties, fields: fields.join() } }] : [];
}

function idOf({ properties }: Sheet): number {
  return properties?.sheetId ?? 0;
}

function titleOf({ properties }: Sheet): string {
  return properties?.title ?? "";
}

/** Google takes titles that differ only in case for the same. */
function fold(title: string): string {
  return title.toLowerCase();
}

import { isOurNote, NOTE_MARK } from "../ours.ts";
import type { Request } from "../sheets-api.ts";
import { type Arrangement, eachCell } from "./arrangement.ts";
import { createCellUpdates } from "./cell-updates.ts";
import type { MergePlan } from "./merges.ts";

/** The requests that set and remove our notes; a note of the people's own stays and wins. */
export function diffNotes(arrangement: Arrangement, merges: MergePlan): readonly Request[] {
  const updates = createCellUpdates(arrangement.desired.sheetId, "note");
  eachCell(arrangement, ({ row0, column0, cell, now }) => {
    const standing = now?.note ?? "";
    if (merges.covers(row0, column0) || (standing && !isOurNote(standing))) return;
    const wanted = cell.note === undefined ? "" : `${NOTE_MARK}\n${cell.note}`;
    if (wanted !== standing) updates.add(row0, column0, [wanted ? { note: wanted } : {}]);
  });
  return updates.all();
}

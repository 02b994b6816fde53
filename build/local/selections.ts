import type { RangeFacts } from "./services/host-calls.ts";
import { parseA1 } from "./sheets/a1.ts";
import { columnCountOf, idOf, rowCountOf } from "./sheets/draft.ts";
import type { Block, Sheet } from "./sheets/resources.ts";

/** The cells that somebody has selected, and the one among them that typing would go to. */
export interface Selection extends Block {
  readonly currentRow0: number;
  readonly currentColumn0: number;
}

/** What is selected as scripts are told it. */
export interface SelectionFacts {
  readonly activeRange: RangeFacts;
  readonly currentCell: RangeFacts;
}

/** The selection that a script makes when it goes to a sheet, or to a range of it. */
export function selectionOfA1(sheetId: number, a1: string | null): Selection {
  const {
    startRow0 = 0,
    endRow0 = startRow0 + 1,
    startColumn0 = 0,
    endColumn0 = startColumn0 + 1,
  } = parseA1(a1 ?? "A1") ?? {};
  return {
    sheetId,
    startRow0,
    endRow0,
    startColumn0,
    endColumn0,
    currentRow0: startRow0,
    currentColumn0: startColumn0,
  };
}

/** A selection that still lies on its sheet; else A1 of the first sheet that shows, as in a spreadsheet just opened. */
export function selectionFacts(sheets: readonly Sheet[], selected: Selection | undefined): SelectionFacts {
  const sheet = sheets.find((candidate) => idOf(candidate) === selected?.sheetId);
  const first = sheets.find(({ properties }) => !properties?.hidden);
  const isThere =
    sheet && selected && selected.endRow0 <= rowCountOf(sheet) && selected.endColumn0 <= columnCountOf(sheet);
  const { currentRow0, currentColumn0, ...block } = isThere
    ? selected
    : selectionOfA1(sheet ? idOf(sheet) : first ? idOf(first) : 0, null);
  const { sheetId, startRow0, endRow0, startColumn0, endColumn0 } = block;
  return {
    activeRange: {
      sheetId,
      rowStart: startRow0 + 1,
      rowEnd: endRow0,
      columnStart: startColumn0 + 1,
      columnEnd: endColumn0,
    },
    currentCell: {
      sheetId,
      rowStart: currentRow0 + 1,
      rowEnd: currentRow0 + 1,
      columnStart: currentColumn0 + 1,
      columnEnd: currentColumn0 + 1,
    },
  };
}

import { invalid } from "../sheets/errors.ts";
import { sizeOf, sizeOfContent } from "./measure.ts";
import type { Block, Cell, Paragraph, Row, StoredDocument, Table } from "./resources.ts";

/** A list of blocks that text can flow in, and where it is: a segment or a table's cell. */
export interface Flow {
  readonly content: Block[];
  /** Index of its first block within the segment. */
  readonly start: number;
  readonly end: number;
  readonly segmentId: string;
  /** The tables, rows and cells around it, whose sizes follow its own. */
  readonly around: readonly (Table | Row | Cell)[];
}

/** A place between two code units of a flow. */
export interface Place {
  readonly flow: Flow;
  /** Position of the block that begins at or reaches over the index; the number of blocks at the end of the flow. */
  readonly at0: number;
  readonly blockStart: number;
  readonly index: number;
}

export interface TablePlace {
  readonly table: Table;
  readonly start: number;
  readonly flow: Flow;
}

/** A segment of a document: the body for an empty id. Throws `ApiError` 400 when there is none or the tab is another. */
export function segmentOf(document: StoredDocument, segmentId: string | null | undefined, tabId?: string | null): Flow {
  if (tabId && tabId !== TAB_ID) throw invalid(`Tab not found: ${tabId}`);
  const id = segmentId ?? "";
  const content = id === "" ? document.body : (document.headers[id] ?? document.footers[id])?.content;
  if (!content) throw invalid(`Segment with ID ${id} was not found.`);
  return { content, start: 0, end: sizeOfContent(content), segmentId: id, around: [] };
}

/** The only tab that a document has here. */
export const TAB_ID = "t.0";

/**
 * The innermost place of an index within a flow. Undefined where the index is between a table's start and the text of a cell, as no
 * text can stand there. At the end of the flow the place is behind the last block.
 */
export function placeOf(flow: Flow, index: number): Place | undefined {
  let blockStart = flow.start;
  for (const [at0, block] of flow.content.entries()) {
    const end = blockStart + sizeOf(block);
    if (index < end) {
      if (index === blockStart || block.kind !== "table") return { flow, at0, blockStart, index };
      const cell = cellFlowAt(flow, block, blockStart, index);
      return cell && placeOf(cell, index);
    }
    blockStart = end;
  }
  return { flow, at0: flow.content.length, blockStart, index };
}

/** The table that begins at an index. Throws `ApiError` 400 when none does. */
export function tableAt(segment: Flow, index: number | null | undefined): TablePlace {
  const place = index === null || index === undefined ? undefined : placeOf(segment, index);
  const block = place?.flow.content[place.at0];
  if (!place || block?.kind !== "table" || place.blockStart !== index)
    throw invalid(`Invalid table start location. Must specify the start index of the table.`);
  return { table: block, start: index, flow: place.flow };
}

/** Each paragraph that overlaps a range, also within tables, with its index; `around` as in `Flow`. */
export function eachParagraph(
  flow: Flow,
  start: number,
  end: number,
  visit: (paragraph: Paragraph, paragraphStart: number, flow: Flow) => void,
): void {
  let at = flow.start;
  for (const block of [...flow.content]) {
    const next = at + sizeOf(block);
    if (at < end && next > start) {
      if (block.kind === "paragraph") visit(block, at, flow);
      else if (block.kind === "table") {
        for (const cell of [...cellFlows(flow, block, at, start, end)]) eachParagraph(cell, start, end, visit);
      }
    }
    if (next >= end) return;
    at = next;
  }
}

/** The flows of a table's cells that overlap a range. */
export function* cellFlows(flow: Flow, table: Table, tableStart: number, from: number, to: number): Generator<Flow> {
  let at = tableStart + 1;
  for (const row of table.rows) {
    const rowEnd = at + sizeOf(row);
    if (rowEnd > from && at < to) {
      let cellAt = at + 1;
      for (const cell of row.cells) {
        const cellEnd = cellAt + sizeOf(cell);
        if (cellEnd > from && cellAt < to) {
          const around = [...flow.around, table, row, cell];
          yield { content: cell.content, start: cellAt + 1, end: cellEnd, segmentId: flow.segmentId, around };
        }
        cellAt = cellEnd;
      }
    }
    at = rowEnd;
  }
}

function cellFlowAt(flow: Flow, table: Table, tableStart: number, index: number): Flow | undefined {
  for (const cell of cellFlows(flow, table, tableStart, index, index + 1)) if (cell.start <= index) return cell;
  return undefined;
}

import type { docs_v1 } from "googleapis";
import { invalid } from "../../sheets/errors.ts";
import { changed, splitPieces } from "../edit.ts";
import { listOfPreset, presetOf } from "../lists.ts";
import { textOf } from "../measure.ts";
import { eachParagraph, type Flow } from "../places.ts";
import { newId, readStyledRange } from "../request-parts.ts";
import type { Paragraph, StoredDocument } from "../resources.ts";

/** Each paragraph's level is the number of its leading tabs, which are taken away. */
export function createParagraphBullets(
  document: StoredDocument,
  request: docs_v1.Schema$CreateParagraphBulletsRequest,
): void {
  const { segment, start, end } = readStyledRange(document, request.range);
  const preset = request.bulletPreset ?? "";
  if (preset === "" || preset.endsWith("_UNSPECIFIED")) throw invalid("A bullet preset must be specified.");
  const found: { paragraph: Paragraph; at: number; flow: Flow }[] = [];
  eachParagraph(segment, start, end, (paragraph, at, flow) => found.push({ paragraph, at, flow }));
  const listId = listBefore(found[0], preset, document) ?? newList(document, preset);
  for (const { paragraph, at, flow } of found.reverse()) {
    const tabs = /^\t*/.exec(textOf(paragraph))![0].length;
    paragraph.bullet = { listId, ...(tabs > 0 && { nestingLevel: Math.min(tabs, MOST_LEVELS - 1) }) };
    // The list gives the indent, as in the editor.
    const { indentStart: _start, indentFirstLine: _first, ...style } = paragraph.style;
    paragraph.style = style;
    paragraph.pieces = splitPieces(paragraph.pieces, tabs)[1];
    if (tabs > 0) changed(document, flow, at, tabs, 0);
  }
}

const MOST_LEVELS = 9;

/** The list of the paragraph before, when it has the same kind of bullets. */
function listBefore(
  first: { paragraph: Paragraph; flow: Flow } | undefined,
  preset: string,
  { lists }: StoredDocument,
): string | undefined {
  const content = first?.flow.content ?? [];
  const before = first && content[content.indexOf(first.paragraph) - 1];
  const listId = before?.kind === "paragraph" ? before.bullet?.listId : undefined;
  return listId && presetOf(lists[listId]) === preset ? listId : undefined;
}

function newList(document: StoredDocument, preset: string): string {
  const listId = newId(document, "kix");
  document.lists[listId] = listOfPreset(preset);
  return listId;
}

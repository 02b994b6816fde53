import { blockRequests } from "./block-requests.ts";
import type { Request } from "./docs-api.ts";
import type { Report } from "./report.ts";
import { replaceRequests } from "./requests.ts";
import { type Mark, markKey, type Template, type TemplateParagraph } from "./template.ts";
import { docText } from "./text.ts";

/**
 * Requests that fill a copy of a template with a report, for one `documents.batchUpdate`. They go from the end of the
 * document to its start, so that the places read from the template hold; texts are written where a mark stands and never
 * searched for, so a text that itself holds `{{…}}` comes out as text. Marks that the report does not know stay.
 */
export function fillRequests(template: Template, report: Report): readonly Request[] {
  const names = namesOf(report);
  return [...template.paragraphs].reverse().flatMap((paragraph) => paragraphRequests(paragraph, names));
}

/** What the marks of a template stand for, by their keys. */
export interface Names {
  readonly fields: ReadonlyMap<string, string>;
  readonly blocks: ReadonlyMap<string, Report["blocks"][string]>;
}

/** The fields and blocks of a report by their keys. */
export function namesOf({ fields, blocks }: Report): Names {
  return {
    fields: new Map(Object.entries(fields).map(([name, value]) => [markKey(name), value])),
    blocks: new Map(Object.entries(blocks).map(([name, value]) => [markKey(name), value])),
  };
}

/** Whether a block can stand in the place of a mark: alone in a paragraph of the body, outside tables. */
export function takesBlock({ where }: TemplateParagraph, { isAlone }: Mark): boolean {
  return isAlone && where === "body";
}

function paragraphRequests(paragraph: TemplateParagraph, { fields, blocks }: Names): readonly Request[] {
  return [...paragraph.marks].reverse().flatMap((mark) => {
    const value = fields.get(mark.key);
    if (value !== undefined) return replaceRequests(paragraph.segment, mark.start, mark.end, docText(value));
    const block = blocks.get(mark.key);
    return block && takesBlock(paragraph, mark) ? blockRequests(paragraph, block) : [];
  });
}

import { type DocxCell, docx, paragraph, table } from "./docx.ts";
import { type OfficeTable, usulutanOfficeTables } from "./office-tables.ts";

/**
 * Usulután's plan as a Word document: prose, the headings of the axes, a title above each Cuadro, a table for each of its
 * pages with the header repeated, merged cells, lists.
 */
export function usulutanDocx(): Uint8Array {
  const parts = usulutanOfficeTables().map((officeTable) =>
    [
      ...(officeTable.axis ? [paragraph(officeTable.axis, "heading")] : []),
      paragraph("El siguiente cuadro detalla lo que la municipalidad se propone."),
      paragraph(officeTable.title),
      tablesOf(officeTable).join(paragraph("")),
    ].join(""),
  );
  return docx(paragraph("Política de integridad", "heading") + parts.join(""));
}

function tablesOf({ rows, pageRows0 }: OfficeTable): string[] {
  return pageRows0.map((firstRow0, page0) =>
    table(rows.slice(firstRow0, pageRows0[page0 + 1]).map((_, row0) => cellsOf(rows, firstRow0 + row0))),
  );
}

function cellsOf(rows: OfficeTable["rows"], row0: number): DocxCell[] {
  const cells: DocxCell[] = [];
  for (let column0 = 0; column0 < rows[row0]!.length; column0++) {
    const cell = rows[row0]![column0];
    if (cell) {
      const content = cell.lines.map(({ text, isItem }) => paragraph(text, isItem ? "item" : "plain")).join("");
      const { columnSpan } = cell;
      cells.push({ content, columnSpan, ...(cell.rowSpan > 1 ? { vertical: "restart" as const } : {}) });
      column0 += columnSpan - 1;
    } else cells.push({ content: "", vertical: "continue" });
  }
  return cells;
}

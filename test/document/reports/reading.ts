import type { Block, Run, TableBlock, TableCell } from "../../../src/document/block.ts";
import type { Report } from "../../../src/document/report.ts";

/** The only table of a block of the report; @throws where there is none. */
export function tableIn(report: Report, name: string): TableBlock {
  const tables = tablesOf(report.blocks[name] ?? []);
  if (tables.length !== 1) throw new Error(`The block ${name} has ${tables.length} tables.`);
  return tables[0]!;
}

export function tablesOf(blocks: readonly Block[]): readonly TableBlock[] {
  return blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
}

/** The texts of a table by row; @see gridOf. */
export function textsOf(table: TableBlock): readonly (readonly string[])[] {
  return gridOf(table).map((row) => row.map((cell) => cell?.text ?? ""));
}

/** The cells of a table where they stand, null where a span of another covers; @throws where they do not fit in its columns. */
export function gridOf({ columns, rows }: TableBlock): readonly (readonly (TableCell | null)[])[] {
  const grid: (TableCell | null | undefined)[][] = rows.map(() => []);
  rows.forEach(({ cells }, row0) => {
    let column0 = 0;
    for (const cell of cells) {
      while (grid[row0]![column0] !== undefined) column0++;
      const { columnSpan = 1, rowSpan = 1 } = cell;
      if (column0 + columnSpan > columns.length) throw new Error(`Row ${row0} has more cells than columns.`);
      if (row0 + rowSpan > rows.length) throw new Error(`A cell of row ${row0} reaches below the table.`);
      for (let down = 0; down < rowSpan; down++)
        for (let right = 0; right < columnSpan; right++) {
          if (grid[row0 + down]![column0 + right] !== undefined) throw new Error(`Cells overlap in row ${row0}.`);
          grid[row0 + down]![column0 + right] = down + right === 0 ? cell : null;
        }
    }
  });
  return grid.map((row) => columns.map((_, column0) => row[column0] ?? null));
}

/** All that people read in some blocks, a paragraph, item or cell each. */
export function proseOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(proseIn);
}

function proseIn(block: Block): readonly string[] {
  const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join("");
  switch (block.kind) {
    case "paragraph":
      return [textOf(block.runs)];
    case "list":
      return block.items.map(textOf);
    case "table":
      return [
        ...block.columns.map(({ title }) => title),
        ...block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
      ];
  }
}

/** The cells of the last part of a row that are filled in a bar. */
export function barLength(cells: readonly (TableCell | null)[]): number {
  return cells.filter((cell) => cell?.shade === "bar").length;
}

/** The cents that an amount as people read it says. */
export function centsIn(text: string): number {
  return Math.round(Number(text.replace(/[$,+]/g, "")) * 100);
}

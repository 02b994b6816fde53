import { writeFileSafely } from "../local/atomic-file.ts";
import { exportXlsx } from "../local/export-xlsx.ts";
import { INSTALLER, type Workspace } from "../local/workspace.ts";
import { type Command, UsageError } from "./command.ts";
import { withWorkbook } from "./session.ts";

/** `export FILE.xlsx`: the workbook as an Excel file. */
export const exportFile: Command = {
  name: "export",
  parameters: ["ARCHIVO.xlsx"],
  summary: "guarda el libro como archivo de Excel",
  options: [],
  run: async (input) => {
    const file = input.positionals[0]!;
    if (!file.toLowerCase().endsWith(".xlsx")) throw new UsageError(`«${file}» debe terminar en .xlsx.`);
    await withWorkbook(input, (workspace) => writeWorkbook(workspace, file));
    input.surroundings.out(`Libro en Excel: ${file}`);
  },
};

/** Writes the open spreadsheet as an .xlsx file, whole or not at all. */
export async function writeWorkbook(workspace: Workspace, file: string): Promise<void> {
  const spreadsheetId = workspace.spreadsheetId()!;
  const spreadsheet = workspace.sheets.get({ spreadsheetId, includeGridData: true }, workspace.person(INSTALLER));
  writeFileSafely(file, await exportXlsx(spreadsheet));
}

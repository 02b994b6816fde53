import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { sheets_v4 } from "googleapis";
import { expect, test } from "vitest";
import { exportXlsx } from "../../build/local/export-xlsx.ts";
import { importXlsx } from "../../build/local/import-xlsx.ts";
import { cellName } from "../../build/local/sheets/a1.ts";
import { readTables } from "../../build/local/tables.ts";
import { INSTALLER } from "../../build/local/workspace.ts";
import { openLiveWorkbook } from "../builders/live-workbook.ts";

const TABLES = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;
const SOFFICE = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);

test.skipIf(!SOFFICE)(
  "LibreOffice opens the exported workbook, works out its formulas and agrees with every one of our results",
  { timeout: 180_000 },
  async () => {
    const book = await convertedWorkbook();
    const ours = formulaResults(book);
    const theirs = formulaResults(await recalculated(withoutResults(book)));
    // The subtotal of line 3.1.1 and the total of the plan.
    expect([...ours.values()]).toEqual(expect.arrayContaining([{ numberValue: 1000 }, { numberValue: 38450 }]));
    // LibreOffice writes a truth value as a formula of its own.
    expect(new Map([...theirs].filter(([address]) => ours.has(address)))).toEqual(ours);
  },
);

async function convertedWorkbook(): Promise<sheets_v4.Schema$Spreadsheet> {
  const { workspace, id, convert } = await openLiveWorkbook(readTables(TABLES), {
    answers: {
      Municipio: "Usulután",
      Departamento: "Usulután",
      "Período del plan": "2023-2025",
      "Nombres de los ejes": "Cultura; Dirección; Gobierno abierto",
      Acta: "Acta número cinco",
      Acuerdo: "Acuerdo número XXI",
      "Fecha del acuerdo": "01/02/2023",
    },
  });
  await convert();
  const book = workspace.sheets.get({ spreadsheetId: id, includeGridData: true }, workspace.person(INSTALLER));
  await workspace.close();
  return book;
}

/** Without what we worked out, what the file says can only be LibreOffice's. */
function withoutResults(book: sheets_v4.Schema$Spreadsheet): sheets_v4.Schema$Spreadsheet {
  const copy = structuredClone(book);
  for (const { cell } of formulasOf(copy)) delete cell.effectiveValue;
  return copy;
}

async function recalculated(book: sheets_v4.Schema$Spreadsheet): Promise<sheets_v4.Schema$Spreadsheet> {
  const folder = mkdtempSync(join(tmpdir(), "libreoffice-"));
  try {
    writeFileSync(join(folder, "plan.xlsx"), await exportXlsx(book));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    const convert = ["--headless", "--convert-to", "xlsx", "--outdir", join(folder, "out"), join(folder, "plan.xlsx")];
    const { status, stderr } = spawnSync(SOFFICE!, [profile, ...convert], { encoding: "utf8" });
    if (status !== 0) throw new Error(`LibreOffice failed: ${stderr}`);
    return await importXlsx(readFileSync(join(folder, "out", "plan.xlsx")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The result of each formula by its address. A file keeps an empty text as no result. */
function formulaResults(book: sheets_v4.Schema$Spreadsheet): Map<string, sheets_v4.Schema$ExtendedValue | undefined> {
  return new Map(formulasOf(book).map(({ address, cell }) => [address, cell.effectiveValue ?? { stringValue: "" }]));
}

function formulasOf({ sheets = [] }: sheets_v4.Schema$Spreadsheet) {
  return sheets.flatMap(({ properties, data }) =>
    (data?.[0]?.rowData ?? []).flatMap(({ values = [] }, row0) =>
      (values ?? []).flatMap((cell, column0) =>
        cell.userEnteredValue?.formulaValue
          ? [{ address: `${properties?.title}!${cellName(row0, column0)}`, cell }]
          : [],
      ),
    ),
  );
}

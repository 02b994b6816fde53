import type { docs_v1, drive_v3 } from "googleapis";
import { afterEach, describe, expect, test } from "vitest";
import type { GoogleCall } from "../../build/local/google-calls.ts";
import { INSTALLER } from "../../build/local/workspace.ts";
import { convertedWorkbooks, type LiveOptions, type LiveWorkbook, rawSheets } from "../builders/live-workbook.ts";
import { syntheticTables } from "../builders/synthetic-tables.ts";

const HEAD = "jefa@alcaldia.example";
const LIAISON = "enlace@alcaldia.example";
const READER = "lectura@alcaldia.example";
const MEMBERS = [
  [HEAD, "coordinación"],
  ["miembro@alcaldia.example", "miembro"],
  [LIAISON, "enlace de unidad"],
  [READER, "lectura"],
] as const;

/** A PDF that costs no time, behind a call of Google's like the one it stands for; and a clock that a test puts forward. */
const PROBE = `
  Drive.Files.export = (id) => {
    Drive.Files.get(id, { fields: "id,version" });
    return Utilities.newBlob("%PDF-1.7", "application/pdf", "informe.pdf");
  };
  (() => {
    const Machine = Date;
    const now = () => Machine.now() + Number(PropertiesService.getScriptProperties().getProperty("later") || 0);
    Date = class extends Machine {
      constructor(...parts) { if (parts.length === 0) super(now()); else super(...parts); }
      static now() { return now(); }
    };
  })();
  function wait(minutes) {
    const properties = PropertiesService.getScriptProperties();
    properties.setProperty("later", String(Number(properties.getProperty("later") || 0) + minutes * 60000));
  }
`;

const openWorkbook = convertedWorkbooks(rawSheets(syntheticTables(15)), {});
const open: LiveWorkbook[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ workspace }) => workspace.close()));
});

describe("a report that the installer asks for", () => {
  test("is made at once, as a document and its PDF, and stands in Informes with its links", async () => {
    const book = await prepared({ probe: "" });
    const { mensaje, pedido } = await ask(book, "seguimiento", "2023-T1");
    expect(mensaje).toBe("El informe N.° 1, versión 1, está hecho. Queda anotado en la hoja Informes.");
    expect(rows(book)).toEqual([
      ["1", "Informe de seguimiento al Concejo", "primer trimestre de 2023", "1", "hecho", INSTALLER],
    ]);
    expect(formulas(book)).toEqual([
      `=HYPERLINK("https://docs.google.com/document/d/${pedido!.documento}/edit","Abrir el documento")`,
      `=HYPERLINK("https://drive.google.com/file/d/${pedido!.pdf}/view","Abrir el PDF")`,
    ]);
    expect(logged(book)).toEqual(["Se hizo el informe", "Se pidió el informe"]);
    const text = textOf(book, pedido!.documento);
    expect(text).toContain("primer trimestre de 2023");
    expect(text).not.toMatch(/\{\{|\}\}/);
    const pdf = (await book.workspace.google(driveGet(pedido!.pdf))) as { bytes: Uint8Array };
    expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("costs eight calls of Google's once folder and template are there, and the pass after it writes nothing", async () => {
    const book = await prepared();
    await ask(book, "plan");
    const before = book.googleCalls.length;
    await ask(book, "plan");
    expect(book.googleCalls.slice(before).map(({ method }) => method)).toEqual([
      "spreadsheets.get",
      "files.copy",
      "documents.get",
      "documents.batchUpdate",
      "files.get",
      "files.create",
      "spreadsheets.get",
      "spreadsheets.batchUpdate",
    ]);
    expect((await book.call("runPass")).value).toMatchObject({ escrituras: 0 });
  });

  test.each([
    ["seguimiento", "2023"],
    ["plan", ""],
    ["modificaciones", ""],
    ["unidad", "2023-S1"],
    ["certificacion", ""],
  ])("leaves no field of its template unfilled: %s", async (report, period) => {
    const book = await prepared();
    const { pedido } = await ask(book, report, period, report === "unidad" ? "Gerencia General" : "");
    expect(textOf(book, pedido!.documento)).not.toMatch(/\{\{|\}\}/);
  });

  test("bears the number and version under which it is listed", async () => {
    const book = await prepared();
    await ask(book, "plan");
    await ask(book, "seguimiento", "2023-T2");
    await ask(book, "plan");
    expect(rows(book).map(([number, title, , version]) => [number, title, version])).toEqual([
      ["1", "Plan de acción completo", "2"],
      ["2", "Informe de seguimiento al Concejo", "1"],
      ["1", "Plan de acción completo", "1"],
    ]);
    const names = files(book).map(({ name }) => name);
    expect(names).toContainEqual(expect.stringMatching(/^Informe 1, versión 2 · /));
  });

  test("tells as a new version what has changed since the one before", async () => {
    const book = await prepared();
    await ask(book, "plan");
    await ask(book, "plan");
    await book.type("Cuadro 1", "G6", "$999.00");
    await ask(book, "plan");
    const [third, second, first] = rows(book, "changes");
    expect([first, second]).toEqual([[""], ["Desde la versión 1 no cambió nada."]]);
    expect(third![0]).toMatch(
      /^Desde la versión 2: presupuesto: de \$[\d,.]+ a \$[\d,.]+(; errores abiertos: de \d+ a \d+)?\.$/,
    );
  });

  test("is asked for once by a page that asks again with the same id", async () => {
    const book = await prepared();

    for (let time = 1; time <= 2; time++) {
      const { value } = await book.call("askReport", INSTALLER, ["plan", "", "", "pedido-0001"]);
      expect(JSON.parse(String(value)).pedido).toMatchObject({ version: 1, estado: "hecho" });
    }
    expect(rows(book)).toHaveLength(1);
    expect(documents(book)).toHaveLength(1);
  });

  test("is refused in Spanish where the period or the unit make no sense", async () => {
    const book = await prepared();
    for (const [report, period, unit] of [
      ["seguimiento", "pronto", ""],
      ["seguimiento", "", ""],
      ["unidad", "2023", "Bomberos"],
      ["unidad", "2023", ""],
      ["balance", "", ""],
      ["plan", {}, ""],
    ]) {
      const { error, calls } = await book.call("askReport", INSTALLER, [report, period, unit]);
      expect([error?.message, calls.writes]).toEqual([expect.stringMatching(/^No se (puede|entendió)/), 0]);
    }
    expect(rows(book)).toEqual([]);
  });
});

describe("a report that somebody else asks for", () => {
  test.each(MEMBERS)("is made by the installer's clock, and can be opened by who asked: %s", async (mail, role) => {
    const book = await withMembers();
    const { mensaje, pedido } = await ask(book, "seguimiento", "2023-S1", "", mail);
    expect([mensaje, pedido, documents(book)]).toEqual([expect.stringMatching(/en unos minutos/), null, []]);
    await book.call("handleClock");
    expect(rows(book)).toEqual([
      ["1", "Informe de seguimiento al Concejo", "primer semestre de 2023", "1", "hecho", mail],
    ]);
    const [document] = documents(book);
    expect(document!.permissions!.map(({ emailAddress, role: right }) => [emailAddress, right])).toContainEqual([
      mail,
      role === "coordinación" || role === "miembro" ? "writer" : "reader",
    ]);
  });

  test("gives nobody a right whom Comisión does not list", async () => {
    const book = await prepared();
    await ask(book, "plan", "", "", "nadie@correo.example");
    await book.call("handleClock");
    expect(rows(book).map(([, , , , state]) => state)).toEqual(["hecho"]);
    expect(documents(book)[0]!.permissions).toHaveLength(1);
  });

  test("is made even where Google does not allow to give access, and says so", async () => {
    const book = await withMembers({
      onCall: ({ method }) => {
        if (method !== "permissions.create") return;
        const details = { code: 400, message: "", errors: [] };
        throw Object.assign(new Error("Sharing is not allowed"), { name: "GoogleJsonResponseException", details });
      },
    });
    await ask(book, "plan", "", "", LIAISON);
    await book.call("handleClock");
    expect(rows(book)[0]![4]).toBe(
      `hecho: Google no permitió dar acceso a ${LIAISON}; compártalo desde la carpeta de los informes`,
    );
    expect(pdfs(book)).toHaveLength(1);
  });

  test("is made by nobody but the installer", async () => {
    const book = await prepared();
    await ask(book, "plan", "", "", LIAISON);
    await book.call("handleClock", HEAD);
    expect(files(book)).toEqual([]);
  });

  test("is made by an edit of anyone's, as soon as it is listed", async () => {
    const book = await prepared();
    await ask(book, "plan", "", "", LIAISON);
    await book.type("Cuadro 1", "G6", "$999.00", READER);
    expect(rows(book).map(([, , , , state]) => state)).toEqual(["hecho"]);
  });

  test("is made within the edit that ticks its checkbox, which is taken back", async () => {
    const book = await withMembers();
    const [box, period] = ["E4", "C4"];
    await book.type("Informes", period!, "2023-T3", LIAISON);
    await book.type("Informes", box!, "TRUE", LIAISON);
    expect(rows(book)).toEqual([
      ["1", "Informe de seguimiento al Concejo", "tercer trimestre de 2023", "1", "hecho", LIAISON],
    ]);
    expect(book.shown("Informes")[3]!.slice(1, 5)).toEqual([
      "Informe de seguimiento al Concejo",
      "2023-T3",
      "",
      "FALSO",
    ]);
    expect(logged(book)).toEqual(["Se hizo el informe", "Se pidió el informe"]);
    expect((await book.call("runPass")).value).toMatchObject({ escrituras: 0 });
  });

  test("whose checkbox was ticked beside a period that makes no sense says so in its row", async () => {
    const book = await prepared();
    await book.type("Informes", "C4", "pronto", LIAISON);
    await book.type("Informes", "E4", "TRUE", LIAISON);
    expect(rows(book)[0]![4]).toMatch(/^no se pudo: no se entiende el período «pronto»; se escribe, por ejemplo/);
    expect(files(book)).toEqual([]);
  });

  test("is made once where two runs of the clock meet", async () => {
    const book = await prepared();
    await ask(book, "plan", "", "", LIAISON);
    await Promise.all([book.call("handleClock"), book.call("handleClock")]);
    expect(documents(book)).toHaveLength(1);
    expect(rows(book)).toHaveLength(1);
  });

  test("costs the clock that has nothing to make no call", async () => {
    const book = await prepared();
    await ask(book, "plan", "", "", LIAISON);
    await book.call("handleClock");
    await ask(book, "plan");
    const before = book.googleCalls.length;
    await book.call("handleClock");
    expect(book.googleCalls.length).toBe(before);
  });
});

describe("the page that asks", () => {
  test("shows who makes the report what is wrong with its template, with the nearest right name", async () => {
    const book = await prepared();
    const { pedido } = await ask(book, "plan");
    const template = files(book).find(({ name }) => name!.startsWith("Plantilla"))!;
    write(book, template.id!, "{{municipo}} ");
    const shown = await preview(book, "plan");
    expect(shown.revisada).toBe(true);
    expect(shown.notas).toContainEqual({
      texto: expect.stringContaining("¿Quiso escribir «{{municipio}}»?"),
      esGrave: true,
    });
    expect(textOf(book, pedido!.documento)).not.toContain("{{municipo}}");
  });

  test("tells anyone which figures are not reconciled, and reads no template for those who may not see it", async () => {
    const book = await prepared();
    await book.type("Cuadro 1", "G6", "no sé");
    const shown = await preview(book, "plan", LIAISON);
    expect(shown).toMatchObject({ revisada: false, notas: [] });
    expect(shown.avisos.join(" ")).toMatch(/error(es)? abiertos?/);
  });

  test("lists what can be asked for", async () => {
    const book = await prepared();
    const shown = JSON.parse(String((await book.call("listReports", LIAISON)).value));
    expect(shown.informes.map(({ tipo }: { tipo: string }) => tipo)).toEqual([
      "seguimiento",
      "plan",
      "modificaciones",
      "unidad",
      "certificacion",
    ]);
    expect(shown.unidades).toContain("Gerencia General");
    expect(shown.periodos).toContainEqual({ valor: "2023-T1", texto: "primer trimestre de 2023" });
  });
});

describe("the rule that reports wait for open errors", () => {
  test("is set by the coordination alone, told in Bitácora, and refuses reports until the errors are mended", async () => {
    const book = await withMembers();
    await book.type("Cuadro 1", "G6", "no sé");
    for (const user of [LIAISON, READER, ""])
      expect((await book.call("ruleReports", user, [true])).error?.message).toMatch(/^Solo la cuenta de la Comisión/);
    await book.call("ruleReports", HEAD, [true]);
    await book.call("handleClock");
    expect(book.shown("Bitácora")[3]!.slice(1)).toContainEqual(expect.stringMatching(/^Se decidió no hacer informes/));
    await expect(ask(book, "plan")).rejects.toThrow(/error abierto .*la coordinación decidió/);
    expect((await ask(book, "certificacion")).pedido).not.toBeNull();
    await book.call("ruleReports", INSTALLER, [false]);
    expect((await ask(book, "plan")).pedido).not.toBeNull();
  });
});

describe("a report by mail", () => {
  test("goes with its links to members whom the installer chose, who may then open it", async () => {
    const book = await withMembers();
    const { pedido } = await ask(book, "plan");
    const { value } = await book.call("mailReport", INSTALLER, [pedido!.id, [HEAD, READER]]);
    expect(value).toBe("El informe se envió a 2 personas.");
    const [mail] = book.workspace.sentMails();
    expect(mail).toMatchObject({ to: [HEAD, READER], subject: "Plan de acción completo" });
    expect(mail!.body).toContain(pedido!.documento);
    const [document] = documents(book);
    expect(document!.permissions!.map(({ emailAddress }) => emailAddress)).toEqual(
      expect.arrayContaining([HEAD, READER]),
    );
  });

  test("goes to nobody else, and for nobody else", async () => {
    const book = await withMembers();
    const { pedido } = await ask(book, "plan");
    for (const [user, id, mails] of [
      [HEAD, pedido!.id, [HEAD]],
      [INSTALLER, pedido!.id, ["nadie@correo.example"]],
      [INSTALLER, pedido!.id, []],
      [INSTALLER, "otro", [HEAD]],
    ] as const)
      expect((await book.call("mailReport", user, [id, mails])).error).not.toBeNull();
    expect(book.workspace.sentMails()).toEqual([]);
  });
});

describe("when a Google call fails while a report is made, the clock finishes one report, one document and one PDF:", () => {
  const CALLS = [
    "spreadsheets.get",
    "files.copy",
    "documents.get",
    "documents.batchUpdate",
    "files.get",
    "files.create",
    "spreadsheets.get again",
    "spreadsheets.batchUpdate",
  ];
  for (const [index, method] of CALLS.entries()) {
    for (const when of failuresOf(method).slice(-1)) {
      test(`${method}${when === "afterCall" ? ", after having been carried out" : ""}`, async () => {
        const fault = { left: -1 };
        const book = await prepared({
          [when]: () => {
            if (fault.left-- === 0) throw new Error("Service failed");
          },
        });
        await ask(book, "certificacion");
        fault.left = index;
        await book.call("askReport", INSTALLER, ["seguimiento", "2023-T1", "", "pedido-0001"]);
        expect(fault.left).toBeLessThan(0);
        await finish(book);
        expect(rows(book).map(([number, , , version, state]) => [number, version, state])).toEqual([
          ["2", "1", "hecho"],
          ["1", "1", "hecho"],
        ]);
        expect(names(documents(book))).toEqual(["Informe 1, versión 1", "Informe 2, versión 1"]);
        expect(pdfs(book)).toHaveLength(2);
        for (const { id } of documents(book)) expect(textOf(book, id!)).not.toMatch(/\{\{|\}\}/);
        expect((await book.call("runPass")).value).toMatchObject({ escrituras: 0 });
      });
    }
  }

  const FIRST_CALLS = ["files.list", "files.create", "files.create", "permissions.create"];
  for (const [index, method] of FIRST_CALLS.entries()) {
    for (const when of failuresOf(method).slice(-1)) {
      test(`the first time ${method} (${index + 1})${when === "afterCall" ? ", after having been carried out" : ""}`, async () => {
        const fault = { isArmed: false, left: index };
        const book = await withMembers({
          [when]: ({ service }: GoogleCall) => {
            if (fault.isArmed && service === "drive" && fault.left-- === 0) throw new Error("Service failed");
          },
        });
        await ask(book, "plan", "", "", LIAISON);
        fault.isArmed = true;
        await book.call("handleClock");
        expect(fault.left).toBeLessThan(0);
        fault.isArmed = false;
        await finish(book);
        expect(rows(book).map(([, , , , state]) => state)).toEqual(["hecho"]);
        expect(files(book)).toHaveLength(4);
        expect(documents(book)[0]!.permissions).toHaveLength(2);
      });
    }
  }

  test.each(["onCall", "afterCall"] as const)(
    "a report of several parts goes on where it was broken off (%s)",
    async (when) => {
      const fault = { isArmed: false, left: 1 };
      const book = await prepared({
        [when]: ({ method }: GoogleCall) => {
          if (fault.isArmed && method === "documents.batchUpdate" && fault.left-- === 0)
            throw new Error("Service failed");
        },
      });
      const long = "á".repeat(49_000);
      for (const title of ["Cuadro 1", "Cuadro 2"]) {
        const cell = { sheetId: book.sheetId(title), rowIndex0: 5, columnIndex0: 2 };
        await book.workspace.paste(
          cell,
          Array.from({ length: 5 }, (_, row) => [`${row} ${long}`]),
          INSTALLER,
        );
      }
      fault.isArmed = true;
      const before = book.googleCalls.length;
      await ask(book, "plan");
      await finish(book);
      expect(rows(book).map(([, , , , state]) => state)).toEqual(["hecho"]);
      expect(fault.left).toBeLessThan(0);
      expect(book.googleCalls.slice(before).filter(({ method }) => method === "files.copy")).toHaveLength(1);
      expect(documents(book)).toHaveLength(1);
      const text = textOf(book, documents(book)[0]!.id!);
      expect(text).toContain(`4 ${long}`);
      expect(text).not.toMatch(/\{\{|\}\}/);
    },
  );

  test("a report that fails on and on says so in its row, and is given up with a reason", async () => {
    let isDown = false;
    const book = await prepared({
      onCall: ({ method }) => {
        if (isDown && method === "files.copy") throw new Error("Service Drive failed");
      },
    });
    isDown = true;
    const { mensaje } = await ask(book, "plan");
    expect(mensaje).toMatch(/está sin terminar: .*se sigue intentando/);
    expect(rows(book)[0]![4]).toMatch(/^sin terminar: /);
    for (let attempt = 1; attempt < 6; attempt++) await later(book, 200);
    expect(rows(book)[0]![4]).toMatch(/^no se pudo: .*Service Drive failed$/);
    isDown = false;
    await later(book, 200);
    expect(documents(book)).toEqual([]);
  });

  test("a template that somebody deleted is put there again", async () => {
    const book = await prepared();
    await ask(book, "plan");
    const template = files(book).find(({ name }) => name!.startsWith("Plantilla"))!;
    await book.workspace.google({
      service: "drive",
      method: "files.delete",
      params: { fileId: template.id! },
      body: null,
      media: null,
    });
    await ask(book, "plan");
    await finish(book);
    expect(rows(book).map(([, , , version, state]) => [version, state])).toEqual([
      ["2", "hecho"],
      ["1", "hecho"],
    ]);
  });
});

test("hostile texts come out as text", async () => {
  const book = await prepared();
  const text = `{{municipio}} =IMPORTXML("http://x") <b>sí</b> \u{1f469}\u200d\u{1f4bb} ${"muy".repeat(80)}`;
  await book.type("Cuadro 1", "C6", `'${text}`);
  const { pedido } = await ask(book, "plan");
  expect(textOf(book, pedido!.documento)).toContain(text);
});

/** A call that only reads leaves nothing behind, so that it fails in one way alone. */
function failuresOf(method: string): readonly ("onCall" | "afterCall")[] {
  return /get|list/.test(method) ? ["onCall"] : ["onCall", "afterCall"];
}

async function prepared(options: Omit<LiveOptions, "store"> = {}): Promise<LiveWorkbook> {
  const book = await openWorkbook({ probe: PROBE, ...options });
  open.push(book);
  return book;
}

/** The same with people in Comisión. */
async function withMembers(options: Omit<LiveOptions, "store"> = {}): Promise<LiveWorkbook> {
  const book = await prepared(options);
  const cell = { sheetId: book.sheetId("Comisión"), rowIndex0: 3, columnIndex0: 0 };
  const people = MEMBERS.map(([mail, role]) => [mail, "", "", role]);
  await book.workspace.paste(cell, people, INSTALLER);
  return book;
}

interface Shown {
  readonly mensaje: string;
  readonly pedido: { readonly id: string; readonly documento: string; readonly pdf: string } | null;
}

async function ask(book: LiveWorkbook, report: string, period = "", unit = "", user = INSTALLER): Promise<Shown> {
  const { value, error } = await book.call("askReport", user, [report, period, unit]);
  if (error) throw new Error(error.message);
  return JSON.parse(String(value));
}

async function preview(book: LiveWorkbook, report: string, user = INSTALLER) {
  const { value, error } = await book.call("previewReport", user, [report, "", ""]);
  if (error) throw new Error(error.message);
  return JSON.parse(String(value)) as { avisos: string[]; notas: object[]; revisada: boolean };
}

/** The clock's runs of half an hour. */
async function finish(book: LiveWorkbook): Promise<void> {
  for (let run = 0; run < 3; run++) await later(book, 10);
}

async function later(book: LiveWorkbook, minutes: number): Promise<void> {
  await book.call("wait", INSTALLER, [minutes]);
  await book.call("handleClock");
}

/** Number, title, subject, version, state and author of each row of Informes; or the column asked for. */
function rows(book: LiveWorkbook, column?: "changes"): readonly (readonly string[])[] {
  return book
    .shown("Informes")
    .slice(3)
    .filter((row) => row[0] !== "" && row[0] !== undefined)
    .map((row) => (column ? [row[12]!] : [...row.slice(0, 3), row[5]!, row[6]!, row[9]!]));
}

function formulas(book: LiveWorkbook): readonly (string | undefined)[] {
  const sheet = book.workspace.stored().sheets!.find(({ properties }) => properties!.title === "Informes")!;
  const cells = sheet.data![0]!.rowData![8]!.values!;
  return [7, 8].map((index) => cells[index]!.userEnteredValue!.formulaValue ?? undefined);
}

function logged(book: LiveWorkbook): readonly string[] {
  return book
    .shown("Bitácora")
    .map((row) => row[7]!)
    .filter((what) => what?.endsWith("el informe"));
}

function driveGet(fileId: string): GoogleCall & { service: "drive" } {
  return { service: "drive", method: "files.get", params: { fileId, alt: "media" }, body: null, media: null };
}

/** All files that are not in the trash, the folder among them. */
function files(book: LiveWorkbook): readonly drive_v3.Schema$File[] {
  const params = { q: "trashed = false", fields: "files(id,name,mimeType,permissions)" };
  const answer = book.workspace.google({ service: "drive", method: "files.list", params, body: null, media: null });
  return (answer as drive_v3.Schema$FileList).files!;
}

function documents(book: LiveWorkbook): readonly drive_v3.Schema$File[] {
  const isReport = ({ name, mimeType }: drive_v3.Schema$File) =>
    mimeType === "application/vnd.google-apps.document" && !name!.startsWith("Plantilla");
  return files(book).filter(isReport);
}

/** Number and version of files, in order. */
function names(found: readonly drive_v3.Schema$File[]): readonly string[] {
  return found.map(({ name }) => name!.slice(0, "Informe 1, versión 1".length)).sort();
}

function pdfs(book: LiveWorkbook): readonly drive_v3.Schema$File[] {
  return files(book).filter(({ mimeType }) => mimeType === "application/pdf");
}

function textOf(book: LiveWorkbook, documentId: string): string {
  const params = { documentId, includeTabsContent: true };
  const document = book.workspace.google({ service: "docs", method: "documents.get", params, body: null });
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { content } = (value as { textRun?: docs_v1.Schema$TextRun }).textRun ?? {};
    if (typeof content === "string") texts.push(content);
    Object.values(value).forEach(collect);
  };
  collect(document);
  return texts.join("");
}

/** Types at the beginning of a document. */
function write(book: LiveWorkbook, documentId: string, text: string): void {
  const body = { requests: [{ insertText: { location: { index: 1 }, text } }] };
  book.workspace.google({ service: "docs", method: "documents.batchUpdate", params: { documentId }, body });
}

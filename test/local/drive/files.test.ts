import mammoth from "mammoth";
import { expect, test } from "vitest";
import { DOCUMENT_TYPE, DOCX_TYPE, FOLDER_TYPE, ROOT_ID } from "../../../build/local/drive/resources.ts";
import type { Media } from "../../../build/local/drive/service.ts";
import { caller, emptyDrive, MEMBER, OWNER } from "../../builders/drive.ts";
import { letterheadDocx } from "../../builders/letterhead-docx.ts";

const me = caller(OWNER);
type Drive = ReturnType<typeof emptyDrive>["drive"];

test("a Word document becomes a Doc in a folder, is copied beside itself, filled and exported", async () => {
  const { drive, docs } = emptyDrive();
  const folder = await idOf(drive.create({}, { name: "Informes", mimeType: FOLDER_TYPE }, me));
  const template = await idOf(newTemplate(drive, [folder]));
  const copy = await drive.copy({ fileId: template, fields: "id,name,parents,mimeType" }, { name: "Informe 1" }, me);
  expect(copy).toEqual({ id: "id3", name: "Informe 1", parents: [folder], mimeType: DOCUMENT_TYPE });
  const replaceAllText = { containsText: { text: "{{municipio}}" }, replaceText: "Usulután" };
  docs(me).batchUpdate("id3", { requests: [{ replaceAllText }] });
  expect(docs(me).get({ documentId: "id3", fields: "title" })).toEqual({ title: "Informe 1" });
  expect(await exportedText(drive, "id3")).toContain("Informe de Usulután");
  expect(await exportedText(drive, template)).toContain("Informe de {{municipio}}");
});

test("a Doc made from nothing can be written and exported", async () => {
  const { drive, docs } = emptyDrive();
  const { documentId } = await docs(me).create({ title: "Nuevo" });
  docs(me).batchUpdate(documentId!, { requests: [{ insertText: { location: { index: 1 }, text: "Hola" } }] });
  expect(await exportedText(drive, documentId!)).toBe("Hola\n\n");
});

test("a copy is named after its original unless told otherwise", async () => {
  const { drive } = emptyDrive();
  const id = await idOf(newTemplate(drive));
  expect(await drive.copy({ fileId: id, fields: "name" }, {}, me)).toEqual({ name: "Copia de Plantilla" });
});

test.each<[string, string, readonly string[]]>([
  ["by name", "name = 'Acta'", ["Acta"]],
  ["by the beginning of a word", "name contains 'inf'", ["Un informe"]],
  ["by folder", "'CARPETA' in parents and trashed = false", ["Acta"]],
  ["by type", `mimeType = '${FOLDER_TYPE}'`, ["Carpeta"]],
  ["by property", "properties has { key='clase' and value='plantilla' }", ["Un informe"]],
  ["by what is not", "not (name = 'Acta' or trashed = true)", ["D'or", "Un informe", "Carpeta"]],
  ["with an apostrophe", "name = 'D\\'or'", ["D'or"]],
  ["in the trash", "trashed = true", ["Viejo"]],
])("files are found %s", async (_, q, names) => {
  const { drive } = emptyDrive();
  const folder = await idOf(drive.create({}, { name: "Carpeta", mimeType: FOLDER_TYPE }, me));
  await drive.create({}, { name: "Acta", parents: [folder] }, me);
  await drive.create({}, { name: "Un informe", properties: { clase: "plantilla" } }, me);
  await drive.create({}, { name: "D'or" }, me);
  const old = await idOf(drive.create({}, { name: "Viejo" }, me));
  await drive.update({ fileId: old }, { trashed: true }, me);
  const found = (await drive.list({ q: q.replace("CARPETA", folder), fields: "files.name" }, null, me)) as {
    files: { name: string }[];
  };
  expect(found.files.map(({ name }) => name)).toEqual(names);
});

test("a search that Google would not understand is refused, and one that is not emulated says so", async () => {
  const { drive } = emptyDrive();
  expect(() => drive.list({ q: "name = " }, null, me)).toThrow("Invalid Value");
  expect(() => drive.list({ q: "fullText contains 'x'" }, null, me)).toThrow("is not emulated by the local Workspace");
});

test("long lists come in pages", async () => {
  const { drive } = emptyDrive();
  for (const name of ["a", "b", "c"]) await drive.create({}, { name }, me);
  const page = (pageToken: string | undefined) =>
    drive.list(
      { pageSize: 2, orderBy: "name", fields: "nextPageToken,files.name", ...(pageToken && { pageToken }) },
      null,
      me,
    );
  expect(await page(undefined)).toEqual({ nextPageToken: "2", files: [{ name: "a" }, { name: "b" }] });
  expect(await page("2")).toEqual({ files: [{ name: "c" }] });
});

test("a file is renamed, moved and marked, and keeps one parent", async () => {
  const { drive } = emptyDrive();
  const folder = await idOf(drive.create({}, { name: "Carpeta", mimeType: FOLDER_TYPE }, me));
  const id = await idOf(drive.create({}, { name: "x", properties: { a: "1", b: "2" } }, me));
  const moved = { fileId: id, addParents: folder, removeParents: "root", fields: "name,parents,properties" };
  expect(await drive.update(moved, { name: "y", properties: { a: null, c: "3" } }, me)).toEqual({
    name: "y",
    parents: [folder],
    properties: { b: "2", c: "3" },
  });
  await expect(drive.update({ fileId: id, addParents: ROOT_ID }, {}, me)).rejects.toThrow("exactly one parent");
  await expect(drive.update({ fileId: folder, addParents: folder, removeParents: ROOT_ID }, {}, me)).rejects.toThrow(
    "put into itself",
  );
});

test("plain files keep their bytes, and a deleted folder takes along what is in it", async () => {
  const { drive, files } = emptyDrive();
  const folder = await idOf(drive.create({}, { name: "Carpeta", mimeType: FOLDER_TYPE }, me));
  const media = { mimeType: "application/pdf", bytes: new Uint8Array([1, 2, 255]) };
  const id = await idOf(drive.create({}, { name: "a.pdf", parents: [folder] }, me, media));
  expect(await drive.get({ fileId: id, alt: "media" }, null, me)).toEqual(media);
  expect(await drive.get({ fileId: id, fields: "size,mimeType" }, null, me)).toEqual({
    size: "3",
    mimeType: "application/pdf",
  });
  drive.delete({ fileId: folder }, null, me);
  expect(files).toEqual([]);
  expect(() => drive.get({ fileId: id }, null, me)).toThrow(`File not found: ${id}.`);
});

test("through drive.file nobody sees what the script did not make for them, shared or not; an app with all of Drive does", async () => {
  const { drive, docs } = emptyDrive();
  const id = await idOf(newTemplate(drive));
  const see = (who: ReturnType<typeof caller>) => () => drive.get({ fileId: id }, null, who);
  expect(see(caller(MEMBER, "all"))).toThrow(`File not found: ${id}.`);
  drive.createPermission(
    { fileId: id, sendNotificationEmail: false },
    { type: "user", role: "reader", emailAddress: MEMBER },
    me,
  );
  expect(see(caller(MEMBER, "all"))()).toMatchObject({ id });
  expect(see(caller(MEMBER))).toThrow(`File not found: ${id}.`);
  expect(() => docs(caller(MEMBER)).get({ documentId: id })).toThrow("Requested entity was not found.");
  expect(drive.list({}, null, caller(MEMBER))).toMatchObject({ files: [] });
});

test("a reader may not write, nor anyone but the owner delete; permissions of a folder hold for what is in it", async () => {
  const { drive, docs } = emptyDrive();
  const folder = await idOf(drive.create({}, { name: "Carpeta", mimeType: FOLDER_TYPE }, me));
  const id = await idOf(newTemplate(drive, [folder]));
  const reader = { type: "user", role: "reader", emailAddress: MEMBER };
  const { id: permissionId } = (await drive.createPermission({ fileId: folder }, reader, me)) as { id: string };
  const member = caller(MEMBER, "all");
  await expect(drive.update({ fileId: id }, { name: "x" }, member)).rejects.toThrow("sufficient permissions");
  const requests = [{ insertText: { location: { index: 1 }, text: "x" } }];
  expect(() => docs(member).batchUpdate(id, { requests })).toThrow("sufficient permissions");
  drive.createPermission({ fileId: folder }, { ...reader, role: "writer" }, me);
  docs(member).batchUpdate(id, { requests });
  expect(() => drive.delete({ fileId: id }, null, member)).toThrow("sufficient permissions");
  const listed = (await drive.listPermissions(
    { fileId: id, fields: "permissions(emailAddress,role)" },
    null,
    me,
  )) as object;
  expect(listed).toEqual({
    permissions: [
      { emailAddress: OWNER, role: "owner" },
      { emailAddress: MEMBER, role: "writer" },
    ],
  });
  drive.deletePermission({ fileId: folder, permissionId }, null, me);
  await expect(drive.update({ fileId: id }, { name: "x" }, member)).rejects.toThrow("File not found");
});

test.each<[string, object, object, Media | null, string]>([
  ["unknown fields", {}, { colour: 1 }, null, 'Unknown name "colour"'],
  [
    "unknown parameters",
    { keepRevisionForever: true },
    {},
    null,
    "The parameter keepRevisionForever here is not emulated",
  ],
  ["folders that are not there", {}, { parents: ["none"] }, null, "File not found: none."],
  [
    "conversions from elsewhere",
    {},
    { mimeType: DOCUMENT_TYPE },
    { mimeType: "text/html", bytes: new Uint8Array() },
    "Conversion from text/html",
  ],
  [
    "bad Word files",
    {},
    { mimeType: DOCUMENT_TYPE },
    { mimeType: DOCX_TYPE, bytes: new Uint8Array([1]) },
    "could not be converted",
  ],
  ["long properties", {}, { properties: { a: "x".repeat(124) } }, null, "longer than 124 bytes"],
  ["unknown answers", { fields: "colour" }, {}, null, "Invalid field selection colour"],
])("%s are refused", async (_, parameters, body, media, message) => {
  await expect(async () => emptyDrive().drive.create(parameters as never, body, me, media)).rejects.toThrow(message);
});

test("only Docs are exported, only plain files are downloaded, and only as what is emulated", async () => {
  const { drive } = emptyDrive();
  const doc = await idOf(newTemplate(drive));
  const plain = await idOf(drive.create({}, { name: "x" }, me));
  await expect(drive.export({ fileId: plain, mimeType: DOCX_TYPE }, null, me)).rejects.toThrow(
    "Export only supports Docs Editors files.",
  );
  await expect(drive.export({ fileId: doc, mimeType: "text/plain" }, null, me)).rejects.toThrow(
    "Export as text/plain is not emulated",
  );
  expect(() => drive.get({ fileId: doc, alt: "media" }, null, me)).toThrow("Use Export with Docs Editors files.");
});

function newTemplate(drive: Drive, parents: readonly string[] = ["root"]) {
  const body = { name: "Plantilla", mimeType: DOCUMENT_TYPE, parents };
  return drive.create({}, body, me, { mimeType: DOCX_TYPE, bytes: letterheadDocx() });
}

async function idOf(answer: unknown): Promise<string> {
  return ((await answer) as { id: string }).id;
}

async function exportedText(drive: Drive, fileId: string): Promise<string> {
  const { bytes } = (await drive.export({ fileId, mimeType: DOCX_TYPE }, null, me)) as Media;
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
}

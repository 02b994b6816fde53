import { Readable } from "node:stream";
import { google } from "googleapis";
import mammoth from "mammoth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DOCUMENT_TYPE, DOCX_TYPE, FOLDER_TYPE } from "../../../build/local/drive/resources.ts";
import { letterheadDocx } from "../../builders/letterhead-docx.ts";
import { openSite, type Site, spreadsheetOf } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite(spreadsheetOf([["1"]]));
});
afterAll(() => site.close());

test("the real clients of Drive and Docs upload, copy, fill, export, share and delete", async () => {
  const rootUrl = `${site.server.address}/`;
  const drive = google.drive({ version: "v3", rootUrl });
  const docs = google.docs({ version: "v1", rootUrl });
  const folder = (await drive.files.create({ requestBody: { name: "Informes", mimeType: FOLDER_TYPE } })).data.id!;
  const requestBody = { name: "Plantilla ñ", mimeType: DOCUMENT_TYPE, parents: [folder] };
  const media = { mimeType: DOCX_TYPE, body: Readable.from([Buffer.from(letterheadDocx())]) };
  const template = (await drive.files.create({ requestBody, media, fields: "id,name,parents" }, { rootUrl })).data;
  expect(template).toMatchObject({ name: "Plantilla ñ", parents: [folder] });
  const copy = (await drive.files.copy({ fileId: template.id!, requestBody: { name: "Informe" } })).data.id!;
  const read = (await docs.documents.get({ documentId: copy, includeTabsContent: true })).data;
  expect(read.tabs?.[0]?.documentTab?.body?.content?.[1]?.paragraph?.elements?.[0]?.textRun?.content).toBe(
    "Informe de {{municipio}}\n",
  );
  const replaceAllText = { containsText: { text: "{{municipio}}", matchCase: true }, replaceText: "Usulután" };
  const { data } = await docs.documents.batchUpdate({
    documentId: copy,
    requestBody: { requests: [{ replaceAllText }] },
  });
  expect(data.replies).toEqual([{ replaceAllText: { occurrencesChanged: 2 } }]);
  const exported = await drive.files.export({ fileId: copy, mimeType: DOCX_TYPE }, { responseType: "arraybuffer" });
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(exported.data as ArrayBuffer) });
  expect(value).toContain("Informe de Usulután");
  const permission = { type: "user", role: "reader", emailAddress: "concejo@alcaldia.example" };
  const shared = await drive.permissions.create({
    fileId: copy,
    sendNotificationEmail: false,
    requestBody: permission,
  });
  await drive.permissions.delete({ fileId: copy, permissionId: shared.data.id! });
  const listed = await drive.files.list({
    q: `'${folder}' in parents and trashed = false`,
    pageSize: 10,
    orderBy: "name",
  });
  expect(listed.data.files?.map(({ name }) => name)).toEqual(["Informe", "Plantilla ñ"]);
  expect((await drive.files.update({ fileId: copy, requestBody: { trashed: true }, fields: "trashed" })).data).toEqual({
    trashed: true,
  });
  expect((await drive.files.delete({ fileId: folder })).status).toBe(204);
  await expect(docs.documents.get({ documentId: copy })).rejects.toMatchObject({ status: 404 });
});

test("a bad request comes back as Google's error, and what is not emulated says so", async () => {
  const docs = google.docs({ version: "v1", rootUrl: `${site.server.address}/` });
  const documentId = (await docs.documents.create({ requestBody: { title: "x" } })).data.documentId!;
  const requests = [{ insertText: { location: { index: 7 }, text: "x" } }];
  await expect(docs.documents.batchUpdate({ documentId, requestBody: { requests } })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining("Index 7 must be less than the end index of the referenced segment, 2."),
  });
  const answer = await fetch(`${site.server.address}/drive/v3/files/x/revisions`);
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("is not emulated")]);
});

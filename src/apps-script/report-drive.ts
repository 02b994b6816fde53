import * as z from "zod/mini";
import type { Document as GoogleDocument, Request } from "../document/docs-api.ts";
import type { ReportName } from "../workbook/reports.ts";
import { REPORT_WORDS } from "../workbook/reports.ts";

/**
 * The reports' files in the installer's Drive, as far as the app may see them: those that it made itself. Each bears the public
 * property `cuadros`, which says what it is, so that a run that broke off finds what an earlier one made. Every function makes
 * one call of Google's unless it says otherwise, and throws what Google throws.
 */
const MARK = "cuadros";
const FOLDER_NAME = "Plan de integridad · Informes";
const FOLDER_TYPE = "application/vnd.google-apps.folder";
const DOCUMENT_TYPE = "application/vnd.google-apps.document";
const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const PDF_TYPE = "application/pdf";

/** The folder of the reports and the template of one, by their ids. */
export interface ReportPlaces {
  readonly folderId: string;
  readonly templateId: string;
}

/** Where a report is made. What is not there yet is made: the template from the file that is shipped, which staff then edit. No call as long as the ids are known. */
export function reportPlaces(report: ReportName): ReportPlaces {
  const properties = PropertiesService.getDocumentProperties();
  const known = { folderId: properties.getProperty(FOLDER), templateId: properties.getProperty(TEMPLATE + report) };
  if (known.folderId !== null && known.templateId !== null) return known as ReportPlaces;
  const found = findFiles([FOLDER_MARK, templateMark(report)]);
  const folderId = known.folderId ?? idOf(found, FOLDER_MARK) ?? createFolder();
  properties.setProperty(FOLDER, folderId);
  const templateId = known.templateId ?? idOf(found, templateMark(report)) ?? createTemplate(report, folderId);
  properties.setProperty(TEMPLATE + report, templateId);
  return { folderId, templateId };
}

/** Looks for folder and template anew next time, since Google does not find what was known. No call. */
export function forgetPlaces(report: ReportName): void {
  const properties = PropertiesService.getDocumentProperties();
  for (const name of [FOLDER, SHARED, TEMPLATE + report]) properties.deleteProperty(name);
}

/** Gives a person the right to open what is in the folder, and, where `mayEdit`, to edit it; without a mail. No call where it was done before. */
export function shareFolder({ folderId }: ReportPlaces, mail: string, mayEdit: boolean): void {
  const properties = PropertiesService.getDocumentProperties();
  const role = mayEdit ? "writer" : "reader";
  const shared = sharedIn(properties.getProperty(SHARED));
  if (shared[mail] === role) return;
  drive().Permissions.create({ type: "user", role, emailAddress: mail }, folderId, {
    sendNotificationEmail: false,
    supportsAllDrives: true,
    fields: "id",
  });
  properties.setProperty(SHARED, JSON.stringify({ ...shared, [mail]: role }));
}

/** The ids of the document and the PDF of a report that an earlier run made. */
export function findReport(reportId: string): { readonly documentId: string | null; readonly pdfId: string | null } {
  const found = findFiles([reportId]);
  const idBy = (type: string) => found.find(({ mimeType }) => mimeType === type)?.id ?? null;
  return { documentId: idBy(DOCUMENT_TYPE), pdfId: idBy(PDF_TYPE) };
}

/** Copies the template; the id of the copy. */
export function copyTemplate({ folderId, templateId }: ReportPlaces, reportId: string, name: string): string {
  const body = { name, parents: [folderId], properties: { [MARK]: reportId } };
  return drive().Files.copy(body, templateId, { supportsAllDrives: true, fields: "id" }).id;
}

/** Puts a document that was not finished into the trash. It is no report any more. */
export function discardDocument(documentId: string): void {
  drive().Files.update({ trashed: true, properties: { [MARK]: null } }, documentId, null, {
    supportsAllDrives: true,
    fields: "id",
  });
}

/** Reads a document with its tabs. */
export function readDocument(documentId: string): GoogleDocument {
  return docs().Documents.get(documentId, { includeTabsContent: true });
}

/** Writes requests into a document, all of them or none. */
export function writeDocument(documentId: string, requests: readonly Request[]): void {
  docs().Documents.batchUpdate({ requests }, documentId);
}

/** Makes the PDF of a document; its id. Two calls. */
export function createPdf({ folderId }: ReportPlaces, documentId: string, reportId: string, name: string): string {
  const pdf = drive().Files.export(documentId, PDF_TYPE, { alt: "media" });
  const body = { name: `${name}.pdf`, mimeType: PDF_TYPE, parents: [folderId], properties: { [MARK]: reportId } };
  return drive().Files.create(body, pdf, { supportsAllDrives: true, fields: "id" }).id;
}

const FOLDER = "reports:folder";
const SHARED = "reports:shared";
const TEMPLATE = "reports:template:";
const FOLDER_MARK = "carpeta";

function templateMark(report: ReportName): string {
  return `plantilla-${report}`;
}

function createFolder(): string {
  const body = { name: FOLDER_NAME, mimeType: FOLDER_TYPE, properties: { [MARK]: FOLDER_MARK } };
  return drive().Files.create(body, null, { fields: "id" }).id;
}

function createTemplate(report: ReportName, folderId: string): string {
  const name = `Plantilla · ${REPORT_WORDS[report]}`;
  const body = { name, mimeType: DOCUMENT_TYPE, parents: [folderId], properties: { [MARK]: templateMark(report) } };
  const base64 = HtmlService.createHtmlOutputFromFile(`informe-${report}`).getContent().trim();
  const docx = Utilities.newBlob(Utilities.base64Decode(base64), DOCX_TYPE, `${name}.docx`);
  return drive().Files.create(body, docx, { fields: "id" }).id;
}

interface FoundFile {
  readonly id: string;
  readonly mimeType: string;
  readonly properties?: Readonly<Record<string, string>>;
}

function findFiles(marks: readonly string[]): readonly FoundFile[] {
  const isMarked = marks.map((mark) => `properties has { key='${MARK}' and value='${mark.replace(/['\\]/g, "")}' }`);
  const q = `trashed = false and (${isMarked.join(" or ")})`;
  return drive().Files.list({ q, fields: "files(id,mimeType,properties)" }).files ?? [];
}

function idOf(found: readonly FoundFile[], mark: string): string | null {
  return found.find(({ properties }) => properties?.[MARK] === mark)?.id ?? null;
}

const sharedSchema = z.record(z.string(), z.string());

function sharedIn(json: string | null): Readonly<Record<string, string>> {
  return json === null ? {} : sharedSchema.parse(JSON.parse(json));
}

type Options = Readonly<Record<string, unknown>>;

/** The methods of the advanced services that are used, as they are. */
interface DriveService {
  readonly Files: {
    create(body: object, blob: GoogleAppsScript.Base.Blob | null, options: Options): { id: string };
    copy(body: object, fileId: string, options: Options): { id: string };
    update(body: object, fileId: string, blob: null, options: Options): unknown;
    list(options: Options): { files?: readonly FoundFile[] };
    export(fileId: string, mimeType: string, options: Options): GoogleAppsScript.Base.Blob;
  };
  readonly Permissions: { create(body: object, fileId: string, options: Options): unknown };
}

interface DocsService {
  readonly Documents: {
    get(documentId: string, options: Options): GoogleDocument;
    batchUpdate(body: object, documentId: string): unknown;
  };
}

function drive(): DriveService {
  if (typeof Drive === "undefined") throw new Error(`El servicio avanzado «Google Drive API» ${INACTIVE}`);
  return Drive as unknown as DriveService;
}

function docs(): DocsService {
  if (typeof Docs === "undefined") throw new Error(`El servicio avanzado «Google Docs API» ${INACTIVE}`);
  return Docs as unknown as DocsService;
}

const INACTIVE = "no está activado en el proyecto de secuencia de comandos.";

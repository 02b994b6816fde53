import { z } from "zod";

const permission = z.object({
  id: z.string(),
  type: z.enum(["user", "group", "domain", "anyone"]),
  role: z.enum(["owner", "writer", "commenter", "reader"]),
  /** Of a user or group; empty for others. */
  emailAddress: z.string(),
  /** Of a domain; empty for others. */
  domain: z.string(),
});
/** Who may do what with a file. */
export type Permission = z.infer<typeof permission>;

/** A file as it is kept, without its content. */
export const driveFile = z.object({
  id: z.string(),
  name: z.string(),
  mimeType: z.string(),
  description: z.string(),
  /** Ids of folders; exactly one, which is `ROOT_ID` for the top. */
  parents: z.array(z.string()),
  properties: z.record(z.string(), z.string()),
  appProperties: z.record(z.string(), z.string()),
  trashed: z.boolean(),
  /** ISO instants. */
  createdTime: z.string(),
  modifiedTime: z.string(),
  /** Counts the changes. */
  version: z.number(),
  permissions: z.array(permission),
  /** Mails of those for whom the script made it, and who alone see it through the scope `drive.file`. */
  madeFor: z.array(z.string()),
});
export type DriveFile = z.infer<typeof driveFile>;

/** The top folder of everybody's Drive, which Google also knows as `root`. */
export const ROOT_ID = "0ALocalRaiz";
export const FOLDER_TYPE = "application/vnd.google-apps.folder";
export const DOCUMENT_TYPE = "application/vnd.google-apps.document";
export const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const PDF_TYPE = "application/pdf";

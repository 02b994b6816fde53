import type { Fields, Schema } from "../sheets/schema.ts";

/**
 * The fields of the Drive API's resources that are emulated, in the notation of `sheets/schema.ts`; `any` stands for fields that Google
 * knows and the local Workspace does not answer with. A test holds it against googleapis' types.
 */
export const DRIVE_TYPES: Readonly<Record<string, Fields>> = {
  File: {
    kind: "string~",
    id: "string",
    name: "string",
    mimeType: "string",
    description: "string",
    parents: "string[]",
    properties: "any",
    appProperties: "any",
    trashed: "bool",
    createdTime: "string~",
    modifiedTime: "string~",
    version: "string~",
    size: "string~",
    webViewLink: "string~",
    owners: "User[]~",
    ownedByMe: "bool~",
    shared: "bool~",
    permissions: "Permission[]~",
    permissionIds: "string[]~",
    isAppAuthorized: "bool~",
  },
  User: {
    kind: "string~",
    displayName: "string~",
    emailAddress: "string~",
    me: "bool~",
    permissionId: "string~",
    photoLink: "any",
  },
  Permission: {
    kind: "string~",
    id: "string~",
    type: "user|group|domain|anyone",
    role: "owner|organizer|fileOrganizer|writer|commenter|reader",
    emailAddress: "string",
    domain: "string",
    displayName: "string~",
    allowFileDiscovery: "bool",
  },
  FileList: { kind: "string~", incompleteSearch: "bool~", files: "File[]~", nextPageToken: "string~" },
  PermissionList: { kind: "string~", permissions: "Permission[]~", nextPageToken: "string~" },
};

export const DRIVE_SCHEMA: Schema = { package: "google.apps.drive.v3", fieldsOf: (type) => DRIVE_TYPES[type] };

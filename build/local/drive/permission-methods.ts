import { ApiError, invalid, notEmulated } from "../sheets/errors.ts";
import { permissionsOf, visibleFile, writableFile } from "./access.ts";
import { answer, checkBody, checkParameters, permissionResource } from "./answers.ts";
import { permissionId } from "./new-file.ts";
import type { Permission } from "./resources.ts";
import type { DriveService } from "./service.ts";
import type { DriveStorage } from "./storage.ts";

/** The methods of `permissions`. */
export function permissionMethods(
  storage: DriveStorage,
): Pick<DriveService, "createPermission" | "listPermissions" | "deletePermission"> {
  return {
    createPermission(parameters, body, caller) {
      checkParameters(parameters, [
        "fileId",
        "sendNotificationEmail",
        "emailMessage",
        "transferOwnership",
        "enforceSingleParent",
      ]);
      const file = writableFile(storage.files, String(parameters.fileId), caller);
      const permission = readPermission(body);
      file.permissions = [...file.permissions.filter(({ id }) => id !== permission.id), permission];
      return answer(permissionResource(permission), "Permission", parameters.fields);
    },
    listPermissions(parameters, _body, caller) {
      checkParameters(parameters, ["fileId", "pageSize", "pageToken"]);
      const file = visibleFile(storage.files, String(parameters.fileId), caller);
      const permissions = permissionsOf(storage.files, file).map(permissionResource);
      return answer({ kind: "drive#permissionList", permissions }, "PermissionList", parameters.fields);
    },
    deletePermission(parameters, _body, caller) {
      checkParameters(parameters, ["fileId", "permissionId", "enforceSingleParent"]);
      const file = writableFile(storage.files, String(parameters.fileId), caller);
      const permission = file.permissions.find(({ id }) => id === parameters.permissionId);
      if (!permission) throw new ApiError(404, `Permission not found: ${parameters.permissionId}.`);
      if (permission.role === "owner") throw new ApiError(403, "The owner of a file cannot be removed.");
      file.permissions = file.permissions.filter((other) => other !== permission);
      return null;
    },
  };
}

function readPermission(body: unknown): Permission {
  checkBody(body, "Permission", ["type", "role", "emailAddress", "domain", "allowFileDiscovery"]);
  const { type, role, emailAddress = "", domain = "" } = (body ?? {}) as Partial<Permission>;
  if (!type) throw invalid("The permission type field is required.");
  if (!role) throw invalid("The permission role field is required.");
  if (role !== "writer" && role !== "commenter" && role !== "reader") throw notEmulated(`The role ${role} here`);
  if ((type === "user" || type === "group") && !emailAddress.includes("@"))
    throw invalid("The specified emailAddress is invalid or not applicable for the given permission type.");
  if (type === "domain" && domain === "") throw invalid("The specified domain is invalid or not applicable.");
  const id = type === "anyone" ? "anyoneWithLink" : permissionId(emailAddress || domain);
  return { id, type, role, emailAddress, domain };
}

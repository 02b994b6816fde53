/** The JSON that Google answers a failed call with. */
export interface ErrorBody {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly status: string;
    readonly errors: readonly { readonly message: string; readonly domain: string; readonly reason: string }[];
  };
}

/** A call that was refused, with the HTTP code, the status and the body that Google would answer. */
export class ApiError extends Error {
  readonly code: number;
  readonly status: string;
  readonly body: ErrorBody;

  constructor(code: number, message: string) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    const { status, reason } = KINDS[code] ?? { status: "UNKNOWN", reason: "backendError" };
    this.status = status;
    this.body = { error: { code, message, status, errors: [{ message, domain: "global", reason }] } };
  }
}

/** A request that says something wrong: 400. */
export function invalid(message: string): ApiError {
  return new ApiError(400, message);
}

/** Something that Google knows and the local Workspace does not: 400, in words that say so. */
export function notEmulated(what: string): ApiError {
  return new ApiError(400, `${what} is not emulated by the local Workspace.`);
}

/** A spreadsheet that does not exist: 404. */
export function notFound(): ApiError {
  return new ApiError(404, "Requested entity was not found.");
}

/** A cell or object that is protected against the person who calls. */
export function protectedFrom(): ApiError {
  return invalid(PROTECTED);
}

const PROTECTED =
  "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.";

const KINDS: Readonly<Record<number, { status: string; reason: string }>> = {
  400: { status: "INVALID_ARGUMENT", reason: "badRequest" },
  403: { status: "PERMISSION_DENIED", reason: "forbidden" },
  404: { status: "NOT_FOUND", reason: "notFound" },
  429: { status: "RESOURCE_EXHAUSTED", reason: "rateLimitExceeded" },
  500: { status: "INTERNAL", reason: "backendError" },
  503: { status: "UNAVAILABLE", reason: "backendError" },
};

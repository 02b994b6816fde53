/**
 * What an error of a Google call means for who made it. `refused`: the call was understood and nothing was done, because the
 * workbook is not as it was read. `passing`: trying again later may help; of a write it is not known whether it was carried out.
 * `lasting`: trying again does not help, such as a missing right.
 */
export type GoogleFault = "refused" | "passing" | "lasting";

/** The kind of a thrown error; one without a code, such as "Service Spreadsheets timed out", is passing. */
export function faultOf(error: unknown): GoogleFault {
  const code = codeOf(error);
  if (code === 400) return "refused";
  return code !== null && code < 500 && code !== 408 && code !== 429 ? "lasting" : "passing";
}

/** The HTTP code that an advanced service tells with its error; null when it tells none. */
export function codeOf(error: unknown): number | null {
  const { details } = (error ?? {}) as { readonly details?: { readonly code?: unknown } };
  return typeof details?.code === "number" ? details.code : null;
}

/** The workbook is not (or not wholly) managed; the message says so to people, in Spanish, with what to do. */
export class NotReadyError extends Error {
  override readonly name = "NotReadyError";
}

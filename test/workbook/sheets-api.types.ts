import type { sheets_v4 } from "googleapis";
import type { Request, Spreadsheet } from "../../src/workbook/sheets-api.ts";

/*
 * Checked by the compiler alone: what we send is what Google's client accepts, and what we read exists there under the same
 * name with the same kind of value. Google's types know neither the closed sets of words nor that nothing comes back as null.
 */

/** Where a type of ours names something that Google's has not, or holds another kind of value: its path; else never. */
type Strangers<Ours, Theirs, Path extends string = ""> = Ours extends string | number | boolean
  ? Ours extends Theirs
    ? never
    : Theirs extends string
      ? Ours extends string
        ? never
        : Path
      : Path
  : Ours extends readonly (infer OurItem)[]
    ? Theirs extends readonly (infer TheirItem)[]
      ? Strangers<OurItem, NonNullable<TheirItem>, `${Path}[]`>
      : Path
    : {
        [Key in keyof Ours & string]-?: Key extends keyof Theirs
          ? Strangers<NonNullable<Ours[Key]>, NonNullable<Theirs[Key]>, `${Path}.${Key}`>
          : `${Path}.${Key}`;
      }[keyof Ours & string];

type Nothing<T extends never> = T;

export type SpreadsheetIsRead = Nothing<Strangers<Spreadsheet, sheets_v4.Schema$Spreadsheet>>;
export type RequestIsRead = Nothing<Strangers<Request, sheets_v4.Schema$Request>>;

export const sent = (request: Request): sheets_v4.Schema$Request => request;
export const stored = (spreadsheet: Spreadsheet): sheets_v4.Schema$Spreadsheet => spreadsheet;

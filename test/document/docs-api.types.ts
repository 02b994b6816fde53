import type { docs_v1 } from "googleapis";
import type { Document, Request } from "../../src/document/docs-api.ts";

/*
 * Checked by the compiler alone: what we send is what Google's client accepts, and what we read exists there under the same
 * name with the same kind of value. Google's types know neither the closed sets of words nor that nothing comes back as null.
 */

/**
 * Where a type of ours names something that Google's has not, or holds another kind of value: its path; else never. Cells hold
 * content that holds tables again, so it looks only so many levels deep.
 */
type Strangers<Ours, Theirs, Path extends string = "", Levels extends 0[] = TwelveLevels> = Levels extends [
  0,
  ...infer Rest extends 0[],
]
  ? Ours extends string | number | boolean
    ? Ours extends Theirs
      ? never
      : Theirs extends string
        ? Ours extends string
          ? never
          : Path
        : Path
    : Ours extends readonly (infer OurItem)[]
      ? Theirs extends readonly (infer TheirItem)[]
        ? Strangers<OurItem, NonNullable<TheirItem>, `${Path}[]`, Rest>
        : Path
      : {
          [Key in keyof Ours & string]-?: Key extends keyof Theirs
            ? Strangers<NonNullable<Ours[Key]>, NonNullable<Theirs[Key]>, `${Path}.${Key}`, Rest>
            : `${Path}.${Key}`;
        }[keyof Ours & string]
  : never;

type TwelveLevels = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
type Nothing<T extends never> = T;

export type DocumentIsRead = Nothing<Strangers<Document, docs_v1.Schema$Document>>;
export type RequestIsRead = Nothing<Strangers<Request, docs_v1.Schema$Request>>;

export const sent = (request: Request): docs_v1.Schema$Request => request;
export const stored = (document: Document): docs_v1.Schema$Document => document;

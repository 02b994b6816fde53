import type { Request } from "../workbook/sheets-api.ts";
import { isLog } from "./read-ranges.ts";

/** A short text that is the same for the same requests; those for the log are left out, since they tell the time. */
export function digestOf(requests: readonly Request[]): string {
  const texts = requests.map((request) => JSON.stringify(request)).filter((json) => !isForLog(json));
  return digestOfText(texts.join("\n"));
}

/** In a text that a cell holds the quotation marks are escaped, so that it cannot be taken for a member. */
function isForLog(json: string): boolean {
  const [, sheetId] = /"sheetId":(\d+)/.exec(json) ?? [];
  return sheetId !== undefined && isLog(Number(sheetId));
}

/** 53 bits of cyrb53 (bryc, public domain), in base 36: enough to tell two texts apart, without a service call. */
export function digestOfText(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

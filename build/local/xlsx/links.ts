import type { Font } from "exceljs";
import { quoteTitle } from "../sheets/a1.ts";
import { titleInExcel } from "./names.ts";

/** A formula of Google Sheets with the places that it links to named as files do: by the sheet's title, not by its id. */
export function withLinksByTitle(formula: string, titles: ReadonlyMap<number, string>): string {
  return formula.replace(/"#gid=(\d+)&range=/g, (link, gid) => {
    const title = titles.get(Number(gid));
    return title === undefined ? link : `"#${quoteTitle(titleInExcel(title)).replaceAll('"', '""')}!`;
  });
}

/** True for a formula that is a link. */
export function isLink(formula: string | null | undefined): boolean {
  return /^=\s*HYPERLINK\(/i.test(formula ?? "");
}

/** The font of a link: Google Sheets shows links so by itself, other programs as they are told. */
export function linkFont(font: Partial<Font> | undefined): Partial<Font> {
  return { color: { argb: "FF1155CC" }, ...font, underline: true };
}

import type { Computed } from "./draft.ts";
import type { Piece } from "./formula-references.ts";
import type { CellData } from "./resources.ts";

/** What a formula that is nothing but a call of HYPERLINK leads to and shows. */
export interface Hyperlink {
  readonly url: readonly Piece[];
  readonly label: readonly Piece[];
}

/** A place in the same spreadsheet that a link leads to. */
export interface LinkedPlace {
  readonly sheetId: number;
  readonly a1: string;
}

/**
 * The arguments of a formula that is one call of HYPERLINK; without a label it shows the address. Undefined for other formulas,
 * and where HYPERLINK is only part of one, which is not emulated.
 */
export function hyperlinkOf(pieces: readonly Piece[]): Hyperlink | undefined {
  const [name, open, ...rest] = pieces.filter(({ text }) => text.trim() !== "");
  if (name?.text.toUpperCase() !== "HYPERLINK" || open?.text !== "(" || rest.pop()?.text !== ")") return undefined;
  const [url, label = url, ...more] = argumentsOf(rest) ?? [];
  return url && label && more.length === 0 ? { url, label } : undefined;
}

/** What an address leads to as Google tells it; undefined where its kind is none that HYPERLINK may open. Source: help page of HYPERLINK. */
export function allowedLink(url: unknown): string | undefined {
  if (typeof url !== "string" || url === "") return undefined;
  const [, protocol] = /^([a-z][a-z\d+.-]*):/i.exec(url) ?? [];
  return protocol === undefined || PROTOCOLS.has(protocol.toLowerCase()) ? url : undefined;
}

/** Where a cell leads: the link of its text, or that of its formula. Indexes are 0-based. */
export function linkOf(
  cell: CellData,
  computed: Computed,
  sheetId: number,
  row0: number,
  column0: number,
): string | undefined {
  return cell.userEnteredFormat?.textFormat?.link?.uri || computed.linkAt(sheetId, row0, column0);
}

/** The place that `#gid=7&range=B4` means; undefined for a link that leads elsewhere. */
export function linkedPlace(link: string | undefined): LinkedPlace | undefined {
  const [, gid, a1] = /^#gid=(\d+)&range=([A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?)$/.exec(link ?? "") ?? [];
  return gid === undefined || a1 === undefined ? undefined : { sheetId: Number(gid), a1 };
}

const PROTOCOLS: ReadonlySet<string> = new Set(["http", "https", "mailto", "aim", "ftp", "gopher", "telnet", "news"]);

/** The arguments between the brackets of a call; undefined where a bracket closes that none has opened. */
function argumentsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] | undefined {
  const found: Piece[][] = [[]];
  let depth = 0;
  for (const piece of pieces) {
    if (piece.text === "(" || piece.text === "{") depth++;
    if (piece.text === ")" || piece.text === "}") depth--;
    if (depth < 0) return undefined;
    if (depth === 0 && (piece.text === "," || piece.text === ";")) found.push([]);
    else found[found.length - 1]!.push(piece);
  }
  return found.every(({ length }) => length > 0) ? found : undefined;
}

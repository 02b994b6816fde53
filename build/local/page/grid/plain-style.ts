import type { CellStyle } from "../protocol.ts";

/** A cell that nobody has formatted: 10 points of Arial, as Google Sheets begins. */
export const PLAIN_STYLE: CellStyle = {
  background: null,
  color: "#000000",
  bold: false,
  italic: false,
  strike: false,
  fontPx: 13.333,
  align: "left",
  vertical: "bottom",
  wrap: "overflow",
  borders: { top: null, right: null, bottom: null, left: null },
};

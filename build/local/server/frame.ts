import { readFileSync } from "node:fs";

/**
 * What a dialog's document may do: run its own inline scripts and styles, as Apps Script has it, and nothing else. It has no
 * origin, so it cannot reach the page around it or the server; nobody else may embed it.
 */
export const FRAME_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-scripts allow-forms allow-popups",
].join("; ");

/** The HTML of a dialog with the script that gives it `google.script`, before any script of its own. */
export function frameDocument(html: string): string {
  const [start = ""] = /^\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?\s*(<head[^>]*>)?/i.exec(html) ?? [];
  return `${start}<script>${BRIDGE}</script>${html.slice(start.length)}`;
}

const BRIDGE = readFileSync(new URL("frame-bridge.js", import.meta.url), "utf8");

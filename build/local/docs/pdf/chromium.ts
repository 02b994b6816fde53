import { launchBrowser } from "../../browser.ts";
import type { StoredDocument } from "../resources.ts";
import { printedDocument } from "./html.ts";

/** A document as PDF, printed by Chromium. Throws when there is none on this machine. */
export async function printByChromium(document: StoredDocument): Promise<Uint8Array> {
  const { html, header, footer } = printedDocument(document);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ javaScriptEnabled: false });
    // Nothing of people's may be fetched from anywhere while it is printed.
    await page.route("**/*", (route) => route.abort());
    await page.setContent(html);
    const options = { displayHeaderFooter: true, headerTemplate: header, footerTemplate: footer };
    return new Uint8Array(await page.pdf({ ...options, preferCSSPageSize: true, printBackground: true }));
  } finally {
    await browser.close();
  }
}

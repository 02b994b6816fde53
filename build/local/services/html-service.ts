import { emulated, enumeration } from "./emulated.ts";
import type { RunFacts } from "./host-calls.ts";

/** `HtmlService` for finished HTML, from a string or from a file of the project; templates are not emulated. */
export function createHtmlService(facts: RunFacts): object {
  return emulated("HtmlService", {
    XFrameOptionsMode: enumeration("HtmlService.XFrameOptionsMode", ["ALLOWALL", "DEFAULT"]),
    createHtmlOutput: (html?: string) => createOutput(html ?? ""),
    createHtmlOutputFromFile: (name: string) => {
      const html = facts.html[name.replace(/\.html$/, "")];
      if (html === undefined) throw new Error(`No HTML file named ${name} was found.`);
      return createOutput(html);
    },
  });
}

function createOutput(html: string): object {
  const page = { html, title: null as string | null, widthPx: null as number | null, heightPx: null as number | null };
  const output: object = emulated("HtmlOutput", {
    getContent: () => page.html,
    setContent: (content: string) => set({ html: content }),
    append: (more: string) => set({ html: page.html + more }),
    getTitle: () => page.title,
    setTitle: (title: string) => set({ title }),
    getWidth: () => page.widthPx,
    setWidth: (widthPx: number) => set({ widthPx }),
    getHeight: () => page.heightPx,
    setHeight: (heightPx: number) => set({ heightPx }),
  });
  function set(changes: Partial<typeof page>): object {
    Object.assign(page, changes);
    return output;
  }
  return output;
}

import { readFile } from "node:fs/promises";
import vm from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Bundle, bundle, HIDDEN_SCOPE } from "../../build/bundle.ts";

let built: Bundle;
let code: string;
beforeAll(async () => {
  built = await bundle();
  code = built.files["Code.js"]!;
});

describe("the bundle", () => {
  test("loads with nothing but the ECMAScript globals, and calls no service while loading", () => {
    expect(() => vm.runInContext(code, vm.createContext({}))).not.toThrow();
  });

  test("leaves its entry points and one hidden scope as globals, and nothing else", () => {
    const context = vm.createContext({});
    vm.runInContext(code, context);
    expect(Object.keys(context).sort()).toEqual([...built.entryPoints, HIDDEN_SCOPE].sort());
  });

  test("declares each entry point as a real top-level function, as Apps Script looks for them", () => {
    for (const name of built.entryPoints) expect(code).toMatch(new RegExp(`^function ${name}\\(\\) \\{`, "m"));
  });

  test("hides its scope from google.script.run, which reaches every global that does not end in an underscore", () => {
    expect(HIDDEN_SCOPE).toMatch(/_$/);
  });

  test("names in the menu only functions that exist", () => {
    const context = vm.createContext({});
    const named: string[] = [];
    const menu = {
      addItem: (_title: string, name: string) => {
        named.push(name);
        return menu;
      },
      addSeparator: () => menu,
      addToUi: () => menu,
    };
    vm.runInContext(code, context);
    Object.assign(context, { SpreadsheetApp: { getUi: () => ({ createMenu: () => menu }) } });
    vm.runInContext("onOpen()", context);
    expect(named.length).toBeGreaterThan(0);
    expect(built.entryPoints).toEqual(expect.arrayContaining(named));
  });

  test("calls from the HTML files only functions that exist", () => {
    const called = Object.entries(built.files)
      .filter(([name]) => name.endsWith(".html"))
      .flatMap(([, html]) => functionsCalledIn(html));
    expect(called.length).toBeGreaterThan(0);
    expect(built.entryPoints).toEqual(expect.arrayContaining(called));
  });

  test("has no syntax that Apps Script refuses at upload: no private names, static fields or modules", () => {
    expect(code).not.toMatch(/(^|[\s.{;])#[a-z_]\w*\s*[=(;]/im);
    expect(code).not.toMatch(/^\s*static\s+\w+\s*=/m);
    expect(code).not.toMatch(/^(import|export)\s/m);
  });

  test("asks for the scopes that the README explains, and no more", async () => {
    const { oauthScopes } = JSON.parse(built.files["appsscript.json"]!) as { oauthScopes: string[] };
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    const explained = [...readme.matchAll(/^\| `([a-z_.]+)` +\|/gm)].map(
      ([, scope]) => `https://www.googleapis.com/auth/${scope}`,
    );
    expect(oauthScopes).toEqual(explained);
  });

  test("has nothing of the example plan in it", () => {
    expect(code).not.toMatch(/usulut/i);
  });
});

/** What each chain `google.script.run.withSuccessHandler(…).name(…)` calls: its last link. Strings with brackets would mislead it. */
function functionsCalledIn(html: string): string[] {
  return html
    .split("google.script.run")
    .slice(1)
    .map((chain) => {
      let name = "";
      for (let rest = chain; ; ) {
        const link = /^\s*\.(\w+)\(/.exec(rest);
        if (!link) return name;
        name = link[1]!;
        rest = rest.slice(link[0].length);
        for (let depth = 1; depth > 0 && rest !== ""; rest = rest.slice(1))
          depth += rest[0] === "(" ? 1 : rest[0] === ")" ? -1 : 0;
      }
    });
}

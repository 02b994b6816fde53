import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { main } from "../../build/cli/main.ts";
import { scriptProject } from "../../build/local/script-project.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cuadros-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each(["serve", "start"])(
  "%s opens the raw example, says where, goes on until interrupted and keeps the workbook",
  async (name) => {
    const first = await served(name, "--port", "0");
    expect(first.titles).toEqual([1, 2, 3, 4, 5, 6].map((number) => `Cuadro ${number}`));
    expect(first.code).toBe(0);
    await expect(fetch(first.address)).rejects.toThrow();
    const again = await served(name, "--port", "0");
    expect(again.titles).toEqual(first.titles);
    expect(readdirSync(join(folder, "spreadsheets"))).toHaveLength(1);
  },
);

test("the next free port is taken when the wanted one is not", async () => {
  const other = createServer();
  const taken = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port));
  });
  const { address } = await served("serve", "--port", String(taken));
  expect(Number(new URL(address).port)).toBeGreaterThan(taken);
  other.close();
});

test("starting over keeps the earlier workbook in a folder of its own", async () => {
  await served("serve", "--port", "0");
  const startOver = (address: string) =>
    fetch(`${address}/app/start-over`, {
      method: "POST",
      headers: { "x-cuadros": "1", "content-type": "application/json" },
      body: JSON.stringify({ source: "example" }),
    });
  const { titles } = await served("serve", "--port", "0", startOver);
  expect(titles).toHaveLength(6);
  expect(readdirSync(folder).sort()).toEqual(["anterior-1", "spreadsheets", "workspace.json"]);
  expect(readdirSync(join(folder, "anterior-1")).sort()).toEqual(["spreadsheets", "workspace.json"]);
});

test("what is no port is not understood", async () => {
  const texts = { out: "", err: "" };
  const code = await main(["serve", "--port", "ocho"], surroundings(texts, Promise.resolve()));
  expect([code, texts.err]).toEqual([2, expect.stringContaining("«ocho» no es un puerto.")]);
});

type Act = (address: string) => Promise<unknown>;

/** Runs the command until its page has been asked for the titles of the sheets, and then interrupts it. */
async function served(...args: readonly (string | Act)[]) {
  const texts = { out: "", err: "" };
  let interrupt = () => {};
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const argv = args.filter((arg) => typeof arg === "string");
  const ended = main([...argv, "--workspace", folder], surroundings(texts, interrupted));
  while (!texts.out.includes("http")) await new Promise((resolve) => setTimeout(resolve, 10));
  const address = /http:\S+/.exec(texts.out)![0];
  for (const act of args) if (typeof act !== "string") await act(address);
  const response = await fetch(`${address}/app/workbook`, { headers: { "x-cuadros": "1" } });
  const { sheets } = (await response.json()) as { sheets: { title: string }[] };
  interrupt();
  return { code: await ended, address, titles: sheets.map(({ title }) => title) };
}

function surroundings(texts: { out: string; err: string }, interrupted: Promise<void>) {
  return {
    out: (text: string) => {
      texts.out += `${text}\n`;
    },
    err: (text: string) => {
      texts.err += `${text}\n`;
    },
    ask: null,
    interrupted: () => interrupted,
    project: async () => scriptProject({ "appsscript.json": JSON.stringify({ timeZone: "America/El_Salvador" }) }),
  };
}

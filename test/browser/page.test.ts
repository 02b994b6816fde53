import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser } from "../../build/local/browser.ts";
import { type FakeServer, startFakeServer } from "./fake-server.ts";
import {
  emptyModel,
  HOSTILE,
  LIAISON,
  LONG_TEXT,
  plainStyle,
  SHEET_ID,
  sampleChart,
  sampleModel,
} from "./sample-workbook.ts";

let browser: Browser;
let server: FakeServer;
let context: BrowserContext;
let page: Page;
let problems: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  server = await startFakeServer();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  page = await context.newPage();
  problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(server.address);
  await cell(2, 2).waitFor();
});
afterEach(async () => {
  await context.close();
  await server.close();
  expect(problems).toEqual([]);
});

const cell = (row0: number, column0: number) => page.locator(`#cell-${row0}-${column0}`);
const address = () => page.getByLabel("Celda activa").inputValue();
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const sent = (path: string) => server.received.filter((one) => one.path === path).map(({ body }) => body);
const dialog = () => page.getByRole("dialog");

/** Goes to a cell as one does in the box of the address. */
async function goTo(a1: string): Promise<void> {
  await page.getByLabel("Celda activa").fill(a1);
  await press("Enter");
}

async function pasteHtml(html: string, text: string): Promise<void> {
  // As a string, since what runs in the page knows its globals and this file does not.
  const script = `([html, text]) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }`;
  await page.evaluate(`(${script})(${JSON.stringify([html, text])})`);
}

describe("the sheet", () => {
  it("shows merged cells once, over all the columns they cover", async () => {
    const title = (await cell(0, 1).boundingBox())!;
    // Three columns of 100 pixels, and the grid line on which the left border stands.
    expect(title.width).toBe(301);
    expect(await cell(0, 2).count()).toBe(0);
  });

  it("makes rows as high as wrapped text, and the rows of a merged block together as well", async () => {
    for (const [row0, column0] of [
      [2, 0],
      [2, 1],
    ] as const) {
      const text = cell(row0, column0).locator(".text > span");
      const box = (await cell(row0, column0).boundingBox())!;
      const written = (await text.boundingBox())!;
      expect((await text.textContent())?.replaceAll("\n", " ")).toBe(LONG_TEXT);
      expect(written.y).toBeGreaterThanOrEqual(box.y);
      expect(written.y + written.height).toBeLessThanOrEqual(box.y + box.height);
      expect(written.width).toBeLessThanOrEqual(box.width);
    }
  });

  it("keeps frozen rows and columns in sight while the rest scrolls, and draws what comes", async () => {
    const before = (await cell(1, 0).boundingBox())!;
    await goTo("BB280");
    await page.getByRole("rowheader", { name: "280", exact: true }).waitFor();
    expect(await cell(1, 0).boundingBox()).toEqual(before);
    expect(await page.getByRole("columnheader", { name: "BB", exact: true }).isVisible()).toBe(true);
  });

  it("shows texts from cells, titles and names as text, never as HTML", async () => {
    await cell(4, 2).hover();
    const shown = await cell(4, 2).locator(".text").textContent();
    expect(shown?.replace(/\s/g, "")).toBe(HOSTILE.replace(/\s/g, ""));
    expect(await page.locator("#note").textContent()).toBe(HOSTILE);
    server.send({ kind: "toast", title: HOSTILE, text: HOSTILE });
    server.send({ kind: "question", questionId: "9", type: "alert", title: HOSTILE, text: HOSTILE, buttons: "OK" });
    await dialog().waitFor();
    expect(await page.locator("body img, body script").count()).toBe(0);
    expect(await page.evaluate("window.hacked")).toBeUndefined();
  });

  it("tells notes on hover and on reaching the cell, and why a value is marked", async () => {
    await cell(2, 1).hover();
    expect(await page.getByRole("tooltip").textContent()).toBe("Vea el acuerdo 7.");
    await goTo("C4");
    expect(await page.getByRole("tooltip").textContent()).toContain("Escriba un monto en dólares.");
    expect(await cell(3, 2).getAttribute("aria-invalid")).toBe("true");
  });

  it("shows 300 rows by 60 columns", async () => {
    const cells = Array.from({ length: 300 * 60 }, (_, index) => {
      const text = `Fila ${Math.floor(index / 60) + 1}: ${LONG_TEXT.slice(0, index % 80)}`;
      return { r: Math.floor(index / 60), c: index % 60, t: text, e: text, s: 0 };
    });
    server.setModel({ ...emptyModel(SHEET_ID), revision: 2, styles: [plainStyle], cells });
    const start = performance.now();
    await page.reload();
    await cell(0, 0).waitFor();
    console.log(`300 x 60 cells appear in ${Math.round(performance.now() - start)} ms`);
    await goTo("BH300");
    expect(await cell(299, 59).textContent()).toContain("Fila 300");
  });
});

describe("the keyboard", () => {
  it("types into a cell, goes down with Enter and right with Tab", async () => {
    await goTo("E8");
    await page.keyboard.type("Árbol");
    await press("Enter");
    expect(await address()).toBe("E9");
    await page.keyboard.type("2");
    await press("Tab");
    expect(await address()).toBe("F9");
    await expect.poll(() => cell(8, 4).textContent()).toBe("2");
    expect(sent("edit")).toEqual([
      { sheetId: SHEET_ID, row0: 7, column0: 4, text: "Árbol" },
      { sheetId: SHEET_ID, row0: 8, column0: 4, text: "2" },
    ]);
  });

  it("edits what is there with F2, and leaves it as it was with Escape", async () => {
    await goTo("B6");
    await press("F2");
    await page.keyboard.type(" general");
    await press("Escape");
    expect(sent("edit")).toEqual([]);
    await press("F2");
    await page.keyboard.type(" general");
    await press("Enter");
    await expect.poll(() => sent("edit")).toEqual([{ sheetId: SHEET_ID, row0: 5, column0: 1, text: "Total general" }]);
  });

  it("moves over merged blocks in one step, extends with Shift and jumps with Ctrl", async () => {
    await goTo("A2");
    await press("ArrowDown", "ArrowDown");
    expect(await address()).toBe("A6");
    await press("Control+ArrowUp");
    expect(await address()).toBe("A3");
    await press("Shift+ArrowRight");
    expect(await address()).toBe("A3:B5");
    await press("Control+Home", "Control+End");
    expect(await address()).toBe("D6");
  });

  it("clears a range with Delete and undoes with Ctrl+Z", async () => {
    await goTo("B3:B6");
    await press("Delete", "Control+z");
    await expect.poll(() => sent("undo")).toHaveLength(1);
    expect(sent("clear")).toEqual([{ sheetId: SHEET_ID, startRow0: 2, endRow0: 6, startColumn0: 1, endColumn0: 2 }]);
  });

  it("reaches the menus, the sheets and back to the cells", async () => {
    await press("F10");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Archivo");
    await press("ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "Enter");
    await expect.poll(() => sent("dimension")).toHaveLength(1);
    expect(sent("dimension")[0]).toMatchObject({ dimension: "ROWS", operation: "insert", start0: 1, count: 1 });
    await press("Alt+ArrowDown");
    await expect.poll(() => page.getByRole("tab", { selected: true }).textContent()).toBe(`Notas ${HOSTILE}`);
  });
});

describe("cells with rules", () => {
  it("offer their values, narrowed by what is typed without accents", async () => {
    await goTo("D3");
    await page.keyboard.type("infor");
    expect(await page.locator("#options").getByRole("option").allInnerTexts()).toEqual(["Informática"]);
    await press("ArrowDown", "Enter");
    await expect.poll(() => sent("edit")).toEqual([{ sheetId: SHEET_ID, row0: 2, column0: 3, text: "Informática" }]);
  });

  it("open their list at the arrow", async () => {
    await cell(2, 3).locator(".arrow").click();
    await page.getByRole("option", { name: "Secretaría" }).click();
    await expect.poll(() => cell(2, 3).locator(".text").textContent()).toBe("Secretaría");
  });

  it("tick with the space bar and with the mouse", async () => {
    await goTo("D4");
    await press(" ");
    await expect.poll(() => cell(3, 3).getByRole("checkbox").getAttribute("aria-checked")).toBe("true");
    await cell(3, 3).getByRole("checkbox").click();
    await expect.poll(() => sent("edit").map((body) => (body as { text: string }).text)).toEqual(["TRUE", "FALSE"]);
  });

  it("tell what the server refuses and show what is there", async () => {
    await goTo("B6");
    await page.keyboard.type("rechazar");
    await press("Enter");
    expect(await dialog().textContent()).toContain("La regla no admite este valor.");
    await press("Enter");
    await expect.poll(() => cell(5, 1).textContent()).toBe("Total");
  });

  it("ask before a cell that should not change by accident, and refuse protected ones", async () => {
    await goTo("C3");
    await page.keyboard.type("7");
    expect(await dialog().textContent()).toContain("que no debería cambiarse por accidente");
    await dialog().getByRole("button", { name: "Aceptar" }).click();
    await press("Enter");
    await expect.poll(() => sent("edit")).toEqual([{ sheetId: SHEET_ID, row0: 2, column0: 2, text: "7" }]);
    await goTo("C6");
    await press("F2");
    expect(await dialog().textContent()).toContain("protegidos");
  });
});

describe("the clipboard", () => {
  it("takes an HTML table as from Word; merged cells leave blanks", async () => {
    await goTo("E10");
    await pasteHtml(
      `<table><tr><td colspan="2"><p>Acción</p><p>concreta</p></td><td rowspan="2">$&nbsp;50.00</td></tr>
       <tr><td>a<br>b</td><td><b onclick="x()">c</b> d</td></tr></table>`,
      "otra cosa",
    );
    await expect
      .poll(() => sent("paste"))
      .toEqual([
        {
          sheetId: SHEET_ID,
          row0: 9,
          column0: 4,
          rows: [
            ["Acción\nconcreta", "", "$ 50.00"],
            ["a\nb", "c d", ""],
          ],
        },
      ]);
  });

  it("takes tab-separated text, with quotes where a cell has line breaks", async () => {
    await goTo("E10");
    await pasteHtml("", 'uno\t"dos\nlíneas ""juntas"""\n\ttres\n');
    await expect
      .poll(() => sent("paste"))
      .toEqual([
        {
          sheetId: SHEET_ID,
          row0: 9,
          column0: 4,
          rows: [
            ["uno", 'dos\nlíneas "juntas"'],
            ["", "tres"],
          ],
        },
      ]);
  });

  it("copies a range and pastes it elsewhere as it was displayed", async () => {
    await goTo("C3:D4");
    await press("Control+c");
    await goTo("E10");
    await press("Control+v");
    const rows = [
      ["$1,350.00", "Recursos Humanos"],
      ["mucho", "FALSE"],
    ];
    await expect.poll(() => sent("paste")).toEqual([{ sheetId: SHEET_ID, row0: 9, column0: 4, rows }]);
  });
});

describe("the add-on", () => {
  it("runs menu items, also of menus inside menus, and says that it works", async () => {
    await page.getByRole("menuitem", { name: "Plan de integridad" }).click();
    await page.getByRole("menuitem", { name: "Más" }).hover();
    await page.getByRole("menuitem", { name: "Conciliar ahora" }).click();
    await expect.poll(() => sent("menu")).toEqual([{ functionName: "reconcileNow" }]);
    server.send({ kind: "running", runId: "1", functionName: "reconcileNow" });
    await page.getByText("Trabajando…").waitFor();
    server.send({ kind: "finished", runId: "1", error: "No hay plan." });
    await page.getByText("No hay plan.").waitFor();
    expect(await page.getByText("Trabajando…").isVisible()).toBe(false);
  });

  it("asks what scripts ask and answers with the button and the text", async () => {
    server.send({
      kind: "question",
      questionId: "4",
      type: "prompt",
      title: "Año",
      text: "¿Cuál?",
      buttons: "OK_CANCEL",
    });
    await dialog().waitFor();
    await page.keyboard.type("2023");
    await press("Enter");
    server.send({ kind: "question", questionId: "5", type: "alert", title: "", text: "¿Sigue?", buttons: "YES_NO" });
    await page.getByRole("button", { name: "No", exact: true }).click();
    await expect
      .poll(() => sent("answer"))
      .toEqual([
        { questionId: "4", button: "OK", text: "2023" },
        { questionId: "5", button: "NO", text: "" },
      ]);
  });

  it("shows a sidebar that reaches its script, but not the page around it", async () => {
    server.send({
      kind: "dialog",
      dialogId: "3",
      type: "sidebar",
      title: "Observaciones",
      widthPx: null,
      heightPx: null,
    });
    const frame = page.frameLocator("#sidebar iframe");
    await frame.getByRole("button", { name: "Preguntar" }).click();
    await frame.getByText("respuesta a [7]").waitFor();
    expect(await frame.locator("#reach").textContent()).toBe("sin acceso");
    expect(sent("call")).toEqual([{ functionName: "listFindings", args: [7], dialogId: "3" }]);
    await page.evaluate(`postMessage({ cuadros: "call", callId: 2, functionName: "other", args: [] }, "*")`);
    await page.locator("#sidebar").getByRole("button", { name: "Cerrar" }).click();
    await expect.poll(() => sent("close")).toEqual([{ dialogId: "3" }]);
    expect(sent("call")).toHaveLength(1);
  });

  it("goes where a script sends it", async () => {
    server.send({ kind: "activate", sheetId: 2, a1: "C7" });
    await expect.poll(address).toBe("C7");
    expect(await page.getByRole("tab", { selected: true }).textContent()).toBe(`Notas ${HOSTILE}`);
  });
});

describe("charts", () => {
  const chart = () => page.getByRole("img", { name: "Avance por eje" });
  const show = async (more: Partial<typeof sampleChart> = {}, model = sampleModel()) => {
    const revision = server.model(SHEET_ID).revision + 1;
    server.setModel({ ...model, revision, charts: [{ ...sampleChart, ...more }] });
    server.send({ kind: "changed", revision, sheetIds: [SHEET_ID] });
    await chart().waitFor();
  };

  it("stand over the cells at their anchor and go along as one scrolls", async () => {
    await show();
    // An empty cell is drawn only while it is active.
    await goTo("B12");
    const [anchor, box] = [(await cell(11, 1).boundingBox())!, (await chart().boundingBox())!];
    expect([box.x - anchor.x, box.y - anchor.y].map(Math.round)).toEqual([10, 5]);
    await page.evaluate(`document.querySelector("#scroller").scrollBy(0, 60)`);
    expect((await chart().boundingBox())!.y).toBe(box.y - 60);
  });

  it("move up when a row above them is hidden", async () => {
    await show();
    const before = (await chart().boundingBox())!;
    const rows = sampleModel().rows.map((row, row0) => ({ ...row, px: row0 === 9 ? 40 : row.px }));
    await show({}, { ...sampleModel(), rows });
    expect((await chart().boundingBox())!.y).toBe(before.y + 19);
    await show({}, { ...sampleModel(), rows: rows.map((row, row0) => ({ ...row, hidden: row0 === 9 })) });
    expect((await chart().boundingBox())!.y).toBe(before.y - 21);
  });

  it("say their title, names, numbers and shares of the axis as text, and tell them to those who cannot see", async () => {
    await show();
    const texts = await chart().locator("text").allTextContents();
    expect(texts).toEqual(expect.arrayContaining(["Avance por eje", "Eje 1", "Avance", "0%", "50%", "100%", "25%"]));
    expect(await chart().locator("desc").textContent()).toBe(`Eje 1: Avance 25%; ${HOSTILE}: Avance 50%`);
    expect(await page.evaluate("window.hacked")).toBeUndefined();
  });

  it("draw bars as long as their values", async () => {
    await show();
    const widths = await chart()
      .locator("g rect")
      .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("width"))));
    expect(widths).toHaveLength(2);
    expect(widths[1]! / widths[0]!).toBeCloseTo(2);
  });

  it("draw a ring of slices with their shares", async () => {
    const slice = (name: string, share: number, color: string) => ({
      name,
      share,
      color,
      text: "",
      shareText: `${share * 100}%`,
    });
    const slices = [
      slice("Hechas", 0.75, "#2f6f4f"),
      slice("Atrasadas", 0.25, "#b3261e"),
      slice("Nulas", 0, "#000000"),
    ];
    await show({ legend: "right", plot: { kind: "pie", hole: 0.5, slices } });
    expect(await chart().locator("path").count()).toBe(2);
    expect(await chart().locator("text").allTextContents()).toEqual([
      "Avance por eje",
      "Hechas",
      "Atrasadas",
      "75%",
      "25%",
    ]);
  });

  it("say so where there is nothing to draw", async () => {
    await show({ plot: { kind: "pie", hole: 0, slices: [] } });
    expect(await chart().locator("text").last().textContent()).toBe("Sin datos que mostrar");
  });

  it("are one picture to those who cannot see also where frozen rows show a part of them", async () => {
    await show({ row0: 1, column0: 0 });
    expect(await page.locator("svg.chart").count()).toBe(4);
    expect(await chart().count()).toBe(1);
  });

  it("do not select the cells under them", async () => {
    await show();
    await chart().click();
    expect(await address()).toBe("A1");
  });
});

describe("the sent mails", () => {
  it("open from the header, the last one first, and another one with a click", async () => {
    await page.getByRole("button", { name: "Correo" }).click();
    const frame = dialog().frameLocator("iframe");
    await expect.poll(() => frame.locator("h1").textContent()).toBe("Vence el diagnóstico");
    await dialog().getByRole("button", { name: HOSTILE }).click();
    expect(await dialog().locator(".mail-text").textContent()).toBe(`Vencen dos actividades.\n${HOSTILE}`);
    const facts = (await dialog().locator("dd").allTextContents()).map((fact) => fact.replace(/\s/g, " "));
    expect(facts).toEqual(["integridad@alcaldia.example", LIAISON, "23 de noviembre de 2026, 8:05 a. m."]);
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    await press("Escape");
    expect(await dialog().count()).toBe(0);
  });

  it("run nothing of their own", async () => {
    await page.getByRole("button", { name: "Correo" }).click();
    expect(await dialog().locator("iframe").getAttribute("sandbox")).toBe("allow-popups");
    await expect.poll(() => dialog().frameLocator("iframe").locator("h1").count()).toBe(1);
  });
});

describe("two windows", () => {
  it("see each other's changes, each as its own person", async () => {
    const other = await context.newPage();
    await other.goto(server.address);
    await other.getByLabel("Actúa como").selectOption(LIAISON);
    await other.waitForURL(`**/?user=${encodeURIComponent(LIAISON)}`);
    await other.locator("#cell-5-1").waitFor();
    await goTo("B6");
    await page.keyboard.type("Suma");
    await press("Enter");
    await expect.poll(() => other.locator("#cell-5-1").textContent()).toBe("Suma");
    await other.locator("#cell-5-1").click();
    await other.keyboard.type("Resta");
    await other.keyboard.press("Enter");
    await expect.poll(() => cell(5, 1).textContent()).toBe("Resta");
    expect(server.received.map(({ user }) => user)).toEqual(
      [null, LIAISON].map((user) => user ?? "integridad@alcaldia.example"),
    );
  });

  it("fold a group for all", async () => {
    await page.getByRole("button", { name: "Ocultar las columnas F a H" }).click();
    await expect
      .poll(() => sent("group"))
      .toEqual([{ sheetId: SHEET_ID, dimension: "COLUMNS", start0: 5, end0: 8, collapsed: true }]);
    const columns = sampleModel().columns.map((column, index0) => ({ ...column, hidden: index0 >= 5 && index0 < 8 }));
    server.setModel({ ...sampleModel(), revision: 9, columns });
    server.send({ kind: "changed", revision: 9, sheetIds: [SHEET_ID] });
    await expect.poll(() => page.getByRole("columnheader", { name: "F", exact: true }).count()).toBe(0);
    await goTo("E8");
    await press("ArrowRight");
    expect(await address()).toBe("I8");
  });
});

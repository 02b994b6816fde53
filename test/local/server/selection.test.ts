import { expect, test } from "vitest";
import { launchBrowser } from "../../../build/local/browser.ts";
import { openSite, spreadsheetOf } from "./site.ts";

/** A menu item and a button of the sidebar that say what is selected. */
const CODE = `
  function onOpen() { SpreadsheetApp.getUi().createMenu("Menú").addItem("Dónde", "where").addItem("Panel", "panel").addToUi(); }
  function where() {
    const [range, cell] = [SpreadsheetApp.getActiveRange(), SpreadsheetApp.getCurrentCell()];
    SpreadsheetApp.getActive().toast("Está en " + range.getA1Notation() + ", " + cell.getA1Notation());
  }
  function panel() {
    SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("<button onclick='google.script.run.where()'>Preguntar</button>"));
  }`;

test("a script asks for the cells that are selected in the window it was started from", async () => {
  const merges = [{ sheetId: 0, startRowIndex: 6, endRowIndex: 9, startColumnIndex: 1, endColumnIndex: 3 }];
  const site = await openSite(spreadsheetOf([["a"]], { merges }), { code: CODE });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.server.address);
    const choose = async (item: string) => {
      await page.getByRole("menuitem", { name: "Menú" }).click();
      await page.getByRole("menuitem", { name: item }).click();
    };
    const select = async (a1: string) => {
      await page.getByLabel("Celda activa").fill(a1);
      await page.keyboard.press("Enter");
    };
    await page.locator("#cell-0-0").waitFor();
    await select("C3:D4");
    await choose("Dónde");
    await page.getByText("Está en C3:D4, C3").waitFor();
    await choose("Panel");
    await select("C8");
    await page.frameLocator("#sidebar iframe").getByRole("button", { name: "Preguntar" }).click();
    await page.getByText("Está en B7:C9, B7").waitFor();
    expect(await page.getByLabel("Celda activa").inputValue()).toBe("B7");
  } finally {
    await browser.close();
    await site.close();
  }
});

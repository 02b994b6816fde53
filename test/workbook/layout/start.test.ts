import { describe, expect, test } from "vitest";
import { sheetKeyOf } from "../../../src/workbook/managed.ts";
import { aBook, laidOut } from "./laid-out.ts";

describe("the guide of Inicio", () => {
  test("tells about every sheet that people see", async () => {
    const workbook = await laidOut(aBook());
    const guide = (await workbook.column("start", "name")).join("\n");
    const titles = (workbook.read().sheets ?? []).flatMap(({ properties }) =>
      properties?.hidden || !sheetKeyOf(properties?.sheetId ?? 0) ? [] : (properties?.title ?? []),
    );
    expect(titles).toContain("Bitácora");
    for (const title of titles.filter((title) => title !== "Inicio")) expect(guide).toContain(title);
  });

  test("tells how several responsables are chosen for one cell", async () => {
    const workbook = await laidOut(aBook());
    const told = workbook.column("start", "value").filter((text) => text.includes("varias unidades"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("Plan de integridad > Elegir responsables");
  });
});

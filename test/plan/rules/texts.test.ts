import { describe, expect, test } from "vitest";
import { check } from "../../../src/plan/check.ts";
import { anAction, anObjective, aPlan, placesOf, toCheck, UNITS } from "../../builders/plan.ts";

describe("texts that differ only by typing", () => {
  const twins = (...texts: readonly string[]) =>
    placesOf(
      check(
        toCheck(
          aPlan([
            anObjective(
              "O01",
              texts.map((text, index) => anAction(`A0${index + 1}`, { text })),
            ),
          ]),
        ),
      ),
    );

  test("of two actions of one objective are pointed at", () => {
    expect(twins("Elaborar un código de ética", "Divulgar", "elaborar un Codigo de Ética.")).toEqual([
      "texto-repetido axis:1 A03 action",
    ]);
    expect(twins("Elaborar un plan de capacitación", "Elaborar un plan de capacitacón")).toHaveLength(1);
    expect(twins("Elaborar un plan de capacitación", "Elaborar un plan de capacitaicón")).toHaveLength(1);
  });

  test("that count things are no twins, nor are short or blank ones", () => {
    expect(twins("Ejecutar la fase 1 del proyecto", "Ejecutar la fase 2 del proyecto")).toEqual([]);
    expect(twins("Capacitar al grupo A", "Capacitar al grupo B")).toEqual([]);
    expect(twins("Taller", "Tallar")).toEqual([]);
    expect(twins("", "").filter((place) => place.startsWith("texto-repetido"))).toEqual([]);
  });

  test("of actions of different objectives are left alone", () => {
    const objectives = ["O01", "O02"].map((key) => anObjective(key, [anAction(`A-${key}`, { text: "Divulgar" })]));
    expect(check(toCheck(aPlan(objectives)))).toEqual([]);
  });

  test("of two objectives of a line and of two units of the catalogue are pointed at", () => {
    const objectives = [
      anObjective("O01", [anAction("A01")]),
      { ...anObjective("O02", [anAction("A02")]), text: "OBJETIVO O01" },
    ];
    const units = [...UNITS, { key: "U09", name: "Recursos humanos.", aliases: [] }];
    expect(placesOf(check(toCheck(aPlan(objectives), { units })))).toEqual([
      "texto-repetido axis:1 A02 objective",
      "texto-repetido catalogues U09 name",
    ]);
  });
});

describe("texts that went blank", () => {
  const known = {
    lastKnown: {
      gone: [],
      texts: new Map([
        ["L01", "1.1 Formación"],
        ["O02", "Objetivo dos"],
        ["A02", "Acción dos"],
      ]),
    },
  };

  test("can be written again as they last were", () => {
    const blank = { ...anObjective("O02", [anAction("A02", { text: "" })]), text: "" };
    const plan = aPlan([anObjective("O01", [anAction("A01")]), blank]);
    const axes = plan.axes.map((axis) => ({
      ...axis,
      lines: axis.lines.map((line) => ({ ...line, code: "", name: "" })),
    }));
    expect(check(toCheck({ ...plan, axes }, known)).map(({ mends }) => mends.flatMap(({ steps }) => steps))).toEqual([
      [{ kind: "set", sheet: "axis:1", key: "top:L01", column: "line", to: "1.1 Formación" }],
      [{ kind: "set", sheet: "axis:1", key: "A02", column: "objective", to: "Objetivo dos" }],
      [{ kind: "set", sheet: "axis:1", key: "A02", column: "action", to: "Acción dos" }],
    ]);
  });

  test("and were never known offer nothing", () => {
    const plan = aPlan([anObjective("O01", [anAction("A01", { text: "" })])]);
    expect(check(toCheck(plan)).map(({ code, mends }) => [code, mends])).toEqual([["accion-sin-texto", []]]);
  });
});

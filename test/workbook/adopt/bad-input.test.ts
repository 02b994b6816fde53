import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionsOf } from "../../../src/plan/plan.ts";
import { type Adoption, adopt } from "../../../src/workbook/adopt/adopt.ts";
import { rawWorkbook } from "../../builders/raw-workbook.ts";
import { sheetsOf, smallPlan } from "../../builders/small-plan.ts";
import { adopted, adoptedSheets, FACTS, put } from "./adopted.ts";
import { findingPlaces } from "./finding-places.ts";

const firstAction = ({ plan }: Adoption) => [...actionsOf(plan)][0]!.action;

describe("a plan that agrees with itself", () => {
  it("gives no findings", () => {
    expect(adopted(() => undefined).places).toEqual([]);
  });
});

describe("what is missing or double", () => {
  it("is told for an empty spreadsheet, with what was looked for and where", () => {
    const { plan, places, findings, originals } = adoptedSheets([{ title: "Hoja 1", rows: [] }]);
    expect(plan.axes).toEqual([]);
    expect(originals).toEqual([]);
    expect(places).toEqual(Array(4).fill("cuadro-no-encontrado"));
    expect(findings[0]?.message).toMatch(/«Acciones concretas».*en la hoja «Hoja 1»/);
  });

  it("is told for sheets where no table is recognised", () => {
    const { places } = adoptedSheets([{ title: "Notas", rows: [["Comprar papel"], ["Llamar", "2222 0000"]] }]);
    expect(places).toEqual(Array(4).fill("cuadro-no-encontrado"));
  });

  it("is told for a spreadsheet without sheets", () => {
    expect(adopt({}).plan.axes).toEqual([]);
  });

  it("is told for a missing table", () => {
    const sheets = sheetsOf(smallPlan()).filter(({ title }) => title !== "Estrategias");
    const { places, findings, plan } = adoptedSheets(sheets);
    expect(places).toEqual(["cuadro-no-encontrado"]);
    expect(findings[0]?.message).toContain("estrategias");
    expect(plan.axes).toHaveLength(1);
  });

  it("is told for a table without rows", () => {
    const { places } = adopted((plan) => plan.budget.splice(1));
    expect(places).toEqual(["cuadro-vacio Presupuesto A1"]);
  });

  it("is told for a second budget; the first is taken", () => {
    const { places, plan, originals } = adopted(() => undefined, [{ title: "Copia", rows: smallPlan().budget }]);
    expect(places).toEqual(["cuadro-repetido Copia A1"]);
    expect(plan.budget).toHaveLength(1);
    expect(originals.map(({ cuadro }) => cuadro)).toEqual([1, 2, 3, 4, null]);
  });

  it("is told for a copy of an axis table", () => {
    const { places, plan } = adopted(() => undefined, [{ title: "Copia", rows: smallPlan().axis }]);
    expect(places).toEqual(["cuadro-repetido Copia A2"]);
    expect(plan.axes).toHaveLength(1);
  });

  it.each(["Cuadro 1 copia", "Cuadro 1b", "Copia de Cuadro 1"])(
    "is told for the copy, though it stands first, when the other sheet is just called Cuadro 1: %s",
    (title) => {
      const { axis, budget, strategies, schedule } = smallPlan();
      const copy = smallPlan();
      put(copy.axis, 2, 2, "Un curso de antes");
      put(copy.budget, 1, 3, "99");
      const { places, plan, originals } = adoptedSheets([
        { title, rows: copy.axis },
        { title: title.replace("1", "2"), rows: copy.budget },
        { title: "Cuadro 1", rows: axis },
        { title: "Cuadro 2", rows: budget },
        { title: "Cuadro 3", rows: strategies },
        { title: "Cuadro 4", rows: schedule },
      ]);
      expect(places).toEqual([`cuadro-repetido ${title} A2`, `cuadro-repetido ${title.replace("1", "2")} A1`]);
      expect(plan).toEqual(adopted(() => undefined).plan);
      expect(originals.map(({ cuadro }) => cuadro)).toEqual([null, null, 1, 2, 3, 4]);
    },
  );

  it("is told for codes that begin anew in each axis, and both axes are taken", () => {
    const second = smallPlan().axis;
    put(second, 2, 0, "1.1 Vigilancia");
    const { places, plan } = adopted(() => undefined, [{ title: "Otro eje", rows: second }]);
    expect(places).toEqual(["codigo-repetido Otro eje A3"]);
    expect(plan.axes).toHaveLength(2);
  });

  it("is told for a missing column", () => {
    const { places, findings } = adopted((plan) => {
      for (const row of plan.budget) row.splice(2, 1);
    });
    expect(places).toEqual(["columna-no-encontrada Presupuesto A1"]);
    expect(findings[0]?.expected).toBe("Responsables");
  });

  it("is told for a code that two lines have", () => {
    const { places, plan } = adopted((small) => {
      put(small.axis, 3, 0, "1.1 Otra línea");
      put(small.axis, 3, 1, "Otro objetivo");
      put(small.axis, 4, 6, "$200.00");
    });
    expect(places).toEqual(["codigo-repetido Eje A4"]);
    expect(plan.axes[0]?.lines).toHaveLength(2);
  });

  it("is told for a line without a code", () => {
    const { places, findings } = adopted((plan) => put(plan.axis, 2, 0, "Formación"));
    expect(places).toEqual(["linea-sin-codigo Eje A3"]);
    expect(findings[0]?.message).toBe("La línea de acción «Formación» no tiene código.");
  });

  it("is told for a row that fits nowhere", () => {
    const { places, plan } = adopted((small) => small.axis.push(["Fuente: elaboración propia"]));
    expect(places).toEqual(["fila-no-leida Eje A7"]);
    expect([...actionsOf(plan)]).toHaveLength(2);
  });

  it("is told for an amount without an action, which still counts", () => {
    const { places, plan } = adopted((small) => {
      small.axis.splice(4, 0, ["", "", "", "", "", "", "$50.00"]);
      put(small.axis, 5, 6, "$350.00");
      put(small.axis, 6, 6, "$350.00");
    });
    expect(places).toEqual(["fila-no-leida Eje G5"]);
    expect([...actionsOf(plan)]).toHaveLength(3);
  });
});

describe("amounts, terms and counts that cannot be read", () => {
  it.each([
    ["por definir", "monto-no-leido"],
    ["1.350", "monto-no-leido"],
    ["$100.00 o $200.00", "monto-no-leido"],
    ["-$100.00", "monto-negativo"],
    [-100, "monto-negativo"],
    ["$250,000,000.00", "monto-absurdo"],
    [100.005, "monto-absurdo"],
  ])("leave %s in its place and tell it as %s, without a second finding at the total", (typed, code) => {
    const adoption = adopted((plan) => put(plan.axis, 2, 6, typed));
    expect(adoption.places).toEqual([`${code} Eje G3`]);
    expect(firstAction(adoption).budgetCents).toEqual({ kind: "unread", typed: String(typed) });
  });

  it("leave a term that is no number of months", () => {
    const adoption = adopted((plan) => put(plan.axis, 2, 3, "Permanente"));
    expect(adoption.places).toEqual(["plazo-no-leido Eje D3"]);
    expect(firstAction(adoption).termMonths).toEqual({ kind: "unread", typed: "Permanente" });
  });

  it("leave a count of activities that is no number", () => {
    expect(adopted((plan) => put(plan.schedule, 2, 3, "varias")).places).toEqual([
      "actividades-no-leidas Cronograma D3",
    ]);
  });
});

describe("amounts written in another way", () => {
  it("are told once for the sheet, be it one or several", () => {
    const one = adopted((plan) => put(plan.axis, 2, 6, "100 dólares"));
    const two = adopted((plan) => {
      put(plan.axis, 2, 6, "100 dólares");
      put(plan.axis, 3, 6, "$200");
    });
    expect([...one.places, ...two.places]).toEqual(Array(2).fill("monto-escritura Eje G3"));
    expect(one.findings[0]?.message).toMatch(/^Hay un monto escrito .* Se leyó bien\.$/);
    expect(two.findings[0]?.message).toMatch(/^Hay 2 montos escritos .* Se leyeron bien\.$/);
  });
});

describe("sums that do not agree", () => {
  it("are told for a subtotal", () => {
    const { places, findings } = adopted((plan) => put(plan.axis, 4, 6, "$310.00"));
    expect(places).toEqual(["subtotal-no-cuadra Eje G5"]);
    expect(findings[0]).toMatchObject({ found: "$310.00", expected: "$300.00" });
  });

  it("are told for the total of an axis", () => {
    expect(adopted((plan) => put(plan.axis, 5, 6, "$30.00")).places).toEqual(["total-no-cuadra Eje G6"]);
  });

  it("are told for the total of the budget", () => {
    expect(adopted((plan) => put(plan.budget, 2, 4, "$3,000.00")).places).toEqual(["total-no-cuadra Presupuesto E3"]);
  });

  it("are not told for a subtotal that stands in another column", () => {
    expect(adopted((plan) => void plan.axis.splice(4, 1, ["", "Sub total", "", "", "", "$300.00"])).places).toEqual([]);
  });
});

describe("texts", () => {
  it.each(["=1+1", '=HYPERLINK("http://x.test")', "+503 2222 0000", "-5 % de quejas", "@alcaldia"])(
    "that begin like a formula stay text: %s",
    (typed) => {
      const adoption = adopted((plan) => {
        put(plan.axis, 2, 2, typed);
        put(plan.schedule, 2, 0, typed);
      });
      expect(adoption.places).toEqual([]);
      expect(firstAction(adoption).text).toBe(typed);
    },
  );

  it("of 50,000 characters are kept whole and told", () => {
    const long = "Texto de prueba ".repeat(3125).trim();
    const adoption = adopted((plan) => put(plan.axis, 2, 4, long));
    expect(adoption.places).toEqual(["texto-largo Eje E3"]);
    expect(firstAction(adoption).means).toBe(long);
  });

  it("that are too long for a cell once their halves are joined are told where they begin", () => {
    const adoption = adopted((plan) => {
      put(plan.axis, 2, 4, "a".repeat(30_000));
      plan.axis.splice(3, 0, ["", "", "", "", "b".repeat(30_000)]);
    });
    expect(adoption.places).toEqual(["texto-largo Eje E3"]);
    expect(firstAction(adoption).means).toHaveLength(60_001);
  });

  it("with a small sign are no web page", () => {
    const adoption = adopted((plan) => put(plan.axis, 2, 4, "Menos de <5 quejas & ninguna > 3"));
    expect(adoption.places).toEqual([]);
    expect(firstAction(adoption).means).toBe("Menos de <5 quejas & ninguna > 3");
  });
});

describe("the schedule", () => {
  it("that names no year tells that its months could not be placed", () => {
    const plan = smallPlan();
    plan.schedule[0] = ["Acciones concretas", "Plazo", "Responsables", "Número de actividades"];
    const workbook = rawWorkbook(sheetsOf(plan));
    const { findings } = adopt(workbook, { ...FACTS, period: null });
    expect(findingPlaces(findings, workbook).map(([code]) => code)).toEqual([
      "columna-no-encontrada",
      "dato-del-plan-falta",
    ]);
  });

  it("that lists an action twice tells the second one", () => {
    const { places, findings } = adopted((plan) =>
      plan.schedule.push(["Evaluar el curso", "1 mes", "Talento Humano", "1"]),
    );
    expect(places).toEqual(["cuadro-6-sin-par Cronograma A5"]);
    expect(findings[0]?.expected).toBe("«Evaluar el curso»");
  });

  it("keeps what is written in a month and is no mark", () => {
    const adoption = adopted((plan) => put(plan.schedule, 2, 4, "taller"));
    expect(firstAction(adoption).months).toEqual([
      { month: "2026-01", activities: { kind: "unread", typed: "taller" } },
    ]);
  });

  it("does not count a dash, a zero or an empty checkbox as a mark", () => {
    const adoption = adopted((plan) => plan.schedule[2]!.splice(4, 3, "-", 0, false));
    expect(firstAction(adoption).months).toEqual([]);
  });
});

describe("any sheet at all", () => {
  const words = [
    "",
    "",
    "Línea de acción",
    "Acciones concretas",
    "Presupuesto",
    "Objetivo",
    "Responsables",
    "Plazo",
    "Estrategia",
    "Táctica",
    "Número de actividades",
  ];
  const more = [
    "Ene",
    "Feb",
    "2026",
    "Total",
    "Subtotal",
    "1.1 Línea",
    "texto en minúscula",
    "$1,350.00",
    "2 meses",
    "Eje estratégico 1: Uno",
    "<p>x</p>",
    "x",
  ];
  const cell = fc.oneof(fc.constantFrom(...words, ...more), fc.string({ maxLength: 12 }), fc.integer(), fc.boolean());
  const sheet = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 25 });

  it("is read without an error, and every finding points into a sheet of the workbook, in whole sentences", () => {
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 3 }), (sheets) => {
        const workbook = rawWorkbook(sheets.map((rows, index) => ({ title: `Hoja ${index + 1}`, rows })));
        const { plan, findings } = adopt(workbook, FACTS);
        const keys = [...actionsOf(plan)].map(({ action }) => action.key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const [, title] of findingPlaces(findings, workbook)) expect(title).not.toBe("?");
        for (const { message } of findings) expect(message).toMatch(/^[\p{Lu}«].*\.$/su);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baselineOf } from "../../../src/plan/baseline.ts";
import { check } from "../../../src/plan/check.ts";
import type { Finding } from "../../../src/plan/finding.ts";
import { type Action, EMPTY, entryOf, unread } from "../../../src/plan/plan.ts";
import { actionFinder, meansIndex, type ProgressEntry } from "../../../src/plan/progress.ts";
import type { Checked } from "../../../src/plan/rules/rule.ts";
import { anAction, anEntry, anObjective, aPlan, placesOf, toCheck, UNITS } from "../../builders/plan.ts";

const TODAY = "2027-06-15";
const LINK = "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUv/view";

describe("what is recorded", () => {
  test("has no findings where it is complete, of a responsible unit and within budget and plan", () => {
    const entry = anEntry("R01", {
      spentCents: entryOf(100_00),
      means: "Informe",
      meansIndex0: 0,
      link: LINK,
      unit: "Gerencia",
    });
    expect(found([entry])).toEqual([]);
  });

  test("is not asked for where nothing can be recorded", () => {
    expect(check(toCheck(aPlan([anObjective("O01", [anAction("A01")])])))).toEqual([]);
  });

  test.each([
    ["a missing date", { date: EMPTY }, "registro-fecha progress R01 date"],
    ["a date that is none", { date: unread("ayer") }, "registro-fecha progress R01 date"],
    ["activities that are no number", { activities: unread("varias") }, "registro-actividades progress R01 activities"],
    ["an amount that is no number", { spentCents: unread("mil") }, "registro-monto progress R01 spent"],
    ["nothing carried out, spent or proved", { spentCents: EMPTY }, "registro-sin-contenido progress R01 activities"],
    ["no action", { actionText: "", actionKey: null }, "registro-accion progress R01 action"],
    ["a date that has not come", { date: entryOf("2027-06-16") }, "registro-fecha-futura progress R01 date"],
    ["a date before the plan", { date: entryOf("2025-12-31") }, "registro-otros-anos progress R01 date"],
  ])("with %s is pointed at in its cell", (_, changes, place) => {
    expect(placesOf(found([anEntry("R01", changes)]))).toEqual([place]);
  });

  test("is asked for one thing after the other while somebody types it", () => {
    const begun = { activities: EMPTY, spentCents: EMPTY };
    const noAction = { actionText: "", actionKey: null };
    expect(placesOf(found([anEntry("R01", { ...begun, ...noAction })]))).toEqual([
      "registro-accion progress R01 action",
    ]);
    expect(placesOf(found([anEntry("R01", { ...begun, date: EMPTY })]))).toEqual(["registro-fecha progress R01 date"]);
    expect(placesOf(found([anEntry("R01", begun)]))).toEqual(["registro-sin-contenido progress R01 activities"]);
  });

  test("may be of today, and of the first and last day of the plan", () => {
    const entries = [TODAY, "2026-01-01"].map((date, index) =>
      anEntry(`R0${index}`, { date: entryOf(date), spentCents: entryOf(1) }),
    );
    expect(found(entries)).toEqual([]);
  });

  test("before the first month of its action is asked about, from the month on it is not", () => {
    const months = [
      { month: "2026-03", activities: entryOf(1) },
      { month: "2026-04", activities: entryOf(0) },
      { month: "2026-05", activities: entryOf(0) },
    ];
    const on = (date: string) => found([anEntry("R01", { date: entryOf(date) })], [anAction("A01", { months })]);
    expect(placesOf(on("2026-02-28"))).toEqual(["registro-antes-de-inicio progress R01 date"]);
    expect(on("2026-02-28")[0]?.message).toContain("marzo de 2026");
    expect(on("2026-03-01")).toEqual([]);
  });
});

describe("an action that cannot be told", () => {
  const actions = [
    anAction("A01", { text: "Elaborar el plan de auditorías" }),
    anAction("A02", { text: "Capacitar al personal en ética" }),
  ];
  const named = (actionText: string) => found([anEntry("R01", { actionText, actionKey: null })], actions)[0];

  test("is mended with one click where a single one is almost the same", () => {
    expect(named("7 · Elaborar plan de auditorias")?.mends.map(({ steps }) => steps)).toEqual([
      [{ kind: "set", sheet: "progress", key: "R01", column: "action", to: "1 · Elaborar el plan de auditorías" }],
    ]);
  });

  test("is offered the action of its number beside the one of like words", () => {
    expect(named("2) Elaborar el plan de auditorías")?.mends.map(({ id }) => id)).toEqual(["action:A02", "action:A01"]);
  });

  test("is told by its number where the plan has no such number", () => {
    expect(named("99")?.message).toMatch(/^El plan no tiene ninguna acción con el número 99;/);
  });

  test("is offered nothing where nothing is like it", () => {
    expect(named("Pintar la fachada")).toMatchObject({
      code: "registro-accion",
      mends: [],
      found: "Pintar la fachada",
    });
  });
});

describe("an action that the plan dropped", () => {
  const codes = (entry: ProgressEntry, changes: Partial<Checked>) =>
    placesOf(found([entry], [anAction("A01")], changes));
  const ofDropped = anEntry("R01", { actionText: "5 · Capacitar", actionKey: null });

  test("is told as such whether the schedule, the last pass or the baseline knows it", () => {
    const told = ["registro-de-accion-retirada progress R01 action"];
    const gone = { action: anAction("A05"), axisNumber: 1, lineKey: "L01", objectiveKey: "O01" };
    expect(codes(ofDropped, { lastKnown: { texts: new Map(), gone: [gone] } })).toEqual(expect.arrayContaining(told));
    const before = aPlan([anObjective("O01", [anAction("A01"), anAction("A05")])]);
    const baseline = baselineOf(before, before.facts.approval, { fixedOn: "2026-01-20", fixedBy: "ana@x.sv" });
    expect(codes(ofDropped, { baseline })).toEqual(expect.arrayContaining(told));
    const retired = [{ key: "A05", activities: entryOf(2), months: [] }];
    const plan = { ...aPlan([anObjective("O01", [anAction("A01")])]), retired };
    expect(codes({ ...ofDropped, actionKey: "A05" }, { plan })).toEqual(expect.arrayContaining(told));
  });

  test("is not found at all where nobody knows it", () => {
    expect(codes(ofDropped, {})).toEqual(["registro-accion progress R01 action"]);
  });
});

describe("a means of verification that is not the action's", () => {
  const typed = (means: string, ofAction: string) =>
    found([anEntry("R01", { means })], [anAction("A01", { means: ofAction })])[0];

  test("offers the action's means to choose from", () => {
    expect(typed("Fotos", "Acta; Informe")).toMatchObject({ code: "registro-medio", expected: "Acta | Informe" });
    expect(typed("Fotos", "Acta; Informe")?.mends.map(({ label }) => label)).toEqual([
      "Escribir «Acta» en el medio de verificación.",
      "Escribir «Informe» en el medio de verificación.",
    ]);
  });

  test("is mended with one click where one is almost the same", () => {
    expect(
      typed("Listado asistencia de los participantes", "Acta; Listado de asistencia de los participantes")?.mends,
    ).toMatchObject([{ steps: [{ column: "means", to: "Listado de asistencia de los participantes" }] }]);
  });
});

describe("what another unit recorded", () => {
  const members = [
    { key: "M01", mail: "luis@x.sv", name: "Luis", unit: "RRHH", role: "enlace de unidad" },
    { key: "M02", mail: "ana@x.sv", name: "Ana", unit: "RRHH", role: "coordinación" },
  ];
  const by = (recordedBy: string, unit = "") =>
    placesOf(found([anEntry("R01", { recordedBy, unit })], undefined, { members }));

  test("waits for the coordination, as Comisión or the person says which unit it is", () => {
    expect(by("LUIS@x.sv")).toEqual(["registro-de-otra-unidad progress R01 unit"]);
    expect(by("desconocido", "Recursos Humanos")).toEqual(["registro-de-otra-unidad progress R01 unit"]);
  });

  test("may stand where the coordination, a responsible unit or nobody known recorded it", () => {
    expect([by("ana@x.sv"), by("desconocido"), by("desconocido", "gerencia")]).toEqual([[], [], []]);
  });

  test("names both units", () => {
    expect(found([anEntry("R01", { unit: "RRHH" })])[0]).toMatchObject({
      found: "Recursos Humanos",
      expected: "Gerencia",
    });
  });
});

describe("links to evidence", () => {
  const linked = (...links: readonly string[]) =>
    found(links.map((link, index) => anEntry(`R0${index + 1}`, { link, spentCents: entryOf(1) })));

  test.each(["http://alcaldia.gob.sv/acta.pdf", "drive.google.com/file/d/1", "www.alcaldia.gob.sv"])(
    "without https are mended by putting it in front: %s",
    (link) => {
      const [finding] = linked(link);
      expect(finding?.code).toBe("enlace-no-seguro");
      expect(finding?.mends.map(({ steps }) => steps)).toEqual([
        [{ kind: "set", sheet: "progress", key: "R01", column: "link", to: `https://${link.replace("http://", "")}` }],
      ]);
    },
  );

  test.each([
    "javascript:alert(1)",
    "acta firmada",
    "ftp://x.sv/a",
    "https://",
    "https://a b.sv",
    "\\\\servidor\\acta",
    `https://x.sv/${"a".repeat(5000)}`,
  ])("that are no addresses are explained and have no mend: %s", (link) =>
    expect(linked(link)).toMatchObject([{ code: "enlace-no-seguro", mends: [] }]),
  );

  test("that repeat are told once, with every cell, however Google wrote the address of the file", () => {
    const findings = linked(LINK, "https://x.sv/a", LINK.replace("/view", "/edit?usp=sharing"), LINK);
    expect(placesOf(findings)).toEqual(["enlace-repetido progress R03 link"]);
    expect(findings[0]?.alsoAt?.map((place) => place.at === "row" && place.key)).toEqual(["R01", "R04"]);
    expect(findings[0]?.message).toContain("3 registros");
  });

  test("may stand again in a correction", () => {
    const entries = [anEntry("R01", { link: LINK }), anEntry("R02", { link: LINK, spentCents: entryOf(-1_00) })];
    expect(placesOf(found(entries))).toEqual([]);
  });
});

describe("the sums of an action", () => {
  test("beyond its budget are an error that says by how much and which entries make it up", () => {
    const [finding, ...others] = found([
      anEntry("R01", { spentCents: entryOf(80_00) }),
      anEntry("R02", { spentCents: entryOf(30_00), date: entryOf("2026-05-02") }),
    ]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "gasto-mayor-que-presupuesto", severity: "error", found: "$110.00" });
    expect(finding?.message).toContain("$10.00 de más");
    expect(finding?.explanation).toEqual(["Según los registros: $80.00 el 10/02/2026 y $30.00 el 02/05/2026."]);
  });

  test("hold again once a correction brings them back", () => {
    expect(
      found([anEntry("R01", { spentCents: entryOf(120_00) }), anEntry("R02", { spentCents: entryOf(-20_00) })]),
    ).toEqual([]);
  });

  test("beyond what is planned are asked about, by the number of activities or else by the months", () => {
    const done = [anEntry("R01", { activities: entryOf(2), link: LINK, means: "Informe", meansIndex0: 0 })];
    expect(placesOf(found(done))).toEqual(["avance-mayor-que-lo-planificado tracking A01 done"]);
    const months = ["2026-01", "2026-02", "2026-03"].map((month) => ({ month, activities: entryOf(1) }));
    const byMonths = anAction("A01", { activities: EMPTY, months });
    expect(found(done, [byMonths]).map(({ code }) => code)).not.toContain("avance-mayor-que-lo-planificado");
  });

  test("cannot be negative", () => {
    const entry = anEntry("R01", { activities: entryOf(-1), spentCents: entryOf(-5_00) });
    expect(placesOf(found([entry]))).toEqual([
      "registro-resta-de-mas tracking A01 done",
      "registro-resta-de-mas tracking A01 spent",
    ]);
  });

  test("leave out what is not complete, and say what is of another unit", () => {
    const entry = (key: string, changes: Partial<ProgressEntry>) =>
      anEntry(key, { spentCents: entryOf(80_00), ...changes });
    expect(codesOf(found([entry("R01", {}), entry("R02", { date: EMPTY })]))).toEqual(["registro-fecha"]);
    const [finding] = found([entry("R01", {}), entry("R02", { unit: "RRHH" })]);
    expect(finding?.code).toBe("gasto-mayor-que-presupuesto");
    expect(finding?.explanation[1]).toContain("$80.00 está en registros de otra unidad");
  });
});

describe("an action that is completed", () => {
  const action = anAction("A01", { means: "Acta; Informe" });
  const proof = (key: string, index0: number) =>
    anEntry(key, {
      activities: EMPTY,
      link: `https://x.sv/${key}`,
      meansIndex0: index0,
      means: ["Acta", "Informe"][index0]!,
    });

  test("is asked for the means of verification without evidence, in a note", () => {
    const [finding, ...others] = found([anEntry("R01", { activities: entryOf(1) }), proof("R02", 0)], [action]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "evidencia-falta", severity: "nota", expected: "«Informe»" });
  });

  test("and has evidence of each, or is not completed yet, is asked for nothing", () => {
    expect(found([anEntry("R01", { activities: entryOf(1) }), proof("R02", 0), proof("R03", 1)], [action])).toEqual([]);
    expect(found([proof("R02", 0)], [action])).toEqual([]);
  });
});

describe("whatever people record", () => {
  const text = fc.oneof(
    fc.constantFrom(
      "",
      "1",
      "2 · Acción",
      "Acción A01",
      "=1+1",
      "<b>",
      "\u202e😀",
      "https://x.sv/a",
      "Informe",
      "RRHH",
    ),
    fc.string(),
  );
  const entry = (value: fc.Arbitrary<number>) => fc.oneof(value.map(entryOf), fc.constant(EMPTY), text.map(unread));
  const entries = fc.array(
    fc.record({
      date: fc.oneof(
        fc.constantFrom("2026-02-29", "2025-01-01", "2027-06-16", "2028-02-29").map(entryOf),
        fc.constant(EMPTY),
        text.map(unread),
      ),
      actionText: text,
      activities: entry(fc.integer({ min: -5, max: 5 })),
      spentCents: entry(fc.integer({ min: -200_00, max: 200_00 })),
      means: text,
      link: text,
      unit: text,
      recordedBy: text,
    }),
    { maxLength: 6 },
  );

  const actions = [anAction("A01"), anAction("A02", { means: "Acta; Informe" })];
  const find = actionFinder(aPlan([anObjective("O01", actions)]));
  /** An entry as it is read from its row. */
  const read = (record: Partial<ProgressEntry>, index: number) => {
    const actionKey = find(record.actionText ?? "");
    const meansIndex0 = meansIndex(
      record.means ?? "",
      actions.find(({ key }) => key === actionKey),
    );
    return anEntry(`R${index}`, { ...record, actionKey, meansIndex0 });
  };

  test("checking never fails, findings are sentences, and a mend that writes an entry makes its finding go", () => {
    fc.assert(
      fc.property(entries, (records) => {
        const findings = found(records.map(read), actions);
        for (const { code, place, message, remedy, mends } of findings) {
          expect([message, remedy].every((sentence) => /[.!?]$/.test(sentence))).toBe(true);
          expect(new Set(mends.map(({ id }) => id)).size).toBe(mends.length);
          for (const step of mends.flatMap(({ steps }) => steps)) {
            if (step.kind !== "set") continue;
            const field = step.column === "action" ? "actionText" : step.column;
            const mended = records.map((record, index) =>
              step.key === `R${index}` ? { ...record, [field]: step.to } : record,
            );
            expect(placesOf(found(mended.map(read), actions))).not.toContain(placesOf([{ code, place } as Finding])[0]);
          }
        }
      }),
    );
  });

  test("an action is told to be overspent just where its readable entries add up to more than its budget", () => {
    fc.assert(
      fc.property(entries, (records) => {
        const told = found(records.map(read), actions).filter(({ code }) => code === "gasto-mayor-que-presupuesto");
        const overspent = actions.filter(({ key }) => {
          const amounts = records.map((record) =>
            record.date.kind === "value" &&
            record.activities.kind !== "unread" &&
            record.spentCents.kind === "value" &&
            find(record.actionText) === key
              ? record.spentCents.value
              : 0,
          );
          return amounts.reduce((sum, amount) => sum + amount, 0) > 100_00;
        });
        expect(told.map(({ place }) => place.at === "row" && place.key)).toEqual(overspent.map(({ key }) => key));
      }),
    );
  });

  test("each entry of many bad ones has its own findings", () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      anEntry(`R${index}`, {
        actionKey: null,
        actionText: `9${index} Otra acción`,
        link: `acta ${index}`,
        unit: "RRHH",
      }),
    );
    expect(codesOf(found(many)).filter((code) => code === "registro-accion")).toHaveLength(2000);
  });
});

function found(
  entries: readonly ProgressEntry[],
  actions: readonly Action[] = [anAction("A01")],
  changes: Partial<Checked> = {},
): readonly Finding[] {
  const plan = aPlan([anObjective("O01", actions)]);
  return check(toCheck(changes.plan ?? plan, { units: UNITS, progress: { entries, today: TODAY }, ...changes }));
}

function codesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code }) => code);
}

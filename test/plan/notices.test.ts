import { describe, expect, test } from "vitest";
import type { Member } from "../../src/plan/commission.ts";
import { type NoticeSources, noticesOf, weekOf } from "../../src/plan/notices.ts";
import { type Action, entryOf } from "../../src/plan/plan.ts";
import { anAction, anEntry, anObjective, aPlan, UNITS } from "../builders/plan.ts";

const TODAY = "2026-03-16";
const LATE = { months: [{ month: "2026-01", activities: entryOf(2) }] };
const NOW = { months: [{ month: "2026-03", activities: entryOf(1) }] };
const SOON = { months: [{ month: "2026-04", activities: entryOf(3) }] };
const FAR = { months: [{ month: "2026-10", activities: entryOf(3) }] };

describe("the mail to a unit", () => {
  test("tells what is late, what is due this month and within 60 days, and which evidence is missing", () => {
    const [notice, ...others] = notices([
      anAction("A01", LATE),
      anAction("A02", NOW),
      anAction("A03", SOON),
      anAction("A04", FAR),
    ]).units;
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      unit: { name: "Gerencia" },
      late: [{ text: "Acción A01", responsible: "Gerencia", activities: 2 }],
      thisMonth: [{ text: "Acción A02", activities: 1 }],
      soon: [{ text: "Acción A03", activities: 3 }],
      missing: [{ text: "Acción A01", means: ["Informe"] }],
    });
  });

  test("is for each of the units of an action, under any of their names", () => {
    const { units } = notices([anAction("A01", { ...LATE, responsible: "RRHH / Gerencia" })]);
    expect(units.map(({ unit, late }) => [unit.key, late.length])).toEqual([
      ["U01", 1],
      ["U03", 1],
    ]);
  });

  test("is not written when there is nothing to tell", () => {
    expect(notices([anAction("A01", FAR)]).units).toEqual([]);
    expect(notices([anAction("A01", { ...LATE, course: { suspended: "sí", reason: "" } })]).units).toEqual([]);
    expect(notices([anAction("A01", { ...NOW, course: { suspended: "sí", reason: "" } })]).units).toEqual([]);
  });

  test("goes to the unit's liaisons and members, each once, and to nobody whose mail cannot be read", () => {
    const people = [
      member("Enlace@alcaldia.example", "enlace de unidad", "RRHH / Auditoría Interna"),
      member("miembro@alcaldia.example", "MIEMBRO", "Recursos Humanos"),
      member(" enlace@alcaldia.example ", "enlace de unidad", "Recursos Humanos"),
      member("otra@alcaldia.example", "enlace de unidad", "Gerencia"),
      member("jefa@alcaldia.example", "coordinación", "Recursos Humanos"),
      member("lee@alcaldia.example", "lectura", "Recursos Humanos"),
      member("uno@a.example,dos@a.example", "enlace de unidad", "Recursos Humanos"),
      member("x@y.example\nBcc: z@y.example", "enlace de unidad", "Recursos Humanos"),
      member("sin correo", "enlace de unidad", "Recursos Humanos"),
      member("señora@alcaldia.example", "enlace de unidad", "Recursos Humanos"),
    ];
    const { units } = notices([anAction("A01", { ...LATE, responsible: "Recursos Humanos" })], { members: people });
    expect(units.map(({ recipients }) => recipients)).toEqual([
      ["enlace@alcaldia.example", "miembro@alcaldia.example"],
    ]);
  });

  test("counts the entries that count, and no others", () => {
    const entry = anEntry("R01", { activities: entryOf(2), link: "https://a.example", meansIndex0: 0 });
    const lateWhen = (status: "registrado" | "aceptado" | "en espera" | "incompleto") =>
      notices([anAction("A01", LATE)], { progress: [{ entry, status }] }).units.length;
    expect([lateWhen("registrado"), lateWhen("aceptado"), lateWhen("en espera"), lateWhen("incompleto")]).toEqual([
      0, 0, 1, 1,
    ]);
  });
});

describe("the digest", () => {
  test("goes to the coordination and the members", () => {
    const people = [
      member("jefa@alcaldia.example", "coordinacion"),
      member("miembro@alcaldia.example", "miembro", "Gerencia"),
      member("enlace@alcaldia.example", "enlace de unidad", "Gerencia"),
      member("lee@alcaldia.example", "lectura"),
      member("nadie@alcaldia.example", ""),
    ];
    expect(notices([], { members: people }).digest.recipients).toEqual([
      "jefa@alcaldia.example",
      "miembro@alcaldia.example",
    ]);
  });

  test("gives the figures of each axis, what is late and how many entries wait", () => {
    const actions = [
      anAction("A01", { ...LATE, activities: entryOf(5) }),
      anAction("A02", { ...NOW, activities: entryOf(4), responsible: "Nadie" }),
    ];
    const entry = anEntry("R01", { actionKey: "A02", activities: entryOf(1), spentCents: entryOf(30_00) });
    const progress = (["aceptado", "en espera", "incompleto", "incompleto"] as const).map((status) => ({
      entry,
      status,
    }));
    expect(notices(actions, { progress }).digest).toEqual({
      recipients: [],
      axes: [
        {
          number: 1,
          name: "Cultura",
          planned: 9,
          due: 2,
          done: 1,
          lateActions: 1,
          budgetCents: 200_00,
          spentCents: 30_00,
        },
      ],
      late: [{ text: "Acción A01", responsible: "Gerencia", activities: 2 }],
      waiting: 1,
      incomplete: 2,
    });
  });
});

describe("a week", () => {
  test.each([
    ["2026-11-22", "2026-W47", "2026-11-16", "2026-11-22"],
    ["2026-11-23", "2026-W48", "2026-11-23", "2026-11-29"],
    ["2026-12-31", "2026-W53", "2026-12-28", "2027-01-03"],
    ["2027-01-03", "2026-W53", "2026-12-28", "2027-01-03"],
    ["2027-01-04", "2027-W01", "2027-01-04", "2027-01-10"],
    ["2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"],
    ["2024-02-29", "2024-W09", "2024-02-26", "2024-03-03"],
    ["2023-01-01", "2022-W52", "2022-12-26", "2023-01-01"],
  ])("of %s is %s, Monday to Sunday", (date, key, monday, sunday) => {
    expect(weekOf(date)).toEqual({ key, monday, sunday });
  });
});

function notices(actions: readonly Action[], changes: Partial<NoticeSources> = {}) {
  const plan = aPlan([anObjective("O01", actions)]);
  return noticesOf({ plan, units: UNITS, members: [], progress: [], ...changes }, TODAY);
}

function member(mail: string, role: string, unit = ""): Member {
  return { key: "M01", mail, name: "", unit, role };
}

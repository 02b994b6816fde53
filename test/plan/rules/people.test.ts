import { describe, expect, test } from "vitest";
import { check } from "../../../src/plan/check.ts";
import type { Member } from "../../../src/plan/commission.ts";
import { anAction, anObjective, aPlan, placesOf, toCheck, UNITS } from "../../builders/plan.ts";

describe("units that the catalogue does not know", () => {
  const named = (responsible: string, units = UNITS as readonly { name: string; aliases: readonly string[] }[]) =>
    check(toCheck(aPlan([anObjective("O01", [anAction("A01", { responsible })])]), { units }));

  test("ask whether they are another form of each unit that they resemble, or a new one", () => {
    const [finding, ...others] = named("Gerencia / Recursos Humnos");
    expect(others).toEqual([]);
    expect(placesOf([finding!])).toEqual(["unidad-desconocida axis:1 A01 responsible"]);
    expect(finding?.mends.map(({ steps }) => steps)).toEqual([
      [{ kind: "set", sheet: "catalogues", key: "U03", column: "detail", to: "RRHH; Recursos Humnos" }],
      [{ kind: "add-unit", name: "Recursos Humnos" }],
    ]);
  });

  test.each([
    ["AI", "Auditoría Interna"],
    ["Unidad de Auditoría Interna", "Auditoría Interna"],
    ["Gerencias", "Gerencia"],
  ])("resemble by sigla, words or a slip: %s", (name, unit) => {
    expect(named(name)[0]?.expected).toBe(unit);
  });

  test("and resemble none can only be added", () => {
    expect(named("Despacho")[0]?.mends.map(({ id }) => id)).toEqual(["add-unit"]);
  });

  test("are told once, with every cell that names them and their number", () => {
    const actions = ["A01", "A02"].map((key) => anAction(key, { responsible: "Despacho" }));
    const [finding, ...others] = check(toCheck(aPlan([anObjective("O01", actions)])));
    expect(others).toEqual([]);
    // The two actions and their row of the budget.
    expect(finding?.message).toContain("3 celdas");
    expect([finding?.place, ...(finding?.alsoAt ?? [])]).toEqual(
      [
        ["axis:1", "A01"],
        ["axis:1", "A02"],
        ["budget", "P01"],
      ].map(([sheet, key]) => ({ at: "row", sheet, key, column: "responsible" })),
    );
  });

  test("can only be added where units have no keys", () => {
    const units = UNITS.map(({ name, aliases }) => ({ name, aliases }));
    expect(named("Recursos Humnos", units)[0]?.mends.map(({ id }) => id)).toEqual(["add-unit"]);
  });
});

describe("members of the commission", () => {
  const findingsOf = (...changes: readonly Partial<Member>[]) =>
    check(
      toCheck(aPlan([anObjective("O01", [anAction("A01")])]), {
        members: changes.map((change, index) => ({
          key: `M0${index + 1}`,
          mail: `persona${index + 1}@alcaldia.gob.sv`,
          name: "Ana Pérez",
          unit: "Gerencia",
          role: "miembro",
          ...change,
        })),
      }),
    );

  test("with a mail, a unit of the catalogue and a role have no findings", () => {
    expect(findingsOf({}, { unit: "" }, { role: "enlace de unidad", unit: "RRHH" })).toEqual([]);
  });

  test("need an address as their mail; one with spaces in it is mended by taking them out", () => {
    expect(placesOf(findingsOf({ mail: "ana" }))).toEqual(["comision-correo commission M01 mail"]);
    const [finding] = findingsOf({ mail: "ana @alcaldia.gob.sv" });
    expect(finding?.mends.map(({ steps }) => steps)).toEqual([
      [{ kind: "set", sheet: "commission", key: "M01", column: "mail", to: "ana@alcaldia.gob.sv" }],
    ]);
  });

  test("stand there once", () => {
    expect(placesOf(findingsOf({ mail: "ana@x.sv" }, { mail: "ANA@x.sv" }))).toEqual([
      "comision-correo-repetido commission M02 mail",
    ]);
  });

  test("with a role that is a slip away have one mend, with any other all roles to choose from", () => {
    expect(findingsOf({ role: "Coordinacion" })[0]?.mends.map(({ id }) => id)).toEqual(["role:coordinación"]);
    expect(findingsOf({ role: "jefe" })[0]?.mends).toHaveLength(4);
  });

  test("with a unit that is not in the catalogue are asked for it", () => {
    expect(findingsOf({ unit: "Recursos Humno" })[0]).toMatchObject({
      code: "comision-unidad",
      expected: "Recursos Humanos",
    });
  });
});

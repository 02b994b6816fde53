import { describe, expect, it } from "vitest";
import { actionsOf } from "../../../src/plan/plan.ts";
import { adopt } from "../../../src/workbook/adopt/adopt.ts";
import { rawWorkbook } from "../../builders/raw-workbook.ts";
import { sheetsOf, smallPlan } from "../../builders/small-plan.ts";

/** Adopts a small plan whose first actions have these responsables. */
function withResponsables(...cells: readonly string[]) {
  const plan = smallPlan();
  const template = plan.axis[2]!;
  const rows = cells.map((cell, index) => [
    ...template.slice(0, 2),
    `Acción número ${index}`,
    ...template.slice(3, 6),
    "$1.00",
    cell,
    "",
    "",
  ]);
  plan.axis = [...plan.axis.slice(0, 2), ...rows];
  const { units, findings, plan: read } = adopt(rawWorkbook(sheetsOf(plan)));
  return {
    names: units.map(({ name, aliases }) => [name, ...aliases].join(" = ")),
    codes: findings
      .map(({ code }) => code)
      .filter((code) => code === "texto-errata" || code === "unidad-con-dos-nombres"),
    responsables: [...actionsOf(read)].map(({ action }) => action.responsible),
  };
}

describe("the catalogue of units", () => {
  it("joins a sigla to the name with its initials", () => {
    const { names, codes } = withResponsables("Unidad de Género Municipal / UGM", "Recursos Humanos", "RRHH");
    expect(names).toContain("Unidad de Género Municipal = UGM");
    expect(names).toContain("Recursos Humanos = RRHH");
    expect(codes).toEqual([]);
  });

  it("leaves a sigla alone when two names have its initials", () => {
    expect(withResponsables("Unidad de Género Municipal", "Unidad de Gestión Municipal", "UGM").names).toContain("UGM");
  });

  it("tells of a committee and a commission of the same name", () => {
    const { names, codes } = withResponsables("Comité de Festejos", "Comisión de Festejos", "Comisión de Festejos");
    expect(names).toContain("Comisión de Festejos = Comité de Festejos");
    expect(codes).toEqual(["unidad-con-dos-nombres"]);
  });

  it("mends a name with one letter wrong, as it is written elsewhere", () => {
    const { responsables, codes } = withResponsables("Talento Humano", "UAIP/ Talento Humno.", "Talento Humano");
    expect(responsables).toEqual(["Talento Humano", "UAIP/ Talento Humano.", "Talento Humano"]);
    expect(codes).toEqual(["texto-errata"]);
  });

  it("takes neither plurals nor genders nor letters that number a unit for slips", () => {
    const { codes } = withResponsables(
      "Gerencia Social",
      "Gerencias Social",
      "Gerencia Social",
      "Secretaria",
      "Secretario",
      "Secretaria",
      "Comisión A",
      "Comisión B",
      "Comisión A",
    );
    expect(codes).toEqual([]);
  });
});

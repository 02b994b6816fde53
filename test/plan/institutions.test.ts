import { describe, expect, it } from "vitest";
import { isKnownSigla, municipalUnitOf, similarInstitution } from "../../src/plan/institutions.ts";

describe("siglas", () => {
  it("that miss an institution's by one letter are told with its name", () => {
    expect(similarInstitution("INSAFOR")).toEqual({
      sigla: "INSAFORP",
      name: "Instituto Salvadoreño de Formación Profesional",
    });
    expect(similarInstitution("ISDME")?.sigla).toBe("ISDEM");
  });

  it("that are known themselves are no slip for another", () => {
    for (const sigla of ["UAIP", "LAIP", "IAIP", "ISDEM", "ISDEMU", "CCAM", "ONG"])
      expect(similarInstitution(sigla)).toBeNull();
    expect(isKnownSigla("CIM")).toBe(true);
  });

  it("of three letters are one letter apart by chance", () => {
    expect(similarInstitution("TEC")).toBeNull();
  });

  it("of units that every municipality has stand for their legal name", () => {
    expect(municipalUnitOf("CIM")).toBe("Comisión de Integridad Municipal");
    expect(municipalUnitOf("XYZ")).toBeUndefined();
  });
});

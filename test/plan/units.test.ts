import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Unit } from "../../src/plan/plan.ts";
import { sameUnits, splitUnits, tidyUnits } from "../../src/plan/units.ts";

const UNITS: readonly Unit[] = [
  { name: "Recursos Humanos", aliases: ["Recursos humanos", "RRHH"] },
  { name: "Concejo Municipal", aliases: [] },
  { name: "Auditoria internas", aliases: [] },
  { name: "Comisión", aliases: [] },
  { name: "Comisión de ética municipal", aliases: [] },
  { name: "UAIP", aliases: [] },
];

describe("the units of a cell", () => {
  it.each([
    ["Recursos Humanos/", ["Recursos Humanos"]],
    ["RRHH / concejo municipal", ["Recursos Humanos", "Concejo Municipal"]],
    ["UAIP//UAIP. ; Recursos humanos", ["UAIP", "Recursos Humanos"]],
    ["Concejo Municipal\nUAIP", ["Concejo Municipal", "UAIP"]],
    ["Concejo Municipal Auditoria internas", ["Concejo Municipal", "Auditoria internas"]],
    ["Recursos humanos Comisión/ UAIP", ["Recursos Humanos", "Comisión", "UAIP"]],
    ["Comisión de ética municipal", ["Comisión de ética municipal"]],
    ["Comisión de fiestas, Archivo", ["Comisión de fiestas", "Archivo"]],
    [" / ", []],
  ])("in «%s» are told apart", (cell, names) => {
    expect(splitUnits(cell, UNITS)).toEqual(names);
  });

  it("are the same in any order and under any name", () => {
    expect(sameUnits("RRHH/ Concejo Municipal", "Concejo municipal, Recursos Humanos/", UNITS)).toBe(true);
    expect(sameUnits("Archivo", "ARCHIVO.", [])).toBe(true);
    expect(sameUnits("Recursos Humanos", "Recursos Humanos/UAIP", UNITS)).toBe(false);
  });

  it("come out the same when put together and told apart again", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...UNITS]), (units) => {
        const names = units.map(({ name }) => name);
        expect(splitUnits(names.join(" / "), UNITS)).toEqual(names);
      }),
    );
  });
});

describe("tidying the units of a cell", () => {
  it.each([
    ["recursos  humanos/", "Recursos Humanos"],
    ["RRHH", "Recursos Humanos"],
    ["rrhh.", "Recursos Humanos"],
    ["• uaip", "UAIP"],
    ["uaip, concejo municipal", "UAIP / Concejo Municipal"],
    ["UAIP ; RRHH / Comisión", "UAIP / Recursos Humanos / Comisión"],
    ["uaip\nrrhh", "UAIP\nRecursos Humanos"],
    ["RECURSOS HUMANOS", "Recursos Humanos"],
  ])("writes «%s» as «%s»", (cell, tidy) => {
    expect(tidyUnits(cell, UNITS)).toBe(tidy);
  });

  it.each([
    "Archivo",
    "RRHH / Archivo",
    "UAIP / uaip",
    "RRHH, Recursos Humanos",
    "Concejo Municipal UAIP",
    "",
    " / ",
    "RRHH (interino)",
  ])("leaves «%s» alone", (cell) => {
    expect(tidyUnits(cell, UNITS)).toBe(cell);
  });

  it("leaves what is tidy as it is, and names the same units before and after", () => {
    const forms = UNITS.flatMap(({ name, aliases }) => [name, ...aliases]);
    const cell = fc.array(fc.constantFrom(...forms, "Archivo"), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cell, fc.constantFrom("/", ", ", " ; ", "\n", " / "), (names, sign) => {
        const tidy = tidyUnits(names.join(sign), UNITS);
        expect(tidyUnits(tidy, UNITS)).toBe(tidy);
        expect(sameUnits(tidy, names.join(sign), UNITS)).toBe(true);
      }),
    );
  });
});

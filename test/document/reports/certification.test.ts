import { describe, expect, test } from "vitest";
import { certificationReport } from "../../../src/document/reports/certification.ts";
import { baselineOf } from "../../../src/plan/baseline.ts";
import { aReportInput, usulutanInput } from "./inputs.ts";
import { proseOf } from "./reading.ts";

const textOf = (...parts: Parameters<typeof certificationReport>) =>
  proseOf(certificationReport(...parts).blocks["texto de la certificación"]!);

describe("the draft of a certification", () => {
  test("is marked as a draft at its beginning and its end", () => {
    const text = textOf(usulutanInput());
    expect(text[0]).toMatch(/^PROYECTO: sin firma ni sello/);
    expect(text.slice(-1)[0]).toBe(text[0]);
    expect(certificationReport(usulutanInput()).title).toMatch(/^PROYECTO/);
  });

  test("has the acta, the acuerdo and the date in words", () => {
    const text = textOf(usulutanInput()).join("\n");
    expect(text).toContain("que esta municipalidad llevó en el año dos mil veintitrés consta el ACTA NÚMERO CINCO");
    expect(text).toContain("del uno de febrero de dos mil veintitrés");
    expect(text).toContain("ACUERDO NÚMERO XXI. El Concejo Municipal");
    expect(text).toContain("MUNICIPAL 2023-2025");
  });

  test("names no person, and leaves blanks for what the plan does not know", () => {
    const members = [{ key: "M01", mail: "cim@alcaldia.example", name: "Ana Ruiz", unit: "", role: "coordinación" }];
    const text = textOf(usulutanInput({ members })).join("\n");
    expect(text).not.toContain("Ana Ruiz");
    expect(text).toContain("de la sesión ________ celebrada a las ________ del");
    expect(text).toContain("se extiende la presente en la Alcaldía Municipal de Usulután");
    expect(text).toContain("//// ________ //// ________ //// ________ //// RUBRICADAS.");
  });

  test("takes the words of the acuerdo where they are given, else asks to copy them", () => {
    const given = { text: "El Concejo ACUERDA: {{otro}}", sessionKind: "ordinaria", sessionTime: "diez horas" };
    const text = textOf(aReportInput(), given).join("\n");
    expect(text).toContain("ACUERDO 2. El Concejo ACUERDA: {{otro}}");
    expect(text).toContain("de la sesión ordinaria celebrada a las diez horas del");
    expect(text).not.toContain("Transcriba");
    expect(textOf(aReportInput()).join()).toContain("[Transcriba aquí el texto del acuerdo");
    expect(certificationReport(aReportInput()).warnings.join()).toContain("sustitúyalo por el que consta");
  });

  test("is of the acuerdo of the baseline, which may approve modifications", () => {
    const { plan } = aReportInput();
    const approval = { minutes: "9", resolution: "III", date: "2027-03-04" };
    const baseline = baselineOf(plan, approval, { fixedOn: "2027-03-05", fixedBy: "" });
    const text = textOf(aReportInput({ baseline })).join("\n");
    expect(text).toContain("ACTA NÚMERO 9");
    expect(text).toContain("Aprobar las modificaciones al PLAN DE ACCIÓN");
    expect(textOf(aReportInput()).join()).toContain("Aprobar el PLAN DE ACCIÓN");
  });

  test("leaves everything blank where no decision is known", () => {
    const { plan } = aReportInput();
    const approval = { minutes: "", resolution: "", date: "" };
    const input = aReportInput({ plan: { ...plan, facts: { ...plan.facts, approval } } });
    expect(textOf(input).join("\n")).toContain("en el año ________ consta el ACTA NÚMERO ________");
    expect(certificationReport(input).warnings[0]).toContain("quedan en blanco");
  });
});

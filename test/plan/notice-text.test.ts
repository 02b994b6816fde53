import { describe, expect, test } from "vitest";
import { messagesOf, type NoticeFrame } from "../../src/plan/notice-text.ts";
import { type Digest, type Notices, type UnitNotice, weekOf } from "../../src/plan/notices.ts";
import { UNITS } from "../builders/plan.ts";

const FRAME: NoticeFrame = { municipality: "San Juan", week: weekOf("2026-11-25"), url: "https://libro.example/1" };
const LATE = { text: "Elaborar el plan", responsible: "Gerencia", activities: 2 };
const HOSTILE = '<script>alert(1)</script> & "x"\r\nBcc: otro@a.example\u0000\u202e';

describe("a weekly mail", () => {
  test("names the municipality and the week, and says what is late, due and missing, and where the workbook is", () => {
    const [mail] = messages({
      units: [
        {
          ...aUnitNotice(),
          late: [LATE],
          thisMonth: [{ ...LATE, text: "Reunir", activities: 1 }],
          soon: [{ ...LATE, text: "Publicar" }],
          missing: [{ text: "Capacitar", means: ["Listado", "Fotografías"] }],
        },
      ],
    });
    expect(mail?.subject).toBe(
      "Plan de integridad de San Juan: avisos de la semana del 23 al 29 de noviembre de 2026 · Gerencia",
    );
    for (const text of [
      "ATRASADAS\n\n- Elaborar el plan: 2 actividades",
      "PARA ESTE MES\n\n- Reunir: 1 actividad",
      "EN LOS PRÓXIMOS 60 DÍAS\n\n- Publicar: 2 actividades",
      "- Capacitar: Listado; Fotografías",
      "https://libro.example/1",
    ])
      expect(mail?.body).toContain(text);
    expect(mail?.htmlBody).toContain("<li>Elaborar el plan: 2 actividades</li>");
  });

  test.each([
    ["2026-12-02", "del 30 de noviembre al 6 de diciembre de 2026"],
    ["2026-12-31", "del 28 de diciembre de 2026 al 3 de enero de 2027"],
  ])("of the week of %s is of the week %s", (date, week) => {
    expect(messages({}, { ...FRAME, week: weekOf(date) })[0]?.subject).toContain(` ${week} `);
  });

  test("to more people than Google allows is several, with keys of their own", () => {
    const recipients = Array.from({ length: 120 }, (_, index) => `p${index}@a.example`);
    const mails = messages({ digest: { ...DIGEST, recipients } });
    expect(mails.map(({ key, to }) => [key, to.length])).toEqual([
      ["resumen", 50],
      ["resumen~2", 50],
      ["resumen~3", 20],
    ]);
    expect(mails.flatMap(({ to }) => to)).toEqual(recipients);
  });

  test("that nobody gets is there all the same, to be shown", () => {
    expect(messages({ units: [aUnitNotice()] }).map(({ key, to }) => [key, to])).toEqual([
      ["U01", []],
      ["resumen", []],
    ]);
  });

  test("holds what people wrote as text, on one line, in a subject that Google takes", () => {
    const unit = { ...UNITS[0]!, name: HOSTILE.repeat(20) };
    const mails = messages(
      {
        units: [{ ...aUnitNotice(), unit, late: [{ ...LATE, text: HOSTILE }] }],
        digest: { ...DIGEST, axes: [{ ...DIGEST.axes[0]!, name: HOSTILE }] },
      },
      { ...FRAME, municipality: HOSTILE.repeat(20) },
    );
    for (const { subject, htmlBody, body } of mails) {
      expect(subject.length).toBeLessThanOrEqual(240);
      expect(subject).not.toMatch(/\p{Cc}|\p{Cf}/u);
      expect(body).toContain('<script>alert(1)</script> & "x" Bcc: otro@a.example');
      expect(htmlBody).not.toMatch(/<script|\u202e/);
      expect(htmlBody).toContain("&#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;x&#34; Bcc: otro@a.example");
    }
  });

  test("stays within Google's size, however much is late", () => {
    const late = Array.from({ length: 10_000 }, () => ({ ...LATE, text: "ñ".repeat(5000) }));
    for (const { body, htmlBody } of messages({ units: [{ ...aUnitNotice(), late }], digest: { ...DIGEST, late } })) {
      expect(body).toContain("Y 9970 más, en la hoja Seguimiento del libro.");
      expect(2 * (body.length + htmlBody.length)).toBeLessThan(200 * 1024);
    }
  });

  test("to the commission gives each axis, what is late and whose it is, and the entries that wait", () => {
    const [mail] = messages({ digest: { ...DIGEST, late: [LATE], waiting: 1, incomplete: 2 } });
    for (const text of [
      "Eje 1, Cultura: 3 de 9 actividades realizadas",
      "1 acción atrasada; $30.00 gastados de $200.00",
      "- Elaborar el plan: 2 actividades (Gerencia)",
      "1 registro espera la aceptación de la coordinación",
      "2 registros incompletos todavía no cuentan.",
    ])
      expect(mail?.body).toContain(text);
    expect(messages({})[0]?.body).toContain("No hay acciones atrasadas.");
  });
});

const DIGEST: Digest = {
  recipients: [],
  axes: [
    { number: 1, name: "Cultura", planned: 9, due: 4, done: 3, lateActions: 1, budgetCents: 200_00, spentCents: 30_00 },
  ],
  late: [],
  waiting: 0,
  incomplete: 0,
};

function aUnitNotice(): UnitNotice {
  return { unit: UNITS[0]!, recipients: [], late: [LATE], thisMonth: [], soon: [], missing: [] };
}

function messages(notices: Partial<Notices>, frame = FRAME) {
  return messagesOf({ units: [], digest: DIGEST, ...notices }, frame);
}

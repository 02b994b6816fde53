import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  beginsInLowerCase,
  editDistance,
  fold,
  hasHtml,
  isUnfinished,
  similarity,
  tidy,
  wordsOf,
} from "../../src/plan/wording.ts";

describe("folding", () => {
  it("makes texts alike that differ in case, accents, signs and spaces", () => {
    expect(fold("  Línea  de ACCIÓN: ")).toBe("linea de accion");
    expect(fold("Apoyo (interno)")).toBe(fold("apoyo interno."));
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe("tidying", () => {
  it("puts each item of a list on its own line and takes the marks of a web page away", () => {
    expect(tidy('<ul style="list-style-type: none"> - Uno. - Dos ')).toBe("• Uno.\n• Dos");
    expect(tidy("<p>Áreas:</p> <ul> ✓ Una. ✓ Otra.")).toBe("Áreas:\n• Una.\n• Otra.");
    expect(tidy("<ul><li>Uno</li><li>Dos</li></ul>")).toBe("• Uno\n• Dos");
  });

  it("reads entities, and `\\$` as $", () => {
    expect(tidy("Se&ntilde;al&eacute;tica&nbsp;&amp; m&aacute;s \\$ 5 &#243;")).toBe("Señalética & más $ 5 ó");
  });

  it("keeps the lines of a cell, without blanks", () => {
    expect(tidy(" Lista   de\u00a0asistencia \r\n\r\n Fotografías ")).toBe("Lista de asistencia\nFotografías");
  });

  it("leaves alone what only looks like a mark", () => {
    for (const text of ["a < b > c", "5 - 3", "-5 %", "=SUMA(A1)", "R&D"]) {
      expect(tidy(text)).toBe(text);
      expect(hasHtml(text)).toBe(false);
    }
  });

  it("changes nothing the second time, but for entities written out twice", () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes("&")),
        (text) => {
          expect(tidy(tidy(text))).toBe(tidy(text));
        },
      ),
    );
  });
});

describe("comparing", () => {
  it("counts the words that two texts share", () => {
    expect(similarity(wordsOf("uno dos tres"), wordsOf("uno dos cuatro"))).toBeCloseTo(2 / 3);
    expect(similarity(wordsOf("uno"), wordsOf("dos"))).toBe(0);
    expect(similarity([], [])).toBe(1);
  });

  it("counts edits up to a limit, swapped neighbours as one", () => {
    expect([
      editDistance("apojo", "apoyo", 2),
      editDistance("insafor", "insaforp", 2),
      editDistance("ab", "ba", 2),
      editDistance("casa", "mesita", 2),
    ]).toEqual([1, 1, 1, 3]);
  });

  it("counts the same edits in both directions", () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 8)).toBe(editDistance(b, a, 8));
      }),
    );
  });

  it("knows where a sentence goes on and where it stops short", () => {
    expect(["la información", "(virtual)", "«así»"].every(beginsInLowerCase)).toBe(true);
    expect(["Carrera", "3 meses", ""].some(beginsInLowerCase)).toBe(false);
    expect(["el derecho de acceso a", "planes,", "un sistema de"].every(isUnfinished)).toBe(true);
    expect(["cuentas municipal.", "la ciudadanía"].some(isUnfinished)).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountInCapitals, amountInWords, dateInWords, numberInWords } from "../../src/document/words.ts";

describe("numbers in words", () => {
  // Spellings of the Real Academia Española (Diccionario panhispánico de dudas, "cardinales").
  it.each([
    [0, "cero"],
    [16, "dieciséis"],
    [21, "veintiuno"],
    [22, "veintidós"],
    [31, "treinta y uno"],
    [100, "cien"],
    [101, "ciento uno"],
    [500, "quinientos"],
    [700, "setecientos"],
    [999, "novecientos noventa y nueve"],
    [1000, "mil"],
    [2023, "dos mil veintitrés"],
    [21_000, "veintiún mil"],
    [31_001, "treinta y un mil uno"],
    [100_000, "cien mil"],
    [1_000_000, "un millón"],
    [21_000_021, "veintiún millones veintiuno"],
    [1_001_000_000, "mil un millones"],
  ])("writes %i as «%s»", (number, words) => {
    expect(numberInWords(number)).toBe(words);
  });

  it("shortens before a masculine noun and agrees with a feminine one", () => {
    expect(numberInWords(21, "masculine")).toBe("veintiún");
    expect(numberInWords(31, "masculine")).toBe("treinta y un");
    expect(numberInWords(1, "feminine")).toBe("una");
    expect(numberInWords(221, "feminine")).toBe("doscientas veintiuna");
  });

  it("can be read back, whatever the number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
        expect(numberOf(numberInWords(number))).toBe(number);
      }),
    );
    for (let number = 1; number < 2000; number++) expect(numberOf(numberInWords(number))).toBe(number);
  });

  it.each([-1, 1.5, 1e12, Number.NaN])("refuses %d", (number) => {
    expect(() => numberInWords(number)).toThrow(RangeError);
  });
});

describe("amounts in words", () => {
  it("are written as minutes write them", () => {
    expect(amountInWords(135_025)).toBe(
      "un mil trescientos cincuenta dólares de los Estados Unidos de América con veinticinco centavos",
    );
    expect(amountInWords(3_845_000)).toBe(
      "treinta y ocho mil cuatrocientos cincuenta dólares de los Estados Unidos de América",
    );
    expect(amountInWords(101)).toBe("un dólar de los Estados Unidos de América con un centavo");
    expect(amountInWords(2_100)).toBe("veintiún dólares de los Estados Unidos de América");
    expect(amountInWords(0)).toBe("cero dólares de los Estados Unidos de América");
    expect(amountInWords(200_000_000)).toBe("dos millones de dólares de los Estados Unidos de América");
  });

  it("are written as agreements write them", () => {
    expect(amountInCapitals(135_025)).toBe("MIL TRESCIENTOS CINCUENTA 25/100 DÓLARES");
    expect(amountInCapitals(2_105)).toBe("VEINTIÚN 05/100 DÓLARES");
    expect(amountInCapitals(100)).toBe("UN 00/100 DÓLAR");
  });
});

describe("dates in words", () => {
  it("are written as minutes write them", () => {
    expect(dateInWords("2023-02-01")).toBe("uno de febrero de dos mil veintitrés");
    expect(dateInWords("2025-12-31")).toBe("treinta y uno de diciembre de dos mil veinticinco");
  });
});

/** The number that Spanish words stand for, word by word. */
function numberOf(words: string): number {
  let total = 0;
  let group = 0;
  for (const word of words.split(" ")) {
    if (word === "mil") group = Math.max(group, 1) * 1000;
    else if (/^mill/.test(word)) {
      total += group * 1e6;
      group = 0;
    } else group += unitsOf(word);
  }
  return total + group;
}

function unitsOf(word: string): number {
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "");
  if (plain === "y") return 0;
  const compound = /^(dieci|veinti)(.+)$/.exec(plain);
  if (compound) return (compound[1] === "dieci" ? 10 : 20) + unitsOf(compound[2]!);
  const hundreds = /^(.+)cient[oa]s$/.exec(plain);
  if (hundreds)
    return 100 * unitsOf(hundreds[1] === "nove" ? "nueve" : hundreds[1] === "sete" ? "siete" : hundreds[1]!);
  const value = VALUES[plain];
  if (value === undefined) throw new Error(`«${word}» is no number`);
  return value;
}

const VALUES: Readonly<Record<string, number>> = {
  un: 1,
  uno: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
  trece: 13,
  catorce: 14,
  quince: 15,
  veinte: 20,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  sesenta: 60,
  setenta: 70,
  ochenta: 80,
  noventa: 90,
  cien: 100,
  ciento: 100,
  quinientos: 500,
};

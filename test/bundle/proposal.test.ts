import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readTables } from "../../build/local/tables.ts";
import { INSTALLER } from "../../build/local/workspace.ts";
import { convertedWorkbooks, type LiveWorkbook, openLiveWorkbook } from "../builders/live-workbook.ts";

const LIAISON = "enlace@alcaldia.example";
const USULUTAN = new URL("../../templates/usulutan-2023-2025", import.meta.url).pathname;

const openConverted = convertedWorkbooks(readTables(USULUTAN), { "Período del plan": "2023-2025" });
let book: LiveWorkbook;
beforeEach(async () => {
  book = await openConverted();
});
afterEach(() => book.workspace.close());

describe("the sidebar Proponer cronograma", () => {
  test("is opened from the menu by anyone, and says what to do before the conversion", async () => {
    book = await openLiveWorkbook(readTables(USULUTAN));
    const [menu] = await book.workspace.open(LIAISON);
    const titles = menu?.items.flatMap((entry) => (entry.kind === "item" ? [entry.title] : []));
    expect(titles).toEqual(expect.arrayContaining(["Proponer cronograma", "Confirmar cronograma propuesto"]));
    expect((await book.call("showProposal", LIAISON)).error).toBeNull();
    expect((await book.call("listProposal")).error?.message).toMatch(/^Este libro todavía no está gestionado\./);
  });

  test("shows every action with its months and reasons, and the load of units by month, and writes nothing", async () => {
    const run = await book.call("listProposal", LIAISON);
    expect([run.error, run.calls.writes]).toEqual([null, 0]);
    const { acciones, pendientes, carga, sinConfirmar } = shownIn(run);
    expect([acciones.length, pendientes.length, sinConfirmar]).toEqual([31, 0, 0]);
    expect(acciones.find(({ texto }) => texto.endsWith("Marzo 2023"))).toMatchObject({
      meses: "marzo de 2023",
      actividades: "1 actividad",
    });
    expect(acciones.every(({ motivos }) => motivos.length > 0)).toBe(true);
    expect(carga.every(({ anos }) => anos.map(({ ano }) => ano).join() === "2023,2024,2025")).toBe(true);
    expect(carga.every(({ anos }) => anos.every(({ actividades }) => actividades.length === 12))).toBe(true);
  });
});

describe("the proposal that is written", () => {
  test("takes one read and one write, and the pass after it writes nothing", async () => {
    const { huella } = await book.json<Shown>("listProposal");
    const run = await book.call("writeProposal", INSTALLER, [huella]);
    expect(run.value).toMatch(/^El cronograma quedó escrito como propuesta\./);
    expect(run.calls).toMatchObject({ reads: 1, writes: 1 });
    expect(await book.json<Shown>("listProposal")).toMatchObject({ acciones: [], sinConfirmar: 31 });
    expect((await book.call("runPass")).calls.writes).toBe(0);
    expect(
      book
        .shown("Cuadro 6")
        .flat()
        .filter((text) => text.endsWith("· propuesto")),
    ).toHaveLength(31);
    expect(book.shown("Bitácora").filter((row) => row.includes("Cronograma propuesto"))).toHaveLength(31);
  });

  test("waits for the installer's clock where somebody else asked for it, and bears that name", async () => {
    const { huella } = await book.json<Shown>("listProposal");
    const run = await book.call("writeProposal", LIAISON, [huella]);
    expect([run.calls.writes, run.value]).toEqual([0, expect.stringMatching(/en unos minutos\.$/)]);
    await tick();
    const log = book.shown("Bitácora").filter((row) => row.includes("Cronograma propuesto"));
    expect(log).toHaveLength(31);
    expect(log.every((row) => row.includes(LIAISON))).toBe(true);
  });

  test("is not written when the plan has changed since it was shown", async () => {
    const { huella } = await book.json<Shown>("listProposal");
    await book.type("Cuadro 1", `D${rowOf("Cuadro 1", "A01")}`, "5");
    const run = await book.call("writeProposal", INSTALLER, [huella]);
    expect(run.value).toMatch(/^El libro cambió mientras tanto/);
    expect((await book.json<Shown>("listProposal")).sinConfirmar).toBe(0);
  });

  test.each([[undefined], [""], ["31"], [{ toString: "x" }], ["x".repeat(20)]])(
    "is refused in Spanish where the page asks for none that makes sense: %j",
    async (fingerprint) => {
      const { error, calls } = await book.call("writeProposal", LIAISON, [fingerprint]);
      expect(error?.message).toMatch(/^No se entendió qué propuesta/);
      expect(calls.writes).toBe(0);
    },
  );
});

describe("Confirmar cronograma propuesto", () => {
  test("asks, makes the months firm and leaves their numbers as they are", async () => {
    await propose();
    const before = months();
    await book.call("confirmSchedule");
    expect(book.asked.slice(-2)).toEqual([
      expect.stringMatching(/^Confirmar cronograma propuesto: Los meses propuestos de 31 acciones/),
      expect.stringMatching(/El cronograma propuesto quedó confirmado\.$/),
    ]);
    expect(months()).toEqual(before);
    expect(book.shown("Cuadro 6").flat().join(" ")).not.toContain("propuesto");
    await book.call("confirmSchedule");
    expect(book.asked.at(-1)).toMatch(/No hay meses propuestos por confirmar\.$/);
  });

  test("is for the commission: others are told who may, until Comisión names them as coordinators", async () => {
    await propose();
    const refused = await book.call("confirmSchedule", LIAISON);
    expect(refused.calls.writes).toBe(0);
    expect(book.asked.at(-1)).toMatch(/Solo la cuenta de la Comisión.*No se cambió nada\.$/);
    const row = book.shown("Comisión").findIndex((cells) => cells.includes("Correo")) + 2;
    await book.type("Comisión", `A${row}`, LIAISON.toUpperCase());
    await book.type("Comisión", `D${row}`, "coordinación");
    await book.call("confirmSchedule", LIAISON);
    await tick();
    expect((await book.json<Shown>("listProposal")).sinConfirmar).toBe(0);
    expect(book.shown("Bitácora").find((cells) => cells.includes("Se confirmó el cronograma propuesto"))).toContain(
      LIAISON,
    );
  });
});

interface Shown {
  readonly huella: string;
  readonly sinConfirmar: number;
  readonly acciones: readonly {
    readonly texto: string;
    readonly meses: string;
    readonly actividades: string;
    readonly motivos: readonly string[];
  }[];
  readonly pendientes: readonly unknown[];
  readonly carga: readonly { readonly anos: readonly { readonly ano: string; readonly actividades: number[] }[] }[];
}

function shownIn({ value }: { readonly value: unknown }): Shown {
  return JSON.parse(String(value));
}

async function propose(): Promise<void> {
  const { huella } = await book.json<Shown>("listProposal");
  await book.call("writeProposal", INSTALLER, [huella]);
}

function tick() {
  return book.workspace.tick(new Date(Date.now() + 10 * 60_000));
}

function rowOf(title: string, key: string): number {
  return book.shown(title).findIndex((cells) => cells.includes(key)) + 1;
}

/** What stands in the months of the schedule, row by row. */
function months(): readonly (readonly string[])[] {
  return book.shown("Cuadro 6").map((row) => row.slice(8, 8 + 36));
}

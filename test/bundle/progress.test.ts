import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isWrite } from "../../build/local/google-calls.ts";
import { INSTALLER } from "../../build/local/workspace.ts";
import { convertedWorkbooks, type LiveWorkbook, openLiveWorkbook, rawSheets } from "../builders/live-workbook.ts";
import { sheetsOf, smallPlan } from "../builders/small-plan.ts";

const LIAISON = "enlace@alcaldia.example";
/** Google tells no mail of the last one. */
const OTHERS = [LIAISON, "vecina@correo.example", ""];
const ID = "0123456789abcdef0123456789abcdef";
const LINK = "https://drive.google.com/file/d/1";
const TABLES = rawSheets(
  new Map(sheetsOf(plan()).map(({ title, rows }) => [title, rows.map((row) => row.map(String))])),
);
const ANSWERS = { "Período del plan": "2026-2028" };
const open = convertedWorkbooks(TABLES, ANSWERS);

let book: LiveWorkbook;
let isFailing = false;
let minutes = 0;
beforeEach(async () => {
  isFailing = false;
  minutes = 0;
  book = await open({
    afterCall: ({ method }) => {
      if (isFailing && isWrite(method)) {
        isFailing = false;
        throw Object.assign(new Error("The service is currently unavailable."), { details: { code: 503 } });
      }
    },
  });
});
afterEach(() => book.workspace.close());

describe("the form Registrar avance", () => {
  test("says what to do before the conversion", async () => {
    const raw = await openLiveWorkbook(TABLES);
    const { error } = await raw.call("listActions", LIAISON);
    await raw.workspace.close();
    expect(error?.message).toMatch(/^Este libro todavía no está gestionado\./);
  });

  test("is opened from the menu and filled for anyone without a write", async () => {
    for (const user of [INSTALLER, ...OTHERS]) {
      const [menu] = await book.workspace.open(user);
      const item = { title: "Registrar avance", functionName: "showProgress" };
      expect(menu?.items).toContainEqual(expect.objectContaining(item));
      expect((await book.call("showProgress", user)).error).toBeNull();
      const run = await book.call("listActions", user);
      expect([run.error, run.calls]).toEqual([null, { reads: 1, writes: 0 }]);
      expect(shownIn(run)).toMatchObject({ unidad: "", esConocida: false, acciones: ACTIONS });
    }
  });

  test("keeps the unit that each person chose, shows its actions first and says which ones wait for the coordination", async () => {
    const chosen = shownIn(await book.call("chooseUnit", LIAISON, ["Gerencia"]));
    expect([chosen.unidad, ...chosen.acciones.map(({ clave, ajena }) => `${clave} ${ajena}`)]).toEqual([
      "Gerencia",
      "A02 false",
      "A01 true",
    ]);
    expect(shownIn(await book.call("listActions", LIAISON)).unidad).toBe("Gerencia");
    expect(shownIn(await book.call("listActions", OTHERS[1])).unidad).toBe("");
    expect(shownIn(await book.call("chooseUnit", LIAISON, [""])).unidad).toBe("");
  });

  test("keeps no unit that the catalogue does not have", async () => {
    for (const name of ["Una unidad inventada", 7, null, ["Gerencia"]])
      expect((await book.call("chooseUnit", LIAISON, [name])).error?.message).toMatch(/^No se entendió qué unidad/);
    expect(shownIn(await book.call("listActions", LIAISON)).unidad).toBe("");
  });

  test("knows the unit of a person whom Comisión lists, whatever that person chose", async () => {
    await book.call("chooseUnit", LIAISON, ["Gerencia"]);
    await listInCommission(LIAISON.toUpperCase(), "Talento Humano");
    const { unidad, esConocida, acciones } = shownIn(await book.call("listActions", LIAISON));
    expect([unidad, esConocida, acciones[0]?.clave]).toEqual(["Talento Humano", true, "A01"]);
  });
});

describe("an entry that is sent", () => {
  test("is recorded at once for the installer, with figures that follow", async () => {
    const run = await record(INSTALLER, {
      activities: 1,
      spentCents: 25_50,
      means: "Lista",
      link: LINK,
      note: "En el salón",
    });
    expect([run.error, run.value]).toEqual([null, "El avance quedó registrado en la hoja Ejecución."]);
    expect(recorded().map((row) => row.slice(0, 9))).toEqual([
      ["05/03/2026", "1 · Impartir un curso", "1", "$25.50", "Lista", LINK, "En el salón", "", INSTALLER],
    ]);
    expect(shownIn(await book.call("listActions")).acciones[0]).toMatchObject({
      realizadas: 1,
      gastado: 25_50,
      atrasadas: 0,
    });
    expect((await book.call("runPass")).calls.writes).toBe(0);
  });

  test.each(OTHERS)(
    "waits for the installer's clock where somebody else sent it, and bears that name (%s)",
    async (user) => {
      const run = await record(user, { activities: 1 });
      expect([run.error, run.calls.writes, run.value]).toEqual([
        null,
        0,
        expect.stringMatching(/^Su solicitud quedó anotada\..+en unos minutos\.$/),
      ]);
      expect(recorded()).toEqual([]);
      await tick();
      expect(recorded().map((row) => row[8])).toEqual([user || "desconocido"]);
    },
  );

  test("is recorded once when it is sent again, at once or after it was recorded", async () => {
    await record(LIAISON, { activities: 1 });
    await record(LIAISON, { activities: 1 });
    await tick();
    await record(LIAISON, { activities: 1 });
    await tick();
    expect(recorded()).toHaveLength(1);
    await record(LIAISON, { activities: 1 }, ID.replace(/^0/, "f"));
    await tick();
    expect(recorded()).toHaveLength(2);
  });

  test("is recorded once where the write succeeded and only seemed to fail", async () => {
    isFailing = true;
    expect((await record(INSTALLER, { activities: 1 })).value).toMatch(/^Su solicitud quedó anotada/);
    await record(INSTALLER, { activities: 1 });
    await tick();
    expect(recorded()).toHaveLength(1);
  });

  test("stays text, whatever it says", async () => {
    const hostile = '=HYPERLINK("https://x.sv";"x")<img src=x onerror=alert(1)>\u202e\u0007';
    await record(INSTALLER, { activities: 1, means: hostile, note: hostile, unit: hostile });
    const [row = []] = recorded();
    expect([row[4], row[6], row[7]].every((text) => text?.startsWith('=HYPERLINK("https://x.sv";"x")<img'))).toBe(true);
    expect((await book.call("runPass")).calls.writes).toBe(0);
  });

  test("is refused in Spanish where something in it is wrong, and nothing is kept", async () => {
    const wrong: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
      [{ date: "2999-01-01" }, /^Escriba la fecha/],
      [{ date: "2026-02-30" }, /^Escriba la fecha/],
      [{ actionKey: "" }, /^Elija primero la acción\.$/],
      [{ activities: 0.5 }, /^Escriba las actividades como número entero/],
      [{ spentCents: 0.5 }, /^Escriba el monto/],
      [{ link: "http://x.sv/a" }, /comience con https:/],
      [{ link: "javascript:alert(1)" }, /comience con https:/],
      [{ activities: null }, /^Escriba al menos/],
      [{ note: "a".repeat(501) }, /acorte la nota/],
      [{ means: 7 }, /^No se entendió el registro\./],
    ];
    for (const [changes, message] of wrong)
      expect((await record(LIAISON, { activities: 1, ...changes })).error?.message).toMatch(message);
    for (const args of [[], [null, ID], ["A01", ID], [{}, ID], [{ ...ENTRY, activities: 1 }, "otra"]])
      expect((await book.call("recordProgress", LIAISON, args)).error?.message).toMatch(/[a-z]\.$/);
    await tick();
    expect(recorded()).toEqual([]);
  });

  test("of another unit waits for the coordination and counts nothing", async () => {
    await listInCommission(LIAISON, "Gerencia");
    await record(LIAISON, { activities: 1 });
    await tick();
    expect(recorded().map((row) => row[10])).toEqual(["en espera"]);
    expect(shownIn(await book.call("listActions")).acciones[0]?.realizadas).toBe(0);
  });
});

const ACTIONS = [
  {
    clave: "A01",
    nombre: "1 · Impartir un curso",
    responsables: "Talento Humano",
    medios: ["Lista"],
    estado: "atrasada",
    planificadas: 2,
    realizadas: 0,
    // One of the two is planned for January 2026.
    atrasadas: 1,
    presupuesto: 100_00,
    gastado: 0,
  },
  { clave: "A02", nombre: "2 · Evaluar el curso", planificadas: 1, presupuesto: 200_00, medios: ["Informe"] },
];

/** The second action is of another unit. */
function plan() {
  const made = smallPlan();
  made.axis[3]![7] = "Gerencia";
  made.budget[1]![2] = "Talento Humano / Gerencia";
  made.schedule[3]![2] = "Gerencia";
  return made;
}

interface Shown {
  readonly unidad: string;
  readonly esConocida: boolean;
  readonly acciones: readonly { readonly clave: string; readonly ajena: boolean; readonly realizadas: number }[];
}

function shownIn({ value }: { readonly value: unknown }): Shown {
  return JSON.parse(String(value));
}

const ENTRY = {
  date: "2026-03-05",
  actionKey: "A01",
  activities: null,
  spentCents: null,
  means: "",
  link: "",
  note: "",
  unit: "",
};

function record(user: string, changes: Readonly<Record<string, unknown>>, id = ID) {
  return book.call("recordProgress", user, [{ ...ENTRY, ...changes }, id]);
}

function tick() {
  minutes += 10;
  return book.workspace.tick(new Date(Date.now() + minutes * 60_000));
}

/** The rows of *Ejecución* that hold an entry, from the date on. */
function recorded(): readonly (readonly string[])[] {
  return book
    .shown("Ejecución")
    .filter((row) => row.some((text) => /^R\d{2}$/.test(text)))
    .map((row) => row.slice(0, 11));
}

async function listInCommission(mail: string, unit: string): Promise<void> {
  const row = book.shown("Comisión").findIndex((cells) => cells.includes("Correo")) + 2;
  await book.type("Comisión", `A${row}`, mail);
  await book.type("Comisión", `C${row}`, unit);
  await book.type("Comisión", `D${row}`, "enlace de unidad");
}

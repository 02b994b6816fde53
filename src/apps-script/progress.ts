import * as z from "zod/mini";
import { MOST_CENTS } from "../plan/amount.ts";
import { memberWith } from "../plan/commission.ts";
import { dateIn } from "../plan/date.ts";
import { isSecureLink } from "../plan/link.ts";
import { valueOr } from "../plan/plan.ts";
import { actionLabel, countsAs, meansOf, strangeUnit } from "../plan/progress.ts";
import { type ActionStanding, standingOf } from "../plan/standing.ts";
import { splitUnits } from "../plan/units.ts";
import type { ReadyPass } from "../workbook/draw.ts";
import { civilToday } from "./clock.ts";
import { personAtWork } from "./installer.ts";
import { page } from "./page.ts";
import { readPlan } from "./round.ts";
import { grant } from "./wishes.ts";

/** Menu item: opens the form in which anyone records what was carried out. */
export function showProgress(): void {
  SpreadsheetApp.getUi().showSidebar(page("sidebar-progress", "Registrar avance"));
}

/**
 * Sidebar: what the form needs, as JSON text `{hoy, unidad, esConocida, unidades, acciones}`. `unidad`: the person's, empty where
 * nobody has said it; `esConocida`: *Comisión* says it. Each of `acciones`, those of the unit first: `{clave, nombre, responsables,
 * alias, propia, ajena, medios, estado, planificadas, realizadas, atrasadas, proximas, presupuesto, gastado}`, amounts in cents;
 * `ajena`: an entry of this person waits for the coordination. Throws, in Spanish, when the workbook is not managed.
 */
export function listActions(): string {
  return formFor(readPlan().result);
}

/** Sidebar: keeps the person's unit, one of the catalogue, or forgets it when empty; answers as `listActions`. Throws in Spanish. */
export function chooseUnit(name: unknown): string {
  const { result } = readPlan();
  const isOffered = name === "" || result.units.some((unit) => unit.name === name);
  if (!isOffered) throw new Error("No se entendió qué unidad eligió. Por favor elija Leer de nuevo.");
  PropertiesService.getUserProperties().setProperty(OWN_UNIT, String(name));
  return formFor(result);
}

/** Bounds that keep a word within Google's size. */
const MOST_CHARACTERS = { link: 1000, note: 500, means: 400, unit: 200 } as const;

const NOT_UNDERSTOOD = "No se entendió el registro. Por favor elija Leer de nuevo y escríbalo otra vez.";
const WRONG_DATE = "Escriba la fecha en que se realizó; no puede ser después de hoy.";
const WRONG_COUNT = "Escriba las actividades como número entero; por ejemplo: 2.";
const WRONG_AMOUNT = "Escriba el monto solo con números y con punto antes de los centavos; por ejemplo: 1350.00.";
const WRONG_LINK =
  "El enlace debe ser una dirección que comience con https://. Ábralo en el navegador y cópielo de allí.";
const TOO_LONG = `Por favor acorte la nota: caben ${MOST_CHARACTERS.note} letras y signos.`;

const shortText = (most: number) => z.string(NOT_UNDERSTOOD).check(z.trim(), z.maxLength(most, NOT_UNDERSTOOD));

const entrySchema = z
  .object(
    {
      date: z.string(WRONG_DATE).check(
        z.regex(/^\d{4}-\d{2}-\d{2}$/, WRONG_DATE),
        z.refine((date) => dateIn(date) === date && date <= civilToday(), WRONG_DATE),
      ),
      actionKey: z.string("Elija primero la acción.").check(z.regex(/^A\d{2,9}$/, "Elija primero la acción.")),
      activities: z.nullable(z.int(WRONG_COUNT).check(z.minimum(-9999, WRONG_COUNT), z.maximum(9999, WRONG_COUNT))),
      spentCents: z.nullable(
        z.int(WRONG_AMOUNT).check(z.minimum(-MOST_CENTS, WRONG_AMOUNT), z.maximum(MOST_CENTS, WRONG_AMOUNT)),
      ),
      means: shortText(MOST_CHARACTERS.means),
      link: z.string(WRONG_LINK).check(
        z.trim(),
        z.maxLength(MOST_CHARACTERS.link, WRONG_LINK),
        z.refine((link) => link === "" || isSecureLink(link), WRONG_LINK),
      ),
      note: z.string(TOO_LONG).check(z.trim(), z.maxLength(MOST_CHARACTERS.note, TOO_LONG)),
      unit: shortText(MOST_CHARACTERS.unit),
    },
    NOT_UNDERSTOOD,
  )
  .check(
    z.refine(
      ({ activities, spentCents, link }) => activities !== null || spentCents !== null || link !== "",
      "Escriba al menos las actividades realizadas, el monto gastado o el enlace de la evidencia.",
    ),
  );
const idSchema = z.string(NOT_UNDERSTOOD).check(z.regex(/^[0-9a-f]{32}$/, NOT_UNDERSTOOD));

/**
 * Sidebar: records an entry, of the shape of `NewEntry`. `id`: 32 hexadecimal digits of the page's own; the same again is the same
 * entry. What the person is told. Throws, in Spanish, what has to be put right.
 */
export function recordProgress(entry: unknown, id: unknown): string {
  const read = z.object({ entry: entrySchema, id: idSchema }).safeParse({ entry, id });
  if (!read.success) throw new Error(read.error.issues[0]?.message ?? NOT_UNDERSTOOD);
  return grant(
    { kind: "progress", entry: read.data.entry },
    "El avance quedó registrado en la hoja Ejecución.",
    read.data.id,
  );
}

/** The name of the user property that holds the unit that the person chose. */
const OWN_UNIT = "unit";

function formFor(result: ReadyPass): string {
  const { plan, units, members, progress } = result;
  const today = civilToday();
  const recordedBy = personAtWork();
  const known = memberWith(recordedBy, members)?.unit.trim() ?? "";
  const unit = known || (PropertiesService.getUserProperties().getProperty(OWN_UNIT) ?? "");
  const own = new Set(splitUnits(unit, units));
  const counting = progress.flatMap(({ entry, status }) => (countsAs(status) ? [entry] : []));
  const actions = standingOf(plan, counting, today).map((standing) => {
    const responsible = splitUnits(standing.action.responsible, units);
    return {
      ...shownAction(standing),
      alias: units.filter(({ name }) => responsible.includes(name)).flatMap(({ aliases }) => aliases),
      propia: responsible.some((name) => own.has(name)),
      ajena: strangeUnit({ unit, recordedBy }, standing.action, members, units) !== null,
    };
  });
  return JSON.stringify({
    hoy: today,
    unidad: unit,
    esConocida: known !== "",
    unidades: units.map(({ name }) => name),
    acciones: [...actions.filter(({ propia }) => propia), ...actions.filter(({ propia }) => !propia)],
  });
}

function shownAction({ action, state, planned, done, late, soon, spentCents }: ActionStanding) {
  return {
    clave: action.key,
    nombre: actionLabel(action),
    responsables: action.responsible,
    medios: meansOf(action),
    estado: state,
    planificadas: planned,
    realizadas: done,
    atrasadas: late,
    proximas: soon,
    presupuesto: valueOr(action.budgetCents, null),
    gastado: spentCents,
  };
}

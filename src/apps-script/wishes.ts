import * as z from "zod/mini";
import { FOR_COORDINATORS } from "../workbook/acceptances.ts";
import { UNKNOWN_AUTHOR, type Wish } from "../workbook/occasion.ts";
import { isCoordinatorAtWork } from "./coordinator.ts";
import { personAtWork } from "./installer.ts";
import { keepIfInstaller } from "./keep.ts";
import { outcomeMessage } from "./messages.ts";
import { leaveWord } from "./queue.ts";
import { readPlan } from "./round.ts";

/** The longest reason for accepting a finding. */
export const MOST_REASON_CHARACTERS = 500;
/** Keys are short; a longer text is no key, and would not fit into a word. */
const keySchema = z.string().check(z.minLength(1), z.maxLength(800));
const reasonSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_REASON_CHARACTERS));

/**
 * Sidebar: accepts a finding with a reason. What the person is told. Throws, in Spanish, when the reason is missing or too long, or
 * when this finding is the coordination's to accept.
 */
export function acceptFinding(findingId: unknown, reason: unknown): string {
  const read = reasonSchema.safeParse(reason);
  if (!read.success)
    throw new Error(`Por favor escriba el motivo, con no más de ${MOST_REASON_CHARACTERS} letras y signos.`);
  const asked = { kind: "accept", findingKey: keyIn(findingId), reason: read.data } as const;
  const isCoordinator = isForCoordinators(asked.findingKey) && isCoordinatorAtWork(readPlan().result);
  if (isForCoordinators(asked.findingKey) && !isCoordinator) throw new Error(FOR_COORDINATORS_ALONE);
  return grant({ ...asked, ...(isCoordinator && { isCoordinator }) }, "La observación quedó aceptada.");
}

/** Findings' keys begin with their codes. */
function isForCoordinators(findingKey: string): boolean {
  return [...FOR_COORDINATORS].some((code) => findingKey.startsWith(`${code}|`));
}

const FOR_COORDINATORS_ALONE =
  "Solo la cuenta de la Comisión, o una persona que la hoja Comisión nombra con el rol «coordinación», puede aceptar esta observación. No se cambió nada.";

/** Sidebar: mends a finding in one of its ways. What the person is told. Throws, in Spanish, when it makes no sense. */
export function mendFinding(findingId: unknown, mendId: unknown): string {
  return grant(
    { kind: "mend", findingKey: keyIn(findingId), mendId: keyIn(mendId) },
    "La corrección está hecha y anotada en la Bitácora.",
  );
}

/** A wish as the person asks for it; who asks is never taken from the page. */
export type AskedWish = Wish extends infer Each ? (Each extends Wish ? Omit<Each, "id" | "author"> : never) : never;

/**
 * Leaves a wish with the name of the person at work. The installer's is granted at once, anyone else's by the installer's
 * clock; `done` is what the person is told when it has been granted. A page that asks again with the same `id`, since it does
 * not know whether it was heard, asks once.
 */
export function grant(asked: AskedWish, done: string, id: string = Utilities.getUuid()): string {
  leaveWord({ kind: "wish", wish: { ...asked, id, author: personAtWork() || UNKNOWN_AUTHOR } as Wish });
  const kept = keepIfInstaller();
  if (!kept || !("outcomes" in kept)) return LATER;
  if (kept.kind !== "ready") return outcomeMessage(kept);
  switch (kept.outcomes.find((outcome) => outcome.id === id)?.kind) {
    case "done":
      return done;
    case "gone":
      return "El libro cambió mientras tanto y ya no se pudo hacer. Por favor revise de nuevo la lista.";
    case undefined:
      return LATER;
  }
}

const LATER = "Su solicitud quedó anotada. La cuenta de la Comisión la lleva a cabo en unos minutos.";

function keyIn(text: unknown): string {
  const read = keySchema.safeParse(text);
  if (!read.success) throw new Error("No se entendió de qué observación se trata. Por favor concilie de nuevo.");
  return read.data;
}

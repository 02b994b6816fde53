import { type Adoption, adopt } from "../../../src/workbook/adopt/adopt.ts";
import { type RawTable, type RawValue, rawWorkbook } from "../../builders/raw-workbook.ts";
import { type SmallPlan, sheetsOf, smallPlan } from "../../builders/small-plan.ts";
import { findingPlaces } from "./finding-places.ts";

export const FACTS = {
  municipality: "Villa",
  department: "Morazán",
  period: { fromYear: 2026, toYear: 2026 },
  approval: { minutes: "Acta 1", resolution: "Acuerdo 1", date: "2026-01-01" },
};

/** What was read, and its findings as "code sheet cell". */
export type Adopted = Adoption & { readonly places: readonly string[] };

/** The small plan, spoilt and read; further sheets stand after its own. */
export function adopted(spoil: (plan: SmallPlan) => void, others: readonly RawTable[] = []): Adopted {
  const plan = smallPlan();
  spoil(plan);
  return adoptedSheets([...sheetsOf(plan), ...others]);
}

export function adoptedSheets(tables: readonly RawTable[]): Adopted {
  const workbook = rawWorkbook(tables);
  const adoption = adopt(workbook, FACTS);
  return { ...adoption, places: findingPlaces(adoption.findings, workbook).map((place) => place.join(" ").trim()) };
}

/** Writes into a cell; row and column count from 0. */
export function put(rows: RawValue[][], row: number, column: number, value: RawValue): void {
  rows[row]![column] = value;
}

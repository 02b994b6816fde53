import { dateIn } from "../../plan/date.ts";
import { lastOf } from "../../plan/last-of.ts";
import { periodOf } from "../../plan/period.ts";
import type { Approval, PlanFacts } from "../../plan/plan.ts";
import type { AxisDraft } from "./axis-table.ts";
import { type Notes, noteAll, noteAt } from "./notes.ts";
import { readTitle } from "./title.ts";

/** What is known of the plan before its tables are read, and the names of its axes in order. */
export type GivenFacts = { readonly axisNames?: readonly string[] } & Partial<PlanFacts>;

/** The facts of the plan: those given, else what the titles say. Nothing is noted here, since the schedule may still tell the period. */
export function factsFrom(given: GivenFacts, titles: readonly string[]): PlanFacts {
  return {
    municipality: given.municipality || nameIn(titles, MUNICIPALITY),
    department: given.department || nameIn(titles, DEPARTMENT),
    period: given.period ? periodOf(given.period.fromYear, given.period.toYear) : periodIn(titles),
    approval: approvalFrom(given.approval, titles),
  };
}

/** The facts with the schedule's years (in rising order) as the period where nobody named one; what is still missing is noted. */
export function completeFacts(facts: PlanFacts, scheduleYears: readonly number[], notes: Notes): PlanFacts {
  if (!facts.municipality) noteMissing(notes, "el nombre del municipio");
  if (!facts.department) noteMissing(notes, "el departamento");
  if (!facts.approval.minutes || !facts.approval.resolution || !facts.approval.date)
    noteMissing(notes, "el acuerdo con que el Concejo aprobó el plan (acta, acuerdo y fecha)");
  if (facts.period) return facts;
  const period = periodOf(scheduleYears[0] ?? null, lastOf(scheduleYears) ?? null);
  noteMissing(
    notes,
    "el período del plan",
    period ? `Se tomaron los años del cronograma: ${period.fromYear} a ${period.toYear}.` : "",
  );
  return { ...facts, period };
}

/** The name of each axis, in order: the given one, else what the titles above it say; a missing one is noted and left empty. */
export function axisNames(axes: readonly AxisDraft[], given: readonly string[], notes: Notes): string[] {
  return axes.map(({ titles, table }, index0) => {
    const parts = titles.map(({ text }) => readTitle(text)).filter((part) => part !== null && part.rest !== "");
    const name =
      given[index0] ||
      (parts.find((part) => part?.kind === "eje") ?? parts.find((part) => part?.kind === "cuadro"))?.rest;
    if (name) return name;
    if (table)
      noteAt(notes, "dato-del-plan-falta", table.headers[0]!.cell, {
        message: `No se sabe cómo se llama el eje ${index0 + 1}: arriba de la tabla no hay un título con su nombre.`,
        found: "",
        expected: "",
        remedy: "Podrá escribir el nombre del eje en el libro gestionado.",
      });
    return "";
  });
}

const NAME = String.raw`(\p{Lu}[\p{L}']*(?: (?:(?:de|del|la|las|los|el|y|DE|DEL|LA|LAS|LOS|EL|Y) )*(?!PLAN\b|POL|DEPARTAMENTO\b)\p{Lu}[\p{L}']*)*)`;
const MUNICIPALITY = new RegExp(
  `(?:[Mm]unicip(?:io|alidad)|MUNICIP(?:IO|ALIDAD)|[Aa]lcald[ií]a [Mm]unicipal|ALCALD[IÍ]A MUNICIPAL) (?:de|DE) ${NAME}`,
  "u",
);
const DEPARTMENT = new RegExp(`(?:[Dd]epartamento|DEPARTAMENTO) (?:de|DE) ${NAME}`, "u");
const MINUTES = /acta\s+(?:n[uú]mero|n[.°º]*|no\.)\s*[\p{L}\d-]+/iu;
const RESOLUTION = /acuerdo\s+(?:municipal\s+)?(?:n[uú]mero|n[.°º]*|no\.)\s*[\p{L}\d-]+/iu;

function nameIn(titles: readonly string[], pattern: RegExp): string {
  const name = firstMatch(titles, pattern)?.[1] ?? "";
  return /\p{Ll}/u.test(name) ? name : inTitleCase(name);
}

/** "SAN PEDRO DE LOS RÍOS" -> "San Pedro de los Ríos". */
function inTitleCase(name: string): string {
  return name
    .toLowerCase()
    .split(" ")
    .map((word) => (/^(de|del|la|las|los|el|y)$/.test(word) ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join(" ");
}

function periodIn(titles: readonly string[]): PlanFacts["period"] {
  const match = firstMatch(titles, /\b(20\d\d)\s*(?:-|–|—|a|al|hasta)\s*(20\d\d)\b/);
  return match ? periodOf(Number(match[1]), Number(match[2])) : null;
}

function approvalFrom(given: Approval | undefined, titles: readonly string[]): Approval {
  const about = titles.filter((title) => /acuerdo|acta/i.test(title));
  return {
    minutes: given?.minutes || (firstMatch(about, MINUTES)?.[0] ?? ""),
    resolution: given?.resolution || (firstMatch(about, RESOLUTION)?.[0] ?? ""),
    date: given?.date || (about.map(dateIn).find(Boolean) ?? ""),
  };
}

function firstMatch(titles: readonly string[], pattern: RegExp): RegExpExecArray | null {
  for (const title of titles) {
    const match = pattern.exec(title.replace(/\s+/g, " "));
    if (match) return match;
  }
  return null;
}

function noteMissing(notes: Notes, what: string, more = ""): void {
  noteAll(notes, "dato-del-plan-falta", {
    message: `No se sabe ${what}. ${more}`.trim(),
    found: "",
    expected: "",
    remedy: "Podrá escribirlo en la hoja Ajustes del libro gestionado.",
  });
}

import type { Unit } from "./plan.ts";
import { fold } from "./wording.ts";

/**
 * The units named in a cell, in order and without repeats: by their catalogue name where they have one, else as written.
 * Names are parted by `/`, `,`, `;` and line breaks; catalogue names that run together ("Concejo Municipal Auditoría interna") are parted too.
 */
export function splitUnits(cell: string, units: readonly Unit[]): string[] {
  const catalogue = catalogueOf(units);
  const names = new Map<string, string>();
  for (const part of unitParts(cell)) {
    for (const name of namesIn(part, catalogue)) {
      const folded = fold(name);
      if (!names.has(folded)) names.set(folded, name);
    }
  }
  return [...names.values()];
}

/** Whether two cells name the same units, in any order and under any of their names. */
export function sameUnits(a: string, b: string, units: readonly Unit[]): boolean {
  const left = new Set(splitUnits(a, units).map(fold));
  const right = new Set(splitUnits(b, units).map(fold));
  return left.size === right.size && [...left].every((name) => right.has(name));
}

/**
 * The text of a cell with its units under their names in the catalogue, parted by ` / `, or by line breaks where it had any.
 * A text that names a unit which the catalogue does not know, or the same unit twice, or that bears a sign such as "?", stays as it is.
 */
export function tidyUnits(cell: string, units: readonly Unit[]): string {
  const catalogue = catalogueOf(units);
  const names = unitParts(cell).map((part) => (DOUBTFUL.test(part) ? undefined : catalogue.get(fold(part))));
  if (names.length === 0 || names.includes(undefined) || new Set(names).size < names.length) return cell;
  return names.join(/[\r\n]/.test(cell.trim()) ? "\n" : " / ");
}

/** Signs that names do not have; folding would drop them with the doubt that they stand for. */
const DOUBTFUL = /[^\p{L}\p{M}\p{N}\s.()'’"«»&–-]/u;

/** The names in a cell as written, parted at the signs between them; empty ones and full stops at their end dropped. */
export function unitParts(cell: string): string[] {
  return cell
    .split(/[/,;\n\r]+/)
    .map((part) => part.replace(/^[•\s]+|[.\s]+$/g, ""))
    .filter((part) => fold(part) !== "");
}

/** The known names that a folded name is made of when it is two or more of them in a row; else null. */
export function runTogether(folded: string, isKnown: (name: string) => boolean): string[] | null {
  const words = folded.split(" ");
  const splits: (string[] | null)[] = [[]];
  for (let end = 1; end <= words.length; end++) {
    splits[end] = null;
    for (let start = 0; start < end && !splits[end]; start++) {
      const name = words.slice(start, end).join(" ");
      const before = splits[start];
      if (before && name !== folded && isKnown(name)) splits[end] = [...before, name];
    }
  }
  return splits[words.length] ?? null;
}

/** Folded name or alias to the catalogue's name. */
type Catalogue = ReadonlyMap<string, string>;

const catalogues = new WeakMap<readonly Unit[], Catalogue>();

function catalogueOf(units: readonly Unit[]): Catalogue {
  const known = catalogues.get(units);
  if (known) return known;
  const catalogue = new Map<string, string>();
  for (const { name, aliases } of units) {
    for (const form of [name, ...aliases]) if (!catalogue.has(fold(form))) catalogue.set(fold(form), name);
  }
  catalogues.set(units, catalogue);
  return catalogue;
}

function namesIn(part: string, catalogue: Catalogue): string[] {
  const folded = fold(part);
  const name = catalogue.get(folded);
  if (name !== undefined) return [name];
  return runTogether(folded, (known) => catalogue.has(known))?.map((known) => catalogue.get(known)!) ?? [part];
}

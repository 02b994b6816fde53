import { municipalUnitOf } from "../../plan/institutions.ts";
import type { Unit } from "../../plan/plan.ts";
import { listed } from "../../plan/quote.ts";
import { runTogether, unitParts } from "../../plan/units.ts";
import { editDistance, fold, similarity, wordsOf } from "../../plan/wording.ts";
import { type Notes, noteAt } from "./notes.ts";
import type { Piece } from "./piece.ts";
import { SAME_TEXT_SCORE } from "./text-index.ts";

/** The units that the cells name, and how to write the names that have a slip. */
export interface UnitCatalogue {
  readonly units: readonly Unit[];
  /** The text of a cell with the names written right; the same text when nothing is wrong in it. */
  readonly corrected: (text: string) => string;
}

const SHORTEST_NAME_WITH_SLIP = 8;
const SHORTEST_WORD_WITH_SLIP = 5;
const SHORTEST_SIGLA = 3;

/** Builds the catalogue from the cells of responsables and internal support, in the order of the tables. Units with two names and names with a slip are noted. */
export function readUnits(pieces: readonly Piece[], notes: Notes): UnitCatalogue {
  const named = namesIn(pieces);
  const slips = slipsIn(named);
  for (const [wrong, right] of slips) noteSlip(notes, wrong, right);
  const names = named.filter((name) => !slips.has(name));
  const groups = groupNames(names);
  for (const group of groups) noteTwoNames(notes, group);
  const aliasesOfSlips = (members: readonly Name[]) =>
    [...slips].flatMap(([wrong, right]) => (members.includes(right) ? wrong.forms : []));
  return {
    units: groups.map(({ title, members }) => ({
      name: title,
      aliases: [...new Set([...members.flatMap(({ forms }) => forms), ...aliasesOfSlips(members)])].filter(
        (form) => form !== title,
      ),
    })),
    corrected: (text) => [...slips].reduce((mended, [wrong, right]) => mendName(mended, wrong, right), text),
  };
}

/** One name of a unit, under its different cases, accents and spaces. */
interface Name {
  readonly folded: string;
  /** As written, the most frequent form first. */
  readonly forms: readonly string[];
  readonly count: number;
  readonly first: Piece;
}

interface Group {
  readonly title: string;
  readonly members: readonly Name[];
  /** The names that the law or custom does not take for the same, in order of appearance. */
  readonly rivals: readonly Name[];
}

function namesIn(pieces: readonly Piece[]): Name[] {
  const counts = new Map<string, { forms: Map<string, number>; count: number; first: Piece }>();
  for (const piece of pieces) {
    for (const part of unitParts(piece.text)) {
      const folded = fold(part);
      const entry = counts.get(folded) ?? { forms: new Map<string, number>(), count: 0, first: piece };
      entry.forms.set(part, (entry.forms.get(part) ?? 0) + 1);
      entry.count++;
      counts.set(folded, entry);
    }
  }
  return [...counts]
    .filter(([folded]) => runTogether(folded, (name) => counts.has(name)) === null)
    .map(([folded, { forms, count, first }]) => ({
      folded,
      forms: [...forms].sort(([, a], [, b]) => b - a).map(([form]) => form),
      count,
      first,
    }));
}

/** Names one letter away from another that is written more often; plurals and masculine or feminine endings are names of their own. */
function slipsIn(names: readonly Name[]): Map<Name, Name> {
  const byRest = new Map<string, Name[]>();
  for (const name of names) {
    if (name.folded.length < SHORTEST_NAME_WITH_SLIP || /\d/.test(name.folded)) continue;
    for (const rest of new Set([name.folded, ...withoutOneLetter(name.folded)])) push(byRest, rest, name);
  }
  const slips = new Map<Name, Name>();
  for (const group of byRest.values()) {
    for (const wrong of group) {
      const right = group.find((other) => other.count > wrong.count && isSlip(wrong.folded, other.folded));
      if (right && !slips.has(right)) slips.set(wrong, right);
    }
  }
  return slips;
}

function withoutOneLetter(text: string): string[] {
  return Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1));
}

/** Whether one letter of a long word, or a space, makes the difference; "Comisión A" is not "Comisión B" with a slip. */
function isSlip(wrong: string, right: string): boolean {
  if (editDistance(wrong, right, 1) !== 1) return false;
  const words = wrong.split(" ");
  const others = right.split(" ");
  if (words.length !== others.length) return true;
  const at = words.findIndex((word, index) => word !== others[index]);
  return words[at]!.length >= SHORTEST_WORD_WITH_SLIP && !isInflected(words[at]!, others[at]!);
}

function isInflected(a: string, b: string): boolean {
  const isGender = a.slice(0, -1) === b.slice(0, -1) && /[ao]$/.test(a) && /[ao]$/.test(b);
  return isGender || `${a}s` === b || a === `${b}s`;
}

/** A sigla joins the name whose initials it is, "Comité de…" the "Comisión de…" of the same words. */
function groupNames(names: readonly Name[]): Group[] {
  const byBody = new Map<string, Name[]>();
  for (const name of names) {
    if (!isSigla(name)) push(byBody, name.folded.replace(/^comite de /, "comision de "), name);
  }
  const byInitials = new Map<string, Name[][]>();
  for (const members of byBody.values())
    for (const initials of initialsOf(members[0]!)) push(byInitials, initials, members);

  const alone: Name[][] = [];
  for (const sigla of names.filter(isSigla)) {
    const owner = ownerOf(sigla, byInitials.get(sigla.folded) ?? []);
    if (owner) owner.push(sigla);
    else alone.push([sigla]);
  }
  const order = new Map(names.map((name, index) => [name, index]));
  const inOrder = (members: readonly Name[]) => [...members].sort((a, b) => order.get(a)! - order.get(b)!);
  return [...byBody.values(), ...alone]
    .map(inOrder)
    .sort(([a], [b]) => order.get(a!)! - order.get(b!)!)
    .map(groupOf);
}

function groupOf(members: readonly Name[]): Group {
  const legal = legalNameOf(members);
  const full = members.filter((name) => !isSigla(name));
  const written = [...(full.length > 0 ? full : members)].sort((a, b) => b.count - a.count)[0]!;
  const hasRivals = legal === undefined ? full.length > 1 : full.some(({ folded }) => folded !== fold(legal));
  return { title: hasRivals && legal ? legal : written.forms[0]!, members, rivals: hasRivals ? members : [] };
}

/** The full name that one of the siglas stands for in every municipality. */
function legalNameOf(members: readonly Name[]): string | undefined {
  for (const { forms } of members) {
    const legal = municipalUnitOf(forms[0]!);
    if (legal !== undefined) return legal;
  }
  return undefined;
}

/** The one name that a sigla abbreviates: that most like its legal name where it has one, else the only one with its initials. */
function ownerOf(sigla: Name, candidates: readonly Name[][]): Name[] | undefined {
  const legal = legalNameOf([sigla]);
  if (legal === undefined) return candidates.length === 1 ? candidates[0] : undefined;
  return candidates.find(([name]) => similarity(wordsOf(name!.folded), wordsOf(legal)) >= SAME_TEXT_SCORE);
}

function isSigla({ forms }: Name): boolean {
  return forms.some((form) => form.length >= SHORTEST_SIGLA && /^\p{Lu}+$/u.test(form));
}

/** "Comité de Integridad Municipal": cim; "Recursos Humanos": rh and, as plurals are abbreviated, rrhh. */
function initialsOf({ folded }: Name): string[] {
  const letters = folded
    .split(" ")
    .filter((word) => !/^(a|al|de|del|e|el|en|la|las|los|para|y)$/.test(word))
    .map((word) => word[0]!);
  return letters.length < 2 ? [] : [letters.join(""), letters.map((letter) => letter + letter).join("")];
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function mendName(text: string, wrong: Name, right: Name): string {
  return text.replace(/[^/,;\n\r]+/g, (part) => {
    const typed = part.replace(/^[•\s]+|[.\s]+$/g, "");
    return typed !== "" && fold(typed) === wrong.folded ? part.replace(typed, () => right.forms[0]!) : part;
  });
}

function noteSlip(notes: Notes, wrong: Name, right: Name): void {
  const { cell } = wrong.first;
  if (!cell) return;
  noteAt(notes, "texto-errata", cell, {
    message: `Dice «${wrong.forms[0]}»; en el plan quedó «${right.forms[0]}», como en los demás lugares.`,
    found: wrong.forms[0]!,
    expected: right.forms[0]!,
    remedy: "Confirme que se trata de la misma unidad; no hace falta corregir el original.",
  });
}

function noteTwoNames(notes: Notes, { title, rivals }: Group): void {
  const cell = rivals[0]?.first.cell;
  if (!cell) return;
  const forms = rivals.map((name) => `«${name.forms[0]}»`);
  noteAt(notes, "unidad-con-dos-nombres", cell, {
    message: `La misma unidad aparece como ${listed(forms)}. En el catálogo quedó como «${title}».`,
    found: listed(forms),
    expected: title,
    remedy:
      "Confirme que son la misma unidad y con qué nombre la creó el Concejo; podrá cambiar el nombre en la hoja Catálogos del libro gestionado.",
  });
}

import type { Baseline } from "../plan/baseline.ts";
import type { MendStep } from "../plan/mend.ts";
import type { Decisions } from "./acceptances.ts";
import type { AuthorFinder } from "./authors.ts";
import type { Drawn } from "./draw.ts";
import type { CellEdit } from "./edits.ts";
import { CHANGE_KEY } from "./layout/changes.ts";
import { entriesOf, type LogEntry, type LogWords, typedInWords } from "./log.ts";
import { type SheetKey, sheetIdOf, sheetKeyOf } from "./managed.ts";
import { type Change, changesBetween } from "./memory/changes.ts";
import { memoryKey, sameTyped, type Typed, textOfTyped, typedIn } from "./memory/memory.ts";
import { overwritten } from "./memory/overwritten.ts";
import type { ChosenMend } from "./mends.ts";
import { OWN_AUTHOR, UNKNOWN_AUTHOR } from "./occasion.ts";
import { locate } from "./ours.ts";
import { readerOf } from "./read/sheet-reader.ts";
import type { Settled } from "./settle.ts";
import { cellAt, type Snapshot } from "./snapshot.ts";
import type { State } from "./state.ts";

/** Everything that a pass saw and did. */
interface Happenings {
  /** As it was read. */
  readonly snapshot: Snapshot;
  readonly settled: Settled;
  readonly before: State;
  readonly drawn: Drawn;
  readonly decisions: Decisions;
  readonly fixed: Baseline | null;
  readonly authorAt: AuthorFinder;
}

/** What the log has to tell of a pass, in the order in which it happened. */
export function storyOf(happenings: Happenings): readonly LogEntry[] {
  const { drawn, settled } = happenings;
  return [
    ...peopleEntries(happenings, drawn.ready.words),
    ...editEntries(settled.tidied, OWN_AUTHOR, "Se ordenó lo escrito", happenings),
    ...settled.mended.flatMap(({ chosen, edits }) =>
      editEntries(edits, chosen.author || UNKNOWN_AUTHOR, `Corrección: ${chosen.mend.label}`, happenings),
    ),
    ...settled.healed.map(
      ({ sheet, key }): LogEntry => ({
        ...blank(sheet, key),
        author: OWN_AUTHOR,
        what: "Se reconoció la fila por su contenido",
      }),
    ),
    ...settled.scheduling.entries,
    ...overwrittenEntries(happenings),
    ...decisionEntries(happenings),
    ...baselineEntries(happenings),
  ];
}

function blank(sheet: SheetKey, key: string): Omit<LogEntry, "author" | "what"> {
  return { sheet, key, column: "", before: "", after: "" };
}

/** What people changed, and what the mends they chose made or moved. */
function peopleEntries(happenings: Happenings, words: LogWords): readonly LogEntry[] {
  const { before, drawn, settled, authorAt, snapshot } = happenings;
  const edited = new Set(ownEdits(settled).map(placeOf));
  return changesBetween(before.memory, drawn.memory, drawn.cells).flatMap((change): readonly LogEntry[] => {
    const sheetId = sheetIdOf(change.sheet);
    if (change.kind === "cell" && edited.has(placeOf({ sheetId, ...change }))) {
      const typed = typedAt(snapshot, sheetId, change.row0, change.column0);
      if (sameTyped(typed, change.before)) return [];
      return entriesOf({ ...change, after: typed }, authorAt(sheetId, change.row0, change.column0), words);
    }
    const mend = mendBehind(change, happenings);
    if (!mend) return entriesOf(change, authorOf(change, happenings), words);
    // What a mend does to other cells follows from the row that it makes or moves.
    if (change.kind === "cell") return [];
    return entriesOf(change, mend.author || UNKNOWN_AUTHOR, words).map((entry) => ({
      ...entry,
      what: `Corrección: ${mend.mend.label}`,
    }));
  });
}

/** The mend that made a change, if one did: by the rows that its steps name, and those that no step before had. */
function mendBehind(change: Change, { settled, before }: Happenings): ChosenMend | undefined {
  const isNew = !before.memory.has(memoryKey(change.sheet, change.key));
  return settled.mended.find(({ chosen }) => chosen.mend.steps.some((step) => makes(step, change, isNew)))?.chosen;
}

function makes(step: MendStep, change: Change, isNew: boolean): boolean {
  switch (step.kind) {
    case "set":
      return false;
    case "add-unit":
      return change.kind === "added" && change.row.cells.name === step.name;
    case "restore-action":
      return change.key === step.actionKey || (isNew && change.kind === "cell" && change.row0 < 0);
    case "move-action":
      return (
        (change.kind === "moved" && change.key === step.actionKey) ||
        (change.kind === "cell" && change.column === "objective" && (isNew || change.key === step.budgetRowKey))
      );
  }
}

/** Who was seen at the cell or the row; where a row stands elsewhere by now, at the one that holds the same. */
function authorOf(change: Change, { snapshot, authorAt }: Happenings): string {
  const sheetId = sheetIdOf(change.sheet);
  if (change.row0 >= 0) return authorAt(sheetId, change.row0, change.kind === "cell" ? change.column0 : -1);
  if (change.kind !== "added") return UNKNOWN_AUTHOR;
  const sheet = readerOf(snapshot, change.sheet);
  const cells = Object.entries(change.row.cells);
  const row0 = sheet?.keyOfRow.findIndex((_, index0) =>
    cells.every(([column, value]) => sameTyped(sheet.typed(index0, column), value)),
  );
  return row0 === undefined || row0 < 0 ? UNKNOWN_AUTHOR : authorAt(sheetId, row0, -1);
}

/** The edits of cells that people type in. */
function ownEdits({ tidied, mended, scheduling }: Settled): readonly CellEdit[] {
  return [...tidied, ...mended.flatMap(({ edits }) => edits), ...scheduling.edits];
}

function editEntries(
  edits: readonly CellEdit[],
  author: string,
  what: string,
  { snapshot, settled }: Happenings,
): readonly LogEntry[] {
  return edits.flatMap((edit) => {
    const sheet = sheetKeyOf(edit.sheetId);
    const place = sheet && keysAt(settled.snapshot, edit);
    if (!sheet || !place) return [];
    const before = typedAt(snapshot, edit.sheetId, edit.row0, edit.column0);
    return [
      {
        author,
        sheet,
        ...place,
        before: typedInWords(place, before),
        after: typedInWords(place, typedIn(edit.to ?? undefined)),
        what,
      },
    ];
  });
}

/** The keys of the row and the column where an edit is made. */
function keysAt(
  { sheets = [] }: Snapshot,
  { sheetId, row0, column0 }: CellEdit,
): { key: string; column: string } | null {
  const sheet = sheets.find(({ properties }) => properties?.sheetId === sheetId);
  if (!sheet) return null;
  const { columns, keyOfRow } = locate(sheet, "key");
  const column = [...columns].find(([, index0]) => index0 === column0)?.[0] ?? "";
  return { key: keyOfRow[row0] ?? "", column };
}

function overwrittenEntries({ drawn, before, authorAt }: Happenings): readonly LogEntry[] {
  return overwritten(drawn.arranged.values(), [before.memory, drawn.memory], drawn.ready.positions).map(
    ({ sheet, key, column, typed, row0, column0 }) => ({
      author: authorAt(sheetIdOf(sheet), row0, column0),
      sheet,
      key,
      column,
      before: typedInWords({ key, column }, typed),
      after: "",
      what: "Se escribió sobre una celda que cuadros llena; se repuso su contenido",
    }),
  );
}

function decisionEntries({ decisions, before, snapshot, drawn }: Happenings): readonly LogEntry[] {
  return [
    ...decisions.changes.map(
      ({ findingKey, message, author, before: was, after, isKnown }): LogEntry => ({
        ...blank("findings", findingKey),
        author,
        column: "reason",
        before: was,
        after,
        item: message,
        what:
          after === ""
            ? "Se retiró la aceptación"
            : isKnown
              ? "Se aceptó la observación"
              : "Se escribió un motivo, pero la observación ya no estaba",
      }),
    ),
    ...lostReasons(before, snapshot, drawn),
  ];
}

/** Reasons of modifications that were typed, and whose row goes, in one and the same pass. */
function lostReasons(before: State, snapshot: Snapshot, { arranged }: Drawn): readonly LogEntry[] {
  const sheet = readerOf(snapshot, "changes");
  const stays = arranged.get(sheetIdOf("changes"))?.arrangement.rowOf;
  if (!sheet || !stays) return [];
  return [...sheet.rows].flatMap(([key, row0]): LogEntry[] => {
    if (!key.startsWith(CHANGE_KEY) || stays.has(key)) return [];
    const typed = sheet.typed(row0, "reason");
    if (typed === undefined || sameTyped(typed, before.memory.get(memoryKey("changes", key))?.cells.reason)) return [];
    return [
      {
        ...blank("changes", key),
        author: UNKNOWN_AUTHOR,
        column: "reason",
        before: textOfTyped(typed),
        what: "Se quitó la modificación a la que se refería",
      },
    ];
  });
}

function baselineEntries({ fixed }: Happenings): readonly LogEntry[] {
  if (!fixed) return [];
  const { minutes, resolution, date } = fixed.approval;
  return [
    {
      ...blank("changes", "baseline"),
      author: fixed.fixedBy,
      after: [minutes, resolution, date].filter(Boolean).join(", "),
      item: `Plan de ${fixed.actions.length} acciones`,
      what: "Se fijó la línea base",
    },
  ];
}

function placeOf({ sheetId, row0, column0 }: Pick<CellEdit, "sheetId" | "row0" | "column0">): string {
  return `${sheetId} ${row0} ${column0}`;
}

function typedAt({ sheets = [] }: Snapshot, sheetId: number, row0: number, column0: number): Typed | undefined {
  const sheet = sheets.find(({ properties }) => properties?.sheetId === sheetId);
  return sheet && row0 >= 0 ? typedIn(cellAt(sheet, row0, column0)?.userEnteredValue) : undefined;
}

import type { Baseline } from "../plan/baseline.ts";
import type { MendStep } from "../plan/mend.ts";
import type { DecisionChange, Decisions } from "./acceptances.ts";
import type { AuthorFinder } from "./authors.ts";
import type { Drawn } from "./draw.ts";
import type { CellEdit } from "./edits.ts";
import { type Finder, finderIn } from "./finder.ts";
import { CHANGE_KEY } from "./layout/changes.ts";
import { entriesOf, type LogEntry, type LogWords, typedInWords } from "./log.ts";
import { type SheetKey, sheetIdOf } from "./managed.ts";
import { type Change, changesBetween } from "./memory/changes.ts";
import { memoryKey, sameTyped, type Typed, textOfTyped, typedIn } from "./memory/memory.ts";
import { overwritten } from "./memory/overwritten.ts";
import type { ChosenMend } from "./mends.ts";
import { OWN_AUTHOR, UNKNOWN_AUTHOR } from "./occasion.ts";
import { readerOf } from "./read/sheet-reader.ts";
import type { Settled } from "./settle.ts";
import type { Request } from "./sheets-api.ts";
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

/** The same, with what finds cells and rows in the workbook as it was read, and as it was put in order. */
interface Told extends Happenings {
  readonly found: Finder;
  readonly foundSettled: Finder;
}

/** What the log has to tell of a pass, in the order in which it happened. */
export function storyOf(seen: Happenings): readonly LogEntry[] {
  const { drawn, settled } = seen;
  const happenings: Told = {
    ...seen,
    found: finderIn(seen.snapshot),
    foundSettled: finderIn(settled.snapshot),
  };
  return [
    ...peopleEntries(happenings, drawn.ready.words),
    ...editEntries(settled.tidied, OWN_AUTHOR, happenings, tidiedInWords),
    ...settled.mended.flatMap(({ chosen, edits }) =>
      editEntries(edits, chosen.author || UNKNOWN_AUTHOR, happenings, () => `Corrección: ${chosen.mend.label}`),
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
function peopleEntries(happenings: Told, words: LogWords): readonly LogEntry[] {
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

/** Who was seen at the cell or the row, or recorded the entry; where a row stands elsewhere by now, at the one that holds the same. */
function authorOf(change: Change, { found, settled, authorAt }: Told): string {
  const sheetId = sheetIdOf(change.sheet);
  if (change.row0 >= 0) return authorAt(sheetId, change.row0, change.kind === "cell" ? change.column0 : -1);
  if (change.kind !== "added") return UNKNOWN_AUTHOR;
  const recorded = settled.recording.entries.find(({ key }) => key === change.key);
  if (recorded) return recorded.recordedBy;
  const row0 = found.rowHolding(change.sheet, change.row.cells);
  return row0 < 0 ? UNKNOWN_AUTHOR : authorAt(sheetId, row0, -1);
}

/** The edits of cells that people type in. */
function ownEdits({ tidied, mended, scheduling }: Settled): readonly CellEdit[] {
  return [...tidied, ...mended.flatMap(({ edits }) => edits), ...scheduling.edits];
}

function editEntries(
  edits: readonly CellEdit[],
  author: string,
  { snapshot, foundSettled }: Told,
  whatOf: (before: Typed | undefined) => string,
): readonly LogEntry[] {
  return edits.flatMap((edit) => {
    const place = foundSettled.keysAt(edit);
    if (!place) return [];
    const before = typedAt(snapshot, edit.sheetId, edit.row0, edit.column0);
    return [
      {
        author,
        ...place,
        before: typedInWords(place, before),
        after: typedInWords(place, typedIn(edit.to ?? undefined)),
        what: whatOf(before),
      },
    ];
  });
}

function tidiedInWords(before: Typed | undefined): string {
  return typeof before === "object" ? "Se dejó fijo lo que mostraba la fórmula" : "Se ordenó lo escrito";
}

function overwrittenEntries({ drawn, before, authorAt }: Happenings): readonly LogEntry[] {
  const written = sheetsIn(drawn.ready.requests);
  const arranged = [...drawn.arranged].flatMap(([sheetId, sheet]) => (written.has(sheetId) ? [sheet] : []));
  return overwritten(arranged, before, drawn.ready.state).map(({ sheet, key, column, typed, row0, column0 }) => ({
    author: authorAt(sheetIdOf(sheet), row0, column0),
    sheet,
    key,
    column,
    before: typedInWords({ key, column }, typed),
    after: "",
    what: "Se escribió sobre una celda que cuadros llena; se repuso su contenido",
  }));
}

/** The ids of the sheets that requests change; what stands in others cannot be written over. */
function sheetsIn(requests: readonly Request[]): ReadonlySet<number> {
  const ids = requests.flatMap((request) =>
    Object.values(request as Record<string, RequestPlace>).map(
      ({ start, range, source, sheetId }) => (start ?? range ?? source)?.sheetId ?? sheetId ?? -1,
    ),
  );
  return new Set(ids);
}

/** Where the kinds of requests name their sheet. */
type RequestPlace = { readonly [Name in "start" | "range" | "source"]?: { readonly sheetId?: number } } & {
  readonly sheetId?: number;
};

function decisionEntries({ decisions, before, snapshot, drawn }: Happenings): readonly LogEntry[] {
  return [
    ...decisions.changes.map(
      ({ findingKey, message, author, before: was, after, outcome }): LogEntry => ({
        ...blank("findings", findingKey),
        author,
        column: "reason",
        before: was,
        after,
        item: message,
        what: after === "" ? "Se retiró la aceptación" : DECISION_WORDS[outcome],
      }),
    ),
    ...lostReasons(before, snapshot, drawn),
  ];
}

const DECISION_WORDS: Readonly<Record<DecisionChange["outcome"], string>> = {
  accepted: "Se aceptó la observación",
  refused: "Se escribió un motivo, pero solo la coordinación puede aceptar esta observación",
  gone: "Se escribió un motivo, pero la observación ya no estaba",
};

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

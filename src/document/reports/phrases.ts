import { lineText } from "../../plan/line-text.ts";
import { MONTH_NAMES } from "../../plan/month.ts";
import type { Action, Axis, Line } from "../../plan/plan.ts";
import { actionNumber } from "../../plan/progress.ts";
import type { Block, ParagraphBlock, Run, TableCell } from "../block.ts";
import { docText, linesOf } from "../text.ts";

/** What stands where a person has to write something by hand. */
export const TO_FILL = "________";

/** A paragraph; a plain text is one run. Texts of people in it come out on one line. */
export function paragraph(content: string | readonly Run[], form: Omit<ParagraphBlock, "kind" | "runs"> = {}): Block {
  return { kind: "paragraph", runs: runsOf(content), ...form };
}

/** A list, or the sentence that says that there is nothing to list. */
export function listOr(items: readonly (string | readonly Run[])[], nothing: string): readonly Block[] {
  return items.length === 0 ? [paragraph(nothing)] : [{ kind: "list", items: items.map(runsOf) }];
}

/** A cell of people's text, which keeps its line breaks. */
export function cell(text: string, form: Omit<TableCell, "text"> = {}): TableCell {
  return { text: linesOf(text), ...form };
}

/** A text of people on one line, whole. */
export function oneLine(text: string): string {
  return docText(text).replace(/\s+/g, " ");
}

/** An action with the number by which people name it: "12 · Elaborar el plan de auditorías". */
export function actionText({ key, text }: Pick<Action, "key" | "text">): string {
  return `${actionNumber(key)} · ${orElse(text, "acción sin texto")}`;
}

/** The text of an action within a sentence of ours: without the full stop that people put at its end. */
export function actionInSentence({ text }: Pick<Action, "text">): string {
  return orElse(oneLine(text).replace(/[.\s]+$/, ""), "acción sin texto");
}

/** "Eje 1. Cultura de integridad municipal". */
export function axisText({ number, name }: Pick<Axis, "number" | "name">): string {
  return name.trim() === "" ? `Eje ${number}` : `Eje ${number}. ${name.trim()}`;
}

/** "3.1.1 Fortalecimiento…". */
export function lineOfAction(line: Line): string {
  return orElse(lineText(line), "línea de acción sin nombre");
}

/** A civil date `YYYY-MM-DD` as people read it, "1 de febrero de 2023"; a blank to be filled in where there is none. */
export function dateText(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year ? `${Number(day)} de ${MONTH_NAMES[Number(month) - 1]} de ${year}` : TO_FILL;
}

/** A civil date `YYYY-MM-DD` in figures, "01/02/2023". */
export function dateInFigures(date: string): string {
  return date.split("-").reverse().join("/");
}

/** "1 actividad", "3 actividades". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A share as people read it, "45%"; null, of nothing, is "sin dato". */
export function percentText(share: number | null): string {
  return share === null ? "sin dato" : `${Math.round(share * 100)}%`;
}

/** A text, or what stands for none. */
export function orElse(text: string, otherwise: string): string {
  return text.trim() === "" ? otherwise : text.trim();
}

function runsOf(content: string | readonly Run[]): readonly Run[] {
  const runs = typeof content === "string" ? [{ text: content }] : content;
  return runs.map((run) => ({ ...run, text: oneLine(run.text) }));
}

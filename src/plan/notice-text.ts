import { formatAmount } from "./amount.ts";
import { MONTH_NAMES } from "./month.ts";
import type { AxisFigures, Digest, DueAction, MissingEvidence, Notices, UnitNotice, Week } from "./notices.ts";
import { short } from "./quote.ts";
import { SOON_DAYS } from "./standing.ts";

/** A mail as it is sent: the same in plain text and in HTML. */
export interface NoticeMessage {
  /** Permanent for a unit, so that a week knows which ones it has sent: the unit's key, or `DIGEST`. */
  readonly key: string;
  /** The unit, or what it is. */
  readonly title: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
}

/** What every mail says of where it comes from. */
export interface NoticeFrame {
  /** May be empty. */
  readonly municipality: string;
  readonly week: Week;
  /** Address of the workbook. */
  readonly url: string;
}

/** Google's limit of recipients for one message. */
const MOST_RECIPIENTS = 50;
/** Each list goes on in the workbook, so that a mail stays short enough to be read. */
const MOST_ITEMS = 30;

/** A mail for each unit, then the digest; those for more people than a message may have are several. Without recipients there is one that cannot be sent. */
export function messagesOf({ units, digest }: Notices, frame: NoticeFrame): readonly NoticeMessage[] {
  return [
    ...units.flatMap((notice) =>
      message(
        frame,
        { key: notice.unit.key, title: line(notice.unit.name, 80), to: notice.recipients },
        unitBlocks(notice),
      ),
    ),
    ...message(
      frame,
      { key: "resumen", title: "Resumen para la Comisión", to: digest.recipients },
      digestBlocks(digest),
    ),
  ];
}

/** A part of a mail. */
type Block =
  | { readonly kind: "text" | "heading"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] };

function message(
  { municipality, week, url }: NoticeFrame,
  { key, title, to }: Pick<NoticeMessage, "key" | "title" | "to">,
  blocks: readonly Block[],
): readonly NoticeMessage[] {
  const plan = `Plan de integridad${municipality ? ` de ${line(municipality, 60)}` : ""}`;
  const whole: readonly Block[] = [
    { kind: "text", text: "Reciban un cordial saludo." },
    ...blocks,
    {
      kind: "text",
      text: `Para registrar lo realizado y su evidencia, abra el libro del plan y elija Plan de integridad > Registrar avance, o escriba en la hoja Ejecución. El libro está en: ${url}`,
    },
    {
      kind: "text",
      text: "Este mensaje se envía una vez por semana a las personas que anota la hoja Comisión. Las cifras son las del libro en el momento del envío.",
    },
  ];
  const content = {
    title,
    subject: `${plan}: avisos de la semana ${weekInWords(week)} · ${title}`,
    body: plainText(whole),
    htmlBody: html(whole),
  };
  const parts = Math.max(1, Math.ceil(to.length / MOST_RECIPIENTS));
  return Array.from({ length: parts }, (_, index) => ({
    ...content,
    key: index === 0 ? key : `${key}~${index + 1}`,
    to: to.slice(index * MOST_RECIPIENTS, (index + 1) * MOST_RECIPIENTS),
  }));
}

function unitBlocks({ unit, late, thisMonth, soon, missing }: UnitNotice): readonly Block[] {
  return [
    { kind: "text", text: `Estas son las acciones del plan a cargo de ${line(unit.name)} que piden su atención.` },
    ...section("Atrasadas", late.map(dueInWords)),
    ...section("Para este mes", thisMonth.map(dueInWords)),
    ...section(`Después de este mes, en los próximos ${SOON_DAYS} días`, soon.map(dueInWords)),
    ...section("Medios de verificación sin evidencia", missing.map(missingInWords)),
  ];
}

function digestBlocks({ axes, late, waiting, incomplete }: Digest): readonly Block[] {
  const entries = [
    ...(waiting > 0
      ? [`${counted(waiting, "registro espera", "registros esperan")} la aceptación de la coordinación.`]
      : []),
    ...(incomplete > 0
      ? [`${counted(incomplete, "registro incompleto todavía no cuenta", "registros incompletos todavía no cuentan")}.`]
      : []),
  ];
  return [
    { kind: "text", text: "Este es el resumen semanal del plan." },
    ...section("Avance por eje", axes.map(axisInWords)),
    ...section(
      "Acciones atrasadas",
      late.map((due) => `${dueInWords(due)} (${line(due.responsible) || "sin responsable"})`),
    ),
    ...(late.length === 0 ? [{ kind: "text", text: "No hay acciones atrasadas." } as const] : []),
    ...section("Registros de avance", entries),
  ];
}

/** Nothing where there are no items. */
function section(heading: string, items: readonly string[]): readonly Block[] {
  if (items.length === 0) return [];
  const more = items.length - MOST_ITEMS;
  const shown = more > 0 ? [...items.slice(0, MOST_ITEMS), `Y ${more} más, en la hoja Seguimiento del libro.`] : items;
  return [
    { kind: "heading", text: heading },
    { kind: "list", items: shown },
  ];
}

function dueInWords({ text, activities }: DueAction): string {
  return `${line(text)}: ${counted(activities, "actividad", "actividades")}`;
}

function missingInWords({ text, means }: MissingEvidence): string {
  return `${line(text)}: ${line(means.join("; "))}`;
}

function axisInWords({ number, name, planned, due, done, lateActions, budgetCents, spentCents }: AxisFigures): string {
  return [
    `Eje ${number}${name ? `, ${line(name)}` : ""}: ${done} de ${counted(planned, "actividad realizada", "actividades realizadas")} (a la fecha se planificaron ${due})`,
    counted(lateActions, "acción atrasada", "acciones atrasadas"),
    `${formatAmount(spentCents)} gastados de ${formatAmount(budgetCents)}.`,
  ].join("; ");
}

/** "1 actividad", "3 actividades". */
function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A text of people on one line of moderate length, without signs that cannot be seen. Google takes subjects of 250 characters. */
function line(text: string, most = 200): string {
  return short(text.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " "), most);
}

/** "del 23 al 29 de noviembre de 2026", "del 30 de noviembre al 6 de diciembre de 2026". */
export function weekInWords({ monday, sunday }: Week): string {
  const inWords = (date: string, parts: number) =>
    [String(Number(date.slice(8))), MONTH_NAMES[Number(date.slice(5, 7)) - 1], date.slice(0, 4)]
      .slice(0, parts)
      .join(" de ");
  const differing = monday.slice(0, 4) !== sunday.slice(0, 4) ? 3 : monday.slice(0, 7) !== sunday.slice(0, 7) ? 2 : 1;
  return `del ${inWords(monday, differing)} al ${inWords(sunday, 3)}`;
}

function plainText(blocks: readonly Block[]): string {
  return blocks.map(plainBlock).join("\n\n");
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "heading":
      return block.text.toUpperCase();
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
  }
}

function html(blocks: readonly Block[]): string {
  return `<div style="font-family:Arial,sans-serif;font-size:14px;line-height:1.5">${blocks.map(htmlBlock).join("")}</div>`;
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return `<p>${escaped(block.text)}</p>`;
    case "heading":
      return `<h3 style="margin-bottom:0">${escaped(block.text)}</h3>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

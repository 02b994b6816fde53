import * as z from "zod/mini";
import { type NoticeMessage, weekInWords } from "../plan/notice-text.ts";
import { weekOf } from "../plan/notices.ts";
import { civilToday } from "./clock.ts";
import { isCoordinatorAtWork } from "./coordinator.ts";
import { personAtWork, runsAsInstaller } from "./installer.ts";
import { amountOf } from "./messages.ts";
import { sendMail, weekMessages } from "./notices-mail.ts";
import { isSwitchedOn, readWeek, rememberSwitch, type WeekRecord } from "./notices-week.ts";
import { page } from "./page.ts";
import { readPlan } from "./round.ts";
import { grant } from "./wishes.ts";

/** Menu item: opens the sidebar with the weekly mails. */
export function showNotices(): void {
  SpreadsheetApp.getUi().showSidebar(page("sidebar-notices", "Avisos semanales"));
}

/**
 * Sidebar: this week's mails as they would go out now, as JSON text `{semana, activos, desde, por, puedeCambiar, cuota,
 * mensajes: [{titulo, para, asunto, texto, situacion}]}`. `desde` is `YYYY-MM-DD`, or null when nobody has switched them on;
 * `cuota`: to how many people the commission's account may still write today, null for anyone else. Sends nothing.
 */
export function listNotices(): string {
  const { result } = readPlan();
  const week = weekOf(civilToday());
  const record = readWeek(week.key);
  const { notices } = result.state;
  const isOn = notices?.isOn === true && isSwitchedOn();
  return JSON.stringify({
    semana: weekInWords(week),
    activos: isOn,
    desde: isOn ? notices.since : null,
    por: isOn ? notices.by : null,
    puedeCambiar: isCoordinatorAtWork(result),
    cuota: runsAsInstaller() ? MailApp.getRemainingDailyQuota() : null,
    mensajes: weekMessages(result, week).map((message) => ({
      titulo: message.title,
      para: message.to,
      asunto: message.subject,
      texto: message.body,
      situacion: fateInWords(message, record),
    })),
  });
}

/** Sidebar: switches the weekly mails on or off. What the person is told. Throws, in Spanish, for anyone but the coordination. */
export function switchNotices(isOn: unknown): string {
  const read = z.boolean().safeParse(isOn);
  if (!read.success) throw new Error("No se entendió qué hay que hacer con los avisos. Por favor revise de nuevo.");
  if (!isCoordinatorAtWork(readPlan().result))
    throw new Error(
      "Solo la cuenta de la Comisión, o una persona que la hoja Comisión nombra con el rol «coordinación», puede activar o desactivar los avisos. No se cambió nada.",
    );
  const told = grant(
    { kind: "notices", isOn: read.data, isCoordinator: true },
    read.data
      ? "Los avisos semanales quedaron activados. Salen una vez por semana, desde el lunes a las 7:00; si ya pasó esa hora, los de esta semana salen en unos minutos."
      : "Los avisos semanales quedaron desactivados.",
  );
  // Only once the wish is there: the clock forgets the switch where the workbook says that the mails are off.
  if (read.data) rememberSwitch(true);
  return told;
}

/** Sidebar: sends a unit's mail and the digest to the installer alone, as a trial. What the person is told. Throws in Spanish. */
export function sendTrial(): string {
  if (!runsAsInstaller()) throw new Error("Solo la cuenta de la Comisión puede enviar la prueba.");
  const messages = weekMessages(readPlan().result, weekOf(civilToday()));
  const trial = [...messages.slice(0, -1).slice(0, 1), ...messages.slice(-1)];
  if (MailApp.getRemainingDailyQuota() < trial.length)
    throw new Error("Esta cuenta ya no puede enviar más correos hoy. Por favor pruebe mañana.");
  const to = personAtWork();
  for (const message of trial) sendMail({ ...message, to: [to], subject: `Prueba · ${message.subject}` });
  return `${trial.length === 1 ? "Se envió" : "Se enviaron"} ${amountOf(trial.length, "mensaje", "mensajes")} de prueba a ${to}.`;
}

function fateInWords({ key, to }: NoticeMessage, { mails, isDone }: WeekRecord): string {
  const fate = mails[key];
  if (fate === "sent") return "Enviado esta semana.";
  if (fate !== undefined)
    return "No se envió, o no se sabe si llegó. Para no repetirlo, esta semana no se envía de nuevo.";
  if (to.length === 0) return "No se envía: la hoja Comisión no anota a nadie que lo reciba.";
  return isDone ? "No se envía: los mensajes de esta semana ya salieron." : "Sin enviar.";
}

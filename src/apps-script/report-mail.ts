import * as z from "zod/mini";
import { memberWith } from "../plan/commission.ts";
import { reportTitle } from "../workbook/reports.ts";
import { runsAsInstaller } from "./installer.ts";
import { share } from "./make-report.ts";
import { APP, amountOf } from "./messages.ts";
import { reportPlaces } from "./report-drive.ts";
import { readPlan } from "./round.ts";

const askedSchema = z.object({
  reportId: z.string().check(z.maxLength(100)),
  mails: z.array(z.string().check(z.maxLength(200))).check(z.minLength(1), z.maxLength(50)),
});

/**
 * Sidebar: sends the links of a report to members whom the person chose, and gives them the right to open it. What the person is
 * told. Throws, in Spanish, for anyone but the installer, and for people whom *Comisión* does not list.
 */
export function mailReport(reportId: unknown, mails: unknown): string {
  if (!runsAsInstaller()) throw new Error("Solo la cuenta de la Comisión puede enviar informes por correo.");
  const read = askedSchema.safeParse({ reportId, mails });
  if (!read.success) throw new Error("Elija a quién enviar el informe.");
  const { result } = readPlan();
  const record = result.state.reports?.find(({ id }) => id === read.data.reportId);
  if (!record?.made) throw new Error("Ese informe todavía no está hecho. Por favor lea de nuevo la lista.");
  const to = [...new Set(read.data.mails)].map((mail) => memberWith(mail, result.members)?.mail.trim() ?? "");
  if (to.includes(""))
    throw new Error("La hoja Comisión ya no anota a alguna de esas personas. Por favor lea de nuevo la lista.");
  if (MailApp.getRemainingDailyQuota() < to.length)
    throw new Error("Esta cuenta ya no puede enviar hoy tantos correos. Por favor pruebe mañana.");
  const places = reportPlaces(record.report);
  for (const mail of to) share(places, mail, result);
  const { documentId, pdfId } = record.made;
  const body = [
    `Le compartimos el informe N.° ${record.number}, versión ${record.version}: ${reportTitle(record)}.`,
    `Documento: https://docs.google.com/document/d/${documentId}/edit`,
    ...(pdfId ? [`PDF: https://drive.google.com/file/d/${pdfId}/view`] : []),
    "Comisión de Integridad Municipal",
  ].join("\n\n");
  MailApp.sendEmail({ to: to.join(","), subject: reportTitle(record), body, name: APP });
  return `El informe se envió a ${amountOf(to.length, "persona", "personas")}.`;
}

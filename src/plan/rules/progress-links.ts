import { push } from "../grouped.ts";
import { isSecureLink, linkTarget } from "../link.ts";
import type { Mend } from "../mend.ts";
import { entryOf, unread, valueOr } from "../plan.ts";
import type { ProgressEntry } from "../progress.ts";
import { listed, quoted, short } from "../quote.ts";
import { cellOf, setCell } from "./mends.ts";
import { dateInFigures, entriesIn, entryInWords, WHEN_LOCKED } from "./progress-entries.ts";
import type { RuleOf } from "./rule.ts";

/** Links to evidence are addresses that begin with https://. */
export const evidenceLinksAreSecure: RuleOf<"isReadable"> = {
  code: "enlace-no-seguro",
  title: "Enlaces de las evidencias",
  left: "El enlace de la evidencia de cada registro de la hoja Ejecución",
  relation: "isReadable",
  right: "una dirección que comienza con https://",
  remedy: `Abra la evidencia en el navegador, copie su dirección completa y péguela en la celda. ${WHEN_LOCKED}`,
  *instancesIn(context) {
    for (const entry of entriesIn(context)) {
      const link = entry.link.trim();
      if (link === "") continue;
      yield {
        left: isSecureLink(link) ? entryOf(link) : unread(link),
        right: null,
        place: cellOf("progress", entry.key, "link"),
        tell: () => ({
          message: `${entryInWords(entry)} tiene un enlace que no es una dirección que comience con https://.`,
          found: short(link),
          expected: "Una dirección como https://drive.google.com/…",
          mends: secured(entry.key, link),
        }),
      };
    }
  },
};

/** Each piece of evidence is recorded once. */
export const evidenceLinksAreTold: RuleOf<"isUnique"> = {
  code: "enlace-repetido",
  title: "Enlaces que se repiten",
  left: "El enlace de la evidencia de un registro",
  relation: "isUnique",
  right: "los demás registros de la hoja Ejecución",
  remedy: `Si es un error, corrija el enlace. ${WHEN_LOCKED} Si un mismo documento es evidencia de varios registros, acepte esta observación y dígalo en el motivo.`,
  *instancesIn(context) {
    const byTarget = new Map<string, ProgressEntry[]>();
    for (const entry of entriesIn(context))
      if (entry.link.trim() !== "" && !isCorrection(entry)) push(byTarget, linkTarget(entry.link), entry);
    for (const entries of byTarget.values()) {
      const [first, second] = entries;
      if (!first || !second) continue;
      yield {
        left: second.key,
        right: first.key,
        place: cellOf("progress", second.key, "link"),
        tell: () => ({
          alsoAt: entries.filter((entry) => entry !== second).map(({ key }) => cellOf("progress", key, "link")),
          message: `El mismo enlace de evidencia está en ${entries.length} registros.`,
          found: short(second.link),
          expected: "",
          explanation: [`Está en ${listed(entries.map(whichEntry))}.`],
        }),
      };
    }
  },
};

/** A correction may name the evidence of what it corrects. */
function isCorrection({ activities, spentCents }: ProgressEntry): boolean {
  return valueOr(activities, 0) < 0 || valueOr(spentCents, 0) < 0;
}

function whichEntry({ date, actionText }: ProgressEntry): string {
  const when = date.kind === "value" ? `el del ${dateInFigures(date.value)}` : "uno sin fecha clara";
  return actionText ? `${when}, de ${quoted(actionText, 50)}` : when;
}

/** With https:// in front, where that alone makes an address of it. */
function secured(key: string, link: string): readonly Mend[] {
  const address = `https://${link.replace(/^http:\/\//i, "")}`;
  if (!isSecureLink(address)) return [];
  const step = setCell("progress", key, "link", address);
  return [{ id: "https", label: `Escribir ${quoted(address)} en el enlace.`, steps: [step] }];
}

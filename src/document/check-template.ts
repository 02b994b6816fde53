import { quoted } from "../plan/quote.ts";
import { editDistance } from "../plan/wording.ts";
import { namesOf, takesBlock } from "./fill.ts";
import type { Report } from "./report.ts";
import { type Mark, markKey, type Template, type TemplateParagraph, WHERE } from "./template.ts";

/** Something about a template that who makes a report should know. */
export interface TemplateNote {
  readonly kind: "unknown" | "block-not-alone" | "block-outside-text" | "unclosed" | "split" | "missing";
  /** Whether the report comes out with something missing or with a mark left in it. */
  readonly isGrave: boolean;
  /** A Spanish sentence that says what and where. */
  readonly text: string;
}

/** What a template has that a report cannot fill as meant, in reading order, and what the report has that it should not lack. */
export function checkTemplate(template: Template, report: Report): readonly TemplateNote[] {
  const { fields, blocks } = namesOf(report);
  const names = [...Object.keys(report.fields), ...Object.keys(report.blocks)];
  const notes = template.paragraphs.flatMap((paragraph) => [
    ...paragraph.marks.flatMap((mark): readonly TemplateNote[] => {
      if (fields.has(mark.key)) return splitNotes(paragraph, mark);
      if (!blocks.has(mark.key)) return [unknownNote(paragraph, mark, names)];
      return takesBlock(paragraph, mark) ? splitNotes(paragraph, mark) : [misplacedNote(paragraph, mark)];
    }),
    ...(paragraph.hasLooseBraces ? [unclosedNote(paragraph)] : []),
  ]);
  return [...notes, ...missingNotes(template, report)];
}

function unknownNote(paragraph: TemplateParagraph, mark: Mark, names: readonly string[]): TemplateNote {
  const near = nearestName(mark.key, names);
  const hint = near === null ? "Revise su nombre en la lista de campos." : `¿Quiso escribir «{{${near}}}»?`;
  return {
    kind: "unknown",
    isGrave: true,
    text: `Este informe no tiene ningún campo llamado «{{${mark.name}}}» (${placeText(paragraph)}). ${hint} Si no lo corrige, quedará escrito tal cual.`,
  };
}

function misplacedNote(paragraph: TemplateParagraph, mark: Mark): TemplateNote {
  if (paragraph.where !== "body")
    return {
      kind: "block-outside-text",
      isGrave: true,
      text: `«{{${mark.name}}}» se convierte en tablas o párrafos y solo puede estar en el texto del documento, fuera de tablas, encabezados y pies de página; ahora está ${WHERE[paragraph.where]}. Páselo a una línea propia del texto.`,
    };
  return {
    kind: "block-not-alone",
    isGrave: true,
    text: `«{{${mark.name}}}» se convierte en tablas o párrafos y necesita una línea para sí solo (${placeText(paragraph)}). Sepárelo de lo demás con Intro.`,
  };
}

function unclosedNote(paragraph: TemplateParagraph): TemplateNote {
  return {
    kind: "unclosed",
    isGrave: true,
    text: `Hay llaves «{{» o «}}» sin su pareja (${placeText(paragraph)}). Un campo se escribe completo en una misma línea, por ejemplo «{{municipio}}».`,
  };
}

function splitNotes(paragraph: TemplateParagraph, mark: Mark): readonly TemplateNote[] {
  if (!mark.isSplit) return [];
  const text = `«{{${mark.name}}}» tiene más de un formato de letra (${placeText(paragraph)}). Se usará el formato de su primera llave.`;
  return [{ kind: "split", isGrave: false, text }];
}

function missingNotes(template: Template, { essential = [] }: Report): readonly TemplateNote[] {
  const present = new Set(template.paragraphs.flatMap(({ marks }) => marks.map(({ key }) => key)));
  return essential
    .filter((name) => !present.has(markKey(name)))
    .map((name) => ({
      kind: "missing",
      isGrave: true,
      text: `A la plantilla le falta «{{${name}}}»: sin ese dato el informe queda incompleto. Escríbalo donde corresponda.`,
    }));
}

/** Where a paragraph stands, with its beginning: "en el encabezado: «Alcaldía de…»". */
function placeText({ where, text }: TemplateParagraph): string {
  return `${WHERE[where]}: ${quoted(text.replace(/\ufffc/g, ""))}`;
}

/** The name that is most like a key, or that alone holds all of its words; null when none comes near. */
function nearestName(key: string, names: readonly string[]): string | null {
  const most = Math.max(2, Math.floor(key.length / 4));
  const distances = names.map((name) => ({ name, edits: editDistance(key, markKey(name), most) }));
  const [nearest] = distances.sort((one, other) => one.edits - other.edits);
  if (nearest && nearest.edits <= most) return nearest.name;
  const holding = names.filter((name) => key !== "" && ` ${markKey(name)} `.includes(` ${key} `));
  return holding.length === 1 ? holding[0]! : null;
}

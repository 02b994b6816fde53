/**
 * What the templates of the reports are made from: their lines as data. In every text, `{{name}}` is a field, and a line
 * `{{name}}` of its own is a block (see `src/document/reports/names.ts`).
 */

/** A template of a report. */
export interface TemplateSource {
  /** The name of the report as the command line takes it; also of the file. */
  readonly report: string;
  /** What the file says of itself. */
  readonly title: string;
  /** A line that stands at the foot of every page; not given: none. */
  readonly pageMark?: string;
  readonly sections: readonly Section[];
}

/** Pages of one orientation; each section begins a new page. */
export interface Section {
  readonly page: "upright" | "lying";
  readonly lines: readonly Line[];
}

export type Line = TextLine | FactsTable;

/** A paragraph. */
export interface TextLine {
  readonly kind: "title" | "subtitle" | "heading" | "subheading" | "text" | "hint" | "closing" | "signed" | "signer";
  readonly text: string;
}

/** A table with two columns: what is named, and what it is. */
export interface FactsTable {
  readonly kind: "facts";
  readonly rows: readonly (readonly [name: string, value: string])[];
}

/** Pages upright. */
export function upright(...lines: readonly Line[]): Section {
  return { page: "upright", lines };
}

/** Pages lying on their side, for wide tables. */
export function lying(...lines: readonly Line[]): Section {
  return { page: "lying", lines };
}

export function title(text: string): TextLine {
  return { kind: "title", text };
}

export function subtitle(text: string): TextLine {
  return { kind: "subtitle", text };
}

/** A heading that is numbered by hand, as in documents of councils. */
export function heading(text: string): TextLine {
  return { kind: "heading", text };
}

export function subheading(text: string): TextLine {
  return { kind: "subheading", text };
}

export function text(content: string): TextLine {
  return { kind: "text", text: content };
}

/** The line that a block of the report takes the place of. */
export function block(name: string): TextLine {
  return text(`{{${name}}}`);
}

/** A remark to the staff who keep the template, which they replace or delete. */
export function hint(content: string): TextLine {
  return { kind: "hint", text: `[${content}]` };
}

export function facts(...rows: FactsTable["rows"]): FactsTable {
  return { kind: "facts", rows };
}

/** The end of a document: place and day, a line for somebody's hand, whose it is, and their office. */
export function signature(name: string, office: string): readonly TextLine[] {
  return [
    { kind: "closing", text: "{{municipio}}, {{fecha}}." },
    { kind: "signed", text: "F. ______________________________" },
    { kind: "signer", text: name },
    { kind: "signer", text: office },
  ];
}

/** The place for the municipality's shield, which the template does not bring. */
export const SHIELD: TextLine = hint("Espacio para el escudo del municipio");

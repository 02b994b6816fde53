import type { Block } from "./block.ts";

/** The reports that cuadros makes, by the name that the command line takes. */
export const REPORT_KINDS = ["seguimiento", "plan", "modificaciones", "unidad", "certificacion"] as const;

export type ReportKind = (typeof REPORT_KINDS)[number];

/** A report: what the fields and the blocks of a template stand for. Names are compared without case, accents and blanks. */
export interface Report {
  readonly kind: ReportKind;
  readonly title: string;
  /** What stands in the place of `{{name}}`. */
  readonly fields: Readonly<Record<string, string>>;
  /** What stands in the place of a line `{{name}}`. A block with nothing to show says so in a sentence. */
  readonly blocks: Readonly<Record<string, readonly Block[]>>;
  /** Sentences for who makes the report. */
  readonly warnings: readonly string[];
  /** Fields and blocks that a template of this kind should not lack. */
  readonly essential?: readonly string[];
}

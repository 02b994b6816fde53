import type { Report } from "../report.ts";
import type { ReportInput } from "../report-input.ts";
import { type Certified, certificationReport } from "./certification.ts";
import { modificationsReport } from "./modifications.ts";
import type { ReportPeriod } from "./period.ts";
import { trackingReport } from "./tracking.ts";
import { unitReport } from "./unit.ts";
import { wholePlanReport } from "./whole-plan.ts";

/** Which report somebody wants. */
export type ReportRequest =
  | { readonly kind: "seguimiento"; readonly period: ReportPeriod }
  | { readonly kind: "plan" }
  | { readonly kind: "modificaciones" }
  /** `unit` by any of its names. */
  | { readonly kind: "unidad"; readonly unit: string; readonly period: ReportPeriod }
  | { readonly kind: "certificacion"; readonly certified?: Certified };

/** The report that is wanted. Pure: the same input gives the same report. */
export function reportOf(input: ReportInput, request: ReportRequest): Report {
  switch (request.kind) {
    case "seguimiento":
      return trackingReport(input, request.period);
    case "plan":
      return wholePlanReport(input);
    case "modificaciones":
      return modificationsReport(input);
    case "unidad":
      return unitReport(input, request.unit, request.period);
    case "certificacion":
      return certificationReport(input, request.certified);
  }
}

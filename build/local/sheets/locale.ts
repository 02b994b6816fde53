/** How a locale of a spreadsheet writes numbers and dates. */
export interface LocaleRules {
  readonly language: "es" | "en";
  readonly decimal: "." | ",";
  readonly thousands: "," | ".";
  /** Order of the parts in a date of numbers. */
  readonly dateOrder: "dmy" | "mdy";
  readonly datePattern: string;
  readonly true: string;
  readonly false: string;
}

/** The rules of a spreadsheet's locale, or undefined when the local Workspace does not know it. */
export function localeRules(locale: string | null | undefined): LocaleRules | undefined {
  const name = locale || "en_US";
  if (ENGLISH.has(name)) return name === "en_US" ? AMERICAN : BRITISH;
  if (SPANISH_WITH_POINT.has(name)) return MEXICAN;
  return SPANISH_WITH_COMMA.has(name) ? { ...MEXICAN, decimal: ",", thousands: "." } : undefined;
}

/** The same for a spreadsheet that has been accepted already. */
export function rulesOf(locale: string | null | undefined): LocaleRules {
  return localeRules(locale) ?? AMERICAN;
}

/** Locales of Google's list; El Salvador and generic Latin America (es_SV, es_419) are not in it. */
const ENGLISH: ReadonlySet<string> = new Set(["en_US", "en_GB", "en_AU", "en_CA", "en_IE", "en_IN"]);
const SPANISH_WITH_POINT: ReadonlySet<string> = new Set(["es_MX"]);
const SPANISH_WITH_COMMA: ReadonlySet<string> = new Set([
  "es",
  "es_ES",
  "es_AR",
  "es_BO",
  "es_CL",
  "es_CO",
  "es_CR",
  "es_EC",
  "es_PY",
  "es_UY",
  "es_VE",
]);

const AMERICAN: LocaleRules = {
  language: "en",
  decimal: ".",
  thousands: ",",
  dateOrder: "mdy",
  datePattern: "m/d/yyyy",
  true: "TRUE",
  false: "FALSE",
};
const BRITISH: LocaleRules = { ...AMERICAN, dateOrder: "dmy", datePattern: "dd/mm/yyyy" };
const MEXICAN: LocaleRules = { ...BRITISH, language: "es", true: "VERDADERO", false: "FALSO" };

/** Names of months and days, January and Sunday first. */
export const NAMES = {
  es: {
    months: [
      "enero",
      "febrero",
      "marzo",
      "abril",
      "mayo",
      "junio",
      "julio",
      "agosto",
      "septiembre",
      "octubre",
      "noviembre",
      "diciembre",
    ],
    shortMonths: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    days: ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
    shortDays: ["dom", "lun", "mar", "mié", "jue", "vie", "sáb"],
  },
  en: {
    months: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
    shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    shortDays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  },
} as const;

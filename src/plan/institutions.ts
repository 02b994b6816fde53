import { editDistance } from "./wording.ts";

/** National institutions of El Salvador that plans of integrity work with, by the sigla they go by. */
const INSTITUTIONS: Readonly<Record<string, string>> = {
  CAPRES: "Casa Presidencial",
  COMURES: "Corporación de Municipalidades de la República de El Salvador",
  CONAMYPE: "Comisión Nacional de la Micro y Pequeña Empresa",
  CONNA: "Consejo Nacional de la Niñez y de la Adolescencia",
  CONAPINA: "Consejo Nacional de la Primera Infancia, Niñez y Adolescencia",
  DINAC: "Dirección Nacional de Compras Públicas",
  FISDL: "Fondo de Inversión Social para el Desarrollo Local",
  FUNDAUNGO: "Fundación Dr. Guillermo Manuel Ungo",
  IAIP: "Instituto de Acceso a la Información Pública",
  INCAF: "Instituto Nacional de Capacitación y Formación",
  INJUVE: "Instituto Nacional de la Juventud",
  INSAFORP: "Instituto Salvadoreño de Formación Profesional",
  ISDEM: "Instituto Salvadoreño de Desarrollo Municipal",
  ISDEMU: "Instituto Salvadoreño para el Desarrollo de la Mujer",
  ISSS: "Instituto Salvadoreño del Seguro Social",
  MARN: "Ministerio de Medio Ambiente y Recursos Naturales",
  MINED: "Ministerio de Educación",
  MINEDUCYT: "Ministerio de Educación, Ciencia y Tecnología",
  MINSAL: "Ministerio de Salud",
  PDDH: "Procuraduría para la Defensa de los Derechos Humanos",
  PNUD: "Programa de las Naciones Unidas para el Desarrollo",
  RNPN: "Registro Nacional de las Personas Naturales",
  USAID: "Agencia de los Estados Unidos para el Desarrollo Internacional",
  CCR: "Corte de Cuentas de la República",
  FGR: "Fiscalía General de la República",
  TEG: "Tribunal de Ética Gubernamental",
};

/** Units that every municipality has or must have, and the full name its sigla stands for. */
const MUNICIPAL_UNITS: Readonly<Record<string, string>> = {
  CIM: "Comisión de Integridad Municipal",
  OGDA: "Oficial de Gestión Documental y Archivos",
  RRHH: "Recursos Humanos",
  UACI: "Unidad de Adquisiciones y Contrataciones Institucional",
  UAIP: "Unidad de Acceso a la Información Pública",
  UATM: "Unidad de Administración Tributaria Municipal",
  UCP: "Unidad de Compras Públicas",
};

/** Laws, bodies and words written in capitals that are no institution, so that none of them is taken for a misspelt one. */
const OTHER_SIGLAS: ReadonlySet<string> = new Set([
  ...[
    "ADESCO",
    "ADESCOS",
    "CAM",
    "CCAM",
    "CEG",
    "CMCAM",
    "LACAP",
    "LAIP",
    "LCAM",
    "LCP",
    "LEG",
    "LPA",
    "RELAIP",
    "RELEG",
  ],
  ...["FODES", "MIM", "MMIM", "MOF", "MIPYME", "ODS", "OIR", "ONG", "PEI", "PMIM", "POA", "TIC", "WEB"],
]);

/** Shorter siglas are one letter apart by chance. */
const SHORTEST_COMPARED = 4;

/** The full name of a unit that every municipality has, by its sigla; undefined for others. */
export function municipalUnitOf(sigla: string): string | undefined {
  return sigla in MUNICIPAL_UNITS ? MUNICIPAL_UNITS[sigla] : undefined;
}

/** Whether a word in capitals is a sigla in general use in El Salvador. */
export function isKnownSigla(word: string): boolean {
  return word in INSTITUTIONS || word in MUNICIPAL_UNITS || OTHER_SIGLAS.has(word);
}

/** The national institution whose sigla a word in capitals misses by one letter ("INSAFOR"); null when there is none or the word is known itself. */
export function similarInstitution(word: string): { readonly sigla: string; readonly name: string } | null {
  if (word.length < SHORTEST_COMPARED || isKnownSigla(word)) return null;
  for (const [sigla, name] of Object.entries(INSTITUTIONS)) {
    if (sigla.length >= SHORTEST_COMPARED && editDistance(word, sigla, 1) === 1) return { sigla, name };
  }
  return null;
}

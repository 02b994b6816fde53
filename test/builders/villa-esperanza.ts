import { type RawTable, type RawValue, serialOf } from "./raw-workbook.ts";

/**
 * The plan of an invented municipality, as a live sheet would hold it: four axes in two sheets, 2026-2028, codes like "1.1",
 * real numbers, currency and dates, merged cells, months marked by text, by number and by colour, and titles above the tables.
 */
export function villaEsperanza(): RawTable[] {
  return [coverSheet(), firstAxes(), lastAxes(), budget(), communication(), schedule()];
}

const GREEN = "#93c47d";
const HEADER_FILL = "#d9d9d9";

const money = (value: number): RawValue => ({ value, format: "CURRENCY" });
const head = (value: string | number): RawValue => ({ value, fill: HEADER_FILL });

function coverSheet(): RawTable {
  return { title: "Portada", rows: [["Política de Integridad"], ["Teléfonos", "2222 0000"]] };
}

/** Two tables in one sheet, the first one from column B on, with merged cells; the second one with a header of one row. */
function firstAxes(): RawTable {
  return {
    title: "Plan",
    rows: [
      ["", "ALCALDÍA MUNICIPAL DE VILLA ESPERANZA, DEPARTAMENTO DE MORAZÁN"],
      ["", "Plan de acción de la Política de Integridad, 2026 al 2028"],
      ["", "Aprobado por Acuerdo número doce del Acta número 3, de fecha 15 de enero de 2026"],
      ["", "Eje estratégico 1: Ética en el servicio"],
      [],
      ["", "LÍNEA DE ACCIÓN", "Ámbito de actuación", "DETALLE", null, null, null, null, "RESPONSABLES Y APOYO"],
      [
        "",
        null,
        null,
        "Acción concreta",
        "Plazo (meses)",
        "Medio de verificación",
        "Recursos",
        "Monto",
        "Responsable",
        "Apoyo interno",
        "Apoyo externo",
      ],
      [
        "",
        "1.1 Formación",
        "Personal formado en ética",
        "Impartir un curso de ética",
        2,
        "Lista de asistencia",
        "Aula",
        money(150),
        "Talento Humano",
        "Gerencia General",
        "TEG",
      ],
      ["", null, null, "Evaluar lo aprendido", 1, "Informe", null, money(50.5), null, null, null],
      [
        "",
        null,
        "Código de ética vigente",
        "Actualizar el código de ética",
        "3 meses",
        "Acuerdo municipal",
        null,
        "$1,000.00",
        "Comisión de Ética; Sindicatura",
        "Concejo Municipal",
        "Fondos propios",
      ],
      ["", "Subtotal", null, null, null, null, null, { value: 1200.5, format: "CURRENCY", formula: "=SUM(H8:H10)" }],
      ["", "Total del eje", null, null, null, null, null, money(1200.5)],
      [],
      ["", "Eje estratégico 2: Transparencia activa"],
      ["", "La información se publica sin que nadie la pida."],
      [
        "",
        "Línea",
        "Objetivo",
        "Acciones",
        "Plazo",
        "Medios de verificación",
        "Recurso",
        "Presupuesto",
        "Responsables",
        "Apoyo (interno)",
        "Apoyo (externo)",
      ],
      [
        "",
        "2.1 Portal",
        "Portal al día",
        "Publicar la información oficiosa",
        12,
        "Portal",
        "Equipo",
        300,
        "UAIP",
        "Informática",
        "IAIP",
      ],
      [
        "",
        "2.3 Archivo",
        "Archivo ordenado",
        "Clasificar el archivo central",
        6,
        "Inventario",
        "Estantería",
        2500,
        "Archivo",
        null,
        "Fondos propios",
      ],
    ],
    merges: ["B6:B7", "C6:C7", "D6:H6", "I6:K6", "B8:B10", "C8:C9", "I8:I9"],
  };
}

/** One table over two axes, parted by the total of the first and by a title. */
function lastAxes(): RawTable {
  return {
    title: "Ejes 3 y 4",
    rows: [
      ["EJE 3. Participación ciudadana"],
      [
        "Línea de acción",
        "Objetivo",
        "Acciones concretas",
        "Plazo",
        "Medios de verificación",
        "Recursos",
        "Presupuesto",
        "Responsables",
        "Apoyo interno",
        "Apoyo externo",
      ],
      [
        "3.1 Cabildos",
        "Ciudadanía informada",
        "Celebrar cabildos abiertos",
        "1 año",
        "Actas",
        "Sonido",
        400,
        "Promoción Social",
        "Concejo Municipal",
        "",
      ],
      ["Total", "", "", "", "", "", 400],
      ["EJE 4. Gobierno abierto"],
      [
        "4.1 Datos",
        "Datos abiertos",
        "Publicar el presupuesto en formato abierto",
        4,
        "Archivo publicado",
        "Equipo",
        0,
        "Informática",
        "",
        "",
      ],
      ["", "", "Capacitar en datos abiertos", 2, "Lista de asistencia", "Aula", 100, "Talento Humano", "", ""],
      ["Total", "", "", "", "", "", 100],
    ],
  };
}

function budget(): RawTable {
  return {
    title: "Presupuesto",
    rows: [
      ["Línea de acción", "Objetivo", "Responsable", "No. de actividades", "Presupuesto total"],
      ["1.1 Formación", "Personal formado en ética", "Talento Humano", 5, money(200.5)],
      ["", "Código de ética vigente", "Comisión de Ética", 1, money(1000)],
      ["2.1 Portal", "El portal al día", "UAIP", 36, money(300)],
      ["2.3 Archivo", "Archivo ordenado", "Archivo", 2, money(2500)],
      ["3.1 Cabildos", "Ciudadanía informada", "Promoción Social", 3, money(400)],
      ["4.1 Datos", "Datos abiertos", "Informática", 4, money(100)],
      ["Total general", "", "", 51, money(4500.5)],
    ],
  };
}

function communication(): RawTable {
  return {
    title: "Comunicación",
    rows: [
      ["Objetivo 1: Que la población conozca la política"],
      ["Estrategias", "Tácticas", "Herramientas", "Mensajes", "Período"],
      ["Informar en las comunidades", "Perifoneo", "Parlante", "La honradez nos une", 6],
      ["", "Visitas a centros escolares", "Charlas", "La honradez nos une", 3],
    ],
  };
}

/** Months from column E on: 2026 by name, 2027 by initials of three letters in capitals, 2028 as dates of the first of each month. */
function schedule(): RawTable {
  const names = ["Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic"];
  const dates = names.map(
    (_, month): RawValue => ({
      value: serialOf(`2028-${String(month + 1).padStart(2, "0")}-01`),
      format: "DATE",
      fill: HEADER_FILL,
    }),
  );
  const years = [
    2026,
    ...Array<RawValue>(11).fill(null),
    2027,
    ...Array<RawValue>(11).fill(null),
    2028,
    ...Array<RawValue>(11).fill(null),
  ];
  const months = (marks: Readonly<Record<string, RawValue>>) =>
    Array.from(
      { length: 36 },
      (_, at): RawValue => marks[`${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`] ?? null,
    );
  const colored: RawValue = { fill: GREEN };
  return {
    title: "Cronograma",
    rows: [
      [],
      ["Acciones concretas", "Plazo", "Responsables", "Número de actividades", ...years].map((value) =>
        typeof value === "string" || typeof value === "number" ? head(value) : value,
      ),
      [null, null, null, null, ...names.map(head), ...names.map((name) => head(name.toUpperCase())), ...dates],
      ["Impartir un curso de ética", 2, "Talento Humano", 4, ...months({ "2026-02": "x", "2026-03": 3 })],
      ["Evaluar lo aprendido", 1, "Talento Humano", 1, ...months({ "2027-01": "✓" })],
      [
        "Actualizar el código de ética",
        3,
        "Sindicatura / Comisión de ética",
        1,
        ...months({ "2026-12": colored, "2027-01": colored }),
      ],
      ["Publicar la información oficiosa", 12, "UAIP", 36, ...months({ "2028-11": true, "2028-12": "X" })],
      ["Clasificación del archivo central", 5, "Archivo", 2, ...months({ "2026-06": "x" })],
      ["Celebrar los cabildos abiertos", 12, "Participación Ciudadana", 3, ...months({ "2026-04": "x" })],
      [
        { value: "Publicar el presupuesto en formato abierto", fill: "#fff2cc" },
        { value: 4, fill: "#fff2cc" },
        "Informática",
        2,
        ...months({ "2026-01": { fill: "#fff2cc" }, "2026-05": "x" }),
      ],
      ["Comprar una ambulancia", 2, "Compras", 1, ...months({ "2026-05": "x" })],
    ],
  };
}

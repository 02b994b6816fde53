import type { FindingCode } from "../../../src/plan/finding.ts";

/**
 * What a careful reader finds in Usulután's raw tables, written by hand from them: [code, sheet, cell].
 * Each oddity stands once, at the cell where a reader meets it first; the order is that of the sheets, rows and columns.
 */
export const USULUTAN_FINDINGS: readonly (readonly [code: FindingCode, sheet: string, cell: string])[] = [
  // «<ul style=…>» before the list of areas of the first objective.
  ["texto-html", "Cuadro 1", "B3"],
  // «\$ 50.00», «\$ 450.00», «\$ 1,000.00» and «\$1350.00».
  ["monto-escritura", "Cuadro 1", "G3"],
  // «Comité de Integridad Municipal» here; «CIM», the Comisión, from Cuadro 2 on.
  ["unidad-con-dos-nombres", "Cuadro 1", "I3"],
  // «$ Total de línea de acción» with the total of the whole axis.
  ["rotulo-total", "Cuadro 1", "B18"],

  // «Marzo 2023» at the end of the action.
  ["mes-en-el-texto", "Cuadro 2", "C3"],
  // «\$ 50.00», «\$ 300.00», «\$2000.00», «\$ 500.00», «\$1000.00» and «\$ 7,050.00».
  ["monto-escritura", "Cuadro 2", "G4"],
  // «jefaturas//UAI P».
  ["texto-errata", "Cuadro 2", "I10"],
  // «Concejo Municipal/CI M».
  ["texto-errata", "Cuadro 2", "I16"],
  // «Enero a marzo» at the end of the action.
  ["mes-en-el-texto", "Cuadro 2", "C26"],
  // «con apoyo de INSAFOR»; again in J33, Cuadro 4 B20 and Cuadro 6 B31.
  ["sigla-parecida", "Cuadro 2", "B33"],
  // «Apojo (interno)»; the same slip in «Apojo (externo)» beside it.
  ["encabezado-errata", "Cuadro 2", "I37"],
  ["rotulo-total", "Cuadro 2", "B40"],

  ["encabezado-errata", "Cuadro 3", "I2"],
  // «\$1000.00», «\$ 25,000.00», «\$ 200.00» and «\$ 28,400.00»; \$200.00 is written as usual.
  ["monto-escritura", "Cuadro 3", "G3"],
  ["rotulo-total", "Cuadro 3", "B12"],

  // «<ul style=…>» twice in one cell.
  ["texto-html", "Cuadro 4", "B2"],
  // «Comisión coordinador».
  ["texto-errata", "Cuadro 4", "C27"],

  ["texto-html", "Cuadro 5", "D2"],
  // «Tres meses» and «Cuatro meses.».
  ["plazo-escritura", "Cuadro 5", "E2"],
  ["plazo-escritura", "Cuadro 5", "E4"],

  // The table covers 2023; the plan goes on to 2025.
  ["cuadro-6-otros-anos", "Cuadro 6", "I1"],
  // The shading of the months did not survive.
  ["cuadro-6-sin-meses", "Cuadro 6", "I2"],
  ["texto-html", "Cuadro 6", "B3"],
  ["texto-html", "Cuadro 6", "B7"],
  ["texto-html", "Cuadro 6", "B8"],
  ["texto-html", "Cuadro 6", "C8"],
  // «DEC» for diciembre.
  ["encabezado-errata", "Cuadro 6", "T10"],
  // «Enc» for enero.
  ["encabezado-errata", "Cuadro 6", "I15"],
  // «de gestión documental y archivo. Desarrollar capacitaciones…»: the end of row 13 and the next action.
  ["cuadro-6-acciones-juntas", "Cuadro 6", "C16"],
  // «implementar en el municipio.» and «desempeño laboral.»: only the ends of two actions.
  ["cuadro-6-texto-incompleto", "Cuadro 6", "C20"],
  ["cuadro-6-texto-incompleto", "Cuadro 6", "C25"],
];

import type { Cell, CellStyle, Chart, Mail, SheetModel, Workbook } from "../../build/local/page/protocol.ts";

export const INSTALLER = "integridad@alcaldia.example";
export const LIAISON = "enlace@alcaldia.example";
export const HOSTILE = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
export const SHEET_ID = 1;

export const sampleWorkbook: Workbook = {
  title: `Plan de integridad ${HOSTILE}`,
  revision: 1,
  activeUser: INSTALLER,
  people: [
    { email: INSTALLER, name: "Comisión", role: "Cuenta de la Comisión", isKnown: true },
    { email: LIAISON, name: "Marta", role: "Enlace", isKnown: false },
  ],
  menus: [
    {
      title: "Plan de integridad",
      items: [
        { kind: "item", title: "Convertir en libro gestionado", functionName: "convertWorkbook" },
        { kind: "separator" },
        {
          kind: "menu",
          menu: { title: "Más", items: [{ kind: "item", title: "Conciliar ahora", functionName: "reconcileNow" }] },
        },
      ],
    },
  ],
  sheets: [
    sheet(SHEET_ID, "Cuadro 1", { tabColor: "#188038", frozenRows: 2, frozenColumns: 1 }),
    sheet(2, `Notas ${HOSTILE}`, {}),
    sheet(3, "Estado", { hidden: true }),
  ],
};

function sheet(sheetId: number, title: string, more: Partial<Workbook["sheets"][number]>) {
  return {
    sheetId,
    title,
    hidden: false,
    tabColor: null,
    rowCount: 300,
    columnCount: 60,
    frozenRows: 0,
    frozenColumns: 0,
    hideGridlines: false,
    ...more,
  };
}

export const plainStyle: CellStyle = {
  background: null,
  color: "#000000",
  bold: false,
  italic: false,
  strike: false,
  fontPx: 13.333,
  align: "left",
  vertical: "middle",
  wrap: "wrap",
  borders: { top: null, right: null, bottom: null, left: null },
};

const line = "1px solid #000000";
const bordered = { ...plainStyle, borders: { top: line, right: line, bottom: line, left: line } };

/** Fourteen words, far wider than a column. */
export const LONG_TEXT = "Elaborar y divulgar el código de ética de la municipalidad entre todo el personal";

/** Sheet 1: a title over three columns, a block merged over three rows, an amount, a dropdown, a checkbox and marked cells. */
export function sampleModel(): SheetModel {
  const cells: readonly Cell[] = [
    { r: 0, c: 1, t: "CUADRO 1", e: "CUADRO 1", s: 1 },
    { r: 1, c: 0, t: "Línea", e: "Línea", s: 1, l: true },
    { r: 1, c: 1, t: "Acción", e: "Acción", s: 1 },
    { r: 2, c: 0, t: LONG_TEXT, e: LONG_TEXT, s: 2 },
    { r: 2, c: 1, t: LONG_TEXT, e: LONG_TEXT, s: 2, n: "Vea el acuerdo 7." },
    { r: 2, c: 2, t: "$1,350.00", e: "1350", s: 3, w: true },
    { r: 2, c: 3, t: "Recursos Humanos", e: "Recursos Humanos", s: 2, v: 0 },
    { r: 3, c: 3, t: "FALSE", e: "FALSE", s: 2, v: 1 },
    { r: 3, c: 2, t: "mucho", e: "mucho", s: 3, v: 2, i: true },
    { r: 4, c: 2, t: HOSTILE, e: HOSTILE, s: 0, n: HOSTILE },
    { r: 5, c: 1, t: "Total", e: "Total", s: 1 },
    { r: 5, c: 2, t: "$1,350.00", e: "=SUM(C3:C5)", s: 3, l: true },
  ];
  return {
    ...emptyModel(SHEET_ID),
    groups: [{ dimension: "COLUMNS", start0: 5, end0: 8, depth: 1, collapsed: false }],
    merges: [
      { row0: 0, column0: 1, rows: 1, columns: 3 },
      { row0: 2, column0: 0, rows: 3, columns: 1 },
    ],
    styles: [
      plainStyle,
      { ...bordered, bold: true, background: "#d9ead3", align: "center" },
      bordered,
      { ...bordered, align: "right" },
    ],
    rules: [
      { kind: "list", values: ["Informática", "Recursos Humanos", "Secretaría"], strict: true, help: "" },
      { kind: "checkbox" },
      { kind: "other", help: "Escriba un monto en dólares." },
    ],
    cells,
  };
}

export function emptyModel(sheetId: number): SheetModel {
  return {
    sheetId,
    revision: 1,
    defaultRowPx: 21,
    defaultColumnPx: 100,
    columns: Array.from({ length: 60 }, () => ({ px: 100, hidden: false })),
    rows: Array.from({ length: 300 }, () => ({ px: null, hidden: false })),
    groups: [],
    merges: [],
    styles: [plainStyle],
    rules: [],
    cells: [],
    charts: [],
  };
}

const heading = { fontPx: 16, color: "#5f6368", bold: false, align: "left" } as const;

/** Progress by axis as bars, at B12. */
export const sampleChart: Chart = {
  chartId: 7,
  row0: 11,
  column0: 1,
  offsetXPx: 10,
  offsetYPx: 5,
  widthPx: 480,
  heightPx: 260,
  altText: "Avance por eje",
  title: { ...heading, text: "Avance por eje" },
  subtitle: { ...heading, text: "" },
  background: "#ffffff",
  legend: "none",
  plot: {
    kind: "bars",
    direction: "across",
    isStacked: false,
    categories: ["Eje 1", HOSTILE],
    categoryTitle: "",
    valueTitle: "Avance",
    min: 0,
    max: 1,
    ticks: [0, 0.5, 1].map((value) => ({ value, text: `${value * 100}%` })),
    series: [
      {
        name: "Avance",
        color: "#2f6f4f",
        labels: "outside",
        bars: [
          { from: 0, to: 0.25, text: "25%" },
          { from: 0, to: 0.5, text: "50%" },
        ],
      },
    ],
  },
};

/** The last one sent first: HTML that tries to run a script, and a text. */
export const sampleMails: readonly Mail[] = [
  { ...mail(1, "Actividades de la semana"), isHtml: true },
  { ...mail(0, HOSTILE), body: `Vencen dos actividades.\n${HOSTILE}` },
];

export const MAIL_HTML = "<h1>Vence el diagnóstico</h1><script>document.body.textContent = 'hacked'</script>";

function mail(mailId: number, subject: string): Mail {
  const [to, sentAt] = [[LIAISON], "2026-11-23T14:05:00.000Z"];
  return { mailId, from: INSTALLER, to, cc: [], bcc: [], subject, body: "", isHtml: false, sentAt };
}

/** A sidebar that asks the script once and shows the answer, and tries to reach the page around it. */
export const FRAME_HTML = `<!doctype html><button id="ask">Preguntar</button><p id="answer"></p><p id="reach"></p>
<script>
  addEventListener("message", (event) => {
    if (event.source === parent) document.getElementById("answer").textContent = event.data.value;
  });
  document.getElementById("ask").onclick = () =>
    parent.postMessage({ cuadros: "call", callId: 1, functionName: "listFindings", args: [7] }, "*");
  try { parent.document.title = "alcanzada"; } catch { document.getElementById("reach").textContent = "sin acceso"; }
</script>`;

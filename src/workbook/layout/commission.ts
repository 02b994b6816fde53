import { type Member, ROLES } from "../../plan/commission.ts";
import { lastOf } from "../../plan/last-of.ts";
import type { DesiredRow, DesiredSheet } from "../desired.ts";
import { sheetIdOf } from "../managed.ts";
import type { DataValidationRule } from "../sheets-api.ts";
import type { OpenBook } from "./book.ts";
import { type Cells, typed, type UnitRule, withMarks } from "./cells.ts";
import { type ListColumn, listRow, listSheet } from "./list.ts";

/** Columns of *Comisión*, all of them typed. */
export const COMMISSION_COLUMNS = [
  { key: "mail", title: "Correo", widthPx: 260 },
  { key: "name", title: "Nombre", widthPx: 260 },
  { key: "unit", title: "Unidad", widthPx: 260 },
  { key: "role", title: "Rol", widthPx: 150 },
] as const satisfies readonly ListColumn[];

/** *Comisión*: who works with the plan, and below them rows to write others in. */
export function commissionSheet({ members, standing, marks, unitRule, plan }: OpenBook): DesiredSheet {
  const places = standing.get(sheetIdOf("commission"));
  const rows: readonly DesiredRow[] = [
    ...members.map((member) =>
      listRow(
        member.key,
        withMarks(memberCells(member, unitRule), marks, "commission", member.key),
        places?.get(member.key),
      ),
    ),
    ...Array.from({ length: FREE_ROWS }, (_, index) =>
      listRow(`${FREE_KEY}${members.length + index + 1}`, memberCells(NOBODY, unitRule)),
    ),
  ];
  return listSheet({
    sheet: "commission",
    axisCount: plan.axes.length,
    heading: "COMISIÓN DE INTEGRIDAD MUNICIPAL",
    explanations: [
      "Anote a las personas que trabajan con el plan, una en cada fila, con su correo, su unidad y su rol.",
    ],
    columns: COMMISSION_COLUMNS,
    rows,
    tabColor: "#5b6b7b",
    protection: "warning",
    open: [{ fromRow: rows[0]!.key, toRow: lastOf(rows)!.key, fromColumn: "mail", toColumn: "role" }],
    disposable: [{ key: FREE_KEY, holds: [] }],
  });
}

/** So many blank rows always stand below the members: each that somebody fills becomes a member's, and a new one comes last. */
const FREE_ROWS = 20;
/** Begins with a capital, unlike the keys of headings, so that what is typed in such a row is read as a new member. */
const FREE_KEY = "Free:";

const NOBODY: Member = { key: "", mail: "", name: "", unit: "", role: "" };

const ROLE_RULE: DataValidationRule = {
  condition: { type: "ONE_OF_LIST", values: ROLES.map((role) => ({ userEnteredValue: role })) },
  inputMessage:
    "Elija el rol: coordinación dirige el plan; miembro integra la Comisión; enlace de unidad responde por las acciones de su unidad; lectura solo consulta.",
  strict: false,
  showCustomUi: true,
};

function memberCells({ mail, name, unit, role }: Member, unitRule: UnitRule): Cells {
  return {
    mail: typed(mail, "text"),
    name: typed(name, "text"),
    unit: typed(unit, "text", unitRule(unit)),
    role: typed(role, "text", ROLE_RULE),
  };
}

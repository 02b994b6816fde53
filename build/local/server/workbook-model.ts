import { mailToldTo } from "../script-runs.ts";
import type { Menu } from "../services/host-calls.ts";
import { columnCountOf, idOf, rowCountOf, sheetsOf, titleOf } from "../sheets/draft.ts";
import type { Sheet, Spreadsheet } from "../sheets/resources.ts";
import { INSTALLER } from "../workspace.ts";
import { PEOPLE } from "./people.ts";
import type { SheetTab, WorkbookModel } from "./protocol.ts";
import { cssColor } from "./style.ts";

/** What the page shows around the sheets, for a person. */
export function workbookModel(
  spreadsheet: Spreadsheet,
  menus: readonly Menu[],
  activeUser: string,
  revision: number,
): WorkbookModel {
  return {
    title: spreadsheet.properties?.title ?? "",
    revision,
    activeUser,
    people: PEOPLE.map(({ email, name, role }) => ({
      email,
      name,
      role,
      isKnown: mailToldTo(INSTALLER, email) !== "",
    })),
    menus,
    sheets: sheetsOf(spreadsheet).map(tabOf),
  };
}

function tabOf(sheet: Sheet): SheetTab {
  const { hidden, tabColor, tabColorStyle, gridProperties } = sheet.properties ?? {};
  const color = tabColorStyle?.rgbColor ?? tabColor;
  return {
    sheetId: idOf(sheet),
    title: titleOf(sheet),
    hidden: hidden ?? false,
    tabColor: color ? cssColor(color) : null,
    rowCount: rowCountOf(sheet),
    columnCount: columnCountOf(sheet),
    frozenRows: gridProperties?.frozenRowCount ?? 0,
    frozenColumns: gridProperties?.frozenColumnCount ?? 0,
    hideGridlines: gridProperties?.hideGridlines ?? false,
  };
}

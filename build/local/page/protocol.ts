import type { GroupModel, PageEvent, SheetModel } from "../server/protocol.ts";

/** What the server sends, under the names that the page uses; and the parts of it that have none there. */
export type {
  BarPlot,
  CellModel as Cell,
  CellStyle,
  ChartModel as Chart,
  GroupModel as Group,
  MailModel as Mail,
  PageEvent as ServerEvent,
  PiePlot,
  RuleModel as Rule,
  SelectedCells,
  SheetModel,
  SheetTab as SheetFacts,
  WorkbookModel as Workbook,
} from "../server/protocol.ts";
export type { ButtonName, ButtonSetName, Menu, MenuEntry } from "../services/host-calls.ts";

export type Merge = SheetModel["merges"][number];
export type Dimension = GroupModel["dimension"];
export type Question = Omit<Extract<PageEvent, { kind: "question" }>, "kind">;
export type ShownDialog = Omit<Extract<PageEvent, { kind: "dialog" }>, "kind">;

/** The answer to `google.script.run`. */
export type CallAnswer =
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string } };
